"""What each cell of a stream is, by what it says and by what may come there in ``tables.lark``."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import define, field

from giac_schema.grammar.tables.headers.called import goes_on, is_among_its_own
from giac_schema.grammar.tables.seen import Seen
from giac_schema.grammar.tables.stages import first_stage
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.words.matching import Match

__all__ = ["in_parts"]

_PROSE = 40
"""From this many characters on, words are prose and not something in a cell."""


def in_parts(stream: Sequence[Cell]) -> list[tuple[str, list[Seen]]]:
    """The cells by the parts of the tables they stand in, each part with the rule of the grammar it is of.

    Each cell is taken for the first thing it may be that can come next; figures, signs for nothing, and words that
    are nothing else, change nothing in that.  What stands before the first part comes first, as one of no rule.
    """
    before = _Before()
    stage = first_stage()
    seen: list[Seen] = []
    parts = [("", seen)]
    for cell, following in zip_longest(stream, stream[1:]):
        if cell.value is not None:  # most cells
            seen.append(Seen("VALUE", cell))
            continue
        for candidate in _candidates(cell, before, following):
            step = stage.step(candidate.terminal)
            if step is not None:
                break
        else:
            seen.append(Seen(_words(cell, following), cell))
            continue
        stage, opens = step
        before.take(candidate)
        if opens:
            seen = []
            parts.append((opens, seen))
        seen.append(candidate)
    return parts


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


def _words(cell: Cell, following: Cell | None) -> str:
    """Which terminal a cell is that is neither figure nor label."""
    return "WORDS" if len(cell.text) < _PROSE or _is_label(cell, following) else "PROSE"


def _is_label(cell: Cell, following: Cell | None) -> bool:
    """Whether words, however many, are the label of a row: a figure stands behind them on their line."""
    if following is None or following.value is None or "\n" in following.gap:
        return False
    return not any(mark in cell.text for mark in _OF_SENTENCES)


_OF_SENTENCES = "。；，;"
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
