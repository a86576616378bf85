"""Checks of prose: claims beside cells, sums and shares within a sentence, figures told twice."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.organ import kinds_of_organ
from giac_schema.model.values import Missing, is_number
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, report_of
from giac_schema.rules.prose import folded, hold, told
from giac_schema.rules.relatives import claims_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.findings import Finding
    from giac_schema.model.claims import Claim
    from giac_schema.model.report import Report
    from giac_schema.rules.prose import Held

__all__ = [
    "about",
    "agrees",
    "cases_mentioned",
    "listed_outcomes",
    "shares",
    "told_twice",
]

_GROUPS: Final = frozenset(
    f"requests.outcome.{name}"
    for name in (
        "disclosed.total",
        "partially_disclosed.total",
        "not_disclosed.leaves.total",
        "unable_to_provide.leaves.total",
        "not_processed.leaves.total",
        "other.leaves.total",
    )
)
"""The six groups of outcomes, as claims name them: those that prose lists side by side."""
_MOST: Final = 5
"""A list with so many of the six groups is meant to be whole."""


def agrees(wanted: Callable[[Claim], bool]) -> Callable[[Subject], Iterator[Finding]]:
    """A check of all claims of one kind."""

    def check(subject: Subject) -> Iterator[Finding]:
        """Every figure of this kind in the prose agrees with the tables in one of its readings."""
        report = report_of(subject)
        said = [c for c in claims_of(subject) if wanted(c) and _is_of_this_organ(c, report)]
        found = [held for claim in said if (held := hold(claim, report)) is not None]
        for held in folded([_with_its_like(held, subject) for held in found]):
            yield told(held)
        if not found:
            yield NOTHING_TO_CHECK

    return check


def _is_of_this_organ(claim: Claim, report: Report) -> bool:
    """A figure for a whole area (全市) need not be that of a department there."""
    return not claim.wide or "department" not in kinds_of_organ(report.organ)


def _with_its_like(held: Held, subject: Subject) -> Held:
    """The claim together with those beside it that mean the same cell: 同意公开1件,已主动公开2件 is 3."""
    if held.verdict == "holds":
        return held
    claim = held.claim
    alike = [
        c
        for c in claims_of(subject)
        if abs(c.sentence - claim.sentence) <= 1
        and c.readings[0] == claim.readings[0]
        and c.subject == claim.subject
        and c.part_of == claim.part_of
        and not c.denied
    ]
    if len(alike) < 2 or claim.denied:  # noqa: PLR2004 - itself alone
        return held
    together = hold(claim, report_of(subject), sum(c.amount for c in alike))
    return together if together is not None and together.verdict == "holds" else held


def about(*subjects: str, denied: bool = False) -> Callable[[Claim], bool]:
    """The claims about some subjects, those that deny or those that do not."""
    return lambda claim: claim.subject in subjects and claim.denied == denied


def listed_outcomes(subject: Subject) -> Iterator[Finding]:
    """N-07: the outcomes that a sentence lists come to the total it breaks down."""
    claims = claims_of(subject)
    for place, total in enumerate(claims):
        parts = [c for c in claims if c.part_of == place and str(c.readings[0]) in _GROUPS]
        names = Counter(str(c.readings[0]) for c in parts)
        come_to = sum(c.value for c in parts)
        whole = len(names) >= _MOST and come_to < total.value
        more = come_to > total.value and max(names.values(), default=0) == 1
        if not (whole or more) or come_to in _with_what_was_carried(total, place, claims, subject):
            continue
        figures = "+".join(str(c.value) for c in parts)
        yield note(
            "listed_outcomes",
            position=total.position,
            quote=total.quote,
            figures=figures,
            sum=str(come_to),
            total=str(total.value),
        )


def _with_what_was_carried(
    total: Claim, place: int, claims: Sequence[Claim], subject: Subject
) -> set[object]:
    """What a list may come to as well, if the total leaves out what was carried in or out."""
    report = report_of(subject)
    carried = [
        *(c.value for c in claims if c.part_of == place and c.subject.startswith("carried")),
        report.requests.carried_in.total,
        report.requests.carried_out.total,
    ]
    numbers = [n for n in carried if is_number(n)]
    sums = {total.value}
    for number in numbers:
        sums |= {one + sign * number for one in sums for sign in (1, -1)}  # type: ignore[operator]
    return set(sums)


def shares(subject: Subject) -> Iterator[Finding]:
    """N-08: a percentage is the share that its figure has of the total, rounded or cut off."""
    claims = claims_of(subject)
    for claim in claims:
        base = None if claim.part_of is None else claims[claim.part_of].value
        if claim.share is None or not base:
            continue
        share = claim.value * Decimal(100) / base
        exponent = claim.share.as_tuple().exponent
        step = Decimal(1).scaleb(int(exponent))
        if abs(share - claim.share) > step:
            yield note(
                "share",
                position=claim.position,
                quote=claim.quote,
                share=str(claim.share),
                value=str(claim.value),
                total=str(base),
                expected=str(round(share, max(0, -int(exponent)))),
            )


def told_twice(subject: Subject) -> Iterator[Finding]:
    """N-21: the same figure stated in two places is the same."""
    first: dict[object, Claim] = {}
    for claim in claims_of(subject):
        if len(claim.readings) != 1 or claim.approximate or claim.subject == "document":
            continue
        before = first.setdefault((claim.readings, claim.wide), claim)
        apart = abs(before.sentence - claim.sentence) > 1
        if apart and before.amount != claim.amount:
            yield note(
                "told_twice", position=claim.position, first=before.quote, second=claim.quote
            )


def cases_mentioned(subject: Subject) -> Iterator[Finding]:
    """N-22: cases that 表四 counts are mentioned in the prose."""
    claims = claims_of(subject)
    if any(c.subject in {"reconsideration", "litigation", "disputes", "result"} for c in claims):
        return
    if not claims:
        yield NOTHING_TO_CHECK
        return
    report = report_of(subject)
    blocks = form(report.edition).rows("disputes")
    totals = [report.leaves[block.ref / "total"] for block in blocks]
    count = sum(x for x in totals if not isinstance(x, Missing))
    if count:
        yield note("cases_not_mentioned", Ref(("disputes",)), count=str(count))
