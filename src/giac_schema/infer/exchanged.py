"""Two rows exchanged: no identity sees it, last year's report may.

If two rows of outcomes stand in each other's place, every sum is as right as before.  But offices
differ little from one year to the next in what they are asked: rows that fit last year's figures far better the
other way round are worth a look.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from giac_schema.findings import Change, Finding, Findings, Suggestion
from giac_schema.infer.grid import TOTAL
from giac_schema.model.forms import form
from giac_schema.model.requests import APPLICANTS
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report

__all__ = ["exchanged", "noted"]

_ENOUGH: Final = 20
"""Rows that differ by fewer applications than this may do so by chance."""
_FAR_BETTER: Final = 4
"""How many times better the rows must fit the other way round."""


def exchanged(report: Report, previous: Report) -> tuple[Suggestion, ...]:
    """Rows of 表三 that fit last year's far better in each other's place.

    Args:
        report: A report.
        previous: The report of the same organ for the year before.

    Returns:
        A suggestion for each such pair, the most telling first; a hint, never more.
    """
    now, before = _rows(report), _rows(previous)
    found: list[tuple[int, Suggestion]] = []
    for one, other in combinations([row for row in now if row in before], 2):
        straight = _apart(now[one], before[one]) + _apart(now[other], before[other])
        crossed = _apart(now[one], before[other]) + _apart(now[other], before[one])
        if straight >= _ENOUGH and straight >= _FAR_BETTER * max(crossed, 1):
            found.append((crossed - straight, _suggestion(report, one, other)))
    found.sort(key=lambda pair: (pair[0], pair[1].changes[0].ref))
    return tuple(suggestion for _, suggestion in found)


def noted(report: Report, previous: Report) -> Findings:
    """The same as findings, each a hint about a pair of rows."""
    return Findings(_finding(suggestion) for suggestion in exchanged(report, previous))


def _finding(suggestion: Suggestion) -> Finding:
    one, other = dict.fromkeys(change.ref.parent for change in suggestion.changes)
    return Finding(
        rule="T3.exchanged",
        level="hint",
        verdict="breaks",
        code="rows_exchanged",
        place=one,
        args={"against": str(other)},
        suggestions=(suggestion,),
        alternatives=1,
        located="complete",
    )


def _rows(report: Report) -> dict[Ref, tuple[int, ...]]:
    """The rows of outcomes in which nothing is missing, totals left out."""
    rows: dict[Ref, tuple[int, ...]] = {}
    for node in form(report.edition).rows("requests"):
        if "outcome" in node.ref.path and node.ref.name != TOTAL:
            figures = [report[cell.ref] for cell in node.children]
            if not any(isinstance(figure, Missing) for figure in figures):
                rows[node.ref] = tuple(figures)
    return rows


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _suggestion(report: Report, one: Ref, other: Ref) -> Suggestion:
    changes = [
        Change(row / name, report[row / name], report[instead / name])
        for row, instead in ((one, other), (other, one))
        for name in (*APPLICANTS, TOTAL)
    ]
    return Suggestion(
        tuple(change for change in changes if change.printed != change.proposed), "rows_exchanged"
    )
