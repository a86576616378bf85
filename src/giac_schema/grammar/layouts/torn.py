"""Labels that text drawn with blanks has torn over several lines, put together.

    2.申请人逾期未按
    收费通知要求缴纳费用、行      0      0      1        the figures of the row may stand
    政机关不再处理其政府信                               between the lines of its label
    息公开申请

Lines of one label stand one above the other; what is glued has to be the beginning of a word of
the form at every step, and one of them in the end.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.layout import Piece

__all__ = ["is_part_of_header", "mended"]

_FURTHEST = 60
"""So many pieces ahead the rest of a label is looked for."""
_MOST_LINES = 9
"""A label has no more lines than this."""


def mended(found: Sequence[Piece]) -> list[Piece]:
    """The pieces of a text, torn labels whole and in the place of their first line."""
    whole: list[Piece] = []
    taken: set[int] = set()
    for at, piece in enumerate(found):
        if at in taken:
            continue
        parts = list(_parts(found, at, taken)) if _may_begin(piece) else [at]
        if len(parts) > 1:
            taken.update(parts)
            piece = _whole([found[part] for part in parts])  # noqa: PLW2901
        whole.append(piece)
    return whole


def _whole(parts: Sequence[Piece]) -> Piece:
    """The label of some lines, as wide as all of them."""
    first = parts[0]
    around = first.edges
    for part in parts[1:]:
        if around is not None and part.edges is not None:
            around = around.around(part.edges)
    return evolve(first, text="".join(part.text for part in parts), edges=around)


def is_part_of_header(text: str) -> bool:
    """Whether a text is some characters of a header of 表三 or 表四, one behind the other."""
    return any(text in header for header in _headers())


@cache
def _headers() -> tuple[str, ...]:
    return tuple(w.printed for w in vocabulary() if w.terminal in {"COLUMN3", "RESULT"})


def _may_begin(piece: Piece) -> bool:
    return piece.edges is not None and parse_value(piece.text) is None and _is_begun(piece.text)


@lru_cache(maxsize=8192)
def _is_begun(text: str) -> bool:
    return _begins(_bare(text))


def _parts(found: Sequence[Piece], first: int, taken: set[int]) -> Iterator[int]:
    """The pieces of the label that begins here, as far as they make one of the form; the first alone if none."""
    text, kept, at = found[first].text, [first], [first]
    for index in range(first + 1, min(first + _FURTHEST, len(found))):
        piece = found[index]
        if _lines_apart(piece, found[at[-1]]) > _MOST_LINES or not piece.text:
            break
        if index in taken or parse_value(piece.text) or not _is_below(piece, found[first]):
            continue
        if not _begins(_bare(text + piece.text)):
            if all(_overlaps(piece, found[first])):
                break
            continue
        text += piece.text
        at.append(index)
        if exact(text):
            kept = list(at)
    yield from kept


def _lines_apart(piece: Piece, other: Piece) -> int:
    return (piece.position.line or 0) - (other.position.line or 0)


def _is_below(piece: Piece, first: Piece) -> bool:
    """Whether a piece stands below another, by the places of a screen or by characters."""
    return _lines_apart(piece, first) > 0 and any(_overlaps(piece, first))


def _overlaps(piece: Piece, first: Piece) -> tuple[bool, bool]:
    """Whether one stands above the other, by characters and by places."""
    if piece.edges is None or first.edges is None:
        return False, False
    pairs = ((piece.edges.by(metric), first.edges.by(metric)) for metric in (0, 1))
    by_characters, by_places = (a[0] < b[1] and b[0] < a[1] for a, b in pairs)
    return by_characters, by_places


def _bare(text: str) -> str:
    """The characters and digits of a label, without marks."""
    return _MARKS.sub("", fold(text))


_MARKS = re.compile(r"[^\w]|_")


def _begins(text: str) -> bool:
    return text in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """Everything that a word of the form begins with."""
    words = {_bare(word.printed) for word in vocabulary()}
    return frozenset(word[:length] for word in words for length in range(1, len(word) + 1))
