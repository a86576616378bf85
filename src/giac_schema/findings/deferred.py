"""A tuple that is made when somebody first looks into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from attrs import define, field

__all__ = ["Deferred"]

_T = TypeVar("_T")


@define(eq=False, repr=False)
class Deferred(Sequence[_T], Generic[_T]):
    """What a function gives, as a sequence; the function is asked when that matters, and once.

    It equals, hashes, prints and pickles as the tuple that it stands for.
    """

    _make: Callable[[], tuple[_T, ...]]
    _made: tuple[_T, ...] | None = field(default=None, init=False)

    @property
    def items(self) -> tuple[_T, ...]:
        """The tuple."""
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[_T, ...]: ...

    def __getitem__(self, index: int | slice) -> _T | tuple[_T, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[_T]:
        return iter(self.items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Deferred):
            return self.items == other.items
        return self.items == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        return repr(self.items)

    def __reduce__(self) -> tuple[type, tuple[tuple[_T, ...]]]:
        return tuple, (self.items,)
