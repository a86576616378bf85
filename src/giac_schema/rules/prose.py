"""Claims held against the tables: a claim holds if one of its readings fits, and breaks if none can."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.findings import Finding, Operand, Verdict
from giac_schema.model.address import Ref
from giac_schema.model.claims import Claim, ClaimReading
from giac_schema.model.report import EDITIONS, Report
from giac_schema.model.terms import Compare, Const
from giac_schema.model.values import Leaf, Missing, Number
from giac_schema.rules.judge import Comparing
from giac_schema.rules.scope import ElsewhereOnly, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.model.report import Edition

__all__ = ["Held", "folded", "hold", "told"]

_ROUGHLY: Final = Decimal("0.1")
"""How far 约 and 余 may be off, as a share of the figure."""


@frozen
class Held:
    """A claim beside the cells of the reading that fits it, or comes nearest."""

    claim: Claim
    reading: ClaimReading
    verdict: Verdict
    cells: tuple[tuple[Ref, Leaf], ...]
    figure: Number
    """What those cells print, added up."""
    if_zero: Verdict

    @property
    def difference(self) -> Number:
        """By how much the claim is more than the cells."""
        return self.claim.amount - self.figure


def hold(claim: Claim, report: Report, value: Number | None = None) -> Held | None:
    """A claim held against a report; ``None`` if the report has none of the cells it may mean.

    Args:
        claim: What the prose says.
        report: The tables.
        value: Another figure to hold against the cells than the claim's own.
    """
    held = [h for r in claim.readings for h in _held(claim, r, report, value)]
    return min(held, key=_rank, default=None)


_BEST: Final[Mapping[Verdict, int]] = {"holds": 0, "unknown": 1, "breaks": 2}


def _rank(held: Held) -> tuple[int, Decimal]:
    return _BEST[held.verdict], abs(Decimal(held.difference))


def _held(
    claim: Claim, reading: ClaimReading, report: Report, value: Number | None
) -> Iterator[Held]:
    amount = claim.amount if value is None else value
    for edition in dict.fromkeys((report.edition, *EDITIONS)):
        comparing = _comparing(reading, edition)
        cells = None if comparing is None else _cells(comparing, report)
        if comparing is None or cells is None:
            continue
        figure: Number = sum(x for _, x in cells if not isinstance(x, Missing))
        verdict = _verdict(comparing, dict(cells), amount)
        if verdict == "breaks" and claim.approximate and _nearly(amount, figure):
            verdict = "holds"
        if_zero: Verdict = "holds" if figure == amount else "breaks"
        yield Held(claim, reading, verdict, cells, figure, if_zero)
        return


def _nearly(said: Number, printed: Number) -> bool:
    first, second = Decimal(said), Decimal(printed)
    return abs(first - second) <= _ROUGHLY * max(abs(first), abs(second))


def _verdict(comparing: Comparing, cells: Mapping[Ref, Leaf], amount: Number) -> Verdict:
    """Whether the cells can come to an amount: the reading less the amount is held against zero."""
    net = comparing.net
    known: Number = sum(net.factors[r] * x for r, x in cells.items() if not isinstance(x, Missing))
    missing = [ref for ref, x in cells.items() if isinstance(x, Missing)]
    if not missing:
        return "holds" if known == amount else "breaks"
    return "breaks" if known > amount and not _may_be_negative(comparing) else "unknown"


def _may_be_negative(comparing: Comparing) -> bool:
    return any(domain == "change" for domain in comparing.domains.values())


def _cells(comparing: Comparing, report: Report) -> tuple[tuple[Ref, Leaf], ...] | None:
    """The cells of a reading with what they hold; ``None`` if the report does not have them."""
    refs = [key for key in comparing.net.factors if isinstance(key, Ref)]
    try:
        return tuple((ref, report[ref]) for ref in refs)
    except UnknownAddress:
        return None


@cache
def _comparing(reading: ClaimReading, edition: Edition) -> Comparing | None:
    """A reading resolved on one edition of the form; ``None`` if that edition has no such cells."""
    try:
        term = Scope(edition).term(reading, 0)
    except (ElsewhereOnly, InvalidRule):
        return None
    return Comparing.of(Compare(term, "==", Const(0)))


def folded(found: Sequence[Held]) -> Iterator[Held]:
    """Claims as they are told: one denial of several things is told once where none of them can be judged.

    无不予公开、无法提供 is a claim for each of the two, and the second quotes the first.
    """
    last: Held | None = None
    for held in found:
        if last is not None and _goes_on(last, held):
            last = evolve(held, cells=(*last.cells, *held.cells))
            continue
        if last is not None:
            yield last
        last = held
    if last is not None:
        yield last


def _goes_on(last: Held, held: Held) -> bool:
    first, second = last.claim, held.claim
    alike = (last.verdict, last.if_zero) == (held.verdict, held.if_zero) == ("unknown", "holds")
    one = first.denied and second.denied and first.sentence == second.sentence
    return alike and one and second.quote.startswith(first.quote)


def told(held: Held) -> Finding:
    """The verdict on a claim as a finding: what was said, and the reading that fits or comes nearest.

    It is to be seen where the prose says so; the cells are named, not pointed at.
    """
    claim = held.claim
    operands = tuple(Operand(ref, leaf, "right") for ref, leaf in held.cells)
    return Finding(
        rule="",
        level="hint",
        verdict=held.verdict,
        code="claim",
        args={"quote": claim.quote, "unit": "万元" if claim.unit == "元" else claim.unit},
        operands=operands,
        left=claim.amount,
        right=held.figure,
        difference=held.difference if held.verdict != "unknown" else None,
        if_zero=held.if_zero if held.verdict == "unknown" else None,
        position=claim.position,
    )
