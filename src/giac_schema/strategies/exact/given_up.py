"""Which other checks have to be given up for one to break: as few as can be."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.model.rule import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from giac_schema.model.rule import Rule

__all__ = ["cost", "given_up"]

_ALTERNATIVES: Final = 12
_SEARCHED: Final = 60

_Names: TypeAlias = frozenset[str]


def cost(names: _Names, rules: Mapping[str, Rule]) -> tuple[int, ...]:
    """How many checks of each level, the strictest first."""
    levels = [rules[name].level for name in names]
    return tuple(levels.count(level) for level in LEVELS)


def given_up(core: Callable[[_Names], _Names | None], rules: Mapping[str, Rule]) -> list[_Names]:
    """The smallest sets of checks to give up; one empty set if none has to be.

    Args:
        core: Which checks stand in the way when some are given up; ``None`` if none does.
        rules: The rule of each check.  Those at ``must`` are given up last.

    Returns:
        Nothing if giving up all of them does not help.  Where the search for the smallest sets is too long, one
        of which nothing can be left out.
    """
    found: list[_Names] = []
    best: tuple[int, ...] | None = None
    order = count()
    queue = [(cost(frozenset(), rules), next(order), frozenset[str]())]
    seen = {frozenset[str]()}
    searched = 0
    while queue and len(found) < _ALTERNATIVES:
        if searched == _SEARCHED:
            return found or _one(core, rules)
        spent, _, others = heappop(queue)
        if best is not None and spent > best:
            break
        searched += 1
        standing = core(others)
        if standing is None:
            best = spent
            found.append(others)
            continue
        for each in sorted(standing & rules.keys()):
            wider = others | {each}
            if wider not in seen:
                seen.add(wider)
                heappush(queue, (cost(wider, rules), next(order), wider))
    return found


def _one(core: Callable[[_Names], _Names | None], rules: Mapping[str, Rule]) -> list[_Names]:
    """All that stands in the way, less what need not be given up; the strictest are kept first."""
    others: _Names = frozenset()
    while (standing := core(others)) is not None:
        wider = others | (standing & rules.keys())
        if wider == others:
            return []
        others = wider
    for each in sorted(others, key=lambda name: (LEVELS.index(rules[name].level), name)):
        if core(others - {each}) is None:
            others -= {each}
    return [others]
