"""What is odd about the tables themselves: rows, labels, editions (S-05 to S-09, S-14)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.parts import (
    BlockPart,
    DisputesHead,
    DisputesPart,
    RequestsHead,
    RequestsRow,
    SectionPart,
)
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.labels import parse_label
from giac_schema.model.address import Ref
from giac_schema.model.report import TABLES, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen
    from giac_schema.grammar.words.matching import Match

__all__ = ["is_cut", "note_labels", "note_rows", "note_tables"]


def is_cut(parts: Sequence[Part], harvest: Harvest) -> bool:
    """Whether the source ends inside its tables: nothing follows them, and some are not complete."""
    last = parts[-1]
    if isinstance(last, SectionPart):
        return (
            last.heading is not None
            and not _behind_tables(last.heading)
            and all(s.terminal == "VALUE" or _begins_table(s.cell.text) for s in last.loose)
            and "disputes" not in harvest.tables
        )
    return not (isinstance(last, DisputesPart) and "disputes" in harvest.tables)


def _begins_table(text: str) -> bool:
    """Whether words at the end of a source are the beginning of the first label of a table."""
    return any(opening.startswith(bare(text)) for opening in _OPENINGS)


_OPENINGS = (
    "第二十条第一项",
    "信息内容",
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
    "申请人情况",
    "行政复议",
)


def _behind_tables(heading: Seen) -> bool:
    """Whether it is the heading of a section that comes after the tables (which may just say 无)."""
    found = heading.cell.heading
    return found is not None and found.topic in {"PROBLEMS", "OTHERS"}


def note_tables(harvest: Harvest, *, cut: bool, pictures: int) -> None:
    """Note the tables that were not found (S-05); those behind the end of a cut source are not missed.

    Args:
        harvest: what was read, and where the notes go.
        cut: whether the source ends inside its tables.
        pictures: how many pictures the source has in which a table may stand.
    """
    found = [table in harvest.tables for table in TABLES]
    for number, table in enumerate(TABLES):
        if found[number]:
            continue
        if pictures:
            harvest.odd("S-05", "table_pictured", "must", Ref((table,)), pictures=pictures)
        elif not (cut and not any(found[number:])):
            harvest.odd("S-05", "table_missing", "must", Ref((table,)))


def note_rows(report: Report, harvest: Harvest, *, cut: bool) -> None:
    """Note rows of the form that are missing, there twice, or in another order (S-06)."""
    from giac_schema.model.forms import form

    for table in TABLES[:2]:
        expected = [node.ref for node in form(report.edition).rows(table)]
        if type(report) is Report:  # a mixture has some of them
            expected = [ref for ref in expected if _has(report, ref)]
        places = {ref: place for place, ref in enumerate(expected)}
        found = [ref for ref in harvest.rows if ref in places]
        if not found:
            continue
        last = max(places[ref] for ref in found)
        for ref, place in places.items():
            if ref not in harvest.rows and not (cut and place > last):
                harvest.odd("S-06", "row_missing", "must", ref)
        _note_repeated(found, harvest)
        _note_disorder(found, places, harvest)


def _has(report: Report, ref: Ref) -> bool:
    try:
        return report[ref] is not None
    except LookupError:
        return False


def _note_repeated(found: Sequence[Ref], harvest: Harvest) -> None:
    for ref in found:
        seen = harvest.rows[ref]
        if len(seen) > 1:
            harvest.odd("S-06", "row_repeated", "must", ref, seen[1].cell.position)


def _note_disorder(found: Sequence[Ref], places: Mapping[Ref, int], harvest: Harvest) -> None:
    furthest = -1
    for ref in found:
        if places[ref] < furthest:
            where = harvest.rows[ref][0].cell.position
            harvest.odd("S-06", "row_out_of_order", "must", ref, where)
        furthest = max(furthest, places[ref])


def note_labels(parts: Sequence[Part], harvest: Harvest, end: Cell | None) -> None:
    """Note labels that are not spelt as the form spells them (S-09).

    Args:
        parts: the parts of the tables.
        harvest: where the notes go.
        end: the last cell of a source that is cut: a label there may go on.
    """
    for seen in _labels(parts):
        match = seen.match
        if match is not None and match.printed and seen.cell is not end:
            code = _code(match.likeness, seen.cell.text, match.printed)
            if code is not None:
                _note_label(code, seen.cell, match, harvest)


def _labels(parts: Sequence[Part]) -> Iterator[Seen]:
    for part in parts:
        if isinstance(part, BlockPart):
            yield from part.columns
            yield from (row.label for row in part.rows)
        elif isinstance(part, RequestsHead):
            yield from part.columns
        elif isinstance(part, RequestsRow):
            yield part.label
        elif isinstance(part, DisputesPart):
            yield from (part.case, *part.results)
        elif isinstance(part, DisputesHead):
            yield from (s for s in part.seen if s.match is not None)


_CODES = {
    "cut": "label_cut",
    **dict.fromkeys(("misspelt", "marked", "called"), "label_misspelt"),
}


@lru_cache(maxsize=4096)
def _code(likeness: str, text: str, label: str) -> str | None:
    """What is odd about a text that was taken for a label of the form; labels come in every report."""
    code = _CODES.get(likeness)
    if code is None and parse_label(label).note and not parse_label(text).note:
        return "label_note_missing"
    return code


def _note_label(code: str, cell: Cell, match: Match, harvest: Harvest) -> None:
    place = Ref.parse(match.key) if "." in match.key else None
    printed = " ".join(cell.text.split())
    harvest.odd("S-09", code, "hint", place, cell.position, printed=printed, expected=match.printed)
