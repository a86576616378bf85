"""One header of a table without rulings and the rows below it.

Nothing is counted off.  A figure has a column if it stands in a strip of the page with one header and no
other; a label has a row if it stands beside one line of figures and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs
from attrs import frozen

from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER, ROWS
from giac_schema.model.requests import APPLICANTS, LEGAL_PERSONS
from giac_schema.readers.pdf.beside import (
    holds_figure,
    is_level,
    levels,
    may_be_set_wide,
    stands_beside,
)
from giac_schema.readers.pdf.blocks import Block, share_a_column
from giac_schema.readers.pdf.glyphs import UNKNOWN
from giac_schema.readers.pdf.strips import Strip, side_by_side, strips, told_apart
from giac_schema.readers.pdf.wrapped import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Band", "DrawnCell"]


_REACHES_ON, _REACHED = "items_last_year", "items_change"
"""Columns of 表二 of 2019: the cell below the first reaches under the header of the second, and no other does."""

_FEWEST = 4
"""With so many headers of 表三 a band is a part of it, and other words among them are the rest of a label."""

DrawnRow: TypeAlias = "dict[int, str]"
"""The texts of a row by the columns they stand in; a blank cell is an empty text."""


class DrawnCell(NamedTuple):
    """A cell of a row."""

    text: str
    column: int
    columns: int = 1
    """How many columns it stands above."""


_LABEL = 7
"""The column of labels; those of groups stand to its left."""
_FIRST = _LABEL + 1
"""The column of the first header."""
_BEYOND = 1000
"""The column of the first figure that has none: behind those of any header, and two wide, as no moved one is."""
_COLUMNS = len(APPLICANTS) + 1
"""Columns of 表三; below fewer headers no row of it is blank."""
_OF_TABLE_TWO = ROWS - {"ROW3"}
_left = attrgetter("left")


@frozen(slots=False)
class Band:
    """A header and the rows below it."""

    head: tuple[Block, ...]
    words: tuple[Block, ...]
    """What stands below the header and is no figure."""
    lines: Sequence[Sequence[Block]]
    """The figures that stand beside each other, from above."""
    torn: tuple[Reach, ...] = ()
    """From where to where figures stand that were put together: a label beside them is that of no blank row."""
    doubted: bool = False
    """Whether rows of two tables may stand beside each other, so that nothing tells whose a figure is."""

    @cached_property
    def leaves(self) -> list[Block]:
        """The headers of single columns, from the left."""
        found = sorted((b for b in self.head if b.heads_column), key=_left)
        applicants = {key for block in found for key in block.keys.intersection(LEGAL_PERSONS)}
        if len(applicants) < _FEWEST:
            return found
        return [block for block in found if "COLUMN3" in block.kinds]

    @property
    def labels(self) -> dict[int, bool]:
        """Whether the label of a line of figures is one of the form; those without one of their own are left out."""
        return {number: label.names_row for number, label in self._labels.items()}

    @property
    def shared(self) -> list[list[int]]:
        """The lines that the same words stand beside."""
        return [lines for _, lines in self._beside if len(lines) > 1]

    def rows(self) -> Iterator[list[DrawnCell]]:
        """Its rows as they are drawn, from above, the cells of each from the left."""
        figures = [*self._figure_rows(), *self._other_rows()]
        plain = [(y, [_drawn(at, row[at]) for at in sorted(row)]) for y, row in figures]
        drawn = [*self._head_rows(), *plain]
        yield from (row for _, row in sorted(drawn, key=lambda pair: pair[0]))

    def _head_rows(self) -> Iterator[tuple[float, list[DrawnCell]]]:
        columns = {id(leaf): _FIRST + at for at, leaf in enumerate(self.leaves)}
        for level in levels(self.head):
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

    def _figure_rows(self) -> Iterator[tuple[float, DrawnRow]]:
        """The rows of figures; words that are not proved to be the label of one stand in a row of their own."""
        for number, line in enumerate(self.lines):
            label, groups = self._labels.get(number), self._groups.get(number, [])
            if label is not None and not label.kinds & ROWS and any(b.kinds & ROWS for b in groups):
                groups, label = [*groups, label], None  # one of the two is a part of the other
            beside = {at: b.text for at, b in enumerate(groups)}
            if label is not None:
                beside[_LABEL] = label.text
            elif beside:
                yield line[0].top, beside
                beside = {}
            yield line[0].y, beside | self._placed(line)

    def _placed(self, line: Sequence[Block]) -> DrawnRow:
        """The figures of a line in their columns; beyond all columns if those are not proved."""
        if self.doubted or self._may_be_of_another_header(line) or any(map(self._numbers, line)):
            return {_BEYOND: UNKNOWN}
        slots = [self._column(figure) for figure in line]
        doubtful = not self._headed or self._may_be_of_the_first_cell(slots, line)
        if None in slots or len(set(slots)) < len(slots) or doubtful:
            apart = told_apart(line)
            # how many figures these are is not sure where some may be one, and whole rows are told by that
            counted = apart if len(apart) == len(line) else [UNKNOWN]
            return {_BEYOND + 2 * at: text for at, text in enumerate(counted)}
        # table four has one row: where figures stand on several lines, a gap on one of them is no blank cell
        torn = len(self.lines) > 1 and self._is_table_four
        filler = UNKNOWN if torn or any(holds_figure(b, line[0]) for b in self.words) else ""
        beside = self._words_beside(line[0])
        blank = {
            _FIRST + at: self._words_at(at, beside) or filler for at in range(len(self.leaves))
        }
        return blank | {
            _FIRST + at: f.text for at, f in zip(slots, line, strict=True) if at is not None
        }

    def _may_be_of_another_header(self, line: Sequence[Block]) -> bool:
        """Whether only one header is known, and another may stand above figures: one alone has no other place."""
        if len(self.leaves) != 1 or self._understood:
            return False
        left = min(figure.left for figure in line)
        return any(not b.kinds and b.right > left for b in self.head)

    def _numbers(self, figure: Block) -> bool:
        """Whether digits stand in the column of a label: its own number, set apart from it."""
        return any(
            figure.left < right and left < figure.right for left, right in self._label_columns
        )

    @cached_property
    def _label_columns(self) -> list[tuple[float, float]]:
        """From where to where across the page labels of rows stand, those over each other taken together."""
        columns: list[tuple[float, float]] = []
        for left, right in sorted((b.left, b.right) for b in self.words if b.kinds & ROWS):
            if columns and left < columns[-1][1]:
                start, end = columns.pop()
                columns.append((start, max(end, right)))
            else:
                columns.append((left, right))
        return columns

    @cached_property
    def _is_table_four(self) -> bool:
        return all("RESULT" in leaf.kinds for leaf in self.leaves)

    @cached_property
    def _headed(self) -> bool:
        """Whether no header of 表三 is missing, if it is a part of that: the others would move."""
        named = {key for leaf in self.leaves for key in leaf.keys}
        of_requests = APPLICANTS[0] in named or len(named.intersection(APPLICANTS)) > 1
        return not of_requests or (named.issuperset(APPLICANTS) and len(self.leaves) == _COLUMNS)

    def _may_be_of_the_first_cell(self, slots: Sequence[int | None], line: Sequence[Block]) -> bool:
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

    def _words_beside(self, figure: Block) -> list[Block]:
        """The words beside the first figure of a line; what can be read to the left of it is its label."""
        beside = [b for b in self.words if b.left > figure.left or b.is_unread]
        return [b for b in beside if is_level(b, figure)]

    def _words_at(self, column: int, beside: Sequence[Block]) -> str:
        """What stands in a column where no figure does: of the words beside those that are there, or nothing."""
        found = list(beside)
        for strip in (s for s in self._strips if column in s.leaves):
            found = [b for b in found if b.left < strip.right and strip.left < b.right]
        return "".join(b.text for b in found)

    def _column(self, figure: Block) -> int | None:
        """The one header that a figure stands below."""
        if len(self.leaves) == 1:
            return 0 if self._understood else None
        strip = next((s for s in self._strips if s.left <= figure.left <= s.right), None)
        return strip.leaves[0] if strip is not None and len(strip.leaves) == 1 else None

    @cached_property
    def _understood(self) -> bool:
        """Whether nothing stands among its headers but words of the form."""
        top, bottom = min(b.top for b in self.leaves), max(b.bottom for b in self.leaves)
        return all(b.kinds for b in self.head if b.top < bottom and top < b.bottom)

    @cached_property
    def _strips(self) -> list[Strip]:
        """Strips down the page with the headers in each, all figures in one of them."""
        figures = [figure for line in self.lines for figure in line]
        shared = strips(self.leaves, figures)
        if all(len(strip.leaves) == 1 for strip in shared):
            return shared
        own = strips([], figures)
        if len(own) == len(self.leaves) and self._understood and side_by_side(own, self.leaves):
            return [attrs.evolve(strip, leaves=(at,)) for at, strip in enumerate(own)]
        return shared

    @cached_property
    def _beside(self) -> list[tuple[Block, list[int]]]:
        """The words of the body, each with the lines of figures that it stands beside."""
        return [
            (
                b,
                [n for n, line in enumerate(self.lines) if stands_beside(b, line[0])],
            )
            for b in self.words
        ]

    @cached_property
    def _labels(self) -> Mapping[int, Block]:
        """The label of each line of figures: the words nearest to it, if line and words are beside no other."""
        beside: dict[int, list[Block]] = defaultdict(list)
        for block, lines in self._beside:
            for number in lines:
                beside[number].append(block)
        nearest = {number: max(found, key=_left) for number, found in beside.items()}
        single = {id(block) for block, lines in self._beside if len(lines) == 1}
        return {
            number: label
            for number, label in nearest.items()
            if id(label) in single and sum(share_a_column(label, b) for b in beside[number]) == 1
        }

    @cached_property
    def _groups(self) -> Mapping[int, list[Block]]:
        """What else stands beside the lines, by the first of them."""
        taken = {id(block) for block in self._labels.values()}
        groups: dict[int, list[Block]] = defaultdict(list)
        for block, lines in self._beside:
            if lines and id(block) not in taken:
                groups[lines[0]].append(block)
        return {number: sorted(found, key=_left)[:_LABEL] for number, found in groups.items()}

    def _other_rows(self) -> Iterator[tuple[float, DrawnRow]]:
        """Labels beside which no figure stands: rows that are blank, if all figures have one."""
        numbered = any(self._numbers(figure) for line in self.lines for figure in line)
        labelled = sum(self.labels.values()) == len(self.lines)
        cut = any(block.is_unread for block in self.head)
        certain = labelled and not (self.doubted or numbered or cut)
        unread = [(b.top, b.bottom) for b in self.words if b.is_unread]
        for block, lines in self._beside:
            if not lines and not any(is_level(block, line[0]) for line in self.lines):
                row: DrawnRow = {_LABEL: block.text}
                reaches = (*self.torn, *unread)
                beside = any(top < block.bottom and block.top < end for top, end in reaches)
                kinds = block.kinds & (ROWS if len(self.leaves) == _COLUMNS else _OF_TABLE_TWO)
                if certain and kinds and not (beside or block.may_hold_a_figure):
                    row |= {_FIRST + at: "" for at in range(len(self.leaves))}
                yield block.y, row


def _drawn(column: int, text: str) -> DrawnCell:
    return DrawnCell(text, column, 2 if column >= _BEYOND else 1)
