"""Lines of a table that hold figures and no label of the form: what a row of which they are the rest leaves them.

    行政许可 | 89            a program that writes every printed line of a cell into a row of its own, as those do that
             | 94            take tables from a PDF, leaves the rest of a figure in a row without a label

A line stands above or below another if nothing but lines without figures stands between, over the end of a page too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, frozen

from giac_schema.grammar.layouts.layout import BREAK
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.paths import case_and_result
from giac_schema.grammar.words.vocabulary import ROWS, vocabulary
from giac_schema.model.document import Grid, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.model.document import Block, Document

__all__ = ["Neighbours"]

Key: TypeAlias = tuple[int, int]
"""A line by the number of its grid and its row; in text by -1 and the number of its line."""

_IN_TEXT = -1
_WIDTH = 2
"""Fields of the narrowest row: a label and a figure."""
_NARROWEST = 4
"""Columns of the narrowest table of the form: lines with as many fields are rows of it."""
_MARKS = re.compile(r"[|│┃｜║\t]")
_DIGITS = re.compile(r"[-+]?[\d█.,，]*\d[\d█.,，]*")
"""Digits, of which some may stand for what nothing proves."""
_UNREAD = re.compile(r"█+|#{2,}")
"""Those that nothing proves, and what a workbook prints of a figure that is too wide for its cell."""
_POINT = re.compile(r"[.,，]")
_FURTHEST = 12
"""So many lines without figures may stand between two, headers that a new page repeats; more are not looked at."""


@define
class _Line:
    """A line of a table."""

    key: Key
    fields: tuple[str, ...]
    """Its fields as they were printed."""

    @property
    def has_figures(self) -> bool:
        """Whether some field holds digits and nothing else, or a point that was between digits."""
        return any(map(_is_figure, self.fields))

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, and not a cell of one on a line of its own."""
        if self.key[0] != _IN_TEXT:
            return True
        return len(self.fields) > _WIDTH or (len(self.fields) == _WIDTH and self.has_figures)

    @property
    def is_closed(self) -> bool:
        """Whether marks stand on both sides of its cells, which are enough for a row."""
        several = len(self.fields) >= _NARROWEST + 2
        return several and not _bare(self.fields[0]) and not _bare(self.fields[-1])

    @property
    def is_rest(self) -> bool:
        """Whether it holds figures, and of words only parts of labels of the form, of none the beginning."""
        told = self.is_row and all(map(_may_be_rest, self.fields)) and self.has_figures
        return told and not self._counts

    @property
    def is_unread(self) -> bool:
        """Whether it holds signs for figures that nobody can read, and nothing else."""
        texts = filter(None, map(_bare, self.fields))
        return _UNREAD.fullmatch(next(texts, "")) is not None and all(map(_UNREAD.fullmatch, texts))

    @property
    def _counts(self) -> bool:
        """Whether it numbers the columns: 1, 2, 3 …."""
        texts = map(_bare, self.fields)
        numbers = [int(text) for text in texts if text.isdecimal() and len(text) < _WIDTH]
        return len(numbers) > _NARROWEST and numbers == list(range(1, len(numbers) + 1))

    @property
    def kind(self) -> _Kind:
        """What it is to the lines above it and below it."""
        if self.has_figures:
            return _Kind.REST if self.is_rest else _Kind.ROW
        return _Kind.BEGINNING if any(map(_ends, self.fields)) else _Kind.BETWEEN


class _Kind(Enum):
    """What a line of a table is to those around it."""

    REST = auto()
    """Figures without a label."""
    ROW = auto()
    """Figures with one, or with words that nobody knows."""
    BEGINNING = auto()
    """The label of a row, a block or a section, without figures."""
    BETWEEN = auto()
    """Nothing of these, such as a header."""


@frozen(slots=False)
class Neighbours:
    """The lines of all tables of a document in reading order."""

    lines: tuple[_Line, ...]
    _at: Mapping[Key, int]

    @classmethod
    def of(cls, document: Document) -> Neighbours:
        """The lines of a document's tables, and of its text those with marks between fields."""
        lines = tuple(_lines(document)) if any(map(_is_divided, document.blocks)) else ()
        return cls(lines, {line.key: at for at, line in enumerate(lines)})

    def rests(self, first: Cell, *others: Cell) -> tuple[int, int]:
        """How many lines of figures without a label stand right above the line of some cells, and right below it.

        Where each of them stands on a line of its own there is no such line; several on another line of a table
        than the first are themselves without a label.
        """
        key = _key(first)
        at = self._at.get(key)
        if at is None and not others and first.place is None:
            return int(self._draws_rows), int(self._draws_rows)
        if at is None or not self.lines[at].is_row:
            return 0, 0
        if others:
            elsewhere = [other for other in map(_key, others) if other != key]
            if elsewhere:
                below = int(self._go_on(at, elsewhere))
                return below, below
        above = below = 0
        if at in self._beside_figures:
            above, below = self._rests(at, -1), self._rests(at, 1)
        if self._unread and not all(map(_bare, self.lines[at].fields)):
            above, below = max(above, at - 1 in self._unread), max(below, at + 1 in self._unread)
        return above, below

    def _go_on(self, at: int, elsewhere: Sequence[Key]) -> bool:
        """Whether cells on other lines than that of their label stand in a row of a table without one."""
        width = len(self.lines[at].fields)
        wide = {len(self.lines[self._at[key]].fields) for key in elsewhere if key in self._at}
        several = width > _WIDTH and len(set(elsewhere)) < len(elsewhere)
        in_a_grid = any(grid != self.lines[at].key[0] for grid, _ in elsewhere)
        return several or in_a_grid or (width >= _NARROWEST and wide == {width})

    @cached_property
    def _draws_rows(self) -> bool:
        """Whether rows of text stand between marks: then a label on a line without any shows no blanks."""
        return any(line.key[0] == _IN_TEXT and line.is_closed for line in self.lines)

    @cached_property
    def _kinds(self) -> dict[int, _Kind]:
        """What lines are, as far as that has been asked."""
        return {}

    def _kind(self, at: int) -> _Kind:
        kind = self._kinds.get(at)
        if kind is None:
            kind = self._kinds[at] = self.lines[at].kind
        return kind

    @cached_property
    def _beside_figures(self) -> frozenset[int]:
        """Which lines stand beside one of figures without a label: in most documents only 表四 has such a line."""
        alone = [at for at, line in enumerate(self.lines) if line.is_rest]
        return frozenset(
            near for at in alone for step in (-1, 1) for near in self._as_far_as_a_row(at, step)
        )

    def _as_far_as_a_row(self, at: int, step: int) -> Iterator[int]:
        """The lines above a line (-1) or below it (1), as far as the first that is a row, or opens one."""
        for near in range(at + step, at + step * (_FURTHEST + 1), step):
            if not 0 <= near < len(self.lines):
                return
            yield near
            if self._kind(near) is not _Kind.BETWEEN:
                return

    @cached_property
    def _unread(self) -> frozenset[int]:
        """Which lines hold nothing but what nobody can read: the figure of a blank cell beside them may be there."""
        all_fields = "\n".join(chain.from_iterable([line.fields for line in self.lines]))
        if not _UNREAD.search(all_fields):
            return frozenset()
        return frozenset(at for at, line in enumerate(self.lines) if line.is_unread)

    def _rests(self, at: int, step: int) -> int:
        """How many such lines stand above a line (-1) or below it (1), as far as the next row."""
        found = apart = 0
        while max(found, apart) < _FURTHEST and 0 <= (at := at + step) < len(self.lines):
            match self._kind(at):
                case _Kind.ROW | _Kind.BEGINNING:
                    break
                case _Kind.REST:
                    found, apart = found + 1, 0
                case _Kind.BETWEEN:
                    apart += 1
        return found


def _key(cell: Cell) -> Key:
    where = cell.place
    return (_IN_TEXT, cell.position.line or 0) if where is None else (where.grid, where.row)


def _is_divided(block: Block) -> bool:
    """Whether a block has lines of a table: headings alone stand beside none."""
    return isinstance(block, Grid) or (
        isinstance(block, Text) and _MARKS.search(block.text) is not None
    )


def _lines(document: Document) -> Iterator[_Line]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                yield _Line((number, row[0].row), tuple([cell.text for cell in row]))
        elif isinstance(block, Text):
            for line, text in enumerate(block.text.split("\n"), block.line):
                fields = _MARKS.split(text)
                if len(fields) > 1:
                    yield _Line((_IN_TEXT, line), tuple(fields))
                elif parse_heading(text) is not None:
                    yield _Line((_IN_TEXT, line), (text,))
        elif parse_heading(block.text) is not None:
            yield _Line((number, 0), (block.text,))


def _bare(field: str) -> str:
    """The text of a field without blanks and line breaks."""
    return "".join((BREAK.sub("", field) if "<" in field else field).split())


@lru_cache(maxsize=4096)
def _is_figure(field: str) -> bool:
    text = _bare(field)
    return _DIGITS.fullmatch(text) is not None or _POINT.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _ends(field: str) -> bool:
    """Whether a field begins a row, a block of 表二, 表四 or a section."""
    text = _bare(field)
    if not text:
        return False
    begins = _begins_a_row(text) or any(found.terminal in _BLOCKS for found in match(text))
    return begins or case_and_result(text) is not None or parse_heading(text) is not None


def _begins_a_row(text: str) -> bool:
    return any(found.terminal in ROWS for found in match(text))


_BLOCKS = frozenset({"ARTICLE", "CONTENT", "CASES"})


@lru_cache(maxsize=4096)
def _may_be_rest(field: str) -> bool:
    """Whether a field holds nothing, digits, or some characters of a label of the form and not the first of them."""
    text = _bare(field)
    if not text or _DIGITS.fullmatch(text):
        return True
    if _begins_a_row(text):
        return False
    part = bare(text)
    return not part or any(part in label for label in _labels())


@cache
def _labels() -> tuple[str, ...]:
    return tuple(dict.fromkeys(bare(word.printed) for word in vocabulary()))
