"""Tables of later pages that lack a column, as programs that take them from print leave out what is blank there."""

from __future__ import annotations

import pytest

from giac_schema import read, strategies
from giac_schema.model import BLANK, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

ROWS = form("2021").rows("requests")
LAST = ROWS[-4:]
"""The rows on the page of their own: two of （六）其他处理, （七）总计, 四、结转下年度."""
FIGURES = ((633, 967, 41, 52, 63, 111), (1, 2, 3, 30, 4, 878), (634, 969, 44, 82, 67, 989))


def without(lost):
    """A report whose last rows have nothing in one column, and add up."""
    cells = {}
    for row, figures in zip(LAST, (*FIGURES, FIGURES[0]), strict=True):
        kept = [BLANK if at == lost else figure for at, figure in enumerate(figures)]
        total = sum(figure for figure in kept if figure is not BLANK)
        cells |= {c.ref: x for c, x in zip(row.children, (*kept, total), strict=True)}
    return filled("2021", 0).with_cells(cells)


def over_two_pages(printed, lost):
    """Its Markdown with the last rows as a table without that column, and with two columns for labels."""
    lines = render(printed, "markdown").split("\n")
    end = next(n for n, line in enumerate(lines) if "结转下年度" in line) + 1
    below = []
    for line in lines[end - len(LAST) : end]:
        fields = [field.strip() for field in line.strip("|").split("|")]
        labels = ["", fields[2]] if fields[2] else [fields[0] or fields[1], ""]
        figures = [figure for at, figure in enumerate(fields[3:]) if at != lost]
        below.append(f"|{'|'.join([*labels, *figures])}|")
    rule = "|---" * (below[0].count("|") - 1) + "|"
    return "\n".join([*lines[: end - len(LAST)], "", "", below[0], rule, *below[1:], *lines[end:]])


@pytest.mark.parametrize("lost", range(6))
def test_a_blank_place_of_a_label_is_no_blank_cell_of_a_column_that_is_not_there(lost):
    printed = without(lost)
    found = read(over_two_pages(printed, lost)).report
    assert strategies.misreadings(printed, found) == ()
