"""What of a PDF must be looked at more closely, told by words in its file, so that no other one costs more to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from giac_schema.readers.pdf.drawing.described import Kind

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


def suspected(kind: Kind, said: bytes) -> list[Suspect]:
    """What a part of a file gives reason to look at.

    Args:
        kind: what may be in the part.
        said: what it holds, unfolded.
    """
    found: list[Suspect] = []
    # to ask whether bytes are in others takes longer than to find them: it is tried first whether they are a number
    if kind.may_switch and said.find(_LAYERS) >= 0:
        found.append("layers")
    if kind.may_speak and said.find(_SPOKEN) >= 0 and _OF_FIGURE.search(said):
        found.append("spoken")
    return found
