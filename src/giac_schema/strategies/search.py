"""Looking for the smallest example of something, outside a test that Hypothesis runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["smallest"]

_T = TypeVar("_T")


def smallest(
    strategy: st.SearchStrategy[_T], condition: Callable[[_T], bool], examples: int = 100
) -> _T | None:
    """The smallest example that a condition is true of, or ``None`` if none was found.

    Args:
        strategy: What to look among.
        condition: What to look for.  What it raises goes through.
        examples: How many to look at.
    """
    look = settings(
        database=None,
        deadline=None,
        derandomize=True,
        max_examples=examples,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    try:
        return find(strategy, condition, settings=look)
    except NoSuchExample:
        return None
