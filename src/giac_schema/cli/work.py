"""The work on one source, from bytes to what is printed about it; done in any process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from giac_schema.cli.rulesets import rules_for
from giac_schema.cli.screen import Screen, rendered
from giac_schema.cli.sources import ENDINGS, Given
from giac_schema.model.rule import Level
from giac_schema.outputs import Language, json, terminal
from giac_schema.outputs.catalogue import say
from giac_schema.outputs.refusals import refusal

if TYPE_CHECKING:
    from giac_schema.findings import Findings, Reading
    from giac_schema.rules import Context

__all__ = ["Done", "Format", "Job", "Verb", "checked", "opened", "perform"]

Verb: TypeAlias = Literal["read", "check"]
Format: TypeAlias = Literal["text", "json", "jsonl"]


@frozen
class Job:
    """What to do with every source."""

    verb: Verb
    format: Format
    language: Language
    screen: Screen
    level: Level = "hint"
    everything: bool = False
    rules: tuple[str, ...] = ()
    """Files of rules and installed sets to check by, besides the standard rules."""
    standard: bool = True
    """Whether to check by the standard rules, too."""


@frozen
class Done:
    """What came of one source."""

    name: str
    text: str = ""
    """What to print, without the line break at its end."""
    error: str = ""
    """Why it could not be read; empty if it could."""
    broken: bool = False
    """Whether a ``must`` broke or a rule crashed."""


def perform(job: Job, source: Given) -> Done:
    """Read, and if so told check, one source; whatever is wrong with it is said, never raised."""
    reading = opened(job, source)
    if isinstance(reading, Done):
        return reading
    try:
        if job.verb == "read":
            return Done(source.name, _read(job, source.name, reading))
        return checked(job, source.name, reading)
    except Exception as error:  # noqa: BLE001 - one bad file is reported and the others go on
        return _failed(job, source, refusal(error, job.language))


def opened(job: Job, source: Given) -> Reading | Done:
    """A source that was read, or what to say of one that cannot be."""
    from giac_schema import api

    if source.trouble:
        endings = " ".join(ENDINGS)
        return _failed(job, source, say(job.language, "errors", source.trouble, endings=endings))
    try:
        return api.read(source.open())
    except Exception as error:  # noqa: BLE001 - one bad file is reported and the others go on
        return _failed(job, source, refusal(error, job.language))


def checked(job: Job, name: str, reading: Reading, context: Context | None = None) -> Done:
    """A reading checked by the rules of the job, with the reports around it."""
    from giac_schema.rules import evaluate

    rules = rules_for(reading.report, job.rules, standard=job.standard)
    findings = evaluate(rules, reading, context)
    return Done(name, _checked(job, name, reading, findings), broken=not findings.ok)


def _read(job: Job, name: str, reading: Reading) -> str:
    if job.format == "text":
        return rendered(terminal.reading(reading, job.language, name), job.screen)
    return _written(job, json.reading(name, reading))


def _checked(job: Job, name: str, reading: Reading, findings: Findings) -> str:
    level, everything = job.level, job.everything
    if job.format == "text":
        told = terminal.checked(
            findings, reading, job.language, name, level=level, everything=everything
        )
        return rendered(told, job.screen)
    return _written(job, json.checked(name, findings, level=level, everything=everything))


def _failed(job: Job, source: Given, message: str) -> Done:
    text = "" if job.format == "text" else _written(job, json.error(source.name, message))
    return Done(source.name, text, error=message)


def _written(job: Job, value: json.Object) -> str:
    return json.line(value) if job.format == "jsonl" else json.document(value)
