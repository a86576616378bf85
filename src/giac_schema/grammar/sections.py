"""What a report says outside its tables: title, organ, dates, the prose of its sections."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from giac_schema.grammar.tables.parts import (
    SectionPart,
)
from giac_schema.grammar.words.headings import (
    SECTIONS,
    Title,
    is_furniture,
    parse_title,
    period,
    published_on,
    residues,
)
from giac_schema.model.report import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen

_T = TypeVar("_T")

__all__ = ["Prose", "note_sections", "read_prose"]

_FRONT = 40
"""So many lines before the first section are searched for title and dates."""


@frozen
class Prose:
    """What was found outside the tables."""

    title: Title | None
    period: Period | None
    published_on: dt.date | None
    sections: Mapping[str, str] = field(factory=dict)
    """The text of each section by its topic, lines separated by line breaks."""


def read_prose(parts: Sequence[Part], stream: Sequence[Cell], told: Sequence[str]) -> Prose:
    """Title and dates from the lines before the first section, and the text of the sections.

    Args:
        parts: the parts of the source.
        stream: its cells.
        told: what it says of itself outside its text, where these lines lack title or day.
    """
    sections = (at for at, cell in enumerate(stream) if cell.heading is not None)
    end = next(sections, _FRONT)
    start = max(end - _FRONT, 0)
    lines = [cell.text for cell in stream[start : start + _FRONT]]
    return Prose(
        _title(lines[: end - start]) or _title(lines) or _first(parse_title, told),
        _first(period, lines),
        _published(lines) or _first(published_on, told),
        _sections(parts),
    )


def _with_next(lines: Sequence[str]) -> list[str]:
    """The lines, and behind them each with the next one: a long title may be broken in two."""
    return [*lines, *(a + b for a, b in itertools.pairwise(lines))]


def _title(lines: Sequence[str]) -> Title | None:
    """The title; of one without an organ, the line before may hold it."""
    found = _own([t for line in lines if (t := parse_title(line)) is not None]) or _first(
        parse_title, _with_next(lines)
    )
    if found is None or found.organ:
        return found
    both = (a + b for a, b in itertools.pairwise(lines) if parse_title(b) == found)
    return next((t for line in both if (t := parse_title(line)) and t.year == found.year), found)


def _own(titles: Sequence[Title]) -> Title | None:
    """The last title: a page may lead to other reports before its own.  Of several of the same report the first."""
    if not titles:
        return None
    own = titles[-1]
    alike = (t for t in titles if t.year == own.year and t.organ and own.organ in t.organ)
    return next(alike, own)


def _published(lines: Sequence[str]) -> dt.date | None:
    """The day of publication; of other days that a page states, such as that of writing, the first."""
    told = (line[at:] for line in lines for word in _PUBLISHED if (at := line.find(word)) >= 0)
    return _first(published_on, told) or _first(published_on, _with_next(lines))


_PUBLISHED = ("发布", "公布")


def _first(parse: Callable[[str], _T | None], lines: Iterable[str]) -> _T | None:
    return next((found for line in lines if (found := parse(line)) is not None), None)


def _sections(parts: Sequence[Part]) -> dict[str, str]:
    lines: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        if isinstance(part, SectionPart) and part.heading is not None:
            topic = _topic(part.heading)
            texts = [seen.cell.text for seen in part.loose]
            lines[topic] += _before_furniture(texts) if topic == _LAST else texts
    return {topic: "\n".join(found) for topic, found in lines.items() if found}


def _before_furniture(texts: Sequence[str]) -> list[str]:
    return list(itertools.takewhile(lambda text: not is_furniture(text), texts))


_LAST = "OTHERS"
"""The section behind which a page goes on with what is not the report's."""


def _topic(heading: Seen) -> str:
    return heading.cell.heading.topic if heading.cell.heading else ""


def note_sections(parts: Sequence[Part], *, cut: bool, harvest: Harvest) -> None:
    """Note sections that are missing, out of order or there twice (S-01, S-02, S-03)."""
    headings = list(_headings(parts))
    topics = [_topic(h) for h in headings]
    for topic, printed in SECTIONS.items():
        number, _, words = printed.partition("、")
        if topic not in topics:
            if not (cut and _after_all(topic, topics)):
                harvest.odd("S-01", "section_missing", "must", section=number, heading=words)
        elif (times := topics.count(topic)) > 1:
            where = headings[_last_index(topics, topic)].cell.position
            harvest.odd(
                "S-03",
                "section_repeated",
                "should",
                None,
                where,
                section=number,
                heading=words,
                times=times,
            )
    _note_order(topics, headings, harvest)


def _headings(parts: Sequence[Part]) -> Iterator[Seen]:
    """The headings of sections, without titles of tables that repeat one right below it, less its number."""
    for before, part in itertools.pairwise([None, *parts]):
        if not isinstance(part, SectionPart) or part.heading is None:
            continue
        above = before.heading if isinstance(before, SectionPart) and not before.loose else None
        number = part.heading.cell.heading.ordinal if part.heading.cell.heading else ""
        if number or above is None or _topic(above) != _topic(part.heading):
            yield part.heading


def _after_all(topic: str, topics: Iterable[str]) -> bool:
    """Whether a section comes after all those that were found."""
    order = list(SECTIONS)
    return all(order.index(topic) > order.index(found) for found in topics)


def _last_index(topics: Sequence[str], topic: str) -> int:
    return len(topics) - 1 - topics[::-1].index(topic)


def _note_order(topics: Sequence[str], headings: Sequence[Seen], harvest: Harvest) -> None:
    order = list(SECTIONS)
    first = list(dict.fromkeys(topics))
    for before, after in itertools.pairwise(first):
        if order.index(after) < order.index(before):
            number, _, words = SECTIONS[after].partition("、")
            where = headings[topics.index(after)].cell.position
            harvest.odd(
                "S-02", "section_out_of_order", "must", None, where, section=number, heading=words
            )


def note_residues(stream: Sequence[Cell], harvest: Harvest) -> None:
    """Note what a template or a word processor left behind (S-17)."""
    for cell in stream:
        if cell.value is not None or cell.matches:
            continue
        for text in residues(cell.text):
            harvest.odd("S-17", "residue", "hint", None, cell.position, text=text)
