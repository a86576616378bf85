"""The bytes that kinds of files begin with, and files of which little more than these bytes is there."""

from __future__ import annotations

from typing import Final

from giac_schema.errors import UnknownFormat
from giac_schema.readers.refused import damaged, foreign

__all__ = ["OLE", "PDF", "ZIP", "refuse_by_sign"]

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
PDF: Final = b"%PDF-"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
)
"""No text begins with these."""
_PERHAPS: Final = (
    (b"\x89PNG", "PNG"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
"""A text may; but no text has a NUL soon behind."""
_HEAD: Final = 64
_BOXED: Final = (
    (b"WEBP", "WebP"),
    (b"ftypheic", "HEIC"),
    (b"ftypmif1", "HEIC"),
    (b"ftypavif", "AVIF"),
)
"""Pictures whose sign stands behind the length of what follows."""
_OTHERS: Final = (
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"%!PS", "PostScript"),
)
_WHOLE: Final = 8
"""No file of a report is shorter than this."""


def refuse_by_sign(data: bytes) -> None:
    """Raise if bytes are of a kind that is never read, or end before they say anything.

    Raises:
        UnknownFormat: naming the kind.
    """
    name = _picture(data)
    if name is not None:
        raise UnknownFormat(
            f"这是{name}图片，其中没有文字。/ This is a {name} picture; there is no text in it.",
            "请提供可复制文字的原文件。/ Give the original file, one from which text can be copied.",
        )
    for sign, name in _OTHERS:
        if data.startswith(sign):
            raise foreign(name)
    if 1 < len(data) < _WHOLE:
        for sign, name in (*((sign, "ZIP") for sign in ZIP), (PDF, "PDF"), (OLE, "OLE"), *_OTHERS):
            if sign.startswith(data):
                raise damaged(name)


def _picture(data: bytes) -> str | None:
    """The kind of picture that bytes are, or the beginning of."""
    for sign, name in _PICTURES:
        if data.startswith(sign):
            return name
    for sign, name in _PERHAPS:
        if data.startswith(sign) and b"\x00" in data[:_HEAD]:
            return name
    boxed = data[4:16]
    return next((name for sign, name in _BOXED if sign in boxed and b"\x00" in data[:_HEAD]), None)
