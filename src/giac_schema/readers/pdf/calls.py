"""Functions of pdfium, called with bare addresses.

ctypes looks at every pointer that it is given, and makes an object of every number that it reads, which takes
longer than what is asked of a character or a stroke; of a page some thousands are asked.
"""

from __future__ import annotations

import ctypes
from array import array
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["address", "bare", "floats", "integers"]


@cache
def bare(name: str) -> Callable[..., Any]:
    """A function of pdfium that takes and gives addresses, as whole numbers, for pointers.

    Other threads wait meanwhile, so it should be one that takes no longer than waking them.
    """
    import pypdfium2.raw as pdfium

    checked = getattr(pdfium, name)
    kind = ctypes.PYFUNCTYPE(_plain(checked.restype), *map(_plain, checked.argtypes))
    return cast("Callable[..., Any]", kind(address(checked)))


def _plain(kind: Any) -> Any:
    return ctypes.c_void_p if hasattr(kind, "contents") else kind


def address(pointer: Any) -> int:
    """The address that one of pdfium's handles points to."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def floats(count: int) -> tuple[array[float], tuple[int, ...]]:
    """Room for numbers that pdfium writes, and the address of each of them."""
    return _room(array("f", [0.0] * count))


def integers(count: int) -> tuple[array[int], tuple[int, ...]]:
    """The same for whole numbers; of a colour, each up to 255."""
    return _room(array("i", [0] * count))


def _room(numbers: array[Any]) -> tuple[array[Any], tuple[int, ...]]:
    start, count = numbers.buffer_info()
    return numbers, tuple(start + numbers.itemsize * at for at in range(count))
