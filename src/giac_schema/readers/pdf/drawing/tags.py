"""Tags that a PDF sets on what it draws: which layer it is on, or how it reads."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.readers.pdf.drawing.calls import argument, bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.readers.pdf.drawing.calls import Argument

__all__ = ["Tag", "tags"]

_ROOM = 512
"""Bytes of a text that are read, two for a character."""
_END = 2
"""Bytes of the character zero that ends it."""


@frozen
class Tag:
    """One tag, good for as long as what bears it."""

    address: int
    """What tells it from others: several things may bear the same."""
    name: str

    @property
    def raw(self) -> Argument:
        """What stands for it."""
        return argument(self.address)

    def text(self, key: str) -> str | None:
        """The text that it holds under some key, cut off if it is long; nothing if it holds none."""
        named = ctypes.create_string_buffer(key.encode())
        return _text("FPDFPageObjMark_GetParamStringValue", self.raw, _address(named))


def tags(thing: Argument) -> Iterator[Tag]:
    """The tags on something drawn."""
    tag_of = bare("FPDFPageObj_GetMark")
    for at in range(max(bare("FPDFPageObj_CountMarks")(thing), 0)):
        address = tag_of(thing, at)
        yield Tag(address, _text("FPDFPageObjMark_GetName", argument(address)) or "")


def _text(function: str, *of: Argument) -> str | None:
    room, size = ctypes.create_string_buffer(_ROOM), ctypes.c_ulong()
    if not bare(function)(*of, _address(room), _ROOM, _address(size)):
        return None
    return room.raw[: max(min(size.value, _ROOM) - _END, 0)].decode("utf-16-le", "replace")


def _address(value: ctypes.Array[ctypes.c_char] | ctypes.c_ulong) -> Argument:
    return argument(ctypes.addressof(value))
