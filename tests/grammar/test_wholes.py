"""Where nothing adds up: a row is placed if each of many has a figure for every column, and only then."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing, form

ROWS = form("2021").rows("requests")
LABELS = [node.entry.label for node in ROWS]
FIGURES = [[300 + 37 * row + 5 * column for column in range(7)] for row in range(len(ROWS))]
RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计"
CASES = [3 * n + 511 for n in range(15)]


def line(label, figures):
    return " ".join([label, *map(str, figures)])


def report(rows, cases=()):
    """What a program leaves of a page whose cells it divides by single blanks: 表三 and 表四."""
    drawn = "\n".join(line(label, figures) for label, figures in zip(LABELS, rows, strict=False))
    text = (
        "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n"
        f"商业企业 科研机构 社会公益组织 法律服务机构 其他\n{drawn}\n"
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n"
        f"{RESULTS} 未经复议直接起诉 复议后起诉\n{RESULTS} {RESULTS}\n{' '.join(map(str, cases))}\n"
    )
    return read(text).report


def placed(found, table):
    """The figures of a table that were placed, in the order of the form."""
    cells = ((ref, value) for ref, value in found.cells() if str(ref).startswith(table))
    return [value for _, value in cells if not isinstance(value, Missing)]


def requests(found):
    return placed(found, "requests")


def disputes(found):
    return placed(found, "disputes")


def with_row(at, figures):
    return [*FIGURES[:at], figures, *FIGURES[at + 1 :]]


def test_figures_that_do_not_add_up_stand_in_their_columns_where_no_row_lacks_any():
    found = report(FIGURES, CASES)
    assert requests(found) == [figure for row in FIGURES for figure in row]
    assert disputes(found) == CASES


def test_one_row_that_lacks_a_figure_leaves_all_rows_unplaced():
    found = report(with_row(4, FIGURES[4][:-1]), CASES)
    assert (requests(found), disputes(found)) == ([], [])


def test_a_row_in_which_two_figures_may_be_one_is_unplaced_alone():
    found = report(with_row(4, [*FIGURES[4][:5], 4, 68]), CASES)
    assert requests(found) == [x for at, row in enumerate(FIGURES) if at != 4 for x in row]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[at + 1, *row[:6]] for at, row in enumerate(FIGURES)], id="numbered"),
        pytest.param([[sum(row[:6]), *row[:6]] for row in FIGURES], id="total in front"),
        pytest.param(FIGURES[:7], id="few"),
    ],
)
def test_rows_with_as_many_figures_as_columns_may_have_them_in_others(rows):
    assert requests(report(rows)) == []


ADDING = [[at + 30, 2, 0, 0, 1, 0, at + 33] for at in range(len(ROWS))]


def test_a_row_that_adds_up_once_two_neighbours_are_one_figure_has_lost_a_blank_cell():
    rows = [*ADDING[:4], [4, 9, 0, 0, 0, 0, 49], *ADDING[5:]]
    assert requests(report(rows)) == [x for at, row in enumerate(ADDING) if at != 4 for x in row]


def test_a_row_that_does_not_add_up_is_complete_among_many_that_do():
    rows = [*ADDING[:4], [4, 9, 0, 0, 0, 0, 50], *ADDING[5:]]
    assert requests(report(rows)) == [x for row in rows for x in row]


def test_a_row_without_any_figure_says_nothing_of_the_others():
    rows = with_row(4, [])
    assert requests(report(rows)) == [x for row in rows for x in row]
