"""Reports checked together: those of one organ year by year, and one with its subordinate organs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from attrs import frozen

from giac_schema.cli.given import Given
from giac_schema.cli.work import Done, checked, opened
from giac_schema.findings import Reading
from giac_schema.model.organ import OrganKind
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.cli.work import Job
    from giac_schema.rules import Context, Related

__all__ = ["Around", "perform_together"]


@frozen
class Around:
    """What the command line says of the reports it names."""

    series: bool = False
    """Whether those of one organ follow each other."""
    children: tuple[Given, ...] | None = None
    """The reports of the subordinate organs."""
    organ: str | None = None
    """Whose reports they are, whatever they say themselves."""
    years: tuple[int, ...] = ()
    """The years they are of, in the order of the files."""
    kind: OrganKind | None = None
    """Which kind of organ it is."""

    @property
    def is_wanted(self) -> bool:
        """Whether anything at all was said."""
        return attrs.astuple(self, recurse=False) != _NOTHING


_NOTHING: Final = (False, None, None, (), None)


@frozen
class _Read:
    """One source that was read, or why it could not be."""

    name: str
    reading: Reading | None
    failed: Done | None = None

    organ: str | None = None
    """Whose report it is, as the command line has it or else the report."""
    year: int | None = None
    """Of which year, likewise."""

    @property
    def key(self) -> tuple[str, int] | None:
        """Whose report it is, and of which year, if both are known."""
        if self.reading is None or self.year is None or not self.organ:
            return None
        return "".join(self.organ.split()), self.year


def perform_together(
    job: Job, sources: Sequence[Given], around: Around, tell: Callable[[str], None]
) -> Iterator[Done]:
    """Check every source with the reports around it.

    Args:
        job: What to do.
        sources: The reports.
        around: What is known of them beside what they say.
        tell: Takes a line about what is wanting to look from one report into another.
    """
    found = [_read(job, source) for source in sources]
    found = [_as_told(each, around, number) for number, each in enumerate(found)]
    children = None if around.children is None else [_read(job, c) for c in around.children]
    known = _by_organ_and_year(found if around.series else [], job, tell)
    theirs = _complete(children, job, tell)
    for each in found:
        if each.failed is not None or each.reading is None:
            yield each.failed or Done(each.name)
            continue
        if around.series and each.key is None:
            tell(f"{each.name}: {say(job.language, 'errors', 'no_organ_or_year')}")
        below = None if theirs is None else _below(each, theirs, job, tell)
        yield checked(job, each.name, each.reading, _context(each, known, below, around))
    yield from (child.failed for child in children or () if child.failed is not None)


def _read(job: Job, source: Given) -> _Read:
    found = opened(job, source)
    if isinstance(found, Done):
        return _Read(source.name, None, found)
    return _Read(source.name, found, None, found.report.organ, found.report.year)


def _as_told(each: _Read, around: Around, number: int) -> _Read:
    """A report of the organ and the year that the command line gives.

    What the report itself says stays as it is: where the two differ, rules have something to say.
    """
    if each.reading is None:
        return each
    organ = around.organ or each.organ
    year = around.years[number] if number < len(around.years) else each.year
    report = attrs.evolve(
        each.reading.report,
        organ=each.reading.report.organ or organ,
        year=each.reading.report.year if each.reading.report.year is not None else year,
    )
    reading = attrs.evolve(each.reading, report=report)
    return attrs.evolve(each, reading=reading, organ=organ, year=year)


def _by_organ_and_year(
    found: Sequence[_Read], job: Job, tell: Callable[[str], None]
) -> dict[tuple[str, int], Reading]:
    """Every report by its organ and year; of two for the same year neither can be relied on."""
    known: dict[tuple[str, int], Reading] = {}
    twice: set[tuple[str, int]] = set()
    for each in found:
        if each.key is None or each.reading is None:
            continue
        if each.key in known:
            twice.add(each.key)
            organ, year = each.key
            tell(say(job.language, "errors", "same_year_twice", organ=organ, year=year))
        known[each.key] = each.reading
    return {key: reading for key, reading in known.items() if key not in twice}


def _complete(
    children: Sequence[_Read] | None, job: Job, tell: Callable[[str], None]
) -> Sequence[_Read] | None:
    """The subordinate reports, if all could be read: a sum of some of them would be wrong."""
    if children is None:
        return None
    failed = [child.name for child in children if child.reading is None]
    if failed:
        tell(say(job.language, "errors", "children_unreadable", names=", ".join(failed)))
        return None
    return children


def _context(
    each: _Read,
    known: dict[tuple[str, int], Reading],
    below: Sequence[Related] | None,
    around: Around,
) -> Context:
    from giac_schema.rules import Context

    previous = known.get((each.key[0], each.key[1] - 1)) if each.key else None
    return Context(previous, below, around.kind)


def _below(
    parent: _Read, children: Sequence[_Read], job: Job, tell: Callable[[str], None]
) -> Sequence[Related] | None:
    """The subordinate reports that a report is held against, and a line about those it is not.

    None of that year is none known: to take it for a sum of 0 would be wrong.  An organ is not below itself,
    though its own report may lie among the others.
    """
    others = [child for child in children if child.key is None or child.key != parent.key]
    if len(others) < len(children):
        said = say(job.language, "errors", "own_among_children", organ=parent.organ)
        tell(f"{parent.name}: {said}")
    found = _children(parent, others)
    if not found:
        said = say(job.language, "errors", "no_children_of_year", year=parent.year)
        tell(f"{parent.name}: {said}")
    return found or None


def _children(parent: _Read, children: Sequence[_Read]) -> list[Related]:
    """The subordinate reports of the parent's year, each with its own of the year before.

    A report whose year is not known is taken for one of the parent's year.
    """
    from giac_schema.rules import Context, Related

    by_key = {child.key: child.reading for child in children if child.key is not None}
    found: list[Related] = []
    for child in children:
        of_another_year = None not in (child.year, parent.year) and child.year != parent.year
        if child.reading is None or of_another_year:
            continue
        before = by_key.get((child.key[0], child.key[1] - 1)) if child.key else None
        found.append(Related(child.reading, Context(previous=before)))
    return found
