"""Chapters of the overview that are named as sections are, and numbered on their own.

一、总体情况
一、加强领导。……
二、主动公开政府信息情况。……         these two are prose of the overview:
三、依申请公开政府信息情况。……       the sections of these names follow, with the tables
二、主动公开政府信息情况
第二十条第（一）项 ……
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.tables.parts import SectionPart
from giac_schema.grammar.tables.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["with_chapters"]

_FEWEST = 2
"""The heading of one section may stand there twice, above its text and above its table."""


def with_chapters(parts: Sequence[Part]) -> list[Part]:
    """The parts, such chapters taken for prose of the overview."""
    topics = [_topic(part) for part in parts]
    table = next((at for at, topic in enumerate(topics) if topic is None), len(parts))
    before = topics[:table]
    if _OVERVIEW not in before:
        return list(parts)
    overview = table - 1 - before[::-1].index(_OVERVIEW)
    named = set(topics[overview + 1 : table - 1])
    if len(named) < _FEWEST or not named <= set(topics[table - 1 :]):
        return list(parts)
    first, *chapters = (
        part for part in parts[overview : table - 1] if isinstance(part, SectionPart)
    )
    text = (seen for part in chapters for seen in _text(part))
    return [
        *parts[:overview],
        evolve(first, loose=(*first.loose, *text)),
        *parts[table - 1 :],
    ]


_OVERVIEW = "OVERVIEW"


def _topic(part: Part) -> str | None:
    """The section whose heading opens a part, nothing before the first; ``None`` for a part of a table."""
    if not isinstance(part, SectionPart):
        return None
    found = part.heading.cell.heading if part.heading is not None else None
    return found.topic if found is not None else ""


def _text(part: SectionPart) -> Iterator[Seen]:
    """The heading of a chapter and the text below it; text that goes on behind the heading is on its line."""
    heading, loose = part.heading, part.loose
    if heading is None:
        return
    cell = heading.cell
    if loose and loose[0].cell.position.line == cell.position.line is not None:
        cell = evolve(cell, text=cell.text + loose[0].cell.text)
        loose = loose[1:]
    yield Seen("PROSE", evolve(cell, heading=None))
    yield from loose
