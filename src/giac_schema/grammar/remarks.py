"""What headings and first lines say that does not fit the rest (S-04, S-19, D-09, D-10, D-11)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from giac_schema.grammar.tables.parts import SectionPart
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.headings import SECTIONS, mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.report import Report

__all__ = ["note_remarks"]

_FRONT: Final = 40
"""So many lines at the start of a source are looked through."""
_ORDINALS: Final = "一二三四五六"
_SECTIONS_OF_FORM: Final = ("六", "6")
_OUTDATED: Final = ("2019", "60")
_SINCE: Final = 2022
"""Reports for 2021 may have been written before the notice of that autumn was known."""


def note_remarks(
    report: Report, parts: Sequence[Part], stream: Sequence[Cell], harvest: Harvest
) -> None:
    """Note what headings and first lines say that does not fit."""
    _note_numbers(parts, harvest)
    _note_corner(stream, harvest)
    for cell in stream[:_FRONT]:
        if _mentions(cell.text):
            text = "".join(fold(cell.text).split())
            _note_index(text, cell, report, harvest)
            _note_instrument(text, cell, report, harvest)
            _note_count(text, cell, harvest)


@lru_cache(maxsize=1024)
def _mentions(line: str) -> bool:
    """Whether a line mentions anything that is noted here; most do not, and come in every report."""
    text = "".join(fold(line).split())
    return any(mention(terminal, text) for terminal in ("INDEX", "INSTRUMENT", "PARTS"))


def _note_numbers(parts: Sequence[Part], harvest: Harvest) -> None:
    """S-04: a heading that bears the number of another section."""
    for part in parts:
        if not isinstance(part, SectionPart) or part.heading is None:
            continue
        cell = part.heading.cell
        heading = cell.heading
        if heading is None or cell.text.lstrip()[:1] in {"(", "（"}:
            continue
        printed = SECTIONS[heading.topic]
        number, _, words = printed.partition("、")
        if heading.ordinal in tuple(_ORDINALS) and heading.ordinal != number:
            harvest.odd(
                "S-04",
                "heading_misnumbered",
                "should",
                None,
                cell.position,
                printed=heading.ordinal,
                section=number,
                heading=words,
            )


def _note_corner(stream: Sequence[Cell], harvest: Harvest) -> None:
    """S-19: 表三 without the note that the form prints in its corner."""
    if "requests" in harvest.tables and not any(
        m.terminal == "CORNER" for cell in stream for m in cell.matches
    ):
        harvest.odd("S-19", "corner_missing", "hint")


def _note_index(text: str, cell: Cell, report: Report, harvest: Harvest) -> None:
    """D-09: an index number of another year than the day of publication."""
    found = mention("INDEX", text)
    if found and report.published_on and int(found["index"]) != report.published_on.year:
        published = report.published_on.isoformat()
        harvest.odd(
            "D-09",
            "index_of_other_year",
            "hint",
            None,
            cell.position,
            index=found["index"],
            published=published,
        )


def _note_instrument(text: str, cell: Cell, report: Report, harvest: Harvest) -> None:
    """D-10: the notice of 2019 cited in a report that is under that of 2021."""
    found = mention("INSTRUMENT", text)
    if found is None or (found["issued"], found["number"]) != _OUTDATED:
        return
    if report.year and report.year >= _SINCE:
        harvest.odd("D-10", "instrument_outdated", "hint", None, cell.position, text=found[0])


def _note_count(text: str, cell: Cell, harvest: Harvest) -> None:
    """D-11: a lead that names another number of sections than six."""
    found = mention("PARTS", text)
    if found and found["count"] not in _SECTIONS_OF_FORM and "报告" in text:
        harvest.odd("D-11", "sections_miscounted", "hint", None, cell.position, text=found[0])
