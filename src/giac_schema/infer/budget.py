"""How much work a search may do, and what tells it that this is spent."""

from __future__ import annotations

from typing import Final

__all__ = ["STATES", "STATES_A_PIVOT", "Exhausted"]

STATES: Final = 20_000
"""States that a search for wrong cells looks at before it gives up; seconds at the most."""


STATES_A_PIVOT: Final = 3
"""How many states one step of a simplex counts for; the whole of a hopeless search stays near a second."""


class Exhausted(Exception):
    """The budget is spent; whoever catches it says that the answer is not complete."""
