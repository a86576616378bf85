"""From the stream of cells to the parts of the tables, by ``tables.lark``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import define, frozen
from lark import Transformer

from giac_schema.grammar.build import build
from giac_schema.grammar.tables.lexing import CellLexer
from giac_schema.grammar.tables.seen import CellToken, Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell


__all__ = [
    "BlockPart",
    "DisputesHead",
    "DisputesPart",
    "Part",
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
    opening: Seen | None = None

    @property
    def in_order(self) -> tuple[Seen, ...]:
        """Its columns from left to right: 总计 right beside 申请人情况 stands behind all that stand below that."""
        first, *others = self.columns or (None,)
        beside = first is not None and first.key == "total" and not first.cell.opens_row
        of_people = self.opening is not None and self.opening.terminal == "PEOPLE"
        if first is None or not (beside and of_people) or first.cell.place is not None:
            return self.columns
        return (*others, first)


@define
class RequestsRow:
    """A label of 表三, of a row or of a group of rows, and what stands behind it."""

    label: Seen
    loose: tuple[Seen, ...]


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
    parser = build("tables", lexer=CellLexer, transformer=_PARTS)
    return cast("list[Part]", parser.parse(stream))


class _Parts(Transformer[CellToken, "list[Part]"]):
    """Makes each part as soon as the parser has it; the value of a token is what was seen."""

    def start(self, children: list[Part | CellToken | list[RequestsRow]]) -> list[Part]:
        front = _seen([c for c in children if isinstance(c, CellToken)])
        parts: list[Part] = [SectionPart(None, tuple(front))]
        for child in children:
            if isinstance(child, list):
                parts += child
            elif not isinstance(child, CellToken):
                parts.append(child)
        return parts

    def section(self, tokens: list[CellToken]) -> SectionPart:
        heading, *loose = _seen(tokens)
        return SectionPart(heading, tuple(loose))

    def block(self, tokens: list[CellToken]) -> BlockPart:
        opening, *seen = _seen(tokens)
        first_row = next((i for i, s in enumerate(seen) if s.terminal == "ROW2"), len(seen))
        head = seen[:first_row]
        return BlockPart(
            opening,
            tuple(s for s in head if s.terminal == "COLUMN2"),
            tuple(Row2(label, loose) for label, loose in _rows(seen[first_row:], "ROW2")),
            tuple(s for s in head if s.terminal != "COLUMN2"),
        )

    def requests_head(self, tokens: list[CellToken]) -> RequestsHead:
        seen = _seen(tokens)
        columns = tuple(s for s in seen if s.terminal in {"COLUMN3", "FIRST3"})
        return RequestsHead(columns, tuple(s for s in seen if s.match is None), seen[0])

    def requests_rows(self, tokens: list[CellToken]) -> list[RequestsRow]:
        rows = _rows(_seen(tokens), tokens[0].type)
        return [RequestsRow(label, loose) for label, loose in rows]

    def disputes(self, tokens: list[CellToken]) -> DisputesPart:
        case, *seen = _seen(tokens)
        return DisputesPart(case, tuple(seen))

    def disputes_head(self, tokens: list[CellToken]) -> DisputesHead:
        return DisputesHead(tuple(_seen(tokens)))


def _seen(tokens: Sequence[CellToken]) -> list[Seen]:
    """The cells of some tokens, one by one."""
    return [seen for token in tokens for seen in token.cells]


_PARTS = _Parts()


def _rows(seen: Sequence[Seen], terminal: str) -> Iterator[tuple[Seen, tuple[Seen, ...]]]:
    """Rows with labels of one kind, each with what stands behind it."""
    starts = [i for i, s in enumerate(seen) if s.terminal == terminal]
    for start, end in pairwise([*starts, len(seen)]):
        yield seen[start], tuple(seen[start + 1 : end])
