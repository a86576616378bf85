"""How a page looks: what is hidden, struck out, set high or no text at all is no digit of a figure, and no blank."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import claims, read
from giac_schema.model import Missing, Ref, form
from giac_schema.readers import open_document
from giac_schema.render import render
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 0).with_cells(
    {node.ref: 101 + n for n, node in enumerate(form("2021").cells())}
)
PAGE = re.sub(r' (headers|id|scope|class)="[^"]*"', "", render(REPORT, "html"))
ISSUED = Ref.parse("disclosure.regulations.issued")
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


def issued(cell: str, style: str = "") -> object:
    """What is read of a cell of a page, as a number or as words."""
    page = PAGE.replace("</head>", f"<style>{style}</style></head>")
    leaf = read(page.replace(">101</td>", f">{cell}</td>")).report[ISSUED]
    return leaf if isinstance(leaf, int) else (leaf.kind, leaf.raw.replace("\u0336", "~"))


@pytest.mark.parametrize(
    "cell",
    [
        "12<span style='vertical-align: super'>1</span>",
        "12<font style='font-size:8pt;vertical-align:sub'>1</font>",
        "12<span class='MsoFootnoteReference'>1</span>",
        "12<span style='font-size:0'>3</span>",
        "12<span style='opacity: 0'>3</span>",
        "12<span style='position:absolute;left:-9999px'>3</span>",
        "12<span style='mso-hide:all'>3</span>",
        "12<span class='off'>3</span>",
        "<ruby>12<rp>(</rp><rt>3</rt><rp>)</rp></ruby>",
        "<input value='12'>",
        "<input type=hidden value=3>12",
        "<select><option>3<option selected>12</select>",
        "<textarea>12</textarea>",
        "<p style='font-size:0'><span style='font-size:14px'>12</span></p>",
    ],
)
def test_a_digit_that_is_hidden_or_set_high_is_none_of_its_figure(cell):
    style = "span.MsoFootnoteReference {vertical-align:super} .off {display:none}"
    assert issued(cell, style) == 12


@pytest.mark.parametrize(
    "cell",
    [
        "<span style='text-decoration: line-through'>12</span>",
        "<span style='text-decoration:underline line-through'>12</span>",
        "<strike>12</strike>",
        "<s><del>12</del></s>",
        "<span class='out'>12</span>",
    ],
)
def test_a_figure_that_is_struck_out_is_words(cell):
    assert issued(cell, ".out { text-decoration : line-through }") == ("text", "1~2~")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<td>101</td>", "<td style='text-decoration:line-through'>101</td>"),
        ("<td>101</td>", "<td class='xl66'>101</td>"),
    ],
)
def test_what_stands_in_something_struck_out_is_struck_out(old, new):
    page = PAGE.replace("</head>", "<style>.xl66{text-decoration:line-through}</style></head>")
    assert old in page
    assert read(page.replace(old, new)).report[ISSUED] == Missing("text", STRUCK)


def test_a_row_that_is_struck_out_is_not_there():
    page = PAGE.replace("<tr><th>规章", "<tr style='text-decoration:line-through'><th>规章")
    assert read(page).report[ISSUED].kind == "absent"


STRUCK = "1\u03360\u03361\u0336"


@pytest.mark.parametrize(
    ("start", "end"),
    [("<del>", "</del>"), ("<div style='text-decoration:line-through'>", "</div>")],
)
def test_a_table_that_is_struck_out_has_no_figures(start, end):
    page = f"{start}<table><tr><td>101</td></tr></table>{end}<p>9</p>".encode()
    grid, line = open_document(page).blocks
    assert (grid.cells[0].text, line.text) == (STRUCK, "9")


@pytest.mark.parametrize(
    "cell",
    [
        "<h4>1</h4><h4>2</h4>",
        "<div>1</div>2",
        "<dl><dd>1</dd><dd>2</dd></dl>",
        "<span style='display:block'>1</span>2",
        "1<small>2</small>",
        "1<details><p>2</p></details>",
    ],
)
def test_digits_that_stand_apart_are_not_one_figure(cell):
    assert issued(cell) == ("text", "1\n2")


@pytest.mark.parametrize(
    "cell",
    [
        "<img src='12.gif'>",
        "<svg><text>12</text></svg>",
        "<canvas></canvas>",
        "<object data='12.swf'></object>",
        "<script>document.write(12)</script>",
        "<input type=checkbox checked>",
        "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
    ],
)
def test_a_cell_that_shows_what_is_no_text_is_not_blank(cell):
    assert issued(cell) == ("text", PICTURE)


@pytest.mark.parametrize(
    "cell",
    ["<img src='spacer.gif' width='1'>", "<input type=hidden value=3>", "<input>", "<script>count()</script>"],
)  # fmt: skip
def test_a_cell_that_shows_nothing_is_blank(cell):
    assert issued(cell) == ("blank", "")


def test_a_class_that_something_shows_is_not_hidden():
    style = ".tab {display:none} .tab.now {display:inline}"
    assert issued("<span class='tab now'>12</span>", style) == 12


def test_what_a_sheet_says_of_paper_is_not_believed():
    style = "@media print { .a {display:none} .b {color:red} } .b {text-decoration:line-through}"
    assert issued("<span class='a'>12</span>", style) == 12
    assert issued("<span class='b'>1</span>", style) == ("text", "1~")


def test_rows_of_a_hidden_part_of_a_table_are_not_read():
    copy = PAGE.replace(">101</td>", ">9</td>")
    rows = copy[copy.index("<tr>") : copy.index("</table>")]
    page = PAGE.replace("</table>", f"<tbody style='display:none'>{rows}</tbody></table>", 1)
    assert read(page).report[ISSUED] == 101


def test_a_figure_in_prose_that_is_struck_out_or_set_high_claims_nothing():
    prose = "<p>收到申请<del>12件</del>，受理复议3<sup>2</sup>件。</p>"
    (line,) = [block.text for block in open_document(prose.encode()).blocks]
    assert line == "收到申请1\u03362\u0336件\u0336，受理复议3[2]件。"
    assert [claim.value for claim in claims(line)] == []


def test_the_caption_of_a_table_is_a_line_above_it():
    page = "<table><caption>三、收到和处理政府信息公开申请情况</caption><tr><td>1</td></tr></table>"
    assert open_document(page.encode()).blocks[0].text == "三、收到和处理政府信息公开申请情况"


def test_a_row_whose_label_stands_last_is_no_row_of_blanks():
    row = "<tr><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>"
    page = render(filled("2021", 0), "html")
    start = page.index("<tr", page.index("二、上年结转"))
    end = page.index("</tr>", start)
    turned = f"{row}<th>（一）予以公开</th><th rowspan=22>三、本年度办理结果</th>"
    found = read(page[:start] + turned + page[end:]).report
    assert found["requests.outcome.disclosed.total"].kind == "unplaced"


def test_marks_inside_marks_make_a_text_no_longer():
    page = "<table><tr><td>" + "<s><sup>" * 2000 + "12" + "</sup></s>" * 2000 + "</td></tr></table>"
    (grid,) = open_document(page.encode()).blocks
    assert len(grid.cells[0].text) < 20


def test_a_table_in_a_comment_among_text_is_not_there():
    text = "# 年报\n\n<!--\n<table><tr><td>9</td></tr></table>\n-->\n\n<table><tr><td>1</td></tr></table>\n"
    *_, grid, _ = open_document(text).blocks
    assert [cell.text for cell in grid.cells] == ["1"]


@pytest.mark.parametrize(
    "front", ["<style>p {color:red}</style>", "<!-- 公开 -->\n", "<span>", "<title>"]
)
def test_a_part_of_a_page_is_a_page_whatever_it_begins_with(front):
    assert (
        open_document(f"{front}\n<div hidden><table><tr><td>1</td></tr></table></div>").format
        == "html"
    )


@pytest.mark.parametrize("hostile", ["/*", "a{", "}", "@media{", ".a{b}", "<!--"])
def test_a_style_sheet_without_end_costs_nothing(hostile):
    page = f"<html><style>{hostile * 50_000}</style><table><tr><td class=a>1</td></tr></table>"
    *_, grid = open_document(page).blocks
    assert [cell.text for cell in grid.cells] == ["1"]


def test_comments_without_end_cost_nothing():
    document = open_document("<!--" * 100_000 + "<table>")
    assert document.format == "text"
