"""Lines of the tables of a document, and what each is to those above it and below it.

Lines of text count where marks divide their fields, and headings everywhere.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from attrs import define

from giac_schema.grammar.layouts.layout import BREAK
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.headings import parse_heading
from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.paths import case_and_result
from giac_schema.grammar.words.vocabulary import ROWS, vocabulary
from giac_schema.model.document import Grid, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block, Document

__all__ = [
    "IN_TEXT",
    "NARROWEST",
    "WIDTH",
    "Key",
    "Kind",
    "Line",
    "lines_of_tables",
    "unread_lines",
]

Key: TypeAlias = tuple[int, int]
"""A line by the number of its grid and its row; in text by -1 and the number of its line."""

IN_TEXT = -1
WIDTH = 2
"""Fields of the narrowest row: a label and a figure."""
NARROWEST = 4
"""Columns of the narrowest table of the form: lines with as many fields are rows of it."""
_MARKS = re.compile(r"[|│┃｜║\t]")
_DIGITS = re.compile(r"[-+]?[\d█.,，]*\d[\d█.,，]*")
"""Digits, of which some may stand for what nothing proves."""
_UNREAD = re.compile(r"█+|#{2,}")
"""Those that nothing proves, and what a workbook prints of a figure that is too wide for its cell."""
_POINT = re.compile(r"[.,，]")


@define
class Line:
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
        if self.key[0] != IN_TEXT:
            return True
        return len(self.fields) > WIDTH or (len(self.fields) == WIDTH and self.has_figures)

    @property
    def is_closed(self) -> bool:
        """Whether marks stand on both sides of its cells, which are enough for a row."""
        several = len(self.fields) >= NARROWEST + 2
        return several and not _bare(self.fields[0]) and not _bare(self.fields[-1])

    @property
    def is_rest(self) -> bool:
        """Whether it holds figures, and of words only parts of labels of the form, of none the beginning."""
        told = self.is_row and all(map(_may_be_rest, self.fields)) and self.has_figures
        return told and not self._counts

    @property
    def is_whole(self) -> bool:
        """Whether none of its fields is blank."""
        return all(map(_bare, self.fields))

    @property
    def is_unread(self) -> bool:
        """Whether it holds signs for figures that nobody can read, and nothing else."""
        texts = filter(None, map(_bare, self.fields))
        return _UNREAD.fullmatch(next(texts, "")) is not None and all(map(_UNREAD.fullmatch, texts))

    @property
    def _counts(self) -> bool:
        """Whether it numbers the columns: 1, 2, 3 …."""
        texts = map(_bare, self.fields)
        numbers = [int(text) for text in texts if text.isdecimal() and len(text) < WIDTH]
        return len(numbers) > NARROWEST and numbers == list(range(1, len(numbers) + 1))

    @property
    def kind(self) -> Kind:
        """What it is to the lines above it and below it."""
        if self.has_figures:
            return Kind.REST if self.is_rest else Kind.ROW
        return Kind.BEGINNING if any(map(_ends, self.fields)) else Kind.BETWEEN


class Kind(Enum):
    """What a line of a table is to those around it."""

    REST = auto()
    """Figures without a label."""
    ROW = auto()
    """Figures with one, or with words that nobody knows."""
    BEGINNING = auto()
    """The label of a row, a block or a section, without figures."""
    BETWEEN = auto()
    """Nothing of these, such as a header."""


def _is_divided(block: Block) -> bool:
    """Whether a block has lines of a table: headings alone stand beside none."""
    return isinstance(block, Grid) or (
        isinstance(block, Text) and _MARKS.search(block.text) is not None
    )


def unread_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Which of some lines hold signs for figures that nobody can read, and nothing else; few documents have any."""
    fields = chain.from_iterable([line.fields for line in lines])
    if not _UNREAD.search("\n".join(fields)):
        return frozenset()
    return frozenset(at for at, line in enumerate(lines) if line.is_unread)


def lines_of_tables(document: Document) -> Iterator[Line]:
    """The lines of all tables of a document in reading order; none where nothing but headings stands in it."""
    if not any(map(_is_divided, document.blocks)):
        return
    for number, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            for row in block.rows:
                yield Line((number, row[0].row), tuple([cell.text for cell in row]))
        elif isinstance(block, Text):
            for line, text in enumerate(block.text.split("\n"), block.line):
                fields = _MARKS.split(text)
                if len(fields) > 1:
                    yield Line((IN_TEXT, line), tuple(fields))
                elif parse_heading(text) is not None:
                    yield Line((IN_TEXT, line), (text,))
        elif parse_heading(block.text) is not None:
            yield Line((number, 0), (block.text,))


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
