"""One thing to read: a file, a member of an archive, a line of a file, or what standard input holds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from giac_schema.readers.archive import Archive
    from giac_schema.readers.json_lines import JsonLines

__all__ = ["Given", "opened_archive", "opened_lines"]


@frozen
class Given:
    """One source, and the name by which the person knows it."""

    name: str
    content: bytes | None = None
    """What standard input holds; a file is opened by whoever reads it."""
    trouble: str = ""
    """Why it cannot even be opened, as a message of the catalogue; empty if it may."""
    archive: str = ""
    """The archive it lies in; its name begins with this, and goes on with the member's own."""
    lines: str = ""
    """The file of JSON lines it is one of, perhaps in that archive; its name goes on with the number of the line."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.name)

    def open(self) -> bytes | Path:
        """What to read: content where there is some, and else the file.

        Raises:
            UnreadableReport: if it lies in an archive and cannot be unpacked, or is no line with an object.
            OSError: if the archive, or the file of lines, cannot be opened.
        """
        if self.lines:
            from giac_schema.readers.json_lines import whole_object

            return whole_object(self._line())
        if self.archive:
            return opened_archive(self._archive).read(self.name.removeprefix(f"{self.archive}/"))
        return self.path if self.content is None else self.content

    def _line(self) -> bytes:
        if self.archive:
            lines = _lines_of_member(self._archive, self.lines.removeprefix(f"{self.archive}/"))
        elif self.content is None:
            lines = opened_lines(Path(self.lines))
        else:
            return self.content
        return lines.line(self.name.removeprefix(f"{self.lines}:"))

    @property
    def _archive(self) -> Path | bytes:
        return Path(self.archive) if self.content is None else self.content


@lru_cache(maxsize=1)
def opened_archive(archive: Path | bytes) -> Archive:
    """An archive, kept open: its members are read one after the other.

    Raises:
        UnreadableReport: if it is broken, or there is more in it than is ever read.
        OSError: if it cannot be opened.
    """
    from giac_schema.readers.archive import Archive

    return Archive(archive)


@lru_cache(maxsize=1)
def opened_lines(path: Path) -> JsonLines:
    """The lines of a file, where each begins known: they are read one after the other.

    Raises:
        UnreadableReport: if there is more in the file than is ever read.
        OSError: if it cannot be opened.
    """
    from giac_schema.readers.json_lines import JsonLines

    return JsonLines(path)


@lru_cache(maxsize=1)
def _lines_of_member(archive: Path | bytes, name: str) -> JsonLines:
    from giac_schema.readers.json_lines import JsonLines

    return JsonLines(opened_archive(archive).read(name))
