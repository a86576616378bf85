"""Headers of 表四 that are called by words which nobody knows: whether they may stand in another order than the form's.

One result that is missing can be told by its place, if one and the same stranger stands there in each case and all
others stand where the form has them.  Otherwise counting proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.pieces import in_order, is_stranger
from giac_schema.grammar.words.folding import bare
from giac_schema.model.disputes import CaseResults
from giac_schema.model.form import entries
from giac_schema.model.forms import form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["are_strange_results"]

_RESULTS = tuple(name for name, _, _ in entries(CaseResults))
_BLOCKS = frozenset(str(node.ref) for node in form("2021").rows("disputes"))
_WIDTH = len(_RESULTS) * len(_BLOCKS)
_TERMINALS = frozenset({"CASES", "RESULT"})


def are_strange_results(table: Sequence[DisputesPart]) -> bool:
    """Whether words among some headers may be columns that stand elsewhere than the form has them."""
    results = [s for part in table for s in part.results]
    cases = [part.case for part in table]
    strangers = _strangers(table, min(map(in_order, cases)))
    if not strangers or (len(results) == _WIDTH and {s.key for s in cases} >= _BLOCKS):
        return False
    lines = {in_order(s)[:2] for s in results}
    of_results = [s for s in strangers if in_order(s)[:2] in lines]
    if len(of_results) < len(strangers) and not {s.key for s in cases} >= _BLOCKS:
        return True
    return len(results) != _WIDTH and not _is_told(results, of_results)


def _strangers(table: Sequence[DisputesPart], first: tuple[int, int, int]) -> list[Seen]:
    """The strangers between the headers and the first figure, without the label of its row."""
    loose = sorted((s for part in table for s in part.loose), key=in_order)
    figure = next((in_order(s) for s in loose if s.terminal == "VALUE"), None)
    return [
        s
        for s in loose
        if s.terminal == "WORDS"
        and in_order(s) > first
        and (figure is None or in_order(s)[:2] < figure[:2])
        and is_stranger(s, _TERMINALS)
    ]


def _is_told(results: Sequence[Seen], strangers: Sequence[Seen]) -> bool:
    """Whether results and strangers are the fifteen columns, each known one in its place and one unknown."""
    columns = sorted((*results, *strangers), key=in_order)
    return (
        len(columns) == _WIDTH
        and len({bare(s.cell.text) for s in strangers}) == 1
        and all(
            s.match is None or s.key == _RESULTS[at % len(_RESULTS)] for at, s in enumerate(columns)
        )
    )
