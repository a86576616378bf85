"""With which characters the matches of a pattern can begin."""

from __future__ import annotations

import re._parser as parser  # type: ignore[import-not-found]  # as Lark itself measures patterns
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["first_characters"]

_REPEATS: Final = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_WITHOUT_WIDTH: Final = frozenset(("AT", "ASSERT", "ASSERT_NOT"))


def first_characters(pattern: str) -> frozenset[str]:
    """Every character that a match can begin with.

    Raises:
        ValueError: It may begin with anything, or match nothing, or is of a kind not known here.

    >>> sorted(first_characters("(?!an)a?b|[c-e]f"))
    ['a', 'b', 'c', 'd', 'e']
    """
    found, passed = _of_sequence(parser.parse(pattern))
    if passed:
        message = f"{pattern!r} matches no character at all: give it at least one."
        raise ValueError(message)
    return frozenset(found)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[set[str], bool]:
    """What a sequence can begin with, and whether it can be passed without a character."""
    found: set[str] = set()
    for kind, what in items:
        begins, passed = _of_item(str(kind), what)
        found |= begins
        if not passed:
            return found, False
    return found, True


def _of_item(kind: str, what: Any) -> tuple[set[str], bool]:
    if kind == "LITERAL":
        return {chr(what)}, False
    if kind == "IN":
        return set().union(*(_of_class(str(k), w) for k, w in what)), False
    if kind == "SUBPATTERN":
        return _of_sequence(what[-1])
    if kind == "BRANCH":
        ways = [_of_sequence(way) for way in what[1]]
        return set().union(*(begins for begins, _ in ways)), any(passed for _, passed in ways)
    if kind in _REPEATS:
        least, _, inner = what
        begins, passed = _of_sequence(inner)
        return begins, passed or least == 0
    if kind in _WITHOUT_WIDTH:
        return set(), True
    return _unknown(kind)


def _of_class(kind: str, what: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(what)}
    if kind == "RANGE":
        low, high = what
        return set(map(chr, range(low, high + 1)))
    return _unknown(kind)[0]


def _unknown(kind: str) -> tuple[set[str], bool]:
    message = f"What {kind} in a pattern can begin with is not known: write its characters out."
    raise ValueError(message)
