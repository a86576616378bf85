"""Two rows of 表三 exchanged: no identity sees it, last year's report may.

If two rows of outcomes stand in each other's place, every sum is as right as before.  But offices
differ little from one year to the next in what they are asked: rows that fit last year's figures far better the
other way round are worth a look.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Change, Suggestion
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.checks import Subject, note, previous_of, report_of
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report

__all__ = ["EXCHANGED", "exchanged", "rows_exchanged"]

_TOTAL: Final = "total"
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


def rows_exchanged(subject: Subject) -> Iterator[Finding]:
    """Y.exchanged: no two rows of outcomes fit last year's far better in each other's place."""
    now, before = report_of(subject), report_of(previous_of(subject))
    for suggestion in exchanged(now, before):
        one, other = dict.fromkeys(change.ref.parent for change in suggestion.changes)
        found = note("rows_exchanged", one, against=str(other))
        yield attrs.evolve(found, suggestions=(suggestion,), alternatives=1, located="complete")


def _rows(report: Report) -> dict[Ref, dict[str, int]]:
    """The rows of outcomes in which nothing is missing, totals left out."""
    rows: dict[Ref, dict[str, int]] = {}
    lacking: set[Ref] = set()
    for ref, leaf in report.cells():
        row = ref.parent
        if ref.table != "requests" or "outcome" not in row.path or row.name == _TOTAL:
            continue
        if isinstance(leaf, int):
            rows.setdefault(row, {})[ref.name] = leaf
        elif isinstance(leaf, Missing):
            lacking.add(row)
    return {row: figures for row, figures in rows.items() if row not in lacking}


def _apart(one: dict[str, int], other: dict[str, int]) -> int:
    return sum(abs(figure - other.get(name, 0)) for name, figure in one.items())


def _suggestion(report: Report, one: Ref, other: Ref) -> Suggestion:
    names = [ref.name for ref in report.leaves if ref.parent == one]
    changes = [
        Change(row / name, report[row / name], report[instead / name])
        for row, instead in ((one, other), (other, one))
        for name in names
    ]
    return Suggestion(
        tuple(change for change in changes if change.printed != change.proposed), "rows_exchanged"
    )


EXCHANGED: Final = RuleSet(
    (
        rule(
            "Y.exchanged",
            Check("rows_exchanged", rows_exchanged),
            level="hint",
            title=Title(
                "办理结果没有两行与上年相比互换了位置",
                "No two rows of outcomes stand in each other's place compared with last year",
            ),
            origin="plausibility",
        ),
    )
)
"""The rule of rows exchanged."""
