"""How wide text is on a screen, in places: most Chinese characters take up two."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Widths", "width"]


class Widths(dict[str, int]):
    """The places of characters by one way of counting, each worked out when it is first met.  ASCII takes up one."""

    def __init__(self, places: Callable[[str], int]) -> None:
        super().__init__()
        self._places = places
        self._of_words = lru_cache(maxsize=4096)(self._added)

    def __missing__(self, character: str) -> int:
        found = self[character] = self._places(character)
        return found

    def of(self, text: str) -> int:
        """The places of a text."""
        return len(text) if text.isascii() else self._of_words(text)

    def _added(self, text: str) -> int:
        return sum(map(self.__getitem__, text))


_WIDE = Widths(lambda character: 2 if unicodedata.east_asian_width(character) in "WF" else 1)

width = _WIDE.of
"""The places of a text, two for each character that Unicode calls wide."""
