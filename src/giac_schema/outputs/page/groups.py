"""The findings of a report grouped by what its reader has to do."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, frozen

from giac_schema.findings import Findings
from giac_schema.outputs.overview import GroupName, group_of
from giac_schema.outputs.page.told import Told
from giac_schema.outputs.views import families, why_empty, without_figures
from giac_schema.outputs.words.both import Both, both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giac_schema.findings import Finding
    from giac_schema.outputs.page.told import Speaker

__all__ = ["Fold", "Group", "grouped"]

_TITLES: Final[Mapping[GroupName, tuple[str, str]]] = {
    "fix": ("levels", "must"),
    "look": ("levels", "should"),
    "know": ("levels", "hint"),
    "unknown": ("sections", "unknown"),
    "agrees": ("sections", "agrees"),
}
"""The messages that name the groups, in the order of their weight: a page says what a terminal says."""
Below: TypeAlias = dict[int, list["Finding"]]
_MANY: Final = 6
"""Findings of one kind beyond so many are folded away behind the first of them."""
_SHOWN: Final = 3


@frozen
class Fold:
    """Findings of one kind, the first of them to be seen, the others behind a line that counts them."""

    shown: tuple[Told, ...]
    summary: Both = Both("", "")
    folded: tuple[Told, ...] = ()


@frozen
class Group:
    """What a reader should do, and the findings it is to be done about."""

    name: GroupName
    title: Both
    note: Both
    count: int
    folds: tuple[Fold, ...]


def grouped(told: Findings, everything: Findings, speaker: Speaker) -> tuple[Group, ...]:
    """The groups that have anything in them, in the order of their weight.

    Args:
        told: The findings that the page lists.
        everything: All verdicts, for what belongs to one kind.
        speaker: Who puts them into words; from then on cells link to them.
    """
    members = {name: [f for f in told if group_of(f) == name] for name in _TITLES}
    return tuple(
        Group(
            name,
            both(*_TITLES[name]),
            both("group_notes", name),
            len(findings),
            tuple(_folds(findings, everything, speaker)),
        )
        for name, findings in members.items()
        if findings
    )


def _folds(findings: list[Finding], everything: Findings, speaker: Speaker) -> Iterator[Fold]:
    """Findings kind by kind, each with what only follows from it.

    The identities of a table without any figure take one line together.
    """
    empty = without_figures(f for f in findings if f.verdict == "unknown")
    below = _implied(findings)
    elsewhere = {id(f) for members in (*empty.values(), *below.values()) for f in members}
    rest = Findings(f for f in findings if id(f) not in elsewhere)
    for family in families(rest, everything):
        yield _fold(family.shown, below, speaker)
    for table, members in empty.items():
        said = both("terminal", why_empty(members), table=speaker.table(table), count=len(members))
        yield Fold((), said, speaker.listed(members))


def _fold(findings: Iterable[Finding], below: Below, speaker: Speaker) -> Fold:
    told = tuple(
        evolve(each, implied=speaker.listed(below.get(id(finding), ())))
        for finding in findings
        for each in speaker.listed([finding])
    )
    if len(told) <= _MANY:
        return Fold(told)
    return Fold(told[:_SHOWN], both("page", "more", count=len(told) - _SHOWN), told[_SHOWN:])


def _implied(findings: list[Finding]) -> Below:
    """What only follows from others, by the identity of the first of its causes among these findings."""
    causes = {f.rule: f for f in findings if f.verdict == "breaks" and not f.implied_by}
    below: Below = defaultdict(list)
    for finding in findings:
        cause = next((causes[rule] for rule in finding.implied_by if rule in causes), None)
        if cause is not None:
            below[id(cause)].append(finding)
    return below
