"""Functions of pdfium, called with bare addresses.

ctypes looks at every pointer that it is given, and makes an object of every number that it gives or reads, which takes
longer than what is asked of a character or a stroke; of a page some thousands are asked.  So a pointer is made an
argument once, for however many calls, and where numbers are read to stays the same.
"""

from __future__ import annotations

import ctypes
from array import array
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Argument", "argument", "bare", "doubles", "floats", "integers", "pointed"]

Argument: TypeAlias = Any
"""A pointer as ``argument`` makes it."""


@cache
def bare(name: str) -> Callable[..., Any]:
    """A function of pdfium that takes an argument for each pointer, and gives addresses, as whole numbers.

    An address will not do in place of an argument: it is taken for a number of 32 bits.  Other threads wait meanwhile,
    so the function should be one that takes no longer than waking them.
    """
    import pypdfium2.raw as pdfium

    checked = getattr(pdfium, name)
    kinds = [_plain(kind) for kind in checked.argtypes]
    # what no kinds are told of is passed on as it comes, whole numbers as those of C
    told = () if set(kinds) <= {ctypes.c_void_p, ctypes.c_int} else kinds
    kind = ctypes.PYFUNCTYPE(_plain(checked.restype), *told)
    address = ctypes.cast(checked, ctypes.c_void_p).value or 0
    return cast("Callable[..., Any]", kind(address))


def _plain(kind: Any) -> Any:
    return ctypes.c_void_p if hasattr(kind, "contents") else kind


def pointed(handle: Any) -> Argument:
    """What stands for one of pdfium's handles among the arguments of a bare function."""
    return argument(ctypes.addressof(handle.contents))


argument: Callable[[int], Argument] = ctypes.c_void_p.from_param
"""What stands for the pointer to an address."""


def floats(count: int) -> tuple[array[float], tuple[Argument, ...]]:
    """Room for numbers that pdfium writes, and the pointer to each of them."""
    return _room(array("f", [0.0] * count))


def doubles(count: int) -> tuple[array[float], tuple[Argument, ...]]:
    """The same for numbers of twice the width."""
    return _room(array("d", [0.0] * count))


def integers(count: int) -> tuple[array[int], tuple[Argument, ...]]:
    """The same for whole numbers; of a colour, each up to 255."""
    return _room(array("i", [0] * count))


def _room(numbers: array[Any]) -> tuple[array[Any], tuple[Argument, ...]]:
    start, count = numbers.buffer_info()
    size = numbers.itemsize
    return numbers, tuple(map(argument, range(start, start + size * count, size)))
