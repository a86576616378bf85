"""What to read: files, folders with all reports in them, archives of reports, and standard input."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from attrs import evolve, frozen

from giac_schema.cli.given import Given, opened_archive, opened_lines
from giac_schema.errors import UnreadableReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "ENDINGS",
    "LARGEST_ARCHIVE",
    "OF_JSON",
    "STANDARD_INPUT",
    "Found",
    "expanded",
    "find",
    "standard_input",
]

STANDARD_INPUT: Final = "-"
_WILD: Final = frozenset("*?[")
_READ: Final = (
    *(".csv", ".docm", ".docx", ".htm", ".html", ".md", ".mht", ".mhtml", ".ods", ".odt", ".pdf"),
    *(".tsv", ".txt", ".xhtml", ".xls", ".xlsm", ".xlsx", ".zip"),
)
_REFUSED: Final = (".doc", ".et", ".ofd", ".rtf", ".wps")
"""Reports come as these, too: some are pages under a wrong name, the others get an error that helps."""
OF_JSON: Final = (".json", ".jsonl", ".ndjson")
"""Reports are kept in these, and much else: what they hold decides."""
ENDINGS: Final = (*_READ, *_REFUSED)
"""The files of a folder that are taken for reports; a file named on the command line always is."""


@frozen
class Found:
    """The sources in order, and the files of folders and archives that were passed over."""

    sources: tuple[Given, ...]
    skipped: tuple[str, ...] = ()


LARGEST_ARCHIVE: Final = 512 * 1024 * 1024
"""Bytes of the largest archive, or file of JSON lines, that is taken from standard input; it is kept in memory."""


def standard_input(opened: IO[bytes]) -> bytes:
    """All that stands in standard input, or a little more than is ever read of it: it may never end."""
    from giac_schema.readers.sniff import LARGEST

    content = opened.read(LARGEST + 1)
    if len(content) > LARGEST and content.startswith((b"PK", b"{", b"\xef\xbb\xbf{")):
        content += opened.read(LARGEST_ARCHIVE - len(content))
    return content


def expanded(names: Iterable[str]) -> tuple[str, ...]:
    """The names, patterns such as ``*.docx`` replaced by the files that fit: the shell of Windows does not do it."""
    return tuple(fitting for name in names for fitting in _fitting(name))


def _fitting(name: str) -> list[str]:
    if not _WILD.intersection(name) or Path(name).exists():
        return [name]
    return sorted(glob(name)) or [name]  # noqa: PTH207 - any part of it may be a pattern


def find(names: Iterable[str], standard_input: bytes | None = None) -> Found:
    """The sources that these names mean, in their order; those of a folder sorted by path.

    Args:
        names: Files, folders, archives, or ``-`` for standard input.
        standard_input: What stands there, if ``-`` is among the names.
    """
    sources: list[Given] = []
    skipped: list[str] = []
    for name in expanded(names):
        if name == STANDARD_INPUT:
            reports, others = _unpacked(name, standard_input)
            sources += reports
            skipped += others
        elif name and Path(name).is_dir():
            reports, others = _inside(name)
            sources += reports or [Given(name, trouble="empty_folder")]
            skipped += others
        elif name and Path(name).exists():
            reports, others = _unpacked(name, _flowing(name))
            sources += reports
            skipped += others
        else:
            sources.append(Given(name, trouble="not_found"))
    return Found(tuple(sources), tuple(skipped))


def _flowing(name: str) -> bytes | None:
    """What comes out of a pipe or a device, which can be read but once; ``None`` for a file."""
    path = Path(name)
    if path.is_file():
        return None
    try:
        with path.open("rb") as opened:
            return standard_input(opened)
    except OSError:
        return None  # whoever reads it will say what is wrong


def _inside(folder: str) -> tuple[list[Given], list[str]]:
    """The reports below a folder, and the other files that are not hidden."""
    reports: list[Given] = []
    skipped: list[str] = []
    for path in sorted(_files(folder), key=lambda path: path.parts):
        if path.suffix.lower() in ENDINGS or _keeps_reports(path):
            found, others = _unpacked(str(path))
            reports += found
            skipped += others
        else:
            skipped.append(str(path))
    return reports, skipped


def _keeps_reports(path: Path) -> bool:
    """Whether a file of a folder is JSON that a crawler has kept reports in, rather than somebody's settings."""
    from giac_schema.readers.json_lines import keeps_reports

    try:
        return path.suffix.lower() in OF_JSON and keeps_reports(path)
    except OSError:
        return True  # whoever reads it will say what is wrong


def _files(folder: str) -> Iterator[Path]:
    """Every file below a folder; hidden ones, programs' own, linked folders, pipes and devices left alone."""
    from giac_schema.readers.archive import is_litter

    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not is_litter(name)]
        paths = (Path(root, name) for name in files if not is_litter(name))
        yield from (path for path in paths if path.is_file() or not path.exists())


def _unpacked(name: str, content: bytes | None = None) -> tuple[list[Given], list[str]]:
    """The reports in an archive and its other files, or those of JSON lines; any other file is a report itself."""
    from giac_schema.readers.archive import is_archive
    from giac_schema.readers.json_lines import is_json_lines

    source = Path(name) if content is None else content
    try:
        if is_json_lines(source):
            return _divided(name, content), []
        if not is_archive(source):
            return [Given(name, content)], []
        return _members(name, content)
    except (OSError, UnreadableReport):
        return [Given(name, content)], []  # whoever reads it will say what is wrong


def _members(name: str, content: bytes | None) -> tuple[list[Given], list[str]]:
    """The reports in an archive, and its other files.

    Raises:
        UnreadableReport: if it is broken, or there is more in it than is ever read.
        OSError: if it cannot be opened.
    """
    reports: list[Given] = []
    others: list[str] = []
    for member in opened_archive(Path(name) if content is None else content).names:
        given = Given(f"{name}/{member}", content, archive=name)
        suffix = Path(member).suffix.lower()
        if suffix in ENDINGS:
            reports.append(given)
        elif suffix in OF_JSON and (found := _of_member(given)):
            reports += found
        else:
            others.append(given.name)
    return reports or [Given(name, trouble="empty_archive")], others


def _of_member(given: Given) -> list[Given]:
    """What JSON in an archive keeps of reports: one, or one on each line."""
    from giac_schema.readers.json_lines import JsonLines, is_json_lines, keeps_reports

    try:
        data = given.open()
        if not keeps_reports(data):
            return []
        if not is_json_lines(data):
            return [given]
        numbers = JsonLines(data).names
    except (OSError, UnreadableReport):
        return [given]  # whoever reads it will say what is wrong
    return [evolve(given, name=f"{given.name}:{n}", lines=given.name) for n in numbers]


def _divided(name: str, content: bytes | None) -> list[Given]:
    """Every line of a file as a source of its own; what came out of a pipe is divided at once.

    Raises:
        UnreadableReport: if there is more in the file than is ever read.
        OSError: if it cannot be opened.
    """
    from giac_schema.readers.json_lines import JsonLines

    if content is None:
        return [Given(f"{name}:{n}", lines=name) for n in opened_lines(Path(name)).names]
    lines = JsonLines(content)
    return [Given(f"{name}:{n}", lines.line(n), lines=name) for n in lines.names]
