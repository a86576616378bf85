"""One header of a table without rulings and the rows below it.

Nothing is counted off.  A figure has a column if it stands in a strip of the page with one header and no
other; a label has a row if it stands beside one line of figures and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

import attrs
from attrs import frozen

from giac_schema.grammar.words.vocabulary import ROWS
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.unruled.beside import (
    holds_figure,
    is_level,
    stands_beside,
)
from giac_schema.readers.pdf.unruled.blocks import Block, share_a_column
from giac_schema.readers.pdf.unruled.heads import FIRST, LABEL, WHOLE, DrawnCell, Header
from giac_schema.readers.pdf.unruled.strips import Strip, side_by_side, strips, told_apart
from giac_schema.readers.pdf.unruled.wrapped import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Band", "DrawnCell"]


DrawnRow: TypeAlias = "dict[int, str]"
"""The texts of a row by the columns they stand in; a blank cell is an empty text."""


_BEYOND = 1000
"""The column of the first figure that has none: behind those of any header, and two wide, as no moved one is."""
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
    def _header(self) -> Header:
        return Header(self.head)

    @property
    def leaves(self) -> list[Block]:
        """The headers of single columns, from the left."""
        return self._header.leaves

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
        drawn = [*self._header.rows(), *plain]
        yield from (row for _, row in sorted(drawn, key=lambda pair: pair[0]))

    def _figure_rows(self) -> Iterator[tuple[float, DrawnRow]]:
        """The rows of figures; words that are not proved to be the label of one stand in a row of their own."""
        for number, line in enumerate(self.lines):
            label, groups = self._labels.get(number), self._groups.get(number, [])
            if label is not None and not label.kinds & ROWS and any(b.kinds & ROWS for b in groups):
                groups, label = [*groups, label], None  # one of the two is a part of the other
            beside = {at: b.text for at, b in enumerate(groups)}
            if label is not None:
                beside[LABEL] = label.text
            elif beside:
                yield line[0].top, beside
                beside = {}
            yield line[0].y, beside | self._placed(line)

    def _placed(self, line: Sequence[Block]) -> DrawnRow:
        """The figures of a line in their columns; beyond all columns if those are not proved."""
        if (
            self.doubted
            or self._header.may_stand_beside_another(line)
            or any(map(self._numbers, line))
        ):
            return {_BEYOND: UNKNOWN}
        slots = [self._column(figure) for figure in line]
        doubtful = not self._header.is_whole or self._header.may_be_of_the_first_cell(slots, line)
        if None in slots or len(set(slots)) < len(slots) or doubtful:
            apart = told_apart(line)
            # how many figures these are is not sure where some may be one, and whole rows are told by that
            counted = apart if len(apart) == len(line) else [UNKNOWN]
            return {_BEYOND + 2 * at: text for at, text in enumerate(counted)}
        # table four has one row: where figures stand on several lines, a gap on one of them is no blank cell
        torn = len(self.lines) > 1 and self._header.is_of_table_four
        filler = UNKNOWN if torn or any(holds_figure(b, line[0]) for b in self.words) else ""
        beside = self._words_beside(line[0])
        blank = {FIRST + at: self._words_at(at, beside) or filler for at in range(len(self.leaves))}
        return blank | {
            FIRST + at: f.text for at, f in zip(slots, line, strict=True) if at is not None
        }

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
            return 0 if self._header.is_understood else None
        strip = next((s for s in self._strips if s.left <= figure.left <= s.right), None)
        return strip.leaves[0] if strip is not None and len(strip.leaves) == 1 else None

    @cached_property
    def _strips(self) -> list[Strip]:
        """Strips down the page with the headers in each, all figures in one of them."""
        figures = [figure for line in self.lines for figure in line]
        shared = strips(self.leaves, figures)
        if all(len(strip.leaves) == 1 for strip in shared):
            return shared
        own = strips([], figures)
        if (
            len(own) == len(self.leaves)
            and self._header.is_understood
            and side_by_side(own, self.leaves)
        ):
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
        return {number: sorted(found, key=_left)[:LABEL] for number, found in groups.items()}

    def _other_rows(self) -> Iterator[tuple[float, DrawnRow]]:
        """Labels beside which no figure stands: rows that are blank, if all figures have one."""
        numbered = any(self._numbers(figure) for line in self.lines for figure in line)
        labelled = sum(self.labels.values()) == len(self.lines)
        cut = any(block.is_unread for block in self.head)
        certain = labelled and not (self.doubted or numbered or cut)
        unread = [(b.top, b.bottom) for b in self.words if b.is_unread]
        for block, lines in self._beside:
            if not lines and not any(is_level(block, line[0]) for line in self.lines):
                row: DrawnRow = {LABEL: block.text}
                reaches = (*self.torn, *unread)
                beside = any(top < block.bottom and block.top < end for top, end in reaches)
                kinds = block.kinds & (ROWS if len(self.leaves) == WHOLE else _OF_TABLE_TWO)
                if certain and kinds and not (beside or block.may_hold_a_figure):
                    row |= {FIRST + at: "" for at in range(len(self.leaves))}
                yield block.y, row


def _drawn(column: int, text: str) -> DrawnCell:
    return DrawnCell(text, column, 2 if column >= _BEYOND else 1)
