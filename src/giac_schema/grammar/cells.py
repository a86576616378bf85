"""The stream of cells: what each says, and where it stood."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain, pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING

from attrs import define, evolve

from giac_schema.grammar.alignment import Edges, edges
from giac_schema.grammar.folding import fold
from giac_schema.grammar.headings import Heading, parse_heading, with_text
from giac_schema.grammar.layout import Piece, pieces
from giac_schema.grammar.matching import Match, exact, match
from giac_schema.grammar.row_numbers import without_row_numbers
from giac_schema.grammar.torn import is_part_of_header, mended
from giac_schema.grammar.values import Figure, Placeholder, parse_value
from giac_schema.grammar.vocabulary import vocabulary
from giac_schema.model.document import Document, Grid, Paragraph, Text
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cell", "Place", "cells"]


@define
class Place:
    """Where in a grid a cell stands."""

    grid: int
    """Which grid of the document, from 0."""
    row: int
    first: int
    """First and last grid column it covers."""
    last: int


@define
class Cell:
    """One cell of a table, or one line of prose."""

    text: str
    gap: str = ""
    """In text: the marks before it."""
    position: Position = Position()
    place: Place | None = None
    """In a grid: its place."""
    after: str | None = None
    """In text: the marks behind it; ``None`` at the end of the source."""
    value: Figure | Placeholder | None = None
    matches: tuple[Match, ...] = ()
    heading: Heading | None = None
    edges: Edges | None = None
    """In text drawn with blanks: where on its line it stands."""

    def __str__(self) -> str:
        return self.text


_BETWEEN_BLOCKS = "\n\n"


def cells(document: Document) -> list[Cell]:
    """Every cell of a document in reading order, blank ones left out (a grid's are in the grid)."""
    found: list[Cell] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            found.extend(_of_grid(block, number))
        elif isinstance(block, Paragraph):
            found.extend(map(_of_piece, _headed(block.text.strip(), block.position)))
        else:
            found.extend(map(_of_piece, _joined(mended(list(_of_text(block))))))
    rows = without_row_numbers(found)
    kept = [cell for cell, after in zip_longest(rows, rows[1:]) if not _filled_in(cell, after)]
    for cell, following in pairwise(kept):
        cell.after = following.gap
    return [cell for cell in kept if cell.text]


def _filled_in(here: Cell, following: Cell | None) -> bool:
    """Whether a row's label is only a copy of the next: a merged cell that a program filled in."""
    if following is None or here.text != following.text or "\n" in following.gap:
        return False
    where, behind = here.place, following.place
    same_row = where is None or (behind is not None and where.row == behind.row)
    return same_row and here.matches != () and here.matches[0].terminal in _ROWS


_ROWS = frozenset({"ROW2", "ROW3", "GROUP3"})


def _of_grid(grid: Grid, number: int) -> Iterator[Cell]:
    for cell in chain.from_iterable(grid.rows):
        text = cell.text.strip()
        if text and text.strip(_UNSEEN):
            place = Place(number, cell.row, cell.column, cell.column + cell.colspan - 1)
            yield Cell(text, "|", cell.position, place, None, *_meaning(text))


_UNSEEN = "\u200b\u2060\ufeff"
"""What nobody sees is nothing in a cell."""


def _of_piece(piece: Piece) -> Cell:
    """The cell of a piece, with what its text may be."""
    meaning = _meaning(piece.text)
    return Cell(piece.text, piece.gap, piece.position, None, None, *meaning, piece.edges)


@lru_cache(maxsize=8192)
def _meaning(text: str) -> tuple[Figure | Placeholder | None, tuple[Match, ...], Heading | None]:
    value = parse_value(text)
    if value is not None:
        return value, (), None
    same = exact(text)
    heading = None if same else parse_heading(text)
    return None, same or (() if heading else match(text)), heading


def _is_value(text: str) -> bool:
    return parse_value(text) is not None


def _known(text: str) -> bool:
    return any(_meaning(text))


def _of_text(block: Text) -> Iterator[Piece]:
    found = list(pieces(block.text, block.line))
    for piece, following in zip_longest(found, found[1:]):
        if "\n" in piece.gap and (both := with_text(piece.text)):
            yield evolve(piece, text=both[0])
            yield Piece(both[1], "\n", piece.position)
        else:
            yield from _parts(piece, following.gap if following is not None else "")


def _headed(text: str, position: Position) -> Iterator[Piece]:
    """A paragraph, or a heading and the text that stands behind it in the same one."""
    for part in with_text(text) or (text,):
        yield Piece(part, _BETWEEN_BLOCKS, position)


_MARKS = frozenset("|│┃｜║\t")


def _parts(piece: Piece, after: str) -> Iterator[Piece]:
    """The pieces inside a piece: itself, or those that it holds side by side."""
    inner = _side_by_side(piece.text)
    lead = piece.gap.rpartition("\n")[2]
    if inner and _MARKS & {*lead, *after.partition("\n")[0]} and all(map(_is_value, inner)):
        inner = ()  # between marks, a figure that is torn apart is not two
    if not inner:
        where = None if lead.strip() else edges(lead, piece.text)
        yield Piece(piece.text, piece.gap, piece.position, where)
        return
    line, column = piece.position.line, piece.position.column or 1
    end = 0
    for text in inner:
        start = piece.text.index(text, end)
        gap = piece.text[end:start] if end else piece.gap
        where = edges(lead + piece.text[:start], text)
        yield Piece(text, gap, Position(line, column + start), where)
        end = start + len(text)


@lru_cache(maxsize=8192)
def _side_by_side(text: str) -> tuple[str, ...]:
    """The cells that a piece holds; empty if it is one cell.

    A label may hold several blanks, 第二十条  第(一)项, and one that goes on in brackets would take in
    all that follows; so two cells told apart by several blanks come first.
    """
    apart = _WIDE.split(text) if len(text) <= _LONGEST_ROW else []
    if sum(map(_known, apart)) > 1 or (len(apart) > 1 and _is_whole_label(apart[0])):
        return tuple(_wide_between(text))
    if _known(text):
        return tuple(_label_and_figures(text))
    return tuple(_torn_headers(text) or _row_of(text))


def _is_whole_label(text: str) -> bool:
    """Whether a text is a label whose explanation in brackets is closed: nothing that follows belongs to it."""
    return fold(text).endswith(")") and bool(exact(text))


def _torn_headers(text: str) -> list[str]:
    """``结果 结果 其他 尚未``: a line of headers that go on in the next; empty if it is none.

    Single characters with one blank between them may stand anywhere.
    """
    words = text.split() if len(text) <= _LONGEST_ROW else []
    drawn = _WIDE.search(text) or all(len(word) > 1 for word in words)
    return words if len(words) > 1 and drawn and all(map(is_part_of_header, words)) else []


_SECOND = re.compile(r"\S\s+[(（][一二三四五六七][)）]")
"""The number of a second label: 三、本年度办理结果 （一）予以公开 3 0."""


def _label_and_figures(text: str) -> list[str]:
    """``（二）部分公开（…） 72 565``: an explanation in brackets that is closed does not take in what follows."""
    _, bracket, behind = fold(text).rpartition(")")
    several = (bracket and behind[:1] == " ") or _SECOND.search(text)
    return _blank_between(text) if several and parse_value(text) is None else []


_LONGEST_ROW = 600
_PAGES = re.compile(r"\d{1,3} ?/ ?\d{1,3}|[-—–－] ?\d{1,3} ?[-—–－]")
"""The number of a page, of so many or between dashes."""
_WIDE = re.compile(r"[ \u00a0\u3000]{2,}")


def _row_of(text: str) -> list[str]:
    """The cells of a line where blanks, or nothing at all, stand between them; empty if it is no row."""
    if len(text) > _LONGEST_ROW or _PAGES.fullmatch(text):
        return []
    return _wide_between(text) or _blank_between(text) or _nothing_between(text)


def _wide_between(text: str) -> list[str]:
    """``（三）不予公开      4.保护第三方合法权益      3     3``: several blanks between cells."""
    first, *parts = _WIDE.split(text)
    if not parts or not any(map(_known, (first, *parts))):
        return []
    inner = [cell for part in parts for cell in (_blank_between(part) or [part])]
    figures = all(parse_value(cell) is not None for cell in inner)
    return [*(_blank_between(first) or (_end_of_label(first) if figures else [first])), *inner]


def _end_of_label(text: str) -> list[str]:
    """``的，只计这一情形，不计其他 72``: a line of a torn label, with the first of several figures close behind."""
    words, _, last = text.rpartition(" ")
    return [words, last] if words and parse_value(last) is not None else [text]


def _blank_between(text: str) -> list[str]:
    """``四、结转下年度继续办理 0 0 0``: a label and figures, only figures, or only labels."""
    words = text.split()
    figures = 0
    while figures < len(words) and parse_value(words[-1 - figures]) is not None:
        figures += 1
    label = text[: _start_of(text, words, len(words) - figures)].rstrip()
    labels = _labels(label)
    if figures and (not label or labels):
        return [*labels, *words[len(words) - figures :]]
    return words if all(exact(word) for word in words) else labels if len(labels) > 1 else []


def _labels(text: str) -> list[str]:
    """A label, or that of a group and that of a row; empty for anything else."""
    words = text.split()
    for at in range(1, len(words)):
        group, row = " ".join(words[:at]), " ".join(words[at:])
        if any(map(_opens_rows, exact(group))) and match(row):
            return [group, *_labels(row)]
    return [text] if text and match(text) else []


def _opens_rows(found: Match) -> bool:
    """Whether a label may be that of a group: （六）其他处理 is one in the form that divides it."""
    return found.terminal == "GROUP3" or found.key == "requests.outcome.other"


def _start_of(text: str, words: Sequence[str], index: int) -> int:
    start = 0
    for word in words[:index]:
        start = text.index(word, start) + len(word)
    return start


def _nothing_between(text: str) -> list[str]:
    """``规章000`` and ``信息内容本年新制作数量本年新公开数量``: words of the form run together."""
    found = _run_together().fullmatch(text)
    if found is None:
        return []
    return [*_any_word().findall(found["words"]), *([found["digits"]] if found["digits"] else [])]


@cache
def _any_word() -> re.Pattern[str]:
    printed = sorted(
        {fold(w.printed) for w in vocabulary()} | {w.label.words for w in vocabulary()}
    )
    return re.compile("|".join(re.escape(w) for w in sorted(printed, key=len, reverse=True)))


@cache
def _run_together() -> re.Pattern[str]:
    return re.compile(rf"(?P<words>(?:{_any_word().pattern})+)(?P<digits>\d*)")


_LONGEST_LABEL = 60
_MOST_FRAGMENTS = 4


def _joined(found: Sequence[Piece]) -> list[Piece]:
    """The cells with labels put together that a line break or a paragraph has torn apart."""
    whole: list[Piece] = []
    at = 0
    while at < len(found):
        count = _fragments(found[at : at + _MOST_FRAGMENTS])
        whole.append(_glued(found[at : at + count]) if count > 1 else found[at])
        at += count
    return whole


def _fragments(ahead: Sequence[Piece]) -> int:
    """How many of the cells ahead are one label of the form."""
    words = list(takewhile(_may_be_torn, ahead))
    for count in range(len(words), 1, -1):
        parts = words[:count]
        text = "".join(p.text for p in parts)
        if len(text) <= _LONGEST_LABEL and _one_label(text, parts):
            return count
    return 1


def _may_be_torn(piece: Piece) -> bool:
    """Whether it may be a part of a label: some words, and not too many."""
    return 0 < len(piece.text) <= _LONGEST_LABEL and parse_value(piece.text) is None


def _one_label(text: str, parts: Sequence[Piece]) -> bool:
    """Whether the parts are a label together, and the first is not that label by itself.

    ``政府集中采购`` is whole, whatever stands in brackets on the next line; ``(二)部分公开`` is
    followed by its own explanation.
    """
    together = exact(text)
    if not together or all(exact(p.text) for p in parts):
        return False
    return together != exact(parts[0].text) or fold(together[0].printed).startswith(fold(text))


def _glued(parts: Sequence[Piece]) -> Piece:
    return Piece("".join(p.text for p in parts), parts[0].gap, parts[0].position)
