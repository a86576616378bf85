"""Whether figures of a row drawn with blanks stand below headers of other columns."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.layouts.edges import edges
from giac_schema.grammar.placing.drawn.below import stand_below_others
from giac_schema.model.values import Missing

HEADERS = "  信息内容      上一年项目数量           本年增/减"
TABLE = f"""二、主动公开政府信息情况

          第二十条第（八）项

{HEADERS}

{{row}}

三、收到和处理政府信息公开申请情况
"""
"""As pdftotext draws a page: what comes later on a line is pushed to the left."""


def cells(line: str) -> list[Cell]:
    found = [
        Cell(m.group(), edges=edges(line[: m.start()], m.group()))
        for m in re.finditer(r"\S+", line)
    ]
    return found[1:]


@pytest.mark.parametrize(
    ("row", "elsewhere"),
    [
        (
            " 行政事业性收费   9773      7782",
            False,
        ),  # pushed under the edge of the header before its own
        (" 行政事业性收费   9773    7782", True),
        (" 行政事业性收费   97        773", True),  # may be one figure, its rest under that edge
        (" 行政事业性收费   9773                     7782", False),
    ],
)
def test_figures_too_long_to_be_one_stand_below_a_header_by_their_middles(row, elsewhere):
    assert stand_below_others(cells(row), cells(HEADERS)) == elsewhere


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        (" 行政事业性收费   9773      7782", [9773, 7782]),
        (" 行政事业性收费   97        773", []),
    ],
)
def test_a_row_that_is_pushed_to_the_left_is_read_unless_it_may_be_one_torn_figure(row, figures):
    found = read(TABLE.format(row=row)).report
    assert [leaf for _, leaf in found.cells() if not isinstance(leaf, Missing)] == figures
