"""A source as a caller gives it, a path, bytes, a text or an open file, and what stands in it."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from giac_schema.errors import CannotOpen
from giac_schema.readers.sniff import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bytes_of", "content_of"]

_LONGEST_PATH: Final = 1024
_LONGEST_NAME: Final = 255
"""Bytes of one name in a path; file systems take no more."""


def content_of(source: str | bytes | Path | IO[bytes] | IO[str]) -> str | bytes:
    """What stands in a source, or a little more than is ever read of it.

    Raises:
        CannotOpen: if the system does not open a path.
        TypeError: if it is nothing to read from.
    """
    match source:
        case Path():
            return bytes_of(source)
        case str() if _names_a_file(source):
            return bytes_of(Path(source))
        case str() | bytes():
            return source
        case _ if hasattr(source, "read"):
            parts = list(_parts(source))
            return parts[0][:0].join(parts) if parts else b""
        case _:
            raise TypeError(
                f"A report is read from a path, bytes, a text or an open file, not from {source!r}."
            )


def bytes_of(path: Path) -> bytes:
    """What stands in a file, or a little more than is ever read of it.

    Raises:
        CannotOpen: if the system does not open it.
    """
    try:
        with path.open("rb") as opened:
            return b"".join(_parts(opened))
    except OSError as error:
        raise CannotOpen(str(path), error) from error


def _parts(opened: IO[Any]) -> Iterator[Any]:
    """All that is left in an open file, or a little more than is ever read."""
    left = LARGEST + 1
    while left > 0 and (part := opened.read(left)):  # a stream may give less than is asked for
        yield part
        left -= len(part)


def _names_a_file(text: str) -> bool:
    """Whether a text is a path: one line with no markup, as no report is, and no name in it too long."""
    if not 0 < len(text) < _LONGEST_PATH or not text.strip() or set(text) & set("\n\r\t<|\0"):
        return False
    return all(len(part.encode("utf-8", "replace")) <= _LONGEST_NAME for part in Path(text).parts)
