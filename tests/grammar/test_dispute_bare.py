"""A row of 表四 of which no header is left."""

from __future__ import annotations

import pytest

from giac_schema import read

BEFORE = """二、主动公开政府信息情况
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 3 | 0 | 15 |
| 行政规范性文件 | 61 | 59 | 422 |
四、政府信息公开行政复议、行政诉讼情况
"""
FIGURES = (1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 5, 0, 0, 1, 6)
CASES = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
RESULTS = ("upheld", "corrected", "other", "pending", "total")


def figures(text):
    report = read(BEFORE + text).report
    if report.disputes is None:
        return ()
    return tuple(report[f"disputes.{case}.{result}"] for case in CASES for result in RESULTS)


def row(numbers, mark=" | "):
    return f"|{mark.join(map(str, numbers))}|\n\n五、存在的主要问题及改进情况\n力量不足。\n"


@pytest.mark.parametrize("mark", [" | ", "|", "\t"])
@pytest.mark.parametrize("numbers", [FIGURES, (0,) * 15], ids=["proved", "noughts"])
def test_fifteen_figures_that_come_to_their_totals_are_the_row_of_disputes(numbers, mark):
    assert figures(row(numbers, mark)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        row((1, 2, 3, 4, 11, *FIGURES[5:])),
        row(FIGURES[:14]),
        row((*FIGURES, 7)),
        row((*FIGURES[:14], "")),
        row(FIGURES, " "),
        row(FIGURES[:7]) + row(FIGURES[7:]),
    ],
    ids=["a total is wrong", "too few", "too many", "one is blank", "no marks", "two lines"],
)
def test_other_figures_below_the_heading_are_not_taken_for_it(text):
    assert not any(isinstance(leaf, int) for leaf in figures(text))
