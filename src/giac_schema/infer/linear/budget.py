"""How much work a search may do, and what tells it that this is spent."""

from __future__ import annotations

from typing import Final

__all__ = [
    "PIVOTS",
    "PIVOTS_OF_READING",
    "STATES",
    "STATES_A_PIVOT",
    "STATES_OF_READING",
    "Exhausted",
    "hopeless",
]

STATES: Final = 10_000
"""States that a search for wrong cells looks at before it gives up; well under a second."""

STATES_OF_READING: Final = 500
"""The same when a report is only read: one wrong cell beside blanks takes fewer, a heap of them is let be."""

STATES_A_PIVOT: Final = 3
"""How many states one step of a simplex counts for; the whole of a hopeless search stays under a second."""

PIVOTS: Final = 1_000
"""Steps of one simplex before it gives up."""

PIVOTS_OF_READING: Final = 500
"""The same when a report is only read."""

_GROWTH: Final = 4
"""How many times longer a search takes for each further cell that is wrong, as a rule."""


def hopeless(apart: int, budget: int) -> bool:
    """Whether a search for so many wrong cells would most likely spend its budget for nothing."""
    needed: int = _GROWTH**apart
    return needed > budget


class Exhausted(Exception):
    """The budget is spent; whoever catches it says that the answer is not complete."""
