"""The prose of a report's six sections, and what it says of the tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Deferred
from giac_schema.grammar.claims import find_claims
from giac_schema.grammar.claims.fees import find_fees
from giac_schema.grammar.tables.parts import SectionPart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.claims import Claim, FeeStatement
    from giac_schema.model.source import Position

__all__ = ["read_claims", "read_fees"]

_ABOUT: Final = {"REQUESTS": "APPLICATION", "DISPUTES": "DISPUTE"}
"""What the prose of a section is about even where it does not say so."""


def read_claims(parts: Sequence[Part], year: int | None) -> Sequence[Claim]:
    """The claims of all sections, those of the year that the report is of; sought when they are first looked into.

    Nothing but the lines of the prose is kept for that.
    """
    return Deferred(partial(_claims, _prose(parts), year))


def _claims(prose: Mapping[str, Sequence[Cell]], year: int | None) -> tuple[Claim, ...]:
    found: list[Claim] = []
    for topic, lines in prose.items():
        first = found[-1].sentence + 1 if found else 0
        begin = len(found)
        for claim in find_claims(
            "\n".join(cell.text for cell in lines),
            about=_ABOUT.get(topic, ""),
            year=year,
            locate=_locator(lines),
        ):
            part_of = None if claim.part_of is None else claim.part_of + begin
            found.append(attrs.evolve(claim, sentence=claim.sentence + first, part_of=part_of))
    return tuple(found)


def read_fees(parts: Sequence[Part]) -> FeeStatement | None:
    """What section six says of 信息处理费, or any other section if that one says nothing."""
    prose = {t: "\n".join(cell.text for cell in lines) for t, lines in _prose(parts).items()}
    ordered = (prose.get("OTHERS", ""), *(text for t, text in prose.items() if t != "OTHERS"))
    return next((fees for text in ordered if (fees := find_fees(text)) is not None), None)


def _prose(parts: Sequence[Part]) -> dict[str, list[Cell]]:
    """The lines of each section that are no cells of a table, by its topic."""
    lines: dict[str, list[Cell]] = defaultdict(list)
    for part in parts:
        if isinstance(part, SectionPart) and part.heading is not None:
            heading = part.heading.cell.heading
            topic = heading.topic if heading else ""
            lines[topic] += [seen.cell for seen in part.loose if seen.cell.place is None]
    return lines


def _locator(lines: Sequence[Cell]) -> Callable[[int], Position]:
    """Where the line stood that a character of the joined text is in."""
    starts: list[int] = []
    at = 0
    for cell in lines:
        starts.append(at)
        at += len(cell.text) + 1
    return lambda place: lines[bisect_right(starts, place) - 1].position
