"""Figures that do not stand in the report that is judged, fetched from where they do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.findings import Partner
from giac_schema.model.address import Ref
from giac_schema.model.source import Position
from giac_schema.model.values import ABSENT, Leaf, Missing, Number
from giac_schema.rules.judge import Partly
from giac_schema.rules.relatives import (
    NotAssessable,
    Subject,
    children_of,
    previous_of,
    report_of,
    sources_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.findings import PartnerRole
    from giac_schema.rules.linear import Figure, Step

__all__ = ["OTHER_FORM", "Fetched", "Printed", "fetch", "wanted_first"]

OTHER_FORM: Final = "partner_other_form"
"""The code for a cell that the other report does not have, being of the other form."""


@frozen
class Printed:
    """One figure in one report."""

    ref: Ref
    value: Leaf
    position: Position | None
    report: Partner | None


@frozen
class Fetched:
    """What a figure comes to, and what it is made of."""

    value: Leaf | Partly
    printed: tuple[Printed, ...]


def fetch(figure: Figure, subject: Subject) -> Fetched:
    """A figure, seen from a report.

    Raises:
        NotAssessable: if a report it stands in was not given, or is of a form without that cell.
    """
    if figure.ref.table == "report":
        return _fact(figure.where, figure.ref, subject, None)
    return _cell(figure.where, figure.ref, subject, None)


def wanted_first(figure: Figure) -> str:
    """The code of what :func:`fetch` says is wanting where no other report was given; empty if nothing is."""
    if figure.where:
        return "no_previous" if figure.where[0] == "previous" else "no_children"
    return "no_children" if figure.ref.name == "children" else ""


def _cell(where: Sequence[Step], ref: Ref, subject: Subject, partner: Partner | None) -> Fetched:
    if not where:
        return _printed(ref, subject, partner)
    step, *rest = where
    if step == "previous":
        previous = previous_of(subject)
        return _cell(rest, ref, previous, _partner("previous", previous))
    children = children_of(subject)
    return _together(step, [_cell(rest, ref, c, _partner("child", c)) for c in children])


def _fact(where: Sequence[Step], ref: Ref, subject: Subject, partner: Partner | None) -> Fetched:
    """What a report says of itself, or how many subordinate ones there are.

    Years are fetched whatever they are: a rule may be about just that.
    """
    if where:
        step, *rest = where
        if step == "previous":
            previous = previous_of(subject, any_year=True)
            return _fact(rest, ref, previous, _partner("previous", previous))
        children = children_of(subject, any_year=True)
        return _together(step, [_fact(rest, ref, c, _partner("child", c)) for c in children])
    year = report_of(subject).year
    value = len(children_of(subject, any_year=True)) if ref.name == "children" else year
    leaf: Leaf = ABSENT if value is None else value
    return Fetched(leaf, (Printed(ref, leaf, None, partner),))


def _printed(ref: Ref, subject: Subject, partner: Partner | None) -> Fetched:
    found: object = report_of(subject)
    for name in ref.path:
        found = getattr(found, name, None)
    if not isinstance(found, (int, Decimal, Missing)):
        raise _other_form(partner)
    source = sources_of(subject).get(ref)
    position = None if source is None else source.position
    return Fetched(found, (Printed(ref, found, position, partner),))


def _together(step: Step, found: Sequence[Fetched]) -> Fetched:
    """What several reports come to: all added up, or the largest of them."""
    if step == "max":
        return _largest(found)
    known: Number = sum(map(_known, found))
    printed = tuple(one for each in found for one in each.printed)
    return Fetched(known if all(map(_is_whole, found)) else Partly(known), printed)


def _largest(found: Sequence[Fetched]) -> Fetched:
    """The largest figure, with those that may be larger since they are not known."""
    if not found:
        raise NotAssessable("no_children")
    top = max(found, key=_known)
    missing = [each for each in found if not _is_whole(each)]
    shown = [top, *(each for each in missing if each is not top)]
    printed = tuple(one for each in shown for one in each.printed)
    return Fetched(Partly(_known(top)) if missing else _known(top), printed)


def _known(fetched: Fetched) -> Number:
    match fetched.value:
        case Missing():
            return 0
        case Partly(known):
            return known
        case number:
            return number


def _is_whole(fetched: Fetched) -> bool:
    return not isinstance(fetched.value, (Missing, Partly))


def _partner(role: PartnerRole, subject: Subject) -> Partner:
    report = report_of(subject)
    return Partner(role, report.organ, report.year)


def _other_form(partner: Partner | None) -> NotAssessable:
    if partner is None:
        return NotAssessable(OTHER_FORM, organ="", year="")
    return NotAssessable(OTHER_FORM, organ=partner.organ or "", year=partner.year or "")
