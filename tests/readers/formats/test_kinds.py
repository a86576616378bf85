"""Files are what their content says, and those that nobody reads are refused by name."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from giac_schema.api import read, render, to_json
from giac_schema.errors import MissingExtra, NoReportFound, TooLarge, UnknownFormat

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def stream(name):
    return (name + "\0").encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (OLE + stream("WordDocument"), "DOC/WPS"),
        (OLE + stream("EncryptedPackage"), "password"),
        (OLE + stream("PowerPoint Document"), "OLE"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG"),
        (b"II*\0\x08\0\0\0", "TIFF"),
        (b"Rar!\x1a\x07\x01\0", "RAR"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word 2003 XML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "Excel 2003 XML"),
    ],
)
def test_a_kind_that_is_not_read_is_named(data, named):
    with pytest.raises(UnknownFormat, match=named):
        read(data)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"\xff\xd8\xff", "JPEG picture"),
        (b"GIF89a", "GIF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC picture"),
        (b"%PDF", "PDF file is damaged or cut short"),
        (b"%PDF-1.7\n", "PDF file is damaged or cut short"),
        (b"PK", "ZIP file is damaged or cut short"),
        (b"PK\x03\x04\x14\0", "ZIP file is damaged or cut short"),
        (OLE[:8], "OLE file is damaged or cut short"),
        (OLE[:48] + b"\x09" + OLE[49:512], "OLE file is damaged or cut short"),
        (b"{\\rt", "RTF file is damaged or cut short"),
        (b"{\\rtf", "RTF file, which is not read"),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "XML file is damaged or cut short"),
        (b'<?xml version="1.0"?><data><a>1</a></data>', "XML file, which is not read"),
        (rb"\begin{longtable}{ll} 1 & 2 \\", "LaTeX file, which is not read"),
        (rb"\startxtable \startxrow 1 \stopxrow", "ConTeXt file, which is not read"),
    ],
)
def test_of_a_file_that_is_cut_short_its_kind_is_still_named(data, named):
    with pytest.raises(UnknownFormat, match=named):
        read(data)


@pytest.mark.parametrize("data", [b"", b" \n\t", bytes(100), b"\xef\xbb\xbf", b"\xff\xfe"])
def test_of_a_source_with_nothing_in_it_that_is_said(data):
    with pytest.raises(NoReportFound, match="nothing in the source"):
        read(data)


def test_json_of_this_library_is_read_already(small):
    reading = read(render(small, "html"))
    for value in (reading, reading.report):
        text = to_json(value).encode()
        with pytest.raises(UnknownFormat, match="read already"):
            read(text)
        with pytest.raises(UnknownFormat, match="JSON file is damaged or cut short"):
            read(text[: len(text) // 2])


def test_other_json_is_no_report():
    with pytest.raises(NoReportFound, match="This is JSON"):
        read(b'{"status": 404, "message": "not found"}')


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"OFD.xml": "<OFD/>", "Doc_0/Document.xml": "<d/>"}, "OFD"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"[Content_Types].xml": "<Types>presentationml.presentation.main+xml</Types>"}, "PPTX"),
        ({"[Content_Types].xml": "<Types>ms-excel.sheet.binary.macroEnabled.main</Types>"}, "XLSB"),
        ({"a.html": "<p>年报</p>"}, "ZIP archive"),
    ],
)
def test_a_zip_that_is_no_document_is_named(word, parts, named):
    with pytest.raises(UnknownFormat, match=named):
        read(word.pack(parts))


@pytest.mark.parametrize("kind", ["DOC/WPS", "RTF"])
def test_a_refusal_says_in_both_languages_what_to_do(kind):
    data = OLE + stream("WordDocument") if kind == "DOC/WPS" else b"{\\rtf1"
    with pytest.raises(UnknownFormat) as raised:
        read(data)
    assert all(part.count("。/ ") == 1 for part in (raised.value.seen, raised.value.advice))
    assert "DOCX" in raised.value.advice


class _Trickle(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a socket does."""

    def __init__(self, data):
        self._left = data

    def read(self, size=-1):
        part, self._left = self._left[: min(size, 99)], self._left[min(size, 99) :]
        return part


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
def test_an_open_file_is_read_as_its_bytes_are(builders, small, kind):
    data = builders[kind](small)
    assert [read(io.BytesIO(data)), read(_Trickle(data))] == [read(data)] * 2


def test_an_open_file_of_text_is_read_as_its_text_is(small):
    page = render(small, "html")
    assert read(io.StringIO(page)) == read(page)


def test_an_open_file_without_end_is_refused():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return bytes(size)

    with pytest.raises(TooLarge):
        read(Endless())


def test_an_empty_open_file_has_no_report():
    with pytest.raises(NoReportFound):
        read(io.BytesIO())


def test_the_name_of_a_file_does_not_matter(tmp_path, builders, small):
    wrong = tmp_path / "report.txt"
    wrong.write_bytes(builders["docx"](small))
    assert read(wrong).report == small


@pytest.mark.parametrize(
    ("kind", "library", "extra"),
    [
        ("docx", "docx", "docx"),
        ("xlsx", "openpyxl", "xlsx"),
        ("xlsx", "defusedxml", "xlsx"),
        ("xls", "xlrd", "xlsx"),
        ("odt", "defusedxml", "odf"),
    ],
)
def test_a_library_that_is_missing_is_asked_for_by_its_extra(
    builders, small, monkeypatch, kind, library, extra
):
    data = builders[kind](small)
    for name in [m for m in sys.modules if m.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as raised:
        read(data)
    assert raised.value.extra == extra


def test_reading_a_word_document_loads_no_library_for_workbooks(tmp_path, builders, small):
    path = tmp_path / "report.docx"
    path.write_bytes(builders["docx"](small))
    code = f"import giac_schema, sys; giac_schema.read({str(path)!r}); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert {"openpyxl", "xlrd", "selectolax"} & set(done.stdout.split()) == set()
