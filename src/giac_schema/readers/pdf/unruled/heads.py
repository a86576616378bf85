"""The header of a part of a table without rulings: the words above each column, and what they leave in doubt."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import frozen

from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import APPLICANTS, LEGAL_PERSONS
from giac_schema.readers.pdf.unruled.beside import levels, may_be_set_wide
from giac_schema.readers.pdf.unruled.blocks import Block
from giac_schema.readers.pdf.unruled.strips import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


__all__ = ["FIRST", "LABEL", "WHOLE", "DrawnCell", "Header"]


class DrawnCell(NamedTuple):
    """A cell of a row."""

    text: str
    column: int
    columns: int = 1
    """How many columns it stands above."""


LABEL: Final = 7
"""The column of labels; those of groups stand to its left."""
FIRST: Final = LABEL + 1
"""The column of the first header."""
WHOLE: Final = len(APPLICANTS) + 1
"""Columns of 表三; below fewer headers no row of it is blank."""
_REACHES_ON, _REACHED = "items_last_year", "items_change"
"""Columns of 表二 of 2019: the cell below the first reaches under the header of the second, and no other does."""

_FEWEST = 4
"""With so many headers of 表三 a band is a part of it, and other words among them are the rest of a label."""

_left = attrgetter("left")


@frozen(slots=False)
class Header:
    """The words of a header."""

    blocks: tuple[Block, ...]

    @cached_property
    def leaves(self) -> list[Block]:
        """The headers of single columns, from the left."""
        found = sorted((b for b in self.blocks if b.heads_column), key=_left)
        applicants = {key for block in found for key in block.keys.intersection(LEGAL_PERSONS)}
        if len(applicants) < _FEWEST:
            return found
        return [block for block in found if "COLUMN3" in block.kinds]

    def rows(self) -> Iterator[tuple[float, list[DrawnCell]]]:
        """Its rows as they are drawn, each with its place, the cells of each from the left."""
        columns = {id(leaf): FIRST + at for at, leaf in enumerate(self.leaves)}
        for level in levels(self.blocks):
            row: list[DrawnCell] = []
            for block in level:
                free = row[-1].column + row[-1].columns if row else 0
                below = self._below(block)
                column = columns.get(id(block), columns[id(below[0])] if below else free)
                row.append(DrawnCell(block.text, column, max(len(below), 1)))
            yield level[0].y, row

    def _below(self, block: Block) -> Sequence[Block]:
        """The headers that a header of several columns stands above, all between the first and the last."""
        of_it = [at for at, leaf in enumerate(self.leaves) if leaf.keys.intersection(LEGAL_PERSONS)]
        below = self.leaves[of_it[0] : of_it[-1] + 1] if of_it else []
        if LEGAL_PERSONS_HEADER not in block.keys or not below:
            return []
        return below if block.left < below[-1].right and below[0].left < block.right else []

    def may_stand_beside_another(self, line: Sequence[Block]) -> bool:
        """Whether only one header is known, and another may stand above figures: one alone has no other place."""
        if len(self.leaves) != 1 or self.is_understood:
            return False
        left = min(figure.left for figure in line)
        return any(not b.kinds and b.right > left for b in self.blocks)

    @cached_property
    def is_of_table_four(self) -> bool:
        """Whether all its columns are results of 表四."""
        return all("RESULT" in leaf.kinds for leaf in self.leaves)

    @cached_property
    def is_whole(self) -> bool:
        """Whether no header of 表三 is missing, if it is a part of that: the others would move."""
        named = {key for leaf in self.leaves for key in leaf.keys}
        of_requests = APPLICANTS[0] in named or len(named.intersection(APPLICANTS)) > 1
        return not of_requests or (named.issuperset(APPLICANTS) and len(self.leaves) == WHOLE)

    def may_be_of_the_first_cell(self, slots: Sequence[int | None], line: Sequence[Block]) -> bool:
        """Whether a figure may stand below the header that the cell of another reaches under.

        So the rows of the form of 2019 are divided: of 上一年项目数量, a figure may stand below 本年增/减, or a part
        of one whose digits are set wide.
        """
        named = [leaf.keys for leaf in self.leaves]
        if not any(_REACHES_ON in keys for keys in named):
            return False
        if len(slots) == len(named):
            return any(map(may_be_set_wide, told_apart(line)))
        return any(slot is not None and _REACHED in named[slot] for slot in slots)

    @cached_property
    def is_understood(self) -> bool:
        """Whether nothing stands among its headers but words of the form."""
        top, bottom = min(b.top for b in self.leaves), max(b.bottom for b in self.leaves)
        return all(b.kinds for b in self.blocks if b.top < bottom and top < b.bottom)
