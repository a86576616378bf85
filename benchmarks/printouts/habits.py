"""What is odd about a file that ``printouts.py`` makes, drawn from its seed and noted."""

from __future__ import annotations

from random import Random
from typing import Any, TypeVar

from attrs import define, field, frozen

from giac_schema.model import Ref

__all__ = ["Habits", "Made"]

_T = TypeVar("_T")


@frozen
class Made:
    """A file, what is odd about it, and the places of figures that it does not show."""

    data: bytes
    habits: dict[str, Any]
    hidden: frozenset[Ref] = frozenset()


@define
class Habits:
    """Draws what is odd, and notes it."""

    chance: Random
    noted: dict[str, Any] = field(factory=dict)

    @classmethod
    def of(cls, seed: int) -> Habits:
        """Those of a seed."""
        return cls(Random(seed))  # noqa: S311 - nothing here is secret

    def rarely(self, name: str, plain: _T, *others: _T, odds: float = 0.3) -> _T:
        """What is plain, or sometimes one of the others; which is noted."""
        if self.chance.random() >= odds:
            return plain
        found = self.chance.choice(others)
        self.noted[name] = found
        return found

    def has(self, name: str, odds: float = 0.2) -> bool:
        """Whether the file has a habit."""
        return self.rarely(name, False, True, odds=odds)  # noqa: FBT003 - plain and odd

    def some(self, odds: float) -> bool:
        """Whether something happens that is not worth noting."""
        return self.chance.random() < odds
