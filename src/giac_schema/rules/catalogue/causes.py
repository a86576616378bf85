"""Likely causes of an identity that fails: only to be looked at, and only where one fails (T3-23 to T3-27)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.requests import APPLICANTS
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.checks import Subject, note, report_of
from giac_schema.rules.conditions import when
from giac_schema.rules.expressions import all_of
from giac_schema.rules.language import rule
from giac_schema.rules.places import requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.report import Edition, Report
    from giac_schema.model.rule import Rule

__all__ = ["CAUSES"]

_COLUMNS: Final = (*APPLICANTS, "total")
_REQUESTS: Final = Ref(("requests",))
_LEAST: Final = 9
"""A transposition of digits changes a figure by 9 times something."""


def transposed_digits(subject: Subject) -> Iterator[Finding]:
    """T3-23: a difference that 9 divides comes of two digits that changed places."""
    report = report_of(subject)
    for column in _COLUMNS:
        difference = _off_balance(report, column)
        if difference and difference % _LEAST == 0 and _large(report, column):
            yield note("digits_transposed", _place(column), difference=str(difference))


def shifted_column(subject: Subject) -> Iterator[Finding]:
    """T3-24: two columns that are off by the same, one too many and one too few: a figure stands beside its column."""
    report = report_of(subject)
    off = {c: d for c in APPLICANTS if (d := _off_balance(report, c))}
    if len(off) == 2 and sum(off.values()) == 0:  # noqa: PLR2004 - a pair
        first, second = off
        yield note("column_shifted", _place(first), other=second, difference=str(abs(off[first])))


def row_left_out(subject: Subject) -> Iterator[Finding]:
    """T3-25: outcomes that are off by exactly one row: that row was left out, or counted twice."""
    report = report_of(subject)
    for column in _COLUMNS:
        outcomes = _outcomes(report, column)
        total = report.leaves[_place(column)]
        if outcomes is None or isinstance(total, Missing):
            continue
        difference = sum(outcomes.values()) - total
        if not difference:
            continue
        alike = [ref for ref, value in outcomes.items() if value == abs(difference)]
        if len(alike) == 1:
            code = "row_left_out" if difference > 0 else "row_counted_twice"
            yield note(code, alike[0], difference=str(difference))


def carried_in_forgotten(subject: Subject) -> Iterator[Finding]:
    """T3-27: a balance that holds without what was carried in: its results were forgotten."""
    report = report_of(subject)
    for column in _COLUMNS:
        carried = report[_REQUESTS / "carried_in" / column]
        difference = _off_balance(report, column)
        if difference and difference == carried:
            yield note("carried_in_forgotten", _place(column), carried=str(carried))


def _off_balance(report: Report, column: str) -> int | None:
    """By how much the printed identity of a column fails; ``None`` where a figure is missing."""
    requested = report.requests
    leaves = [
        getattr(row, column)
        for row in (
            requested.received,
            requested.carried_in,
            requested.outcome.total,
            requested.carried_out,
        )
    ]
    if any(isinstance(leaf, Missing) for leaf in leaves):
        return None
    received, carried_in, total, carried_out = leaves
    return int(received + carried_in - total - carried_out)


def _large(report: Report, column: str) -> bool:
    """Whether a figure of the column has two digits that could change places."""
    requested = report.requests
    rows = (requested.received, requested.outcome.total)
    return any(getattr(row, column) > _LEAST for row in rows)


def _outcomes(report: Report, column: str) -> dict[Ref, int] | None:
    """The cells of a column that add up to its 总计; ``None`` where a figure is missing."""
    refs = _cells_of_outcomes(report.edition, column)
    found = {ref: leaf for ref in refs if isinstance(leaf := report.leaves[ref], int)}
    return found if len(found) == len(refs) else None


@cache
def _cells_of_outcomes(edition: Edition, column: str) -> tuple[Ref, ...]:
    rows = [node.ref for node in form(edition).rows("requests") if node.ref.path[1] == "outcome"]
    return tuple(row / column for row in rows if row.name != "total")


def _place(column: str) -> Ref:
    return _REQUESTS / "outcome" / "total" / column


def _cause(name: str, function: Callable[[Subject], Iterator[Finding]], zh: str, en: str) -> Rule:
    check = Check(function.__name__, function)
    return rule(name, check, level="hint", title=Title(zh, en), origin="arithmetic")


BREAKDOWN: Final = rule(
    "T3-26",
    when(
        all_of(
            ~requests.column("total").is_missing(),
            *(requests.column(c).is_missing("blank", "placeholder") for c in APPLICANTS),
        ),
        then=requests.column("total") == 0,
    ),
    level="should",
    title=Title(
        "表三有总计的，六类申请人也应填写",
        "Table 3: where there is a total, the kinds of applicants are filled in",
    ),
    origin="practice",
)

CAUSES: Final = RuleSet(
    (
        _cause(
            "T3-23",
            transposed_digits,
            "差额能被9整除的，可能是数字前后颠倒",
            "A difference that 9 divides may come of transposed digits",
        ),
        _cause(
            "T3-24",
            shifted_column,
            "两列差额相反的，可能是数字填错了列",
            "Two columns off by the same, one up and one down: a figure in the wrong column",
        ),
        _cause(
            "T3-25",
            row_left_out,
            "差额恰为某一行的，可能是漏计或重计了这一行",
            "A difference that is one row: it was left out, or counted twice",
        ),
        BREAKDOWN,
        _cause(
            "T3-27",
            carried_in_forgotten,
            "差额恰为上年结转的，可能是结果漏计了上年结转",
            "A difference that is what was carried in: its results were forgotten",
        ),
    )
)
"""Hints at causes; none of them counts beside an identity that holds."""
