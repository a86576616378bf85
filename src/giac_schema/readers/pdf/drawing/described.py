"""What a stream of a PDF is, by what describes it.

A file may have hundreds of streams, one for each character that a browser draws itself, and their descriptions differ
in how long they say the streams are: the same come again, in whatever file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Kind", "kind"]

_PLAIN = re.compile(rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)\b")
_DENSE = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_FILTER = b"/Filter"
_PACKED = re.compile(rb"obj\s*<<[^<>()#%]*/Filter\s*/FlateDecode\b[^<>()#%]*>>\s*")
"""The whole of a description that says nothing but names and numbers, and that the stream is packed by zlib."""
_HOLDS_OBJECTS = b"/ObjStm"
_OF_FONT, _OF_KIND, _DRAWING = b"/Length1", b"/Subtype", b"/Form"
_DISGUISED = b"#"
"""Names may be written with it in place of their characters."""


class Kind(NamedTuple):
    """What may be in a stream."""

    is_plain: bool
    """Whether it is a picture, a font or data, and no drawing."""
    is_only_large: bool
    """Whether nothing in it matters but how much it unfolds to: it is plain, and packed once."""
    is_dense: bool
    """Whether it is packed in a way that is not unfolded here."""
    may_nest: bool
    """Whether it may be a drawing that others draw."""
    may_speak: bool
    """Whether it may say of words how they read: no font does, and of what is of some kind drawings alone."""
    may_switch: bool
    """Whether it may tell of layers."""


@lru_cache(maxsize=1024)
def kind(described: bytes) -> Kind:
    """What may be in a part of a file.

    Args:
        described: what describes the part; nothing for the file itself.
    """
    kinds, plain = described.count(_OF_KIND), len(_PLAIN.findall(described))
    may_nest = _DISGUISED in described or (kinds > 0 and kinds != plain)
    may_speak = _OF_FONT not in described and (not kinds or _DRAWING in described)
    return Kind(
        bool(plain),
        plain > 0 and not (may_nest or may_speak) and _is_packed_once(described),
        _DENSE.search(described) is not None,
        may_nest,
        may_speak,
        may_speak and (not described or _HOLDS_OBJECTS in described),
    )


def _is_packed_once(described: bytes) -> bool:
    return described.count(_FILTER) == 1 and _PACKED.fullmatch(described) is not None
