"""Findings as the rows of a sheet: one line each, the same columns in CSV and in XLSX.

Figures stay numbers.  Text is what a stranger's file may say, so where a program for sheets would take it
for a formula, it is made to be text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.model.values import Missing
from giac_schema.outputs.views import cells_named, own_cells, to_tell
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import excerpt
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.positions import where
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.findings import Finding, Findings, Operand, Reading
    from giac_schema.model.rule import Level
    from giac_schema.model.values import Leaf, Number
    from giac_schema.outputs.words.languages import Language

__all__ = ["COLUMNS", "Row", "Value", "checked", "headings", "unreadable"]

Value: TypeAlias = "str | Number | None"
Row: TypeAlias = tuple[Value, ...]

COLUMNS: Final = (
    *("file", "organ", "year", "rule", "level", "verdict", "table", "place", "cells"),
    *("left", "right", "difference", "suggestion", "sentence", "position"),
)
_CELLS: Final = 400
"""A list of cells longer than this is cut: a sum of 22 rows is named by its place."""


def headings(language: Language, columns: Iterable[str] = COLUMNS) -> Row:
    """What stands above these columns."""
    return tuple(say(language, "columns", name) for name in columns)


def checked(
    name: str,
    findings: Findings,
    read: Reading,
    language: Language,
    *,
    level: Level = "hint",
    everything: bool = False,
) -> Iterator[Row]:
    """A row for each finding of a source that was checked; arguments as for the terminal."""
    report = read.report
    places = Places(language, report.edition)
    head = (visible(name), visible(report.organ or ""), report.year)
    for finding in to_tell(findings, level, everything=everything):
        yield (*head, *_finding(finding, places))


def unreadable(name: str, message: str, language: Language) -> Row:
    """The row of a source that could not be read."""
    said = {
        "file": visible(name),
        "level": say(language, "sheet", "must"),
        "verdict": say(language, "sheet", "unreadable"),
        "sentence": message,
    }
    return tuple(said.get(column) for column in COLUMNS)


def _finding(finding: Finding, places: Places) -> Row:
    language = places.language
    table = finding.table
    return (
        visible(finding.rule),
        say(language, "sheet", finding.level),
        say(language, "sheet", finding.verdict),
        places.table_named(table) if table else None,
        _place(finding, places),
        _cells(finding, places),
        finding.left,
        finding.right,
        finding.difference,
        _suggestion(finding, places),
        sentence(finding, language, places.edition),
        where(finding, language).strip(" ()（）") or None,
    )


def _place(finding: Finding, places: Places) -> str | None:
    if finding.place is not None:
        return places.describe(finding.place)
    refs = {operand.ref for operand in own_cells(finding)}
    return places.describe(refs.pop()) if len(refs) == 1 else None


def _cells(finding: Finding, places: Places) -> str | None:
    """The addresses of its cells with what they print: ``requests.received.total=43``, ``表三.本年新收.总计=43``."""
    cells = (
        f"{_address(o, places)}={_printed(o.value, places.language)}" for o in cells_named(finding)
    )
    text = "; ".join(cells)
    return (text if len(text) <= _CELLS else text[: _CELLS - 1] + "…") or None


def _address(operand: Operand, places: Places) -> str:
    address = operand.ref.chinese if places.language == "zh" else str(operand.ref)
    return address if operand.report is None else places.of(operand.report, address)


def _printed(leaf: Leaf, language: Language) -> str:
    return say(language, "kinds", leaf.kind) if isinstance(leaf, Missing) else str(leaf)


def _suggestion(finding: Finding, places: Places) -> str | None:
    """The likeliest repair: each cell, what it prints, what it would be."""
    changes = (
        say(
            places.language,
            "repairs",
            "change",
            place=places.describe(c.ref),
            printed=excerpt(visible(getattr(c.printed, "raw", str(c.printed)))),
            proposed=c.proposed,
        )
        for repair in finding.suggestions[:1]
        for c in repair.changes
    )
    return say(places.language, "places", "semicolon").join(changes) or None
