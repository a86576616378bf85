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
from itertools import groupby
from typing import TYPE_CHECKING

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
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["with_own_lines"]


def with_own_lines(
    rows: Sequence[Found],
    between: Sequence[tuple[int, Sequence[Seen]]],
    adds_up: Callable[[Sequence[Cell]], bool],
) -> list[Found]:
    """The rows of a table of drawn text with the figures that are certainly theirs.

    Args:
        rows: its rows, each with what stands behind its label.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
        adds_up: whether the figures of a row satisfy its identity.
    """
    items = list(items_of(rows, between))
    lines = [item for item in items if isinstance(item, Line)]
    at_home = Counter(line.home for line in lines if line.owner == line.home is not None)
    settled = sum(at_home.values()) == len(lines) and max(at_home.values(), default=1) == 1
    fragments = any(is_of_group(cell) for found in rows for cell in found.text.cells)
    if not rows or (settled and not fragments):
        return list(rows)
    table = _Table(rows, items, adds_up)
    return [table.settled(number) for number in range(len(rows))]


class _Table:
    """A table of which some figures stand on lines of their own."""

    def __init__(
        self,
        rows: Sequence[Found],
        items: Sequence[Item],
        adds_up: Callable[[Sequence[Cell]], bool],
    ) -> None:
        self._rows, self._adds_up = rows, adds_up
        self._columns = rows[0].text.columns
        self._own: dict[int, list[Line]] = {number: [] for number in range(len(rows))}
        self._doubted: set[int] = set()
        for item in items:
            if isinstance(item, Line) and item.owner is not None:
                self._own[item.owner].append(item)
        rest = [item for item in items if not isinstance(item, Line) or item.owner is None]
        rest = list(self._in_wholes(list(self._mended(rest))))
        given = [
            line for chain, beside in self._chains(rest) for line in self._share(chain, beside)
        ]
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
            return evolve(found, text=evolve(found.text, broken=True))
        proof = self._adds_up(cells)
        torn = not proof and closes_a_remark(found.loose)
        text = evolve(found.text, cells=cells, adds_up=proof, broken=torn)
        return evolve(found, text=text, loose=())

    def _cells_of(self, own: Sequence[Line]) -> tuple[Cell, ...] | None:
        """The cells of a row's lines from left to right, those whole that were broken; ``None`` if nothing tells."""
        if len(own) == 1:
            (line,) = own
            return whole_again(line.cells, self._columns, self._adds_up) or line.cells
        cells = _side_by_side(own)
        return self._wrapped(own) if cells is None else cells

    def _wrapped(self, lines: Sequence[Line]) -> tuple[Cell, ...] | None:
        """The cells of some lines, of which figures were broken over several."""
        cells = [cell for line in lines for cell in line.cells]
        return across_lines(cells, self._columns, self._adds_up)

    def _one_by_one(self, lines: Sequence[Line]) -> tuple[Cell, ...] | None:
        """The cells of some lines one behind the other, of which figures were broken."""
        cells = [cell for line in lines for cell in line.cells]
        return whole_again(cells, self._columns, self._adds_up)

    def _mended(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items without the lines above and below a row that hold parts of its figures, which it is given."""
        taken: list[Line] = []
        for at, item in enumerate(items):
            if not (isinstance(item, int) and self._lacks(item)):
                continue
            below = list(_lines_first(items[at + 1 :]))
            near = [x for x in (*items[max(0, at - 1) : at], *below[:1]) if isinstance(x, Line)]
            ways = ((below, self._one_by_one), (near, self._wrapped))
            for lines, together in ways:
                cells = together([*self._own[item], *lines]) if lines else None
                if cells is not None:
                    self._own[item] = [Line(cells, item, item)]
                    taken.extend(lines)
                    break
        yield from (item for item in items if item not in taken)

    def _in_wholes(self, items: Sequence[Item]) -> Iterator[Item]:
        """Labels and lines, those between two labels as one if they are one row only together.

        A 0 on a line of its own adds nothing, and so may be another row's.
        """
        for are_lines, run in groupby(items, lambda item: isinstance(item, Line)):
            found = list(run)
            cells = tuple(c for line in found if isinstance(line, Line) for c in line.cells)
            telling = are_lines and not any(isinstance(x, Line) and x.is_nought for x in found)
            cells = (telling and whole_again(cells, self._columns, self._adds_up)) or cells
            together = Line(cells, None, None)
            if telling and together.is_whole(self._columns) and self._adds_up(cells):
                yield together
            else:
                yield from found

    def _doubt_torn(self, items: Sequence[Item]) -> None:
        """Doubt rows beside which a line stands that is nobody's: its figures may be the rest of theirs."""
        for at, item in enumerate(items):
            if not isinstance(item, Line):
                continue
            for near in (*items[at - 1 : at], *items[at + 1 : at + 2]):
                if isinstance(near, int) and self._own[near] and not self._is_sure(near):
                    self._doubted.add(near)

    def _is_sure(self, number: int) -> bool:
        return all(self._adds_up(line.cells) for line in self._own[number])

    def _chains(self, items: Sequence[Item]) -> Iterator[tuple[list[Item], list[int]]]:
        """Labels and lines between rows that have their figures, and those of these rows that lines stand next to."""
        runs = [
            (has_own, list(run))
            for has_own, run in groupby(
                items, lambda item: isinstance(item, int) and bool(self._own[item])
            )
        ]
        for at, (has_own, chain) in enumerate(runs):
            if has_own:
                continue
            above = runs[at - 1][1][-1:] if at and isinstance(chain[0], Line) else []
            below = (
                runs[at + 1][1][:1] if at + 1 < len(runs) and isinstance(chain[-1], Line) else []
            )
            yield chain, [item for item in (*above, *below) if isinstance(item, int)]

    def _lacks(self, number: int) -> bool:
        """Whether a row lacks figures and does not add up, so that a line next to it may be the rest of it."""
        figures = sum(len(line.cells) for line in self._own[number])
        return figures < self._rows[number].text.columns and not self._is_sure(number)

    def _share(self, chain: Sequence[Item], beside: Sequence[int]) -> list[Line]:
        """Give each label of a chain its line, if there is one way to do it; doubt all of them if not."""
        labels = [item for item in chain if isinstance(item, int)]
        lines = [item for item in chain if isinstance(item, Line)]
        if not labels or not lines:
            return []
        whole = [line for line in lines if line.is_whole(self._columns)]
        torn = len(whole) < len(lines) or any(map(self._lacks, beside))
        sure = all(self._adds_up(line.cells) for line in whole) if torn else True
        others = None in chain or not all(
            line.may_be_of(self._rows[label]) for label, line in zip(labels, whole, strict=False)
        )
        if others or len(whole) != len(labels) or not sure or not _are_beside(chain, labels, whole):
            self._doubted.update(labels)
            return []
        for label, line in zip(labels, whole, strict=True):
            self._own[label].append(line)
        return whole


def _are_words(cells: Sequence[Cell]) -> bool:
    """Whether nothing but words stand in a row, on its line: 零, 三. It is not blank, and they are no figures."""
    return bool(cells) and all(cell.value is None and "\n" not in cell.gap for cell in cells)


def _lines_first(items: Sequence[Item]) -> Iterator[Line]:
    """The lines that come before anything else."""
    for item in items:
        if not isinstance(item, Line):
            return
        yield item


def _side_by_side(lines: Sequence[Line]) -> tuple[Cell, ...] | None:
    """The cells of some lines from left to right; ``None`` if one stands below another and may be the rest of it."""
    beside = from_left([cell for line in lines for cell in line.cells]) if lines else []
    return None if beside is None else tuple(beside)


def _are_beside(chain: Sequence[Item], labels: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether no label stands between each line and its own."""
    order = [item for item in chain if isinstance(item, int) or item in lines]
    places = [order.index(label) for label in labels]
    return all(
        (number == 0 or places[number - 1] < order.index(line))
        and (number + 1 == len(places) or order.index(line) < places[number + 1])
        for number, line in enumerate(lines)
    )
