"""Whatever a file holds, reading it ends soon, with a reading or with one of our errors."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import GiacError, UnknownFormat
from giac_schema.readers import package

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">'


def refusal(data):
    with pytest.raises(UnknownFormat) as raised:
        read(data)
    return str(raised.value)


def replaced(data, name, change):
    """The zip with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(new := io.BytesIO(), "w") as out:
        for part in old.namelist():
            content = old.read(part)
            out.writestr(part, change(content) if part == name else content, zipfile.ZIP_DEFLATED)
    return new.getvalue()


MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "odt": "content.xml"}


def with_entities(xml, doctype, encoding="utf-8"):
    text = xml.decode("utf-8")
    text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    return f"{doctype}]>{text}".encode(encoding)


@pytest.mark.parametrize("kind", MAIN)
@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(builders, small, kind, doctype, encoding):
    data = replaced(
        builders[kind](small), MAIN[kind], lambda xml: with_entities(xml, doctype, encoding)
    )
    assert "DOCTYPE" in refusal(data)


@pytest.mark.parametrize("kind", MAIN)
def test_a_part_of_a_thousand_million_blanks_is_refused(builders, small, kind):
    blanks = b" " * (package.LARGEST_PART + 1)
    data = replaced(builders[kind](small), MAIN[kind], lambda xml: xml + blanks)
    assert "XML" in refusal(data)


def test_a_zip_that_unpacks_to_more_than_the_limit_is_refused(word, monkeypatch):
    monkeypatch.setattr(package, "LARGEST_UNPACKED", 1000)
    assert "1000" in refusal(word.file(word.paragraph("字" * 1000)))


def test_a_zip_of_too_many_parts_is_refused(word):
    parts = {f"{number}.xml": "" for number in range(package.MOST_PARTS + 1)}
    assert str(package.MOST_PARTS) in refusal(word.pack(parts))


def test_a_part_that_is_larger_than_it_declares_is_damaged(word):
    data = bytearray(word.file(word.paragraph("字" * 4000)))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(b"word/document.xml") if sign[2] == 3 else data.rindex(b"word/document.xml")
        head = data.rindex(sign, 0, at)
        struct.pack_into("<I", data, head + offset, 100)
    assert "damaged" in refusal(bytes(data))


def test_elements_nested_a_hundred_thousand_deep_are_an_error_or_a_reading(word):
    deep = "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000
    with suppress(GiacError):
        read(word.file(deep))


def test_tables_nested_in_tables_are_an_error_or_a_reading(word):
    cell = "<w:tbl><w:tr><w:tc>"
    deep = cell * 60 + "</w:tc></w:tr></w:tbl>" * 60
    with suppress(GiacError):
        read(word.file(deep))


def test_a_cell_that_spans_a_thousand_million_columns_is_cut_to_the_table(word, small):
    body = word.body(small).replace('w:gridSpan w:val="10"', 'w:gridSpan w:val="999999999"')
    assert read(word.file(body)).report.requests == small.requests


def test_a_table_of_more_cells_than_any_report_has_is_refused(word):
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    assert "cells" in refusal(word.file(f"<w:tbl>{row * 600}</w:tbl>"))


def sheet(builders, small, change):
    return replaced(builders["xlsx"](small), MAIN["xlsx"], change)


def merging(*refs):
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return lambda xml: xml.replace(b"</mergeCells>", cells.encode() + b"</mergeCells>")


def test_a_merged_range_over_the_whole_sheet_costs_nothing(builders, small):
    with suppress(GiacError):
        read(sheet(builders, small, merging("A900:XFD1048576")))


def test_merged_ranges_that_overlap_without_end_are_refused(builders, small):
    assert "merged" in refusal(sheet(builders, small, merging(*["A1:XFD1048576"] * 9000)))


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing(builders, small):
    far = b'<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
    data = sheet(builders, small, lambda xml: xml.replace(b"</sheetData>", far))
    assert read(data).report == small


def test_a_dimension_that_lies_is_not_believed(builders, small):
    def lie(xml):
        head, _, tail = xml.partition(b'<dimension ref="')
        return head + b'<dimension ref="A1:XFD1048576"/>' + tail.partition(b"/>")[2]

    assert read(sheet(builders, small, lie)).report == small


def test_rows_that_are_out_of_order_are_damage_and_not_passed_over(builders, small):
    again = b'<row r="3"><c r="A3"><v>7</v></c></row></sheetData>'
    data = sheet(builders, small, lambda xml: xml.replace(b"</sheetData>", again))
    assert "damaged" in refusal(data)


def test_a_sheet_of_more_cells_than_the_limit_is_refused(odf):
    row = '<table:table-cell table:number-columns-repeated="120"><text:p>1</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="99999999">{row}</table:table-row>'
    assert "cells" in refusal(odf("spreadsheet", f"<table:table>{rows}</table:table>"))


def test_a_workbook_of_too_many_sheets_is_refused(odf):
    cell = "<table:table-cell><text:p>1</text:p></table:table-cell>"
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert "sheets" in refusal(odf("spreadsheet", table * 65))


def test_formulas_in_a_circle_are_words_and_not_figures(builders, small):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(builders["xlsx"](small)))
    row = next(cell.row for cell in book.active["A"] if cell.value == "规章")
    book.active.cell(row, 2).value = f"=C{row}+1"
    book.active.cell(row, 3).value = f"=B{row}+1"
    book.save(data := io.BytesIO())
    documents = read(data.getvalue()).report.disclosure.regulations
    assert (documents.issued.kind, documents.issued.raw) == ("text", f"=C{row}+1")
    assert (documents.repealed.kind, documents.repealed.raw) == ("text", f"=B{row}+1")


@settings(max_examples=60)
@given(cut=st.floats(0, 1), build=st.sampled_from(["docx", "xlsx", "xls", "odt"]))
def test_a_file_that_is_cut_short_gives_our_errors_only(builders, small, cut, build):
    data = builders[build](small)
    with suppress(GiacError):
        read(data[: int(cut * len(data))])


@settings(max_examples=150)
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), max_size=6),
    build=st.sampled_from(["docx", "xlsx", "xls", "odt"]),
)
def test_a_file_with_wrong_bytes_gives_our_errors_only(builders, small, changes, build):
    data = bytearray(builders[build](small))
    for place, content in changes:
        at = int(place * (len(data) - len(content)))
        data[at : at + len(content)] = content
    with suppress(GiacError):
        read(bytes(data))


@settings(max_examples=100)
@given(
    changes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1),
    kind=st.sampled_from(sorted(MAIN)),
)
def test_a_part_with_wrong_bytes_gives_our_errors_only(builders, small, changes, kind):
    def change(xml):
        data = bytearray(xml)
        for place, content in changes:
            at = int(place * (len(data) - len(content)))
            data[at : at + len(content)] = content
        return bytes(data)

    with suppress(GiacError):
        read(replaced(builders[kind](small), MAIN[kind], change))


@pytest.mark.parametrize(
    "sign",
    [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"{\\rtf1", b"\x89PNG\0\0\0"],
)
def test_a_signature_and_nothing_behind_it_gives_our_error(sign):
    with pytest.raises(GiacError):
        read(sign)


def test_no_bytes_at_all_give_our_error():
    with pytest.raises(GiacError):
        read(b"")
