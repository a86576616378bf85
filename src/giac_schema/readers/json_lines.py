"""JSON lines: an object a line, each with the page or the text of a report that some program has kept.

A list whose objects stand on lines of their own, as crawlers write it too, is read line by line just as well.
"""

from __future__ import annotations

import json
from io import BytesIO
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from giac_schema.errors import UnknownFormat
from giac_schema.readers.data import LARGEST_JSON, holds_report, text_holds_report
from giac_schema.readers.decoding import decode
from giac_schema.readers.refused import too_much

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "LARGEST_FILE",
    "LARGEST_LINE",
    "MOST_LINES",
    "JsonLines",
    "is_json_lines",
    "keeps_reports",
    "whole_object",
]

MOST_LINES = 20_000
"""Lines of a file, blank ones left out; a province has fewer organs that report."""
LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of all lines together; they are read one by one."""
LARGEST_LINE = 16 * 1024 * 1024
"""Bytes of one line: as many as the characters of JSON that is taken apart can be."""

_BOM = b"\xef\xbb\xbf"
_LOOKED_AT = 5
"""Lines at the start of a file that are looked at; some may be cut short."""
_SEARCHED = 50
"""Lines that are looked at for a report in a file that nobody named: a crawler's first pages may have failed."""
_SEVERAL = 2
_OF_FINDINGS = frozenset({"findings", "rule"})
"""What lines of this library have that hold no report."""
_OURS = _OF_FINDINGS | {"report", "reading", "disclosure"}
"""What any line of this library may have; a line that says of a file that it could not be read stands among others."""
_BYTES_OF_A_CHARACTER = 4


def is_json_lines(source: Path | bytes) -> bool:
    """Whether a file holds several objects, a line each, and is not what this library wrote of findings or rules.

    Args:
        source: a path, or the bytes of a file.

    Raises:
        OSError: if the file cannot be opened.
    """
    first = next(_first_objects(source, _LOOKED_AT), None)
    return first is not None and ("report" in first or _OF_FINDINGS.isdisjoint(first))


def keeps_reports(source: Path | bytes) -> bool:
    """Whether JSON that nobody named keeps pages or texts of reports: settings do not, nor what this library wrote.

    Args:
        source: a path, or the bytes of a file.

    Raises:
        OSError: if the file cannot be opened.
    """
    objects = list(_first_objects(source, _SEARCHED))
    if objects:
        return _OURS.isdisjoint(objects[0]) and any(map(holds_report, objects))
    with _open(source) as opened:
        data = opened.read(_BYTES_OF_A_CHARACTER * LARGEST_JSON + 1)
    try:
        return text_holds_report(decode(data))
    except UnknownFormat:
        return False


def _first_objects(source: Path | bytes, lines: int) -> Iterator[dict[str, object]]:
    """The whole objects among the first lines of a file with several, a line each; none of any other file."""
    with _open(source) as opened:
        if opened.read(len(_BOM) + 1).removeprefix(_BOM).lstrip()[:1] not in {b"{", b"[", b""}:
            return  # most files
        opened.seek(0)
        filled = _filled(opened)
        start = [line for _, line in zip(range(_LOOKED_AT), filled, strict=False)]
        opening = [line for line in start if line.startswith(b"{")]
        if len(opening) < _SEVERAL or not start[0].startswith(b"{"):
            return
        for line in islice(chain(opening, filled), lines):
            if isinstance(found := _object(line), dict):
                yield found


class JsonLines:
    """The lines of one file, read one by one.

    Raises:
        UnknownFormat: if there is more in it than is ever read.
        OSError: if the file cannot be opened.
    """

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._lines: dict[str, tuple[int, int]] = {}
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size >= LARGEST_FILE:
            raise too_much("JSON lines", "字节数", "bytes", LARGEST_FILE)
        with _open(source) as opened:
            for number, start, length in _places(opened):
                if len(self._lines) >= MOST_LINES:
                    raise too_much("JSON lines", "行数", "lines", MOST_LINES)
                self._lines[str(number)] = start, length

    @property
    def names(self) -> tuple[str, ...]:
        """The numbers of its lines, from 1, without those that are blank."""
        return tuple(self._lines)

    def line(self, name: str) -> bytes:
        """What stands on a line, or a little more than is ever read of it.

        Raises:
            OSError: if the file cannot be opened.
        """
        start, length = self._lines[name]
        with _open(self._source) as opened:
            opened.seek(start)
            return _bare(opened.read(min(length, LARGEST_LINE + 1)))


def whole_object(line: bytes) -> bytes:
    """The line, if it is an object.

    Raises:
        UnknownFormat: if it is none, is cut short, or is too long.
    """
    if len(line) > LARGEST_LINE:
        raise too_much("JSON lines", "单行字节数", "bytes in one line", LARGEST_LINE)
    if not isinstance(_object(line), dict):
        raise UnknownFormat(
            "这一行不是完整的JSON对象。/ The line is no JSON object, or it is cut short.",
            "请每行写一个完整的JSON对象。/ Write one whole object on each line.",
        )
    return line


def _open(source: Path | bytes) -> IO[bytes]:
    return BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _places(opened: IO[bytes]) -> Iterator[tuple[int, int, int]]:
    """The number of each line that is not blank, where it starts, and how many bytes it has."""
    number, start, end = 1, 0, 0
    filled = False
    while piece := opened.readline(LARGEST_LINE):  # a longer line comes in pieces
        end += len(piece)
        filled = filled or bool(_bare(piece))
        if piece.endswith(b"\n"):
            if filled:
                yield number, start, end - start
            number, start, filled = number + 1, end, False
    if filled:
        yield number, start, end - start


def _filled(opened: IO[bytes]) -> Iterator[bytes]:
    """The lines that are not blank, without the blanks around them; of one that is too long, pieces."""
    while line := opened.readline(LARGEST_LINE):
        if filled := _bare(line):
            yield filled


def _bare(line: bytes) -> bytes:
    """A line without blanks around it, and without what encloses or divides the objects of a list."""
    bare = line.removeprefix(_BOM).strip()
    if bare.startswith(b"["):
        bare = bare[1:].lstrip()
    if bare.endswith((b",", b"]")):
        bare = bare[:-1].rstrip()
    return bare


def _object(line: bytes) -> object:
    try:
        return json.loads(decode(line))
    except (ValueError, RecursionError):  # ours are ValueErrors, too
        return None
