"""Pages: tables wherever they stand, spans that lie, cells filled in or left over."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.errors import UnreadableReport
from giac_schema.grammar.words.values import parse_value
from giac_schema.model import BLANK, Missing, Position, Ref, form
from giac_schema.readers import open_document
from giac_schema.render import render
from giac_schema.strategies.reports import filled

CELLS = {
    node.ref: 11 + n for n, node in enumerate(form("2021").cells()) if node.entry.unit != "万元"
}
REPORT = filled("2021", 0).with_cells(CELLS)
PAGE = re.sub(r' (headers|id|scope|class)="[^"]*"', "", render(REPORT, "html"))
"""As most sites write it: without what only a screen reader asks for."""
HEAD, BODY = PAGE[: PAGE.index("<h2>")], PAGE[PAGE.index("<h2>") : PAGE.index("</body>")]


def wrong(page: str) -> dict[str, object]:
    """Numbers that the page does not print at these places."""
    try:
        report = read(page).report
    except UnreadableReport:
        return {}
    return {
        str(ref): leaf
        for ref, leaf in report.cells()
        if not isinstance(leaf, Missing) and leaf != REPORT[ref]
    }


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        BODY,
        f"<html><body><table><tr><td>{BODY}</td></tr></table></body></html>",
        f"<html><body><div style='width:90%'><ul><li>{BODY}</li></ul></div></body></html>",
        PAGE.replace("<th", "<td").replace("</th>", "</td>"),
        PAGE.replace("</td>", "").replace("</tr>", "").replace("</th>", ""),
        PAGE.upper().replace("&NBSP;", "&nbsp;"),
        re.sub(r"(<t[dh][^>]*>)([^<]*)", r"\1<p><span>\2</span></p>", PAGE),
        re.sub(r"(<t[dh][^>]*>)", "\\1\n\t  &nbsp;", PAGE),
        PAGE.replace("<body>", "<body><script>var a='<table><tr><td>规章</td><td>9</td></tr></table>'</script>"),
    ],
    ids=["page", "fragment", "in a layout table", "in a list", "td only", "no end tags", "capitals",
         "paragraphs in cells", "blanks in cells", "script"],
)  # fmt: skip
def test_the_same_tables_are_read_however_the_page_is_written(page):
    assert dict(read(page).report.cells()) == dict(REPORT.cells())


@pytest.mark.parametrize("hidden", ["style='display:none'", "style='VISIBILITY: hidden'", "hidden"])
def test_what_a_page_hides_is_not_read(hidden):
    copy = render(filled("2021", 0), "html")
    decoy = copy[copy.index("<h2>") : copy.index("</body>")]
    page = PAGE.replace("<body>", f"<body><div {hidden}>{decoy}</div>")
    assert dict(read(page).report.cells()) == dict(REPORT.cells())


def test_a_no_break_space_is_a_blank_cell():
    page = PAGE.replace("<td>11</td>", "<td>&nbsp;</td>", 1)
    assert read(page).report["disclosure.regulations.issued"] == BLANK


@pytest.mark.parametrize("number", range(0, 175, 9))
def test_a_row_that_lost_a_cell_gives_no_wrong_figure(number):
    tds = list(re.finditer(r"<td>\d+</td>", PAGE))
    lost = tds[number]
    assert wrong(PAGE[: lost.start()] + PAGE[lost.end() :]) == {}


@pytest.mark.parametrize("number", range(0, 175, 9))
def test_a_row_that_was_given_a_cell_too_many_gives_no_wrong_figure(number):
    tds = list(re.finditer(r"<td>\d+</td>", PAGE))
    at = tds[number].start()
    assert wrong(f"{PAGE[:at]}<td>9999</td>{PAGE[at:]}") == {}


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('rowspan="22"', ""),
        ('rowspan="22"', 'rowspan="2"'),
        ('rowspan="22"', 'rowspan="60"'),
        ('rowspan="8"', 'rowspan="7"'),
        ('rowspan="8"', 'rowspan="9"'),
        ('colspan="3"', ""),
        ('colspan="2"', 'colspan="3"'),
        ('colspan="5"', 'colspan="4"'),
        ('colspan="5"', 'colspan="10000000"'),
        ('colspan="7"', 'colspan="0"'),
        ('colspan="7"', 'colspan="-1"'),
        ('colspan="7"', 'colspan="x"'),
        ('rowspan="3"', 'rowspan="99999999999999"'),
    ],
)
def test_spans_that_lie_move_no_figure(said, instead):
    assert said in PAGE
    assert wrong(PAGE.replace(said, instead)) == {}


def test_three_figures_under_one_header_are_not_one():
    page = PAGE.replace('<td colspan="3">18</td>', "<td>2</td><td>0</td><td>0</td>")
    assert isinstance(read(page).report["disclosure.penalties.decisions"], Missing)


def test_a_source_names_table_row_and_cell():
    sources = read(PAGE).sources
    assert sources[Ref.parse("disclosure.regulations.repealed")].position == Position(
        table=1, row=3, cell=3
    )
    assert sources[Ref.parse("requests.received.total")].position == Position(
        table=2, row=4, cell=10
    )


@pytest.mark.parametrize(
    "page",
    [
        "<table>" * 100_000,
        "<div>" * 100_000 + "规章",
        "<table><tr><td colspan=10000000 rowspan=10000000>规章</td><td>1</td></tr></table>",
        "<table><tr>" + "<td>1</td>" * 100_000 + "</tr></table>",
        "<table>" + "<tr><td>1</td></tr>" * 50_000 + "</table>",
        "<table><tr><td>" + "规章" * 500_000 + "</td></tr></table>",
        "<html>" + "&" * 500_000,
        "<!DOCTYPE html><!ENTITY a 'b'><p>&a;</p>",
    ],
    ids=[
        "tables in tables",
        "nested",
        "huge spans",
        "wide",
        "long",
        "large cell",
        "entities",
        "declared",
    ],
)
def test_a_hostile_page_is_a_named_error(page):
    with pytest.raises(UnreadableReport):
        read(page.encode())


@pytest.mark.parametrize(
    "text",
    [
        "规" * 1_000_000,
        "0 " * 500_000,
        "规章 " * 300_000,
        "（" * 100_000,
        "一、" * 100_000,
        "本年新制作数量" * 50_000,
        "增减" * 100_000,
        "1," * 100_000,
        "a|" * 20_000,
        "（本列数据的勾稽关系为" * 30_000,
        "2023年" * 100_000 + "政府信息公开",
        "[bookmark:" * 50_000,
    ],
    ids=lambda text: text[:6],
)
def test_a_hostile_line_is_a_named_error(text):
    with pytest.raises(UnreadableReport):
        read(text.encode())


@pytest.mark.parametrize("mark", ["<sup>1</sup>", "<sub><b>1</b></sub>"])
def test_a_raised_digit_is_a_remark_and_no_digit_of_a_figure(mark: str):
    page = f"<table><tr><td>规章</td><td><b>12</b>{mark}</td><td>3</td></tr></table>"
    (table,) = open_document(page).blocks
    assert parse_value(table.cells[1].text) == parse_value("12[1]")


@pytest.mark.parametrize("mark", ["<del>1</del>", "<s>1</s>"])
def test_a_struck_digit_is_no_digit_of_a_figure(mark: str):
    page = f"<table><tr><td>规章</td><td><b>12</b>{mark}</td><td>3</td></tr></table>"
    (table,) = open_document(page).blocks
    assert parse_value(table.cells[1].text) is None
    assert table.cells[2].text == "3"


def sparse_row(cells: list[str]) -> str:
    """A page in which this row of 表三, behind its label, has other cells."""
    start = PAGE.index("<td>", PAGE.index("2.没有现成信息需要另行制作"))
    end = PAGE.index("</tr>", start)
    return PAGE[:start] + "".join(f"<td>{text}</td>" for text in cells) + PAGE[end:]


def test_a_figure_in_two_cells_among_blanks_moves_no_figure_to_the_left():
    """Eight cells for seven columns, the first of them blank: from the first figure to the last they are seven."""
    page = sparse_row(["", "11401", "", "15449", "774", "9", "19309", "53908"])
    row = Ref.parse("requests.outcome.unable_to_provide.requires_creation")
    assert {leaf.kind for ref, leaf in read(page).report.cells() if ref.parent == row} == {
        "unplaced"
    }


def test_a_row_into_which_a_cell_from_above_reaches_moves_no_figure():
    page = sparse_row(["", "", "", "18320", "", "", ""])
    above = PAGE.index("<td>", PAGE.index("1.本机关不掌握相关政府信息"))
    third = [found.start() for found in re.finditer("<td>", page) if found.start() >= above][2]
    page = f"{page[:third]}<td rowspan='2'>{page[third + 4 :]}"
    row = Ref.parse("requests.outcome.unable_to_provide.requires_creation")
    assert {leaf.kind for ref, leaf in read(page).report.cells() if ref.parent == row} == {
        "unplaced"
    }


def test_headers_that_lost_their_spans_say_nothing_of_columns():
    """总计 spans two rows and stands behind 法人或其他组织, which spans nothing: it parts the columns below that."""
    start, end = PAGE.index("三、收到和处理"), PAGE.index("四、政府信息公开行政复议")
    table = PAGE[start:end].replace("</tr>", "<td></td></tr>")
    page = PAGE[:start] + re.sub(r' colspan="\d+"', "", table) + PAGE[end:]
    assert wrong(page) == {}
