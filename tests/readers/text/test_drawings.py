"""Reports as programs draw them in text: every figure in its place, or withheld."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import zip_longest
from textwrap import wrap

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render import render
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


def distinct(edition):
    """A report in which no figure occurs twice and many cells are blank."""
    cells = {
        node.ref: BLANK
        if at % 4 == 1
        else Decimal(101 + 7 * at)
        if node.entry.unit
        else 101 + 7 * at
        for at, node in enumerate(form(edition).cells())
    }
    whole = {
        ref: int(x) if isinstance(x, Decimal) and x == int(x) else x for ref, x in cells.items()
    }
    return filled(edition, 0).with_cells(whole)


REPORT = distinct("2021")


def fields(table, *, copied=False):
    """The rows of a table with a field for every column, merged ones blank or copied."""
    taken = {}
    for at, row in enumerate(table.rows):
        own = iter(row)
        for column in range(table.width):
            if (at, column) not in taken:
                cell = next(own)
                for down in range(cell.rowspan):
                    for across in range(cell.colspan):
                        first = not (down or across)
                        taken[at + down, column + across] = cell.text if first or copied else ""
        yield [taken[at, column] for column in range(table.width)]


def written(write, report=REPORT):
    """A report with its tables written in some way."""
    parts = page(report)
    return "".join(write(p) if isinstance(p, Table) else f"{p.text}\n\n" for p in parts)


def piped(rows):
    return "".join("| " + " | ".join(row) + " |\n" for row in rows) + "\n"


def markdown(table):
    head, *body = fields(table)
    return piped([head, ["---"] * table.width, *body])


def grid(table):
    rule = "+" + "+".join(["----"] * table.width) + "+\n"
    return rule + rule.join("| " + " | ".join(row) + " |\n" for row in fields(table)) + rule + "\n"


def framed(table):
    names = ["", *map(str, range(table.width))]
    rows = [[str(at), *row] for at, row in enumerate(fields(table, copied=True))]
    return piped([names, *rows])


def asciidoc(table):
    def cell(c):
        across = f"{c.colspan}" if c.colspan > 1 else ""
        down = f".{c.rowspan}" if c.rowspan > 1 else ""
        return f"{across}{down}+|{c.text}" if across or down else f"|{c.text}"

    return "|===\n" + "".join(" ".join(map(cell, row)) + "\n" for row in table.rows) + "|===\n\n"


def mediawiki(table):
    def cell(c):
        return f'| colspan="{c.colspan}" rowspan="{c.rowspan}" | {c.text}\n'

    return "{|\n" + "".join("|-\n" + "".join(map(cell, row)) for row in table.rows) + "|}\n"


WHOLE = {
    "Markdown": markdown,
    "Markdown, merged cells copied": lambda t: piped(fields(t, copied=True)),
    "a grid": grid,
    "AsciiDoc": asciidoc,
    "MediaWiki": mediawiki,
    "CSV": lambda t: "".join(",".join(row) + "\n" for row in fields(t)),
}


def numbers(report):
    return {str(ref): x for ref, x in report.cells() if not isinstance(x, Missing)}


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_drawn_table_is_read_whole(name):
    found = read(written(WHOLE[name])).report
    assert numbers(found) == numbers(REPORT)


def dropped(table):
    """Rows without their blank cells, filled up at their ends."""
    rows = [[cell.text for cell in row if cell.text] for row in table.rows]
    return [[*row, *[""] * (table.width - len(row))] for row in rows]


DROPPED = {
    "Markdown": lambda t: piped(dropped(t)),
    "CSV": lambda t: "".join(",".join(row) + "\n" for row in dropped(t)),
    "columns": lambda t: "".join(
        "".join(text.ljust(60) for text in row).rstrip() + "\n" for row in dropped(t)
    ),
    "four blanks": lambda t: "".join(
        "    ".join(c.text for c in row if c.text) + "\n" for row in t.rows
    ),
}


@pytest.mark.parametrize("name", sorted(DROPPED))
def test_where_blank_cells_were_dropped_no_figure_is_wrong(name):
    found = read(written(DROPPED[name])).report
    assert numbers(found).items() <= numbers(REPORT).items()


def test_the_numbers_of_rows_are_no_figures():
    assert numbers(read(written(framed)).report).items() <= numbers(REPORT).items()


def test_a_label_that_is_torn_over_lines_keeps_the_figures_between_them():
    text = """
                            自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
 2.其他法律行政法规           1       2         3         4             5             6     21
 禁止公开
 3.危及“三安全一稳                              8                                           8
 定”
 4.保护第三方合法权益                 7                                                     7
"""
    found = read(text).report.requests.outcome.not_disclosed
    assert found.prohibited_by_law.total == 21
    assert found.security_and_stability.research_institution in {8, Missing("unplaced", "8 8")}


def test_a_figure_split_between_two_cells_is_withheld():
    text = written(markdown).replace("| 409 |", "| 4 | 09 |")
    found = read(text).report
    assert numbers(found).items() <= numbers(REPORT).items()


@pytest.mark.parametrize(
    "cell",
    [
        '<td style="display:none">77</td><td>5</td>',
        '<td><span style="display: none">7</span>5</td>',
        "<td>5<sup>1</sup></td>",
        "<td>5<script>7</script></td>",
    ],
)
def test_what_a_page_does_not_show_is_no_figure(cell):
    table = f"<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td>{cell}</tr></table>"
    assert (
        read(f"<html><body>{table}</body></html>").report[
            Ref.parse("disclosure.licensing.decisions")
        ]
        == 5
    )


def test_a_blank_under_the_first_header_is_no_part_of_the_label_before_it():
    printed = filled("2019", BLANK).with_cells({Ref.parse("disclosure.procurement.amount"): 0})
    report = read(render(printed, "markdown")).report
    assert report["disclosure.procurement.projects"] == BLANK
    assert report["disclosure.procurement.amount"] == 0


def narrow(table):
    """A grid with columns of two characters, in which everything goes on for several lines (pandoc)."""
    rule = "+" + "+".join(["----"] * table.width) + "+\n"
    drawn = rule
    for row in fields(table):
        parts = [[text[at : at + 2] for at in range(0, len(text), 2)] for text in row]
        for line in range(max(map(len, parts))):
            cells = (part[line] if line < len(part) else "" for part in parts)
            drawn += "|" + "|".join(f" {cell} " for cell in cells) + "|\n"
        drawn += rule
    return drawn + "\n"


def test_two_figures_on_lines_of_one_cell_are_not_put_together():
    reading = read(written(narrow))
    ref = Ref.parse("disclosure.regulations.issued")
    assert dict(REPORT.cells())[ref] == 101
    leaf = dict(reading.report.cells())[ref]
    assert (leaf.kind, leaf.raw) == ("unplaced", "10 1 11 5")  # one of them may be the blank cell's


def test_cells_that_go_on_for_several_lines_give_no_wrong_figure():
    found, printed = numbers(read(written(narrow)).report), numbers(REPORT)
    assert {address: x for address, x in found.items() if printed[address] != x} == {}


def dashed(table):
    """As polars prints a frame: other bars inside than at the ends."""
    rows = [f"│ {' ┆ '.join(row)} │\n" for row in fields(table)]
    return f"╞{'═' * 40}╡\n{''.join(rows)}└{'─' * 40}┘\n\n"


def test_bars_inside_a_table_may_be_dashed():
    assert numbers(read(written(dashed)).report) == numbers(REPORT)


def over_lines(table):
    """A grid so narrow that figures go on in the next line of their cells."""
    rule = "+" + "+".join(["----"] * table.width) + "+\n"
    drawn = rule
    for row in fields(table):
        wide = [2 if text.isdecimal() else 12 for text in row]
        parts = [wrap(text, width) or [""] for text, width in zip(row, wide, strict=True)]
        drawn += piped(zip_longest(*parts, fillvalue="")).rstrip("\n") + "\n" + rule
    return drawn + "\n"


def html_a_cell_short(table):
    """As a program writes that knows of no merged cells, and has one blank cell less beside labels than headers."""
    short = [row[1] == "" and row[-1].isdecimal() for row in fields(table)]
    rows = [
        [a, *c] if less else [a, b, *c]
        for less, (a, b, *c) in zip(short, fields(table), strict=True)
    ]
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>\n"


@pytest.mark.parametrize("write", [narrow, grid, over_lines, html_a_cell_short])
def test_a_table_of_several_rows_that_ends_within_a_figure_gives_no_wrong_one(write):
    report = filled("2021", 0)
    cells = [ref for ref, _ in report.cells()]
    report = report.with_cells({ref: 1001 + at for at, ref in enumerate(cells)})
    text, printed = written(write, report), numbers(report)
    within = [found.start() + 1 for found in re.finditer(r"\d\d+", text)]
    for end in within[100::3]:
        found = numbers(read(text[:end]).report)
        assert {address: x for address, x in found.items() if printed.get(address) != x} == {}
