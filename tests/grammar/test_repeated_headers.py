"""表四 whose merged headers are written in each field that they cover, as programs do that fill tables up."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import EDITIONS, form
from giac_schema.render import render
from giac_schema.strategies.reports import filled

RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mark", ["\t", "|"])
def test_results_that_stand_four_times_over_in_the_forms_order_are_in_that_order(edition, mark):
    cells = {node.ref: 11 + number for number, node in enumerate(form(edition).cells("disputes"))}
    printed = filled(edition, 0).with_cells(cells)
    text = render(printed, "row-per-line")
    begin = text.index("四、政府信息公开行政复议、行政诉讼情况\n")
    end = text.index("0 |", begin)
    rest = text[end:].partition("\n")[2]
    begin = text.index("\n", begin) + 1
    direct, again = 5 * ["未经复议直接起诉"], 5 * ["复议后起诉"]
    rows = [
        [*5 * ["行政复议"], *10 * ["行政诉讼"]],
        [*RESULTS, *direct, *again],
        3 * RESULTS,
        list(map(str, cells.values())),
    ]
    table = "\n".join(map(mark.join, rows))
    found = read(f"{text[:begin]}{table}\n{rest}").report
    assert [found[ref] for ref in cells] == list(cells.values())
