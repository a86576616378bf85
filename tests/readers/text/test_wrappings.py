"""What programs put around the lines of a text changes nothing in what is read."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING

import pytest

from giac_schema.api import read, render
from giac_schema.readers.text.repaired.wrappings import unwrapped
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUTS = ["row-per-line", "cell-per-line", "opened", "leading", "paragraphs"]
WRAPPINGS: dict[str, Callable[[str], str]] = {
    "the mark of a list before every line": lambda t: re.sub(r"(?m)^(?=.*\S)", "- ", t),
    "a dot before every line": lambda t: re.sub(r"(?m)^(?=.*\S)", "• ", t),
    "the number of every line": lambda t: "\n".join(
        f"{n:6d}\t{line}" for n, line in enumerate(t.splitlines(), 1)
    ),
    "line ends of old": lambda t: t.replace("\n", "\r"),
    "line ends of Unicode": lambda t: t.replace("\n", "\u2028"),
    "backslashes before marks": lambda t: re.sub(r"([().+\[\]-])", r"\\\1", t),
    "entities for blanks and brackets": lambda t: t.replace(" ", "&nbsp;").replace(
        "（", "&#65288;"
    ),
    "quotes around every line": lambda t: "\n".join(f'"{line}",' for line in t.splitlines()),
    "marks for line breaks": lambda t: t.replace("\n", "<br/>\n"),
    "marks for line breaks alone": lambda t: t.replace("\n", "<br>"),
    "the sign of a cited mail": lambda t: re.sub(r"(?m)^", "> ", t),
    "the blanks of code": lambda t: re.sub(r"(?m)^(?=.*\S)", "    ", t),
    "quotes that make text of figures": lambda t: re.sub(r"(?<![^\s|])(?=\d+(?:[\s|]|$))", "'", t),
    "other bars": lambda t: t.replace("|", "│"),
    "bars as wide as characters": lambda t: t.replace("|", "｜"),
}


@pytest.mark.parametrize("how", WRAPPINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_comes_back_from_lines_that_were_wrapped(layout, how):
    report = filled("2021", 3)
    assert read(WRAPPINGS[how](render(report, layout))).report == report


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "第 3 页", "第3页 共7页"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_number_of_a_page_is_no_cell_wherever_the_page_ends(layout, number):
    report = filled("2021", 3)
    lines = render(report, layout).splitlines()
    for at in range(20, len(lines), 37):
        paged = "\n".join([*lines[:at], number, *lines[at:]])
        assert misreadings(report, read(paged).report) == ()


def test_bare_numbers_that_count_the_pages_they_end_are_no_cells():
    report = filled("2021", 3)
    lines = render(report, "paragraphs").split("\n\n")
    paged = "\n\n".join([*lines[:60], "4\n\f", *lines[60:110], "5\n\f", *lines[110:]])
    found = read(paged).report
    assert misreadings(report, found) == ()
    assert sum(leaf == 3 for _, leaf in found.cells()) > 150


@pytest.mark.parametrize("numbers", [("4",), ("4", "6"), ("0", "0")])
def test_a_bare_number_at_the_foot_of_a_page_may_be_a_figure(numbers):
    report = filled("2021", 3)
    lines = render(report, "paragraphs").split("\n\n")
    for at, number in enumerate(numbers):
        lines.insert(60 + 50 * at, f"{number}\n\f")
    assert misreadings(report, read("\n\n".join(lines)).report) == ()


@pytest.mark.parametrize("line", ["<p>{}</p>", "{}<br>", "<div>{}</div>"])
def test_a_page_without_tables_is_read_by_its_lines(line):
    report = filled("2021", 3)
    text = render(report, "row-per-line")
    page = "".join(line.format(escape(each)) for each in text.splitlines())
    assert read(f"<html><body>{page}</body></html>").report == report


def test_a_few_items_of_a_list_are_left_as_they_are():
    text = "- 一是\n- 二是\n" + "全年工作平稳。\n" * 30
    assert unwrapped(text) == text


def test_places_are_those_of_the_source_behind_numbers_of_lines():
    report = filled("2021", 3)
    plain = render(report, "row-per-line")
    numbered = WRAPPINGS["the number of every line"](plain)
    lines = {ref: source.position.line for ref, source in read(plain).sources.items()}
    assert {r: s.position.line for r, s in read(numbered).sources.items()} == lines


def test_a_single_quote_before_a_figure_is_kept():
    text = "规章 | '5 | 0 | 0 |\n" + "行政许可 | 3 |\n" * 30
    assert unwrapped(text) == text


def as_lists(printed, write):
    """Each row as a list of a programming language on a line of its own."""
    text = []
    for part in page(printed):
        if not isinstance(part, Table):
            text.append(part.text)
            continue
        text += [write([cell.text for cell in row]) for row in part.rows]
    return "\n".join(text) + "\n"


LISTS: dict[str, Callable[[list[str]], str]] = {
    "Python": repr,
    "Python, in a list": lambda row: f"    {row},",
    "JSON": lambda row: json.dumps(row, ensure_ascii=False),
    "JSON in ASCII": json.dumps,
    "numbers": lambda row: json.dumps([int(x) if x.isdigit() else x for x in row]),
    "null for nothing": lambda row: json.dumps([x or None for x in row]),
}


@pytest.mark.parametrize("write", LISTS)
def test_rows_that_are_lists_are_read(write):
    report = filled("2021", 3)
    assert dict(read(as_lists(report, LISTS[write])).report.cells()) == dict(report.cells())


def test_bars_that_nothing_stands_beside_are_bars_too():
    report = filled("2021", 3)
    text = re.sub(r" ?\| ?", "│", render(report, "row-per-line"))
    assert dict(read(text).report.cells()) == dict(report.cells())


def test_a_header_that_goes_on_below_two_backslashes_is_one():
    report = filled("2019", 3)
    text = render(report, "markdown")
    line = next(line for line in text.splitlines() if "本年增/减" in line)
    upper = line.replace("本年增/减", "本年\\\\  ")
    lower = "|".join("增/减" if "增/减" in cell else "" for cell in line.split("|"))
    assert read(text.replace(line, f"{upper}\n{lower}")).report == report
