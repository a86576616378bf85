"""What each cell of a stream is, by what it says and by what may come there in ``tables.lark``."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define, field
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift

from giac_schema.grammar.tables.headers.called import goes_on, is_among_its_own
from giac_schema.grammar.tables.seen import LOOSE, CellToken, Seen
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark.common import LexerConf
    from lark.lexer import LexerState
    from lark.parsers.lalr_parser_state import ParserState

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.words.matching import Match

__all__ = ["CellLexer"]

_States: TypeAlias = "dict[int, dict[str, tuple[Any, Any]]]"

_PROSE = 40
"""From this many characters on, words are prose and not something in a cell."""


class CellLexer(Lexer):
    """Takes each cell for the first thing it may be that can come next."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: LexerConf) -> None:
        del lexer_conf  # the terminals are declared, not defined: there is nothing to compile

    def lex(  # type: ignore[override] # tokens of another kind
        self, lexer_state: LexerState, parser_state: ParserState[int]
    ) -> Iterator[CellToken]:
        """A token for each cell that is told by what it says, and with it what changes nothing in what may come next.

        Such are the figures and words behind it, and behind a header or a row others of them.  They are added
        to the token after it has been handed over: nothing is made of it before the next one comes.
        """
        before = _Before()
        token: CellToken | None = None
        stream: Sequence[Cell] = lexer_state.text  # type: ignore[assignment]
        for cell, following in zip_longest(stream, stream[1:]):
            if cell.value is not None and token is not None:  # most cells
                token.cells.append(Seen("VALUE", cell))
                continue
            seen = _taken_for(cell, before, following, parser_state)
            loose = seen.terminal in LOOSE
            if not loose:
                before.take(seen)
            if token is not None and (loose or seen.terminal == token.type in _REPEATED):
                token.cells.append(seen)
            else:
                token = CellToken("CELLS" if loose else seen.terminal, [seen])
                yield token


_REPEATED = frozenset({"COLUMN2", "ROW2", "COLUMN3", "ROW3", "GROUP3", "RESULT"})
"""What may come again behind itself, and opens nothing new."""


@define
class _Before:
    """What stands before a cell."""

    last: Seen | None = None
    """The label or header right before it."""
    row: Seen | None = None
    """The label of the last row or group of 表三."""
    headers: set[str] = field(factory=set)
    """The headers of 表三 that stand behind that."""

    def take(self, seen: Seen) -> None:
        """One more label or header."""
        self.last = seen
        if seen.terminal in _OF_HEADER_3:
            self.headers.add(seen.key)
        else:
            self.row = seen if seen.terminal in _IN_ROWS else None
            if self.headers:
                self.headers.clear()


def _taken_for(
    cell: Cell, before: _Before, following: Cell | None, state: ParserState[int]
) -> Seen:
    """The first thing a cell may be that can come now; words or prose if it is nothing else."""
    if cell.value is not None:
        return Seen("VALUE", cell)
    for seen in _candidates(cell, before, following):
        if _may_come(seen.terminal, state):
            return seen
    return Seen("WORDS" if len(cell.text) < _PROSE or _is_label(cell, following) else "PROSE", cell)


def _is_label(cell: Cell, following: Cell | None) -> bool:
    """Whether words, however many, are the label of a row: a figure stands behind them on their line."""
    if following is None or following.value is None or "\n" in following.gap:
        return False
    return not any(mark in cell.text for mark in _OF_SENTENCES)


_OF_SENTENCES = "。；，;"


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
_OF_HEADER_3 = frozenset({"CORNER", "PEOPLE", "FIRST3", "COLUMN3"})
_WITHOUT_NUMBER = {"requests.outcome.total": "", "requests.outcome.other.other": "overdue"}
"""Rows of 表三 whose words alone, 总计 and 其他, are those of columns too; and what stands before them."""


_BEFORE_A_PAGE = {
    "requests.outcome.total": ("total", "requests.outcome.other"),
    "requests.outcome.other.other": ("other_organization", "overdue_fee"),
}
"""The columns of the same names; and what stands before the rows, if the headers of a new page stand between."""


_OPENING = {"natural_person": "FIRST3", "upheld": "FIRST4"}
"""Headers that may open the header of their table, with what they are there."""


_OF_TABLE_3 = frozenset({*APPLICANT_COLUMNS[:-2], LEGAL_PERSONS_HEADER})
"""Headers that no other table has, nor a row."""


def _candidates(cell: Cell, before: _Before, following: Cell | None) -> Iterator[Seen]:
    last = before.last
    if before.row is not None and before.headers:  # seldom
        yield from _first_of_a_page(cell, before, following)
    for found in cell.matches:
        if found.terminal == "ROW3" and not _row_may_be(found, last):
            continue
        if found.likeness == "called" and not is_among_its_own(found, last, following):
            continue
        if found.terminal == "CONTENT" and found.likeness == "cut" and _is_row(last):
            continue  # 信息 goes on with 5.属于三类内部事务
        if found.likeness == "cut" and _is_said(cell, last, following):
            continue  # 没有 is all that a section says
        yield Seen(found.terminal, cell, found)
        if found.key in _OPENING and (found.likeness != "called" or goes_on(found, following)):
            yield Seen(_OPENING[found.key], cell, found)
    if cell.heading is not None:
        yield Seen("HEADING", cell)
    yield from _first_of_several(cell, last, following)


def _first_of_several(cell: Cell, last: Seen | None, following: Cell | None) -> Iterator[Seen]:
    """What a cell opens if it is a header of 表三 or 表四 beside another one, in whichever order they come."""
    applicants = None if _is_row(last) else _named(cell, "COLUMN3")
    pair = (cell, following) if following is not None else (cell,)
    alone = applicants is not None and applicants.likeness != "called"
    if (
        applicants is not None
        and any(map(_is_of_table_3, pair))
        and (alone or goes_on(applicants, following))
    ):
        yield Seen("FIRST3", cell, applicants)
    result = _named(cell, "RESULT")
    if result is not None and any(map(_is_of_table_4, pair)) and goes_on(result, following):
        yield Seen("FIRST4", cell, result)


def _is_said(cell: Cell, last: Seen | None, following: Cell | None) -> bool:
    """Whether a word stands alone below the heading of a section without a table."""
    heading = last.cell.heading if last is not None else None
    if heading is None or heading.topic not in _WITHOUT_TABLE or cell.place is not None:
        return False
    return following is None or (following.value is None and not following.matches)


_WITHOUT_TABLE = frozenset({"OVERVIEW", "PROBLEMS", "OTHERS"})


def _named(cell: Cell, terminal: str) -> Match | None:
    return next((found for found in cell.matches if found.terminal == terminal), None)


def _is_of_table_3(cell: Cell) -> bool:
    found = _named(cell, "COLUMN3")
    return found is not None and found.key in _OF_TABLE_3


def _is_of_table_4(cell: Cell) -> bool:
    """Whether it is a result that no other table has."""
    return bool(cell.matches) and cell.matches[0].terminal == "RESULT"


def _row_may_be(found: Match, last: Seen | None) -> bool:
    """Whether a bare 总计 or 其他 stands where only the row of that name can stand."""
    if found.numbered or found.key not in _WITHOUT_NUMBER:
        return True
    return last is not None and last.terminal in _IN_ROWS and _WITHOUT_NUMBER[found.key] in last.key


def _first_of_a_page(cell: Cell, before: _Before, following: Cell | None) -> Iterator[Seen]:
    """A bare 总计 or 其他 as the row of that name, below headers that a new page repeats.

    Its column is among them, the row before it stands before them, and a figure behind it.
    """
    if before.row is None or following is None or following.value is None:
        return
    for found in cell.matches:
        column, row = _BEFORE_A_PAGE.get(found.key, ("", ""))
        bare = (found.terminal, found.numbered) == ("ROW3", False)
        if bare and column in before.headers and row in before.row.key:
            yield Seen("ROW3", cell, found)


def _is_row(seen: Seen | None) -> bool:
    return seen is not None and seen.terminal in _IN_ROWS
