"""Whose figures they are that stand on lines of their own, above, between or below the lines of labels.

In a narrow column a label goes on over several lines, and a program that draws a page as text sets the
figures of its row beside any of them, or above or below them all:

                              407   227   880   430   121   574   2639
        （三） 1.属于国家秘密
                              186   585   382   730    62   509   2454
              2.其他法律行政法规
              禁止公开

Figures beside a line of a label are its row's.  Between rows that have theirs, whole lines of figures belong
to the labels without, one by one, if there are as many of them and each stands next to its own: then no
other way leaves every figure a row.  Anything else proves nothing, and nothing is a blank cell there.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from attrs import evolve

from giac_schema.grammar.layouts.edges import from_left
from giac_schema.grammar.tables.apart.lines import Line, is_of_group, items_of
from giac_schema.grammar.tables.apart.unread import closes_a_remark
from giac_schema.grammar.tables.apart.wrapped import across_lines, whole_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.apart.lines import Item
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import AddsUp, Between

__all__ = ["with_own_lines"]

Way: TypeAlias = "Callable[[Sequence[Cell], int, AddsUp], tuple[Cell, ...] | None]"
"""How parts of figures are put together: cells, how many columns there are, and whether a row adds up."""


def with_own_lines(
    rows: Sequence[Found],
    between: Between,
    adds_up: AddsUp,
) -> list[Found]:
    """The rows of a table of drawn text with the figures that are certainly theirs.

    Args:
        rows: its rows, each with what stands behind its label.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
        adds_up: whether the figures of a row satisfy its identity.
    """
    items = list(items_of(rows, between))
    if not rows or not (_have_lines_apart(items) or _hold_groups(rows)):
        return list(rows)
    table = _Table(rows, items, adds_up)
    return [table.settled(number) for number in range(len(rows))]


def _have_lines_apart(items: Sequence[Item]) -> bool:
    """Whether some line of figures stands elsewhere than behind the label it is of, or two of them do."""
    lines = [item for item in items if isinstance(item, Line)]
    at_home = Counter(line.home for line in lines if line.owner == line.home is not None)
    return at_home.total() < len(lines) or max(at_home.values(), default=1) > 1


def _hold_groups(rows: Sequence[Found]) -> bool:
    """Whether a line of the label of a group stands among the figures of a row."""
    return any(is_of_group(cell) for found in rows for cell in found.text.cells)


class _Table:
    """A table of which some figures stand on lines of their own."""

    def __init__(
        self,
        rows: Sequence[Found],
        items: Sequence[Item],
        adds_up: AddsUp,
    ) -> None:
        self._rows, self._adds_up = rows, adds_up
        self._columns = rows[0].text.columns
        self._own: dict[int, Sequence[Line]] = {
            number: [item for item in items if isinstance(item, Line) and item.owner == number]
            for number in range(len(rows))
        }
        self._doubted: set[int] = set()
        rest = [item for item in items if not isinstance(item, Line) or item.owner is None]
        rest = list(self._in_wholes(self._without_parts(rest)))
        given = [line for chain, near in self._chains(rest) for line in self._share(chain, near)]
        self._doubt_torn([item for item in rest if item not in given])

    def settled(self, number: int) -> Found:
        """A row with its own figures; broken if some of them may stand elsewhere."""
        found, own = self._rows[number], self._own[number]
        if found.in_grid:
            return found
        cells = self._cells_of(own)
        if number in self._doubted or cells is None:
            return evolve(found, text=evolve(found.text, cells=(), broken=True), loose=())
        if cells == found.text.cells:
            return found
        if not own and _are_words(found.text.cells):
            return found.as_broken()
        proof = self._adds_up(cells)
        torn = not proof and closes_a_remark(found.loose)
        text = evolve(found.text, cells=cells, adds_up=proof, broken=torn)
        return evolve(found, text=text, loose=())

    def _cells_of(self, own: Sequence[Line]) -> tuple[Cell, ...] | None:
        """The cells of a row's lines from left to right, those whole that were broken; ``None`` if nothing tells."""
        if len(own) == 1:
            return self._together(whole_again, own) or own[0].cells
        beside = from_left([cell for line in own for cell in line.cells])
        return self._together(across_lines, own) if beside is None else tuple(beside)

    def _together(self, way: Way, lines: Sequence[Line]) -> tuple[Cell, ...] | None:
        """The cells of some lines, of which figures were broken, put together in one way or the other."""
        return way([cell for line in lines for cell in line.cells], self._columns, self._adds_up)

    def _without_parts(self, items: Sequence[Item]) -> list[Item]:
        """The items without the lines above and below a row that hold parts of its figures, which it is given."""
        taken: list[Line] = []
        for at, item in enumerate(items):
            if isinstance(item, int) and self._lacks(item):
                taken += self._complete(item, items[max(0, at - 1) : at], items[at + 1 :])
        return [item for item in items if item not in taken]

    def _complete(self, row: int, above: Sequence[Item], behind: Sequence[Item]) -> Sequence[Line]:
        """Give a row the lines below it, or those next to it, that hold parts of its figures; which they are."""
        below = [x for x in takewhile(lambda x: isinstance(x, Line), behind) if isinstance(x, Line)]
        near = [x for x in (*above, *below[:1]) if isinstance(x, Line)]
        for lines, way in ((below, whole_again), (near, across_lines)):
            cells = self._together(way, [*self._own[row], *lines]) if lines else None
            if cells is not None:
                self._own[row] = [Line(cells, row, row)]
                return lines
        return ()

    def _in_wholes(self, items: Sequence[Item]) -> Iterator[Item]:
        """Labels and lines, those between two labels as one if they are one row only together."""
        for _, run in groupby(items, lambda item: isinstance(item, Line)):
            found = list(run)
            yield from self._as_one([x for x in found if isinstance(x, Line)]) or found

    def _as_one(self, lines: Sequence[Line]) -> list[Line]:
        """Some lines as the one row that they are only together; none if they are not.

        A 0 on a line of its own adds nothing, and so may be another row's.
        """
        if any(line.is_nought for line in lines):
            return []
        cells = tuple(cell for line in lines for cell in line.cells)
        whole = Line(self._together(whole_again, lines) or cells, None, None)
        return [whole] if whole.is_whole(self._columns) and self._adds_up(whole.cells) else []

    def _doubt_torn(self, items: Sequence[Item]) -> None:
        """Doubt rows beside which a line stands that is nobody's: its figures may be the rest of theirs."""
        for at, item in enumerate(items):
            if not isinstance(item, Line):
                continue
            for near in (*items[at - 1 : at], *items[at + 1 : at + 2]):
                if self._has_own(near) and not self._is_sure(near):
                    self._doubted.add(near)

    def _has_own(self, item: Item) -> TypeGuard[int]:
        """Whether something is a row that has figures beside its label."""
        return isinstance(item, int) and bool(self._own[item])

    def _is_sure(self, number: int) -> bool:
        return all(self._adds_up(line.cells) for line in self._own[number])

    def _lacks(self, number: int) -> bool:
        """Whether a row lacks figures and does not add up, so that a line next to it may be the rest of it."""
        figures = sum(len(line.cells) for line in self._own[number])
        return figures < self._rows[number].text.columns and not self._is_sure(number)

    def _chains(self, items: Sequence[Item]) -> Iterator[tuple[list[Item], list[int]]]:
        """Labels and lines between rows that have their figures, and those of these rows that lines stand next to."""
        runs = [list(run) for _, run in groupby(items, self._has_own)]
        for above, chain, below in zip(([], *runs), runs, (*runs[1:], []), strict=False):
            if not self._has_own(chain[0]):
                near = [
                    *(above[-1:] if isinstance(chain[0], Line) else ()),
                    *(below[:1] if isinstance(chain[-1], Line) else ()),
                ]
                yield chain, [item for item in near if isinstance(item, int)]

    def _share(self, chain: Sequence[Item], near: Sequence[int]) -> Sequence[Line]:
        """Give each label of a chain its line, if there is one way to do it; doubt all of them if not."""
        labels = [item for item in chain if isinstance(item, int)]
        lines = [item for item in chain if isinstance(item, Line)]
        if not labels or not lines:
            return ()
        whole = [line for line in lines if line.is_whole(self._columns)]
        torn = len(whole) < len(lines) or any(map(self._lacks, near))
        sure = not torn or all(self._adds_up(line.cells) for line in whole)
        if not sure or None in chain or not self._are_of(labels, whole, chain):
            self._doubted.update(labels)
            return ()
        for label, line in zip(labels, whole, strict=True):
            self._own[label] = [line]
        return whole

    def _are_of(self, labels: Sequence[int], lines: Sequence[Line], chain: Sequence[Item]) -> bool:
        """Whether there is a line for each label, next to it and with no words that are another's."""
        return (
            len(lines) == len(labels)
            and all(
                line.may_be_of(self._rows[label]) for label, line in zip(labels, lines, strict=True)
            )
            and _are_beside(chain, labels, lines)
        )


def _are_words(cells: Sequence[Cell]) -> bool:
    """Whether nothing but words stand in a row, on its line: 零, 三. It is not blank, and they are no figures."""
    return bool(cells) and all(cell.value is None and "\n" not in cell.gap for cell in cells)


def _are_beside(chain: Sequence[Item], labels: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether no label stands between each line and its own."""
    order = [item for item in chain if isinstance(item, int) or item in lines]
    places = [order.index(label) for label in labels]
    return all(
        (number == 0 or places[number - 1] < order.index(line))
        and (number + 1 == len(places) or order.index(line) < places[number + 1])
        for number, line in enumerate(lines)
    )
