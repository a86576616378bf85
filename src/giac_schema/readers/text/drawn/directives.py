"""Directives that a program writes into the cells of a drawn table, and that narrow columns tear: no words of these.

| .. container::  | ..   |        each stands above what the cell says, on as many
|                 |  con |        lines as the column is narrow
|    规章         | tain |
|                 | er:: |
|                 |    0 |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["without_directives"]

_DIRECTIVE = "..container::"


def without_directives(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """The cells of some lines, those of one row of a table, with the directives in them left blank.

    Args:
        rows: the texts of each line, as many in every line.
    """
    if not any(text.startswith(".") for row in rows for text in row):
        return rows
    return list(zip(*map(_without, zip(*rows, strict=True)), strict=True))


def _without(column: Sequence[str]) -> Sequence[str]:
    """A column without the directive that it begins with."""
    begun = ""
    for at, text in enumerate(column, start=1):
        begun += "".join(text.split())
        if begun == _DIRECTIVE:
            return ("",) * at + tuple(column[at:])
        if not _DIRECTIVE.startswith(begun):
            break
    return column
