"""Which column a figure belongs to: the question both kinds of placement answer.

A *slot* is a column of a row; an answer gives for every slot the cell that stands in it,
``None`` for a slot seen to be blank, and :data:`UNSEEN` for one of which nothing is known.
"""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal, TypeAlias

from attrs import define

from giac_schema.grammar.layouts.cells import Cell

__all__ = ["UNSEEN", "Placed", "Slot", "Unplaced"]


class _Unseen(Enum):
    UNSEEN = "unseen"


UNSEEN: Final = _Unseen.UNSEEN
Slot: TypeAlias = "Cell | Literal[_Unseen.UNSEEN] | None"


@define
class Placed:
    """A row whose figures are proved to stand in these columns."""

    slots: tuple[Slot, ...]
    renamed: str = ""
    """The name of a column of which the header says something else than the form: its figure is none of the form's."""


@define
class Unplaced:
    """A row of which figures are seen, and their columns are not proved."""

    seen: tuple[Cell, ...]
    ordered: bool = False
    """Whether they are certainly this row's, from left to right, with nothing but blanks lost between."""
    ways: tuple[tuple[int, ...], ...] = ()
    """The column of each figure in every way that the source leaves; empty if it leaves any in order."""
