"""Cells of lines that are drawn with blanks, and which texts are certainly one."""

from __future__ import annotations

from typing import TypeAlias

from attrs import define, evolve

from giac_schema.grammar.words.labels import ARTICLE, CORNER, parse_label
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.frames import NOTHING

__all__ = ["Field", "Rows", "is_figure", "is_known"]


def is_figure(text: str) -> bool:
    """Whether a text is a figure, or a sign that stands for none."""
    return parse_value(text) is not None or text in NOTHING


def is_known(text: str) -> bool:
    """Whether a text is a label or a header of the form, which may hold blanks."""
    return bool(exact(text)) or parse_label(text).words in {ARTICLE, CORNER}


@define
class Field:
    """A cell of a line, and where on the line it stands."""

    column: int
    """Its column, from 0."""
    first: int
    last: int
    """Its first character in the line, and the one behind its last."""
    start: int
    end: int
    """The same in places."""
    text: str
    figure: bool = False
    """Whether it is a figure, or a sign that stands for none."""

    def in_column(self, column: int) -> Field:
        """The same cell in another column."""
        return evolve(self, column=column)


Rows: TypeAlias = "list[tuple[Field, ...]]"
