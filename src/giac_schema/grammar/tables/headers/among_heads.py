"""What stands among the headers of 表三, on each page, and is none that is known.

What stands before them on their line belongs there as well, and so does a line right above them, or above the first
row, that names some columns and could not be taken apart: 项目 法人团体 自然人 合计.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.pieces import in_order
from giac_schema.grammar.tables.parts import RequestsHead, RequestsRow, SectionPart
from giac_schema.grammar.words.matching import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["among_heads"]

_COLUMNS = 7
_LONGEST = 8
"""Characters of a header that stands on one line."""
_NEXT = 2
"""Lines down to the headers, or to a row: one may be blank."""


def among_heads(parts: Sequence[Part]) -> list[tuple[Seen, ...]]:
    """What stands among the headers of each run of them; without any, above the first row."""
    runs = [list(run) for _, run in groupby(parts, type)]
    found = [
        (
            *_above(before, run),
            *(s for part in run if isinstance(part, RequestsHead) for s in part.loose),
        )
        for before, run in pairwise([[], *runs])
        if isinstance(run[0], RequestsHead)
    ]
    if found:
        return found
    first = next((pair for pair in pairwise(runs) if isinstance(pair[1][0], RequestsRow)), None)
    return [] if first is None else [tuple(_above(*first))]


def _above(before: Sequence[Part], run: Sequence[Part]) -> Iterator[Seen]:
    """What stands on the last line before some headers or rows, if it names columns or may name them all."""
    opening = run[0]
    if not before or not isinstance(before[-1], SectionPart):
        return
    first = _first(opening)
    loose = sorted((s for s in before[-1].loose if s.terminal != "VALUE"), key=in_order)
    if not loose or first is None:
        return
    line = in_order(loose[-1])[:2]
    row = [s for s in loose if in_order(s)[:2] == line]
    words = [word for s in row for word in s.cell.text.split()]
    below = first[1] - line[1] if line[0] == first[0] else _NEXT + 1
    names_columns = len(words) >= _COLUMNS or any(map(_is_column, words))
    alone = _on_lines_of_their_own(loose) if len(row) == 1 else []
    if 0 < below <= _NEXT and len(alone) > 1:
        yield from alone
    elif below == 0 or (below <= _NEXT and names_columns):
        yield from row


def _on_lines_of_their_own(loose: Sequence[Seen]) -> list[Seen]:
    """The last words that stand one to a line: where headers do so, the first of them may be these."""
    found: list[Seen] = []
    for seen in reversed(loose):
        line = in_order(seen)[1]
        far = found and not 0 < in_order(found[-1])[1] - line <= _NEXT
        if far or len(found) == _COLUMNS or len(seen.cell.text) > _LONGEST:
            break
        found.append(seen)
    return found[::-1]


def _first(part: Part) -> tuple[int, int, int] | None:
    """Where some headers or a row begin."""
    match part:
        case RequestsRow():
            return in_order(part.label)
        case RequestsHead():
            return min(map(in_order, (*part.columns, *part.loose)), default=None)
        case _:
            return None


def _is_column(word: str) -> bool:
    return any(m.terminal == "COLUMN3" for m in named(word))
