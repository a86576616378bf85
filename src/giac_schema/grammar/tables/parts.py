"""From the stream of cells to the parts of the tables, by ``tables.lark``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, frozen

from giac_schema.grammar.tables.lexing import in_parts
from giac_schema.grammar.tables.seen import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.grammar.layouts.cells import Cell


__all__ = [
    "BlockPart",
    "DisputesHead",
    "DisputesPart",
    "Part",
    "RequestsGroup",
    "RequestsHead",
    "RequestsRow",
    "Row2",
    "SectionPart",
    "parse_tables",
]


@frozen
class SectionPart:
    """A heading and the prose under it."""

    heading: Seen | None
    loose: tuple[Seen, ...]


@define
class Row2:
    """A row of 表二: its label and what stands behind it."""

    label: Seen
    loose: tuple[Seen, ...]


@frozen
class BlockPart:
    """A title row or header row of 表二, and the rows under it."""

    opening: Seen
    columns: tuple[Seen, ...]
    rows: tuple[Row2, ...]
    loose: tuple[Seen, ...]
    """What stands before the first row and is no column."""


@frozen
class RequestsHead:
    """The header of 表三."""

    columns: tuple[Seen, ...]
    loose: tuple[Seen, ...]
    opening: Seen

    @property
    def is_of_people(self) -> bool:
        """Whether 申请人情况 opens it."""
        return self.opening.terminal == "PEOPLE"

    @property
    def in_order(self) -> tuple[Seen, ...]:
        """Its columns from left to right: 总计 right beside 申请人情况 stands behind all that stand below that."""
        if not self.columns or not self.is_of_people:
            return self.columns
        first, *others = self.columns
        beside = first.key == "total" and first.cell.place is None and not first.cell.opens_row
        return (*others, first) if beside else self.columns


@define
class RequestsRow:
    """A label of 表三, of a row or of a group of rows, and what stands behind it."""

    label: Seen
    loose: tuple[Seen, ...]


@define
class RequestsGroup(RequestsRow):
    """A label of 表三 that is known as that of a group of rows."""


@frozen
class DisputesPart:
    """Header cells of 表四 and what stands behind them."""

    case: Seen
    seen: tuple[Seen, ...]
    """Results, and cells that are told by nothing they say, as they stand."""

    @property
    def results(self) -> tuple[Seen, ...]:
        """The headers of results."""
        return tuple(s for s in self.seen if s.terminal == "RESULT")

    @property
    def loose(self) -> tuple[Seen, ...]:
        """What is no header."""
        return tuple(s for s in self.seen if s.match is None)


@frozen
class DisputesHead:
    """The results of 表四 before any case: it has a row for each."""

    seen: tuple[Seen, ...]


Part: TypeAlias = SectionPart | BlockPart | RequestsHead | RequestsRow | DisputesPart | DisputesHead


def parse_tables(stream: Sequence[Cell]) -> list[Part]:
    """The parts of the tables in a stream of cells, in reading order.  Never fails."""
    return [_PARTS[rule](*seen) for rule, seen in in_parts(stream)]


def _block(opening: Seen, *seen: Seen) -> BlockPart:
    starts = [i for i, s in enumerate(seen) if s.terminal == "ROW2"]
    head = seen[: starts[0]] if starts else seen
    return BlockPart(
        opening,
        tuple(s for s in head if s.terminal == "COLUMN2"),
        tuple(Row2(seen[a], seen[a + 1 : b]) for a, b in pairwise([*starts, len(seen)])),
        tuple(s for s in head if s.terminal != "COLUMN2"),
    )


def _requests_head(*seen: Seen) -> RequestsHead:
    columns = tuple(s for s in seen if s.terminal in {"COLUMN3", "FIRST3"})
    return RequestsHead(columns, tuple(s for s in seen if s.match is None), seen[0])


_PARTS: dict[str, Callable[..., Part]] = {
    "": lambda *front: SectionPart(None, front),
    "section": lambda heading, *loose: SectionPart(heading, loose),
    "block": _block,
    "requests_head": _requests_head,
    "requests_row": lambda label, *loose: RequestsRow(label, loose),
    "disputes": lambda case, *seen: DisputesPart(case, seen),
    "disputes_head": lambda *seen: DisputesHead(seen),
}
"""What is made of the cells of each rule of the grammar."""
