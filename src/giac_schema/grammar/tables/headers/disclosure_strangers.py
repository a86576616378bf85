"""Headers of 表二 that are called by words which nobody knows: whether they may stand in another order than the form's.

One that is missing can only be the column that the form has in its place, if the others stand where they should.
But if its words speak of something else, 本年修改件数 where the form has 本年废止件数, so do the figures below.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.disclosure_header import header_patterns
from giac_schema.grammar.tables.headers.pieces import in_order, is_stranger
from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.grammar.tables.parts import BlockPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["has_strange_columns", "renamed_column"]

_TERMINALS = frozenset({"COLUMN2", "CONTENT", "ROW2"})


def has_strange_columns(part: BlockPart) -> bool:
    """Whether words among the headers of a block may be columns that stand elsewhere than the form has them."""
    strangers = _among_others(part, _is_stranger)
    if not strangers:
        return False
    row = sorted((*part.columns, *strangers), key=in_order)
    return len(strangers) > 1 or not any(_fits(row, names) for names in _patterns())


def renamed_column(part: BlockPart) -> str:
    """The column of the form in whose place stands one that is called by words for something else; mostly none."""
    strangers = _among_others(part, _is_other)
    if len(strangers) != 1:
        return ""
    row = sorted((*part.columns, *strangers), key=in_order)
    at, words = row.index(strangers[0]), fold(strangers[0].cell.text)
    names = {names[at] for names in _patterns() if _fits(row, names)}
    return next((name for name in names if not _speaks_of(words, name)), "")


def _speaks_of(words: str, name: str) -> bool:
    """Whether words may be a name for a column: some sign of what it counts is among them, and no other year."""
    last = words.startswith(("上", "去", "往")) != (name == "items_last_year")
    return not last and any(sign in words for sign in _SIGNS[name])


_SIGNS = {
    "made": "制作定",
    "disclosed": "公布",
    "total_disclosed": "总累计",
    "issued": "制发印台",
    "repealed": "废止失撤",
    "in_force": "有效存",
    "items_last_year": "上去往",
    "items_change": "增减变升降±",
    "decisions": "决定办处理",
    "amount": "金额费元款",
    "projects": "购项",
}
"""Of each column the characters that tell what it counts; one of them is enough, where others were read wrong."""


def _is_stranger(seen: Seen) -> bool:
    return is_stranger(seen, _TERMINALS)


def _is_other(seen: Seen) -> bool:
    """Whether words are a stranger's, or those of a column for another year that a report may set beside its own."""
    return _is_stranger(seen) or is_comparison(seen.cell.text)


def _among_others(part: BlockPart, tell: Callable[[Seen], bool]) -> list[Seen]:
    """The words of a kind among headers that are not all of a block's."""
    known = {s.key for s in part.columns}
    if not part.loose or any(known == set(names) for names in _patterns()):
        return []
    return _strangers(part, tell)


@cache
def _patterns() -> tuple[tuple[str, ...], ...]:
    """The names of the columns of every header that the form has."""
    return tuple(tuple(name for name, _ in columns) for columns in header_patterns())


def _strangers(part: BlockPart, tell: Callable[[Seen], bool]) -> list[Seen]:
    """The words of a kind from the line of the first header on, before any figure."""
    loose = sorted(part.loose, key=in_order)
    first = min((in_order(s)[:2] for s in part.columns), default=None)
    figure = next((in_order(s)[:2] for s in loose if s.terminal == "VALUE"), None)
    return [
        s
        for s in loose
        if s.terminal == "WORDS"
        and first is not None
        and in_order(part.opening) < in_order(s)
        and (in_order(s)[:2] >= first or part.opening.terminal == "CONTENT")
        and (figure is None or in_order(s)[:2] < figure)
        and tell(s)
    ]


def _fits(row: Sequence[Seen], names: Sequence[str]) -> bool:
    return len(row) == len(names) and all(
        s.match is None or name in {m.key for m in s.cell.matches if m.terminal == "COLUMN2"}
        for s, name in zip(row, names, strict=True)
    )
