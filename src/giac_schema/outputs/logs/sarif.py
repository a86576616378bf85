"""A check in SARIF 2.1.0, the format in which tools tell of what they found in files.

One run; its rules are those of the check, its results the findings.  A result is of a kind: ``fail`` for
what breaks, ``open`` for what cannot be judged, ``pass`` and ``notApplicable`` where everything is told.
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import quote

from giac_schema.model.values import Missing
from giac_schema.outputs.views import own_cells, to_tell
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import written
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giac_schema.findings import Finding, Findings, Operand, Reading, Verdict
    from giac_schema.model.rule import Level, Rule
    from giac_schema.model.source import Position
    from giac_schema.outputs.words.languages import Language

__all__ = ["UNREADABLE", "Result", "checked", "log", "unreadable"]

Result: TypeAlias = dict[str, Any]

UNREADABLE: Final = "giac.unreadable"
"""The rule that a source which could not be read breaks."""

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TAGS: Final[Mapping[Language, str]] = {"zh": "zh-CN", "en": "en-US"}
_LEVELS: Final[Mapping[Level, str]] = {"must": "error", "should": "warning", "hint": "note"}
_KINDS: Final[Mapping[Verdict, str]] = {
    "breaks": "fail",
    "error": "fail",
    "unknown": "open",
    "holds": "pass",
    "not_applicable": "notApplicable",
}


def checked(
    name: str,
    findings: Findings,
    read: Reading,
    language: Language,
    *,
    level: Level = "hint",
    everything: bool = False,
) -> list[Result]:
    """The results of a source that was checked; arguments as for the terminal."""
    places = Places(language, read.report.edition)
    told = to_tell(findings, level, everything=everything)
    return [_result(name, finding, places) for finding in told]


def unreadable(name: str, message: str) -> list[Result]:
    """The one result of a source that could not be read."""
    where = {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}}}
    return [
        {
            "ruleId": UNREADABLE,
            "level": "error",
            "message": {"text": message},
            "locations": [where],
        }
    ]


def log(
    results: Iterable[Result], rules: Iterable[Rule], language: Language, *, complete: bool
) -> str:
    """The whole log.

    Args:
        results: What :func:`checked` and :func:`unreadable` gave.
        rules: The rules of the check.
        language: The language of the results.
        complete: Whether every source could be read.
    """
    driver = {
        "name": "giac",
        "fullName": "giac-schema",
        "semanticVersion": version("giac-schema"),
        "rules": [*_rules(rules), _reading_rule()],
    }
    run = {
        "tool": {"driver": driver},
        "language": _TAGS[language],
        "invocations": [{"executionSuccessful": complete}],
        "columnKind": "unicodeCodePoints",
        "results": list(results),
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _result(name: str, finding: Finding, places: Places) -> Result:
    kind = _KINDS[finding.verdict]
    return {
        "ruleId": visible(finding.rule),
        "kind": kind,
        "level": _level(finding) if kind == "fail" else "none",
        "message": {"text": sentence(finding, places.language, places.edition)},
        "locations": [_location(name, finding)],
        "relatedLocations": [_related(name, o, places) for o in finding.operands],
        "partialFingerprints": {"giac/v1": _fingerprint(finding)},
        "properties": dict(_figures(finding)),
    }


def _level(finding: Finding) -> str:
    return "error" if finding.verdict == "error" else _LEVELS[finding.level]


def _location(name: str, finding: Finding) -> Result:
    """Where it is: the file, its first line if it has lines, and the place of the form."""
    positions = [finding.position, *(o.position for o in own_cells(finding))]
    lines = [p for p in positions if p is not None and p.line is not None]
    location = _physical(name, min(lines, default=None, key=_reading_order))
    refs = {o.ref for o in own_cells(finding)}
    place = finding.place or (refs.pop() if len(refs) == 1 else None)
    if place is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": str(place), "kind": "member"}]
    return location


def _reading_order(position: Position) -> tuple[int, int]:
    return position.line or 0, position.column or 0


def _related(name: str, operand: Operand, places: Places) -> Result:
    value = operand.value
    shown = (
        say(places.language, "marks", value.kind, raw=visible(value.raw))
        if isinstance(value, Missing)
        else written(value)
    )
    place = places.describe(operand.ref)
    if operand.report is not None:
        # Of another report nothing is known here but whose it is.
        return {"message": {"text": f"{places.of(operand.report, place)}: {shown}"}}
    return {
        **_physical(name, operand.position),
        "logicalLocations": [{"fullyQualifiedName": str(operand.ref), "kind": "member"}],
        "message": {"text": f"{place}: {shown}"},
    }


def _physical(name: str, position: Position | None) -> Result:
    place: Result = {"artifactLocation": {"uri": _uri(name)}}
    if position is not None and position.line is not None:
        place["region"] = {"startLine": position.line}
        if position.column is not None:
            place["region"]["startColumn"] = position.column
    return {"physicalLocation": place}


def _uri(name: str) -> str:
    """A file as a reference: relative as it was given, absolute as a file of this machine."""
    path = PurePath(name)
    quoted = quote(os.fsencode(path.as_posix()))
    return (
        f"file://{'' if quoted.startswith('/') else '/'}{quoted}" if path.is_absolute() else quoted
    )


def _figures(finding: Finding) -> Iterator[tuple[str, Any]]:
    """What the sentence says in figures, for programs."""
    yield "verdict", finding.verdict
    yield "level", finding.level
    for key in ("left", "right", "difference"):
        value = getattr(finding, key)
        if value is not None:
            yield key, written(value)
    if finding.if_zero is not None:
        yield "ifZero", finding.if_zero
    if finding.suggestions:
        changes = finding.suggestions[0].changes
        yield (
            "suggestion",
            {str(c.ref): None if c.proposed is None else written(c.proposed) for c in changes},
        )


def _fingerprint(finding: Finding) -> str:
    """The same for the same check of the same place, whatever figures it finds there."""
    place = "" if finding.place is None else str(finding.place)
    refs = " ".join(sorted({str(o.ref) for o in finding.operands}))
    return hashlib.sha256(f"{finding.rule}|{place}|{refs}".encode()).hexdigest()[:32]


def _rules(rules: Iterable[Rule]) -> Iterator[Result]:
    """Each check that a result can name, once, with what its rule says."""
    known: set[str] = set()
    for rule in rules:
        for name in rule.ids:
            if name not in known:
                known.add(name)
                yield {
                    "id": visible(name),
                    "shortDescription": {"text": _title(rule)},
                    "defaultConfiguration": {"level": _LEVELS[rule.level]},
                    "properties": {"origin": rule.origin, "cites": list(rule.cites)},
                }


def _title(rule: Rule) -> str:
    halves = [half for half in (visible(rule.title.zh), visible(rule.title.en)) if half]
    return " / ".join(halves) or visible(rule.id)


def _reading_rule() -> Result:
    title = " / ".join(say(language, "sheet", "unreadable") for language in ("zh", "en"))
    return {
        "id": UNREADABLE,
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": "error"},
    }
