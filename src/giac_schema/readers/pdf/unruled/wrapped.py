"""Figures of a table without rulings that a narrow cell may have broken into two lines.

``100000`` with ``0`` below it is one figure, or two of two rows.  They are two where each line has a label of
its own, and where the upper one left room for a digit: no program breaks a figure that still has room.
Where neither is proved, both are put together as one text, which is no figure.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.readers.pdf.lines import Piece
from giac_schema.readers.pdf.rulings.lattice import Sets
from giac_schema.readers.pdf.unruled.blocks import Block, share_a_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["Reach", "below", "one_text", "put_together", "room"]


def put_together(
    lines: Sequence[Sequence[Block]],
    heads: Sequence[Block],
    labels: Mapping[int, bool],
    shared: Iterable[Sequence[int]] = (),
) -> tuple[list[list[Block]], list[Reach]]:
    """The lines of figures of a table, those figures put together that may be one, and from where to where these stand.

    What is put together stands in the line in the middle, as a cell does whose figures are set level with
    its own middle, and in every other line from its first to its last that anything stands in: there it says
    that a cell is not blank.  So it does in lines that words share with one of its own, as those of a label on two
    lines do.

    Args:
        lines: the figures that stand beside each other, from above.
        heads: the headers of single columns.
        labels: whether a label is one of the form, by the number of the line that it stands beside, and no other.
        shared: the numbers of lines that the same words stand beside.
    """
    figures = [(number, figure) for number, line in enumerate(lines) for figure in line]
    joined = [group for group in _groups(figures, heads, labels) if len(group) > 1]
    parts = {id(figure) for group in joined for _, figure in group}
    whole = [[f for f in line if id(f) not in parts] for line in lines]
    filled = {number for number, line in enumerate(whole) if line}
    filled.update(_middle(group, lines) for group in joined)
    for group in joined:
        inside = filled.intersection(range(group[0][0], group[-1][0] + 1))
        for number in inside | _beside_the_same_words(group, shared) & filled:
            if number in inside or not any(share_a_column(group[0][1], b) for b in whole[number]):
                whole[number].append(_one(group, lines[number]))
    reaches = [(group[0][1].top, group[-1][1].bottom) for group in joined]
    return [sorted(line, key=attrgetter("left")) for line in whole if line], reaches


Reach: TypeAlias = tuple[float, float]
"""From where to where down the page."""
_Placed: TypeAlias = tuple[int, Block]
"""A figure and the number of its line."""


def _groups(
    figures: Sequence[_Placed], heads: Sequence[Block], labels: Mapping[int, bool]
) -> Iterator[list[_Placed]]:
    """Figures that may be one, and every other one by itself."""
    sets: Sets[int] = Sets()
    in_others = room([figure for _, figure in figures], figures)
    in_heads = room(heads, figures)
    for at, (number, figure) in enumerate(figures):
        under = below(at, figures)
        if under is None:
            continue
        if figure.text[-1:] in _MARKS or figures[under][1].text[:1] in _MARKS:
            sets.join(at, under)
            continue
        if labels.get(number) and labels.get(figures[under][0]):
            continue
        # the header may be that of a wider cell: it tells only of lines that look like rows
        if not (in_others(figure) or (figures[under][0] in labels and in_heads(figure))):
            sets.join(at, under)
    members: dict[int, list[_Placed]] = defaultdict(list)
    for at, placed in enumerate(figures):
        members[sets.root(at)].append(placed)
    yield from members.values()


_MARKS = frozenset(".,")
"""What stands within figures alone: a line that begins or ends with one is part of a figure."""


def below(at: int, figures: Sequence[_Placed]) -> int | None:
    """The first figure on a line below one that stands under it."""
    number, figure = figures[at]
    for index in range(at + 1, len(figures)):
        line, other = figures[index]
        if line > number and share_a_column(figure, other):
            return index
    return None


def _in_one_column(block: Block, figures: Sequence[_Placed]) -> bool:
    """Whether no two figures beside each other stand under or over a block: its width is that of a column."""
    lines = [number for number, figure in figures if share_a_column(block, figure)]
    return len(lines) == len(set(lines))


def room(blocks: Sequence[Block], figures: Sequence[_Placed]) -> Callable[[Block], bool]:
    """Tells whether something in a figure's column is wider than the figure would be with one more digit."""
    widths = [_width(block) for block in blocks]
    is_in_one_column = cache(lambda at: _in_one_column(blocks[at], figures))

    def has_room(figure: Block) -> bool:
        width = figure.right - figure.left
        wanted = width + _UNEVEN * width / len(figure.text)
        return any(
            wide >= wanted and share_a_column(figure, blocks[at]) and is_in_one_column(at)
            for at, wide in enumerate(widths)
        )

    return has_room


_UNEVEN = 1.15
"""So many times as wide as those before it a digit may be: ``11`` may be set closer than ``26``."""


def _width(block: Block) -> float:
    """How wide the widest line of a block is; one character alone may be wider than its column."""
    lines = [piece for piece in block.pieces if len(piece.text.strip()) > 1]
    return max((piece.right - piece.left for piece in lines), default=0.0)


def _beside_the_same_words(group: Sequence[_Placed], shared: Iterable[Sequence[int]]) -> set[int]:
    own = {number for number, _ in group}
    return {number for lines in shared if own.intersection(lines) for number in lines}


def _middle(group: Sequence[_Placed], lines: Sequence[Sequence[Block]]) -> int:
    """The line that is level with the middle of figures put together."""
    (first, upper), *_, (last, lower) = group
    middle = (upper.y + lower.y) / 2
    return min(range(first, last + 1), key=lambda number: abs(lines[number][0].y - middle))


def _one(group: Sequence[_Placed], line: Sequence[Block]) -> Block:
    """Figures put together, at the height of a line; the break between them makes them words."""
    pieces = [piece for _, figure in group for piece in figure.pieces]
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    return Block((Piece(one_text(pieces), left, line[0].top, right, line[0].bottom),))


def one_text(pieces: Iterable[Piece]) -> str:
    """Lines of a figure put together; the breaks between them make them words."""
    return "\n".join(piece.text.strip() for piece in pieces)
