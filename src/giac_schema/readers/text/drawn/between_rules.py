"""Lines of a drawn table that stand between two rules: one row, or several."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from attrs import define, evolve

from giac_schema.grammar.words.widths import width
from giac_schema.readers.text.drawn.lines import BAR

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Line", "bars_of", "go_on", "is_one_row", "merged", "places_of", "without_directives"]


@define
class Line:
    """A line with cells, and where the bars between them stand."""

    number: int
    texts: tuple[str, ...]
    _printed: str
    _at: tuple[int, ...] | None = None
    """Which characters of the line are the bars, if not all that look like one are."""

    @cached_property
    def bars(self) -> tuple[int, ...]:
        """The places of the bars on a screen."""
        return places_of(self._printed, self._at or bars_of(self._printed))[: len(self.texts) + 1]


def bars_of(text: str) -> tuple[int, ...]:
    """Which characters of a line are bars."""
    return tuple(found.start() for found in BAR.finditer(text))


def places_of(text: str, at: Sequence[int]) -> tuple[int, ...]:
    """The places on a screen of some characters of a line."""
    between = (text[a:b] for a, b in pairwise([0, *at]))
    return tuple(accumulate(map(width, between)))


_DIRECTIVE = "..container::"


def without_directives(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of one row, with the directives left blank that a program wrote into its cells: no words of these.

    | .. container::  | ..   |        each stands above what the cell says, on as many
    |                 |  con |        lines as the column is narrow
    |    规章         | tain |
    |                 | er:: |
    |                 |    0 |
    """
    if len({len(line.texts) for line in lines}) != 1:
        return lines
    if not any(text.startswith(".") for line in lines for text in line.texts):
        return lines
    columns = map(_without_directive, zip(*(line.texts for line in lines), strict=True))
    rows = zip(*columns, strict=True)
    return [evolve(line, texts=texts) for line, texts in zip(lines, rows, strict=True)]


def _without_directive(column: Sequence[str]) -> Sequence[str]:
    """The texts of one column, without the directive that they begin with."""
    begun = ""
    for at, text in enumerate(column, start=1):
        begun += "".join(text.split())
        if begun == _DIRECTIVE:
            return ("",) * at + tuple(column[at:])
        if not _DIRECTIVE.startswith(begun):
            break
    return column


def is_one_row(lines: Sequence[Line]) -> bool:
    """Whether lines may be those of one row: divided alike, and no column has two figures or two labels."""
    from giac_schema.grammar.words.values import parse_value
    from giac_schema.readers.filled import is_word

    if len(lines) == 1:
        return True
    if len({line.bars for line in lines}) != 1:
        return False
    columns = list(zip(*(line.texts for line in lines), strict=True))
    kinds = (lambda text: parse_value(text) is not None, is_word)
    return all(sum(map(kind, column)) <= 1 for column in columns for kind in kinds)


def go_on(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether lines between rules go on with one another: words of the form that no line has make one together."""
    from giac_schema.readers.filled import is_word

    if any(len({len(line.texts) for line in group}) != 1 for group in groups):
        return False
    columns = [column for g in groups for column in zip(*(line.texts for line in g), strict=True)]
    return any(is_word("".join(column)) and not any(map(is_word, column)) for column in columns)


def merged(lines: Sequence[Line]) -> Line:
    """Lines of one row, as one."""
    columns = zip(*(line.texts for line in lines), strict=True)
    return evolve(lines[0], texts=tuple(map(_together, columns)))


def _together(texts: Sequence[str]) -> str:
    """The text of a cell; digits on two lines may be one figure or two, and are not put together."""
    from giac_schema.grammar.words.values import parse_value

    figures = sum(parse_value(text) is not None for text in texts)
    return (" " if figures > 1 else "").join(text for text in texts if text)
