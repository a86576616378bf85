"""Headers of 表四 that are called by words which nobody knows: whether they may stand in another order than the form's.

One result that is missing can be told by its place, if one and the same stranger stands there in each case and all
others stand where the form has them.  Otherwise counting proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.dispute_columns import CASES, FORM_ORDER, RESULTS
from giac_schema.grammar.tables.headers.pieces import in_order, is_stranger
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.matching import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["are_strange_results"]

_RESULTS = tuple(RESULTS)
_WIDTH = len(FORM_ORDER)
_TERMINALS = frozenset({"CASES", "RESULT"})


def are_strange_results(table: Sequence[DisputesPart]) -> bool:
    """Whether words among some headers may be columns that stand elsewhere than the form has them."""
    results = [s for part in table for s in part.results]
    cases = [part.case for part in table]
    has_results, has_cases = len(results) == _WIDTH, {s.key for s in cases} >= CASES.keys()
    if has_results and has_cases:
        return False
    strangers = _strangers(table, min(map(in_order, cases)))
    if not strangers:
        return False
    first = min((_line(s) for s in results), default=None)
    above = [s for s in strangers if first is not None and _line(s) < first]
    a_line_each = sum(_line(s) == first for s in results) == 1
    if above and (not has_cases or (a_line_each and not has_results)):
        return not all(_resembled(s, CASES) or _resembled(s, RESULTS) for s in above)
    among = [s for s in strangers if s not in above or _resembled(s, RESULTS)]
    return not has_results and not _is_told(results, among)


def _line(seen: Seen) -> tuple[int, int]:
    grid, line, _ = in_order(seen)
    return grid, line


def _strangers(table: Sequence[DisputesPart], first: tuple[int, int, int]) -> list[Seen]:
    """The strangers between the headers and the first figure, without the label of its row."""
    loose = sorted((s for part in table for s in part.loose), key=in_order)
    figure = next((_line(s) for s in loose if s.terminal == "VALUE"), None)
    return [
        s
        for s in loose
        if (s.terminal == "WORDS" or _names_results(s))
        and in_order(s) > first
        and (figure is None or _line(s) < figure)
        and is_stranger(s, _TERMINALS)
    ]


def _names_results(seen: Seen) -> bool:
    """Whether a line that could not be taken apart names results."""
    words = seen.cell.text.split() if seen.terminal == "PROSE" else []
    return any(m.terminal == "RESULT" for word in words for m in named(word))


def _is_told(results: Sequence[Seen], strangers: Sequence[Seen]) -> bool:
    """Whether results and strangers are the fifteen columns, each known one in its place and one unknown.

    Strangers that are only misspelt may be fewer: pieces of labels stand among them.
    """
    columns = sorted((*results, *strangers), key=in_order)
    names = [s.key or _resembled(s, RESULTS) for s in columns]
    unknown = {bare(s.cell.text) for s, name in zip(columns, names, strict=True) if not name}
    if len(columns) != _WIDTH:
        return not unknown
    in_place = (not n or n == _RESULTS[at % len(_RESULTS)] for at, n in enumerate(names))
    return len(unknown) <= 1 and all(in_place)


def _resembled(seen: Seen, labels: Mapping[str, str]) -> str:
    """What has all characters of some words but one, in the same order, and more than any other; empty if nothing."""
    words = bare(seen.cell.text)
    shared = {key: _shared(words, label) for key, label in labels.items()}
    most = max(shared.values())
    found = [key for key, count in shared.items() if count == most]
    near = most >= _FEWEST and len(words) - most <= 1
    return found[0] if near and len(found) == 1 else ""


def _shared(words: str, label: str) -> int:
    """How many characters two texts share, in the same order."""
    longest = [0] * (len(label) + 1)
    for character in words:
        before = longest[:]
        for at, other in enumerate(label, 1):
            same = before[at - 1] + 1 if character == other else 0
            longest[at] = max(same, before[at], longest[at - 1])
    return longest[-1]


_FEWEST = 2
