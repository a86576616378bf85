"""Where in the source something stands, for a person who has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.findings import Finding
    from giac_schema.model.source import Position
    from giac_schema.outputs.words.languages import Language

__all__ = ["where", "where_at"]


def where(finding: Finding, language: Language) -> str:
    """The place of a finding in the source, in brackets; empty where none is known."""
    operands = (o.position for o in finding.operands if o.report is None)
    positions = [p for p in (finding.position, *operands) if p is not None]
    return where_at(positions, language)


def where_at(positions: list[Position], language: Language) -> str:
    """Some positions as one place, in brackets; empty where none is known."""
    return _lines(positions, language) or _table(positions, language)


def _lines(positions: Iterable[Position], language: Language) -> str:
    lines = [p.line for p in positions if p.line is not None]
    if not lines:
        return ""
    shape = "line" if min(lines) == max(lines) else "lines"
    return say(language, "positions", shape, first=min(lines), last=max(lines))


def _table(positions: list[Position], language: Language) -> str:
    """Table and rows; the cell as well where there is but one."""
    tables = {p.table for p in positions if p.table is not None}
    rows = [p.row for p in positions if p.row is not None]
    if len(tables) != 1 or not rows:
        return ""
    shape = "table_row" if min(rows) == max(rows) else "table_rows"
    if len(positions) == 1 and positions[0].cell is not None:
        shape = "table_cell"
    return say(
        language,
        "positions",
        shape,
        table=tables.pop(),
        row=min(rows),
        last=max(rows),
        cell=positions[0].cell,
    )
