"""Figures of one row on several lines, and labels of which only the number stands beside the figures."""

from __future__ import annotations

import pytest

from giac_schema import read, render
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.strategies.reports import filled

REFS = [node.ref for node in form("2021").cells()]
FULL = filled("2021", 0).with_cells({ref: 1003 + 7 * at for at, ref in enumerate(REFS)})
SPARSE = FULL.with_cells({ref: BLANK for at, ref in enumerate(REFS) if at % 3 == 1})
ROW = Ref.parse("requests.outcome.partially_disclosed")


def found(text):
    return dict(read(text).report.cells())


def wrong(text, of):
    printed = dict(of.cells())
    return {
        str(ref): leaf
        for ref, leaf in found(text).items()
        if not isinstance(leaf, Missing) and leaf != printed.get(ref)
    }


def falsely_blank(text, of):
    leaves = found(text)
    return {str(r) for r, x in of.cells() if not isinstance(x, Missing) and leaves.get(r) == BLANK}


def with_total_above(of):
    """The row of 部分公开, its label on two lines, 总计 on the first and the other figures on the second."""
    lines = render(of, "drawn").split("\n")
    at = next(at for at, line in enumerate(lines) if "部分公开" in line)
    label = lines[at].split()[0]
    first, second = lines[at].replace(label[10:], "  " * len(label[10:])), lines[at]
    total = str(of[ROW / "total"])
    others = [str(of[ROW / name]) for name in COLUMNS[:-1] if of[ROW / name] != BLANK]
    for figure in others:
        first = first.replace(figure, " " * len(figure))
    second = second.replace(total, " " * len(total)).replace(label[:10], "  " * 10)
    second = second.replace("  " * 10 + label[10:], label[10:] + "  " * 10)
    return "\n".join([*lines[:at], first, second, *lines[at + 1 :]])


COLUMNS = [node.ref.name for node in form("2021").find(ROW).children]


@pytest.mark.parametrize("of", [FULL, SPARSE], ids=["full", "sparse"])
def test_figures_on_two_lines_of_a_row_are_read_across_the_page(of):
    text = with_total_above(of)
    leaves = found(text)
    assert [leaves[ROW / name] for name in COLUMNS] == [of[ROW / name] for name in COLUMNS]
    assert wrong(text, of) == {}


def test_headers_without_that_of_the_organizations_prove_no_order_of_columns():
    text = render(SPARSE, "leading").replace("法人或其他组织", "法", 1)
    assert (wrong(text, SPARSE), falsely_blank(text, SPARSE)) == ({}, set())


@pytest.mark.parametrize("number", ["（七）", "七"])
def test_a_label_below_its_number_and_its_figures_is_no_blank_row(number):
    row = Ref.parse("requests.outcome.total")
    figures = " ".join(str(FULL[row / name]) for name in COLUMNS)
    lines = render(FULL, "lined-up").split("\n")
    at = next(at for at, line in enumerate(lines) if "（七）总计" in line)
    lines[at : at + 1] = [f"   {number} {figures}", "   总计"]
    text = "\n".join(lines)
    assert (wrong(text, FULL), falsely_blank(text, FULL)) == ({}, set())
