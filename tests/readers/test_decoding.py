"""Bytes become text by what they are, whatever a page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import UnknownFormat, UnreadableReport
from giac_schema.model import BLANK, DocumentsStock, Missing, Ref
from giac_schema.readers.decoding import decode
from giac_schema.render import render
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 0)
TEXT = render(REPORT, "row-per-line")
PAGE = render(REPORT, "html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_a_text_is_read_in_any_encoding_reports_are_kept_in(encoding):
    assert read(TEXT.encode(encoding)).report == REPORT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_mark_tells_the_order_of_bytes(encoding):
    assert read(("\ufeff" + TEXT).encode(encoding)).report == REPORT


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8", "none"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_page_is_read_whatever_encoding_it_declares(declared, encoding):
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"')
    assert read(page.encode(encoding)).report == REPORT


@given(
    st.text("规章行政许可，。0123456789abc\n|", max_size=200), st.sampled_from(["utf-8", "gb18030"])
)
def test_chinese_text_comes_back_from_its_bytes(text, encoding):
    data = text.encode(encoding)
    if encoding == "utf-8" or not _is_utf8(data):
        assert decode(data) == text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_bytes_that_are_no_text_are_refused_with_the_place():
    with pytest.raises(UnknownFormat, match="Byte 4"):
        decode(b"\xff\xff\xff\xff"[:0] + b"abc\xff\xff")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("source", [TEXT, PAGE])
def test_two_bytes_for_each_character_are_known_without_a_mark(source, encoding):
    assert read(source.encode(encoding)).report == REPORT


def test_a_text_that_is_cut_inside_a_character_is_read_up_to_it():
    assert decode("规章".encode()[:-1]) == "规"


def test_a_damaged_byte_is_part_of_no_figure():
    broken = TEXT.replace("规章 | 0 |", "规章 | 1~2 |").encode().replace(b"1~2", b"1\xff2")
    leaf = read(broken).report["disclosure.regulations.issued"]
    assert leaf == Missing("text", "1\ufffd2")


def test_many_damaged_bytes_are_another_encoding():
    with pytest.raises(UnknownFormat):
        decode("政府信息".encode() + b"\xff " * 11)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_a_named_error(data):
    with pytest.raises(UnreadableReport):
        read(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\0", "JPEG"),
        (b"{\\rtf1 abc}", "RTF"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(data, name):
    with pytest.raises(UnknownFormat, match=name):
        read(data)


def test_the_blank_that_old_programs_write_is_one():
    """A3A0, which becomes U+E5E5: before headings, labels and figures, behind them, and alone in a cell."""
    indented = TEXT.replace("\n", "\n\ue5e5\ue5e5").replace(" | ", "\ue5e5|\ue5e5")
    page = PAGE.replace("<p>", "<p>\ue5e5\ue5e5").replace("<td>", "<td>\ue5e5")
    blank = REPORT.with_cells({Ref.parse("disclosure.regulations.issued"): BLANK})
    empty = render(blank, "html").replace("<td></td>", "<td>\ue5e5</td>")
    found = [read(indented), read(indented.encode("gb18030")), read(page.encode("gb18030"))]
    assert [each.report for each in (*found, read(empty))] == [REPORT, REPORT, REPORT, blank]


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u202c"])
def test_marks_that_nobody_sees_are_nothing_wherever_they_stand_in_words(mark):
    text = TEXT.replace(".", f"{mark}.").replace("政", f"政{mark}").replace("\n", f"{mark}\n{mark}")
    assert read(text).report == REPORT


@pytest.mark.parametrize("cell", ["\u200b", "&#8203;", "<p>\u200b&nbsp;</p>", "&shy;", "\u200d"])
def test_a_cell_of_a_page_that_shows_nothing_is_blank_before_others_with_figures(cell):
    table = f"<tr><th>信息内容<th>本年制发件数<th>本年废止件数<th>现行有效件数<tr><th>规章<td>{cell}<td>8<td>9"
    page = f"<p>二、主动公开政府信息情况</p><table><tr><th>第二十条第（一）项</th>{table}</table>"
    assert read(page).report.disclosure.regulations == DocumentsStock(BLANK, 8, 9)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_a_break_beside_the_end_of_a_line_is_no_line_more(mark):
    rows = (
        *("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        *("规章", "7", "8", "9", "行政规范性文件", "4", "5", "6", "第二十条第（五）项"),
    )
    text = "\n\n".join(["二、主动公开政府信息情况", "第二十条第（一）项", *rows])
    for broken in (text.replace("8", f"8{mark}"), text.replace("8", f"{mark}8")):
        assert read(broken).report.disclosure.regulations == DocumentsStock(7, 8, 9)
