"""Labels that text drawn with blanks has torn over several lines, put together.

    2.申请人逾期未按
    收费通知要求缴纳费用、行      0      0      1        the figures of the row may stand
    政机关不再处理其政府信                               between the lines of its label
    息公开申请

Lines of one label stand one above the other; what is glued has to be the beginning of a word of
the form at every step, and one of them in the end.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.layouts.cell import Cell

__all__ = [
    "behind_groups",
    "is_part_of",
    "is_part_of_group",
    "is_part_of_header",
    "is_part_of_label",
    "is_part_of_row",
    "mended",
]

_FURTHEST = 60
"""So many pieces ahead the rest of a label is looked for."""
_MOST_LINES = 9
"""A label has no more lines than this."""
_NEXT = 2
"""So many lines below stands the next line of a label, if an empty one is between."""


def mended(found: Sequence[Cell]) -> list[Cell]:
    """The pieces of a text, torn labels whole and in the place of their first line."""
    words = [at for at, piece in enumerate(found) if _is_words(piece)]
    marks = any(not bare(found[at].text) for at in words)  # which may stand behind a whole label
    taken: set[int] = set()
    labels: dict[int, Cell] = {}
    ends: dict[int, int] = {}
    for first, at in enumerate(words):
        if at in taken or not (_is_begun if marks else _is_unfinished)(found[at].text):
            continue
        ahead = words[first + 1 : bisect_left(words, at + _FURTHEST)]
        parts = list(_parts(found, at, [index for index in ahead if index not in taken]))
        if len(parts) > 1:
            taken.update(parts)
            labels[at] = _whole([found[part] for part in parts])
            ends[at] = parts[-1]
    if not labels:
        return list(found)
    whole = {
        at: labels.get(at, piece)
        for at, piece in enumerate(found)
        if at in labels or at not in taken
    }
    return [whole[at] for at in sorted(whole, key=partial(_place_of, whole, ends))]


def _place_of(whole: dict[int, Cell], ends: dict[int, int], at: int) -> float:
    """Where a piece comes among the others.

    The label of a group that begins beside the later lines of the label of a row comes before it: figures between
    its lines are the row's.

    Args:
        whole: the pieces, torn labels whole.
        ends: of each torn label its last piece.
        at: the piece.
    """
    for first, last in ends.items():
        if first < at < last and _is_left_of(whole[at], whole[first]) and exact(whole[at].text):
            return first - 1 / 2
    return at


def _is_left_of(piece: Cell, other: Cell) -> bool:
    if piece.edges is None or other.edges is None:
        return False
    return any(piece.edges.by(metric)[1] <= other.edges.by(metric)[0] for metric in (0, 1))


def _is_words(piece: Cell) -> bool:
    """Whether a piece may be a line of a label: words, where blanks are all that divides a line."""
    return piece.edges is not None and bool(piece.text) and parse_value(piece.text) is None


def _whole(parts: Sequence[Cell]) -> Cell:
    """The label of some lines, as wide as all of them."""
    first = parts[0]
    around = first.edges
    for part in parts[1:]:
        if around is not None and part.edges is not None:
            around = around.around(part.edges)
    until = parts[-1].until or parts[-1].position.line
    return evolve(first, text="".join(part.text for part in parts), edges=around, until=until)


def is_part_of_header(text: str) -> bool:
    """Whether a text is some characters of a header of 表三 or 表四, one behind the other."""
    return any(text in header for header in _headers())


def is_part_of_row(text: str) -> bool:
    """Whether a text is some characters of a label of 表三, one behind the other."""
    part = bare(text)
    return bool(part) and any(part in label for label in _rows())


@cache
def _rows() -> tuple[str, ...]:
    return tuple(bare(w.printed) for w in vocabulary() if w.terminal in {"ROW3", "GROUP3"})


@cache
def _labels() -> tuple[str, ...]:
    return (*_rows(), *(bare(w.printed) for w in vocabulary() if w.terminal == "ROW2"))


@cache
def _groups() -> tuple[str, ...]:
    return tuple(bare(w.printed) for w in vocabulary() if w.terminal == "GROUP3")


@cache
def _headers() -> tuple[str, ...]:
    return tuple(w.printed for w in vocabulary() if w.terminal in {"COLUMN3", "RESULT"})


def is_part_of_label(text: str) -> bool:
    """Whether a text is some characters of a label of 表二 or 表三, one behind the other."""
    part = bare(text)
    return bool(part) and any(part in label for label in _labels())


def is_part_of_group(text: str) -> bool:
    """Whether a text is some characters of the label of a group of rows, which is drawn beside several: （四）无."""
    part = bare(text)
    return bool(part) and any(part in label for label in _groups())


def behind_groups(text: str) -> str:
    """The numbered label of a row, if lines of the labels of groups beside it stand before it: 年 度 （三）不 3.危及….

    Programs that find no line between a group and its rows put both in one cell.
    """
    words = text.split()
    for first, word in enumerate(words):
        label = "".join(words[first:]) if first else ""
        if label and any(found.terminal == "ROW3" and found.numbered for found in exact(label)):
            return label
        if not is_part_of_group(word):
            break
    return text


def is_part_of(text: str, label: str) -> bool:
    """Whether a text is some characters of a label, one behind the other."""
    part = bare(text)
    return bool(part) and part in bare(label)


def _parts(found: Sequence[Cell], first: int, ahead: Iterable[int]) -> Iterator[int]:
    """The pieces of the label that begins here, as far as they make one of the form; the first alone if none.

    Args:
        found: all pieces.
        first: the piece that begins it.
        ahead: those that may go on with it.
    """
    text, kept, at = found[first].text, [first], [first]
    for index in ahead:
        piece = found[index]
        if _lines_apart(piece, found[at[-1]]) > _MOST_LINES:
            break
        if not _is_below(piece, found[first]):
            continue
        if not bare(piece.text) and _lines_apart(piece, found[at[-1]]) > _NEXT:
            continue  # a bracket or quotation mark is of the label right above it
        if not _is_begun(text + piece.text):
            if all(_overlaps(piece, found[first])):
                break
            continue
        text += piece.text
        at.append(index)
        if exact(text):
            kept = list(at)
    yield from kept


def _lines_apart(piece: Cell, other: Cell) -> int:
    return (piece.position.line or 0) - (other.position.line or 0)


def _is_below(piece: Cell, first: Cell) -> bool:
    """Whether a piece stands below another, by the places of a screen or by characters."""
    return _lines_apart(piece, first) > 0 and any(_overlaps(piece, first))


def _overlaps(piece: Cell, first: Cell) -> tuple[bool, bool]:
    """Whether one stands above the other, by characters and by places."""
    if piece.edges is None or first.edges is None:
        return False, False
    pairs = ((piece.edges.by(metric), first.edges.by(metric)) for metric in (0, 1))
    by_characters, by_places = (a[0] < b[1] and b[0] < a[1] for a, b in pairs)
    return by_characters, by_places


def _is_begun(text: str) -> bool:
    """Whether a word of the form begins with a text, or is it."""
    return bare(text) in _beginnings()


def _is_unfinished(text: str) -> bool:
    """Whether a word of the form begins with a text and goes on behind it."""
    return _beginnings().get(bare(text), False)


@cache
def _beginnings() -> dict[str, bool]:
    """Everything that a word of the form begins with, and whether one goes on behind it."""
    words = {bare(word.printed) for word in vocabulary()}
    whole = dict.fromkeys(words, False)
    return whole | {word[:length]: True for word in words for length in range(1, len(word))}
