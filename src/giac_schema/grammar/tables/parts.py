"""From the stream of cells to the parts of the tables, by ``tables.lark``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import define, frozen
from lark import Transformer
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from giac_schema.grammar.build import build
from giac_schema.grammar.layouts.cells import Cell
from giac_schema.grammar.words.matching import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark.common import LexerConf
    from lark.lexer import LexerState
    from lark.parsers.lalr_parser_state import ParserState


__all__ = [
    "BlockPart",
    "DisputesHead",
    "DisputesPart",
    "Part",
    "RequestsHead",
    "RequestsRow",
    "Row2",
    "SectionPart",
    "Seen",
    "parse_tables",
]


@define
class Seen:
    """A cell and what it was taken for."""

    terminal: str
    cell: Cell
    match: Match | None = None

    def __str__(self) -> str:
        return self.cell.text

    @property
    def key(self) -> str:
        """The column's name or the row's address."""
        return self.match.key if self.match else ""

    @property
    def row(self) -> tuple[int, int] | None:
        """The grid and the row that it stands in; ``None`` in text."""
        where = self.cell.place
        return None if where is None else (where.grid, where.row)


@define
class _Token:
    """A cell as Lark takes it, or a run of those that are told by nothing they say.

    Its own tokens are strings, and know where they stand in a text: here is none, and to make them takes as long as
    to parse them.
    """

    type: str
    cells: tuple[Seen, ...]
    start_pos = line = column = end_line = end_column = end_pos = None


@frozen
class SectionPart:
    """A heading and the prose under it."""

    heading: Seen | None
    loose: tuple[Seen, ...]


@frozen
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


@frozen
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


_States: TypeAlias = "dict[int, dict[str, tuple[Any, Any]]]"

Part: TypeAlias = SectionPart | BlockPart | RequestsHead | RequestsRow | DisputesPart | DisputesHead


def parse_tables(stream: Sequence[Cell]) -> list[Part]:
    """The parts of the tables in a stream of cells, in reading order.  Never fails."""
    parser = build("tables", lexer=CellLexer, transformer=_PARTS)
    return cast("list[Part]", parser.parse(stream))


LOOSE = frozenset({"VALUE", "WORDS", "PROSE"})
"""What stands in a run of CELLS: a figure or a sign for nothing, a few words, or more of them."""
_PROSE = 40
"""From this many characters on, words are prose and not something in a cell."""


class CellLexer(Lexer):
    """Takes each cell for the first thing it may be that can come next."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: LexerConf) -> None:
        del lexer_conf  # the terminals are declared, not defined: there is nothing to compile

    def lex(  # type: ignore[override] # tokens of another kind
        self, lexer_state: LexerState, parser_state: ParserState[int]
    ) -> Iterator[_Token]:
        """A token for each cell that is told by what it says, and one for each run of others.

        A run changes nothing in what may come next, so it is handed over when it has ended.
        """
        last: Seen | None = None
        run: list[Seen] = []
        stream: Sequence[Cell] = lexer_state.text  # type: ignore[assignment]
        for cell in stream:
            if cell.value is not None:
                run.append(Seen("VALUE", cell))
                continue
            seen = _taken_for(cell, last, parser_state)
            if seen.terminal in LOOSE:
                run.append(seen)
                continue
            if run:
                yield _Token("CELLS", tuple(run))
                run.clear()
            last = seen
            yield _Token(seen.terminal, (seen,))
        if run:
            yield _Token("CELLS", tuple(run))


def _taken_for(cell: Cell, last: Seen | None, state: ParserState[int]) -> Seen:
    """The first thing a cell without a value may be that can come now; words or prose if it is nothing else."""
    for seen in _candidates(cell, last):
        if _may_come(seen.terminal, state):
            return seen
    return Seen("WORDS" if len(cell.text) < _PROSE else "PROSE", cell)


def _may_come(terminal: str, state: ParserState[int]) -> bool:
    """Whether the parser would accept a terminal now, all reductions before it done.

    The keys of the parser's present state are not enough: LALR merges states, and so may
    reduce before it finds that a terminal cannot follow.
    """
    known = state.parse_conf.states, tuple(state.state_stack), terminal
    found = _KNOWN.get(known[1:])
    if found is None:
        found = _KNOWN[known[1:]] = _accepted(*known)
    return found


_KNOWN: dict[tuple[tuple[int, ...], str], bool] = {}
"""Answers already found: the stack of the parser is one of a few, however long the stream."""


def _accepted(states: _States, now: tuple[int, ...], terminal: str) -> bool:
    stack = list(now)
    while (step := states[stack[-1]].get(terminal)) is not None:
        action, rule = step
        if action is Shift:
            return True
        del stack[len(stack) - len(rule.expansion) :]
        stack.append(states[stack[-1]][rule.origin.name][1])
    return False


_IN_ROWS = frozenset({"ROW3", "GROUP3"})
_WITHOUT_NUMBER = {"requests.outcome.total": "", "requests.outcome.other.other": "overdue"}
"""Rows of 表三 whose words alone, 总计 and 其他, are those of columns too; and what stands before them."""


_OPENING = {"natural_person": "FIRST3", "upheld": "FIRST4"}
"""Headers that may open the header of their table, with what they are there."""


def _candidates(cell: Cell, last: Seen | None) -> Iterator[Seen]:
    for found in cell.matches:
        if found.terminal == "ROW3" and not _row_may_be(found, last):
            continue
        if found.terminal == "CONTENT" and found.likeness == "cut" and _is_row(last):
            continue  # 信息 goes on with 5.属于三类内部事务
        yield Seen(found.terminal, cell, found)
        if found.key in _OPENING:
            yield Seen(_OPENING[found.key], cell, found)
    if cell.heading is not None:
        yield Seen("HEADING", cell)


def _row_may_be(found: Match, last: Seen | None) -> bool:
    """Whether a bare 总计 or 其他 stands where only the row of that name can stand."""
    if found.numbered or found.key not in _WITHOUT_NUMBER:
        return True
    return last is not None and last.terminal in _IN_ROWS and _WITHOUT_NUMBER[found.key] in last.key


def _is_row(seen: Seen | None) -> bool:
    return seen is not None and seen.terminal in _IN_ROWS


class _Parts(Transformer[_Token, "list[Part]"]):
    """Makes each part as soon as the parser has it; the value of a token is what was seen."""

    def start(self, children: list[Part | _Token]) -> list[Part]:
        front = _seen([c for c in children if isinstance(c, _Token)])
        parts = [c for c in children if not isinstance(c, _Token)]
        return [SectionPart(None, tuple(front)), *parts]

    def section(self, tokens: list[_Token]) -> SectionPart:
        heading, *loose = _seen(tokens)
        return SectionPart(heading, tuple(loose))

    def block(self, tokens: list[_Token]) -> BlockPart:
        opening, *seen = _seen(tokens)
        first_row = next((i for i, s in enumerate(seen) if s.terminal == "ROW2"), len(seen))
        head = seen[:first_row]
        return BlockPart(
            opening,
            tuple(s for s in head if s.terminal == "COLUMN2"),
            tuple(Row2(label, loose) for label, loose in _rows(seen[first_row:])),
            tuple(s for s in head if s.terminal != "COLUMN2"),
        )

    def requests_head(self, tokens: list[_Token]) -> RequestsHead:
        seen = _seen(tokens)
        columns = tuple(s for s in seen if s.terminal in {"COLUMN3", "FIRST3"})
        return RequestsHead(columns, tuple(s for s in seen if s.match is None))

    def requests_row(self, tokens: list[_Token]) -> RequestsRow:
        label, *loose = _seen(tokens)
        return RequestsRow(label, tuple(loose))

    def disputes(self, tokens: list[_Token]) -> DisputesPart:
        case, *seen = _seen(tokens)
        return DisputesPart(case, tuple(seen))

    def disputes_head(self, tokens: list[_Token]) -> DisputesHead:
        return DisputesHead(tuple(_seen(tokens)))


def _seen(tokens: Sequence[_Token]) -> list[Seen]:
    """The cells of some tokens, one by one."""
    return [seen for token in tokens for seen in token.cells]


_PARTS = _Parts()


def _rows(seen: Sequence[Seen]) -> Iterator[tuple[Seen, tuple[Seen, ...]]]:
    starts = [i for i, s in enumerate(seen) if s.terminal == "ROW2"]
    for start, end in pairwise([*starts, len(seen)]):
        yield seen[start], tuple(seen[start + 1 : end])
