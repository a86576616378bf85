"""What to read: files, folders with all reports in them, and standard input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ENDINGS", "STANDARD_INPUT", "Found", "Given", "find"]

STANDARD_INPUT: Final = "-"
ENDINGS: Final = (".htm", ".html", ".md", ".txt", ".xhtml")
"""The files of a folder that are taken for reports; a file named on the command line always is."""


@frozen
class Given:
    """One source, and the name by which the person knows it."""

    name: str
    content: bytes | None = None
    """What it holds, for standard input; a file is opened by whoever reads it."""
    trouble: str = ""
    """Why it cannot even be opened, as a message of the catalogue; empty if it may."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.name)


@frozen
class Found:
    """The sources in order, and the files of folders that were passed over."""

    sources: tuple[Given, ...]
    skipped: tuple[str, ...] = ()


def find(names: Iterable[str], standard_input: bytes | None = None) -> Found:
    """The sources that these names mean, in their order; those of a folder sorted by path.

    Args:
        names: Files, folders, or ``-`` for standard input.
        standard_input: What stands there, if ``-`` is among the names.
    """
    sources: list[Given] = []
    skipped: list[str] = []
    for name in names:
        if name == STANDARD_INPUT:
            sources.append(Given(name, standard_input))
        elif Path(name).is_dir():
            reports, others = _inside(name)
            sources += reports or [Given(name, trouble="empty_folder")]
            skipped += others
        else:
            sources.append(Given(name, trouble="" if Path(name).exists() else "not_found"))
    return Found(tuple(sources), tuple(skipped))


def _inside(folder: str) -> tuple[list[Given], list[str]]:
    """The reports below a folder, and the other files that are not hidden."""
    files = sorted(_files(folder), key=lambda path: path.parts)
    reports = [Given(str(path)) for path in files if path.suffix.lower() in ENDINGS]
    return reports, [str(path) for path in files if path.suffix.lower() not in ENDINGS]


def _files(folder: str) -> Iterator[Path]:
    """Every file below a folder; hidden ones and linked folders left alone."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files if not name.startswith("."))
