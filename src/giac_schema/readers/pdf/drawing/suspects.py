"""What of a PDF must be looked at more closely, told by words in its file, so that no other one costs more to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Suspect", "suspected"]

Suspect: TypeAlias = Literal["layers", "spoken"]
"""Layers, which may be switched off, or texts of which it is said how they read, and they may be figures."""

_SPOKEN = b"/ActualText"
_LAYERS = b"/OCProperties"
_OF_FIGURE = re.compile(
    rb"/ActualText\s*"
    rb"(?:\((?:\xfe\xff)?(?:\)|(?:[^)\\]|\\.)*?\d)"
    rb"|<\s*(?:[Ff][Ee][Ff][Ff])?\s*(?:>|[^>]*?(?:003|[Ff][Ff]1)\d))",
    re.DOTALL,
)
"""One with a digit in it, or with nothing; browsers say of many a Chinese character how it reads."""
_HOLDS_OBJECTS = b"/ObjStm"
_OF_FONT, _OF_KIND, _DRAWING = b"/Length1", b"/Subtype", b"/Form"
"""What describes a font, or a stream of some kind: of these, drawings alone give reason."""


def suspected(described: bytes, said: bytes) -> Iterator[Suspect]:
    """What a part of a file gives reason to look at.

    Args:
        described: what describes the part; nothing for the file itself.
        said: what it holds, unfolded.
    """
    if _OF_FONT in described or (_OF_KIND in described and _DRAWING not in described):
        return
    if (not described or _HOLDS_OBJECTS in described) and _LAYERS in said:
        yield "layers"
    if _SPOKEN in said and _OF_FIGURE.search(said):
        yield "spoken"
