"""The work on one source, from bytes to what is printed about it; done in any process."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from giac_schema.cli.formats import Format
from giac_schema.cli.kept import kept_reading
from giac_schema.cli.parts import Part, checked_part, failed_part, read_part
from giac_schema.cli.rulesets import Chosen, rules_for
from giac_schema.cli.screen import Screen
from giac_schema.cli.sources import ENDINGS, OF_JSON
from giac_schema.model.rule import Level
from giac_schema.outputs import Language
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema.cli.given import Given
    from giac_schema.findings import Reading
    from giac_schema.rules import Context

__all__ = ["Done", "Job", "Verb", "checked", "opened", "perform"]

Verb: TypeAlias = Literal["read", "check"]


@frozen
class Job:
    """What to do with every source."""

    verb: Verb
    format: Format
    language: Language
    screen: Screen
    level: Level = "hint"
    everything: bool = False
    brief: bool = False
    """One line for each report, where text is written."""
    deduce: bool = False
    """Tell what the missing cells of a reading must be, too."""
    index: str = ""
    """The address of the page that lists all reports, for the pages that it lists."""
    rules: Chosen = Chosen()
    """The rules to check by."""
    expected: tuple[str, ...] = ()
    """The organs that should have sent a report, if somebody has listed them."""


@frozen
class Done:
    """What came of one source."""

    name: str
    part: Part = Part()
    """What it contributes to the output."""
    error: str = ""
    """Why it could not be read; empty if it could."""
    broken: bool = False
    """Whether a ``must`` broke or a rule crashed."""
    organ: str = ""
    """Whose report it is, if it says so."""
    year: int | None = None
    """Of which year, likewise."""


def perform(job: Job, source: Given) -> Done:
    """Read, and if so told check, one source; whatever is wrong with it is said, never raised."""
    reading = opened(job, source)
    if isinstance(reading, Done):
        return reading
    try:
        if job.verb == "read":
            return _done(source.name, read_part(job, source.name, reading), reading)
        return checked(job, source.name, reading)
    except Exception as error:  # noqa: BLE001 - one bad file is reported and the others go on
        return _failed(job, source, partial(refusal, error))


def opened(job: Job, source: Given) -> Reading | Done:
    """A source that was read, or what to say of one that cannot be."""
    from giac_schema import api

    if source.trouble:
        return _failed(job, source, partial(_trouble, source.trouble))
    try:
        content = source.open()
        kept = kept_reading(content) if source.lines and isinstance(content, bytes) else None
        return api.read(content) if kept is None else kept
    except Exception as error:  # noqa: BLE001 - one bad file is reported and the others go on
        return _failed(job, source, partial(refusal, error))


def checked(job: Job, name: str, reading: Reading, context: Context | None = None) -> Done:
    """A reading checked by the rules of the job, with the reports around it."""
    from giac_schema import api
    from giac_schema.rules import Related

    subject = reading if context is None else Related(reading, context)
    findings = api.check(subject, rules_for(reading.report, job.rules))
    part = checked_part(job, name, reading, findings)
    return _done(name, part, reading, broken=not findings.ok)


def _done(name: str, part: Part, reading: Reading, *, broken: bool = False) -> Done:
    report = reading.report
    return Done(name, part, broken=broken, organ=report.organ or "", year=report.year)


def _failed(job: Job, source: Given, said: Callable[[Language], str]) -> Done:
    return Done(source.name, failed_part(job, source.name, said), error=said(job.language))


def _trouble(name: str, language: Language) -> str:
    return say(language, "errors", name, endings=" ".join((*ENDINGS, *OF_JSON)))
