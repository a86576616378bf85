"""Pieces of text that hold several cells side by side, as these cells: where each stands on its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.cell import Cell
from giac_schema.grammar.layouts.edges import edges, edges_behind
from giac_schema.grammar.layouts.line_cells import line_cells
from giac_schema.grammar.layouts.line_words import LONGEST_ROW, WIDE, is_value
from giac_schema.grammar.layouts.run_on import cells_of_line
from giac_schema.model.source import shared_position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["divided"]


_MARKS = frozenset("|│┃｜║\t")


def divided(piece: Cell, after: str) -> Iterator[Cell]:
    """The pieces inside a piece: itself, or those that it holds side by side."""
    lead = piece.gap[piece.gap.rfind("\n") + 1 :]
    figure = piece.text.isdecimal()  # as most are, and no figure holds others
    if not figure and (rows := cells_of_line(piece.text)):
        yield from _on_one_line(piece, rows)
    elif not figure and (inner := _inner(piece.text, lead, after)):
        yield from _beside(piece, lead, inner)
    else:
        if not lead.strip():
            piece.edges = edges(lead, piece.text)
        yield piece


def _inner(text: str, lead: str, after: str) -> tuple[str, ...]:
    """The cells that a piece holds; empty if it is one cell."""
    inner = _cells_of(text, indented=len(lead) > 1 and WIDE.match(lead) is not None)
    between_marks = not _MARKS.isdisjoint(lead + after.partition("\n")[0])
    # between marks, a figure that is torn apart is not two
    return () if between_marks and all(map(is_value, inner)) else inner


def _beside(piece: Cell, lead: str, inner: Sequence[str]) -> Iterator[Cell]:
    """The cells of a row, each where it stands on the line."""
    line, column = piece.position.line, piece.position.column or 1
    where = edges("", lead)
    end = 0
    for text in inner:
        start = piece.text.index(text, end)
        between = piece.text[end:start]
        where = edges_behind(where, between, text)
        gap = between if end else piece.gap
        yield Cell(text, gap, shared_position(line, column + start), where)
        end = start + len(text)


def _on_one_line(piece: Cell, rows: Sequence[tuple[int, str]]) -> Iterator[Cell]:
    """The cells of several rows; where on the line they stand means nothing."""
    line, column = piece.position.line, piece.position.column or 1
    end = 0
    for start, text in rows:
        gap = piece.text[end:start] if end else piece.gap
        yield Cell(text, gap, shared_position(line, column + start))
        end = start + len(text)


def _cells_of(text: str, *, indented: bool) -> tuple[str, ...]:
    """The cells that a piece holds; empty if it is one cell.

    That figures stand at the end of a line, with several blanks before each, matters to how it is divided, and not
    which figures: nearly every row has its own, and is divided as one with the same words was.
    """
    head, figures = _row(text)
    if not figures:
        return line_cells(text, indented)
    noughts = "  0" * len(figures)
    inner = line_cells(head.ljust(len(text) - len(noughts)) + noughts, indented)
    if inner[-len(figures) :] != ("0",) * len(figures):
        return line_cells(text, indented)
    return (*inner[: -len(figures)], *figures)


def _row(text: str) -> tuple[str, list[str]]:
    """What stands before the figures at the end of a line that have several blanks before each, and these figures."""
    if not text[-1:].isdecimal() or len(text) > LONGEST_ROW:
        return text, []
    found = _AT_END.search(text)
    return (text, []) if found is None else (text[: found.start()], found[0].split())


_AT_END = re.compile(rf"(?:{WIDE.pattern}(?:0|[1-9][0-9]{{0,9}}))+\Z")
