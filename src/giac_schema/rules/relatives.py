"""The reports around the one that is judged: the year before, the subordinate organs.

A rule that speaks of a report nobody gave cannot be assessed; then :class:`NotAssessable` says which is
wanting, and :func:`giac_schema.rules.evaluate` makes a finding of it that says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import field, frozen

from giac_schema.findings import Reading
from giac_schema.model.organ import ORGANS, OrganKind, kinds_of_organ
from giac_schema.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.findings import Finding
    from giac_schema.model.address import Ref
    from giac_schema.model.claims import Claim, FeeStatement
    from giac_schema.model.source import Source

__all__ = [
    "Context",
    "NotAssessable",
    "Related",
    "Subject",
    "children_of",
    "claims_of",
    "fees_of",
    "noted_of",
    "organs_of",
    "previous_of",
    "report_of",
    "sources_of",
]


def _all_of_them(given: Iterable[Subject] | None) -> tuple[Subject, ...] | None:
    if given is None:
        return None
    several: object = given
    if not isinstance(several, Iterable):
        raise TypeError("children are several reports: give a list, of one as well.")
    return tuple(several)


@frozen
class Context:
    """What is known beside a report.

    Raises:
        TypeError: if a report around it was never read.
        ValueError: if there is no such kind of organ.
    """

    previous: Subject | None = None
    """The report of the same organ for the year before."""
    children: tuple[Subject, ...] | None = field(default=None, converter=_all_of_them)
    """The reports of all subordinate organs; ``()`` if there is none, ``None`` if that is not known."""
    organ: OrganKind | None = None
    """Which kind of organ it is; otherwise its name may tell."""

    def __attrs_post_init__(self) -> None:
        for subject in (self.previous, *(self.children or ())):
            if subject is not None:
                report_of(subject)
        if self.organ is not None and self.organ not in ORGANS:
            raise ValueError(
                f"There is no kind of organ {self.organ!r}; say one of {', '.join(ORGANS)}."
            )


@frozen
class Related:
    """A report with its context, for one that stands in the context of another."""

    subject: Report | Reading
    context: Context = Context()


Subject: TypeAlias = Report | Reading | Related
"""What rules are judged on: a reading knows where everything stood, a bare report does not."""


class NotAssessable(Exception):
    """A rule asks for a report that nobody gave: a signal to whoever judges it, never an error."""

    def __init__(self, code: str, **args: str | int) -> None:
        self.code = code
        """Which sentence says what is wanting."""
        self.args_of_code: Mapping[str, str | int] = args
        super().__init__(code, args)


def report_of(subject: Subject) -> Report:
    """The report itself.

    Raises:
        TypeError: if it is neither a report nor a reading of one: a path, say, that nobody has read.
    """
    inner = subject.subject if isinstance(subject, Related) else subject
    report = inner.report if isinstance(inner, Reading) else inner
    if not isinstance(report, Report):
        raise TypeError(
            f"This wants a report, or what giac_schema.read() gives, and not {type(report).__name__}: "
            f"read the source first."
        )
    return report


def sources_of(subject: Subject) -> Mapping[Ref, Source]:
    """Where the cells stood; empty for a bare report."""
    inner = subject.subject if isinstance(subject, Related) else subject
    return inner.sources if isinstance(inner, Reading) else {}


def organs_of(subject: Subject) -> frozenset[OrganKind]:
    """The kinds its organ may be of: what the context says, else what its name does."""
    given = subject.context.organ if isinstance(subject, Related) else None
    return kinds_of_organ(report_of(subject).organ) if given is None else frozenset((given,))


def claims_of(subject: Subject) -> Sequence[Claim]:
    """What the prose says of cells.

    Raises:
        NotAssessable: for a bare report, whose prose nobody has read.
    """
    return _reading(subject).claims


def fees_of(subject: Subject) -> FeeStatement | None:
    """What the report says of 信息处理费.

    Raises:
        NotAssessable: for a bare report, whose prose nobody has read.
    """
    return _reading(subject).fees


def noted_of(subject: Subject) -> tuple[Finding, ...]:
    """What the reader noted while reading; nothing for a bare report."""
    inner = subject.subject if isinstance(subject, Related) else subject
    return inner.findings.items if isinstance(inner, Reading) else ()


def _reading(subject: Subject) -> Reading:
    inner = subject.subject if isinstance(subject, Related) else subject
    if not isinstance(inner, Reading):
        raise NotAssessable("no_prose")
    return inner


def previous_of(subject: Subject, *, any_year: bool = False) -> Subject:
    """Last year's report of the same organ; unless any year will do, it must be of the year before.

    Raises:
        NotAssessable: if none was given, or the one that was is of another year.
    """
    previous = _context(subject).previous
    if previous is None:
        raise NotAssessable("no_previous")
    year, before = report_of(subject).year, report_of(previous).year
    if not any_year and year is not None and before is not None and before != year - 1:
        raise NotAssessable("previous_other_year", year=before, expected=year - 1)
    return previous


def children_of(subject: Subject, *, any_year: bool = False) -> tuple[Subject, ...]:
    """The reports of all subordinate organs, for the same year unless any will do.

    Raises:
        NotAssessable: if it is not known which there are, or one is of another year.
    """
    children = _context(subject).children
    if children is None:
        raise NotAssessable("no_children")
    year = None if any_year else report_of(subject).year
    for report in map(report_of, children):
        if None not in (year, report.year) and report.year != year:
            organ = report.organ or ""
            raise NotAssessable("child_other_year", organ=organ, year=cast("int", report.year))
    return children


def _context(subject: Subject) -> Context:
    return subject.context if isinstance(subject, Related) else _ALONE


_ALONE = Context()
