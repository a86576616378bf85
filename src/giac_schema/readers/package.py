"""A zip that is one document (DOCX, XLSX, ODT, ODS): opened only after its parts were looked over.

Whatever library reads the document afterwards, it gets a zip with a limited number of parts of limited
size, and XML without a document type: no entity is ever declared, so none can be expanded or
fetched.  The formats themselves forbid document types in their parts.
"""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from giac_schema.errors import UnknownFormat
from giac_schema.readers.refused import damaged, too_much

__all__ = ["LARGEST_PART", "LARGEST_UNPACKED", "MOST_PARTS", "Package", "open_package"]

MOST_PARTS = 2048
"""Parts of a document in a zip; a report with a hundred pictures has fewer than two hundred."""
LARGEST_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts together, unpacked; nearly all of them are pictures."""
LARGEST_PART = 8 * 1024 * 1024
"""Bytes of one part that is XML, unpacked; the text of a long report takes under one million."""

_PICTURES = "/media/"
_STARTS = re.compile(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
_HEAD = 64
_DOCTYPE = re.compile(rb"<\x00*!\x00*D\x00*O\x00*C\x00*T\x00*Y\x00*P\x00*E")
"""In any encoding that is read, UTF-16 included."""

BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What the standard library raises for zips that are cut, encrypted or written by an enemy."""


@frozen
class Package:
    """The parts of a document, each within its limits."""

    data: bytes
    """The zip itself, for a library that reads all of it."""
    names: frozenset[str]
    """What its parts are called."""

    def read(self, name: str) -> bytes:
        """One part; empty if there is none of that name."""
        if name not in self.names:
            return b""
        with ZipFile(BytesIO(self.data)) as opened:
            return opened.read(name)


def open_package(data: bytes) -> Package:
    """Look over every part of a zip.

    Raises:
        UnknownFormat: if it is broken, or larger than any report, or declares entities.
    """
    try:
        with ZipFile(BytesIO(data)) as opened:
            _look_over(opened)
            return Package(data, frozenset(opened.namelist()))
    except UnknownFormat:
        raise
    except BROKEN as error:
        raise damaged("ZIP", error) from error


def _look_over(opened: ZipFile) -> None:
    """Refuse too much of anything; the standard library unpacks no part beyond its declared size."""
    parts = opened.infolist()
    if len(parts) > MOST_PARTS:
        raise too_much("ZIP", "部件数", "parts", MOST_PARTS)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise too_much("ZIP", "解压后字节数", "bytes when unpacked", LARGEST_UNPACKED)
    for part in parts:
        with opened.open(part) as content:
            if not _STARTS.match(content.read(_HEAD)):
                continue
        if part.file_size > LARGEST_PART:
            raise too_much("ZIP", "单个XML部件字节数", "bytes in one XML part", LARGEST_PART)
        if _PICTURES not in part.filename and _DOCTYPE.search(opened.read(part)):
            raise UnknownFormat(
                f"部件{part.filename}含有文档类型声明（DOCTYPE）。/ "
                f"The part {part.filename} holds a document type (DOCTYPE).",
                "办公文件中不应有此声明，请用办公软件打开后另存。/ "
                "No office file has one; open it in an office program and save it anew.",
            )
