"""The results of a job written to where they should go: one text, one workbook, or a list of pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import attrs

from giac_schema.cli.frames import frame
from giac_schema.cli.rollcall import Came, RollCall
from giac_schema.cli.target import Target, binary_file, text_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from giac_schema.cli.work import Done, Job
    from giac_schema.outputs.overview import Line
    from giac_schema.outputs.spreadsheet.rows import Row

__all__ = ["back_to", "publish"]

_UNSAFE: Final = re.compile(r"[^\w.-]+")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST: Final = 120
"""Bytes of a name; file systems take 255, and a number and an ending are still to come."""


def publish(results: Iterator[Done], job: Job, target: Target | None, *, single: bool) -> None:
    """Write the results as they come.

    Args:
        results: What came of each source, in order.
        job: What was done with them.
        target: Where to, or ``None`` for standard output.
        single: Whether it is one source that was named: it needs no list around it.

    Raises:
        OSError: if the target cannot be written; then what stood there before is untouched.
    """
    if job.format == "html" and not single and target is not None:
        _pages(results, job, target)
    elif job.format == "xlsx" and target is not None:
        _workbook(results, job, target)
    else:
        with text_file(target.path if target else None) as out:
            frame(job.format, single=single)(results, out, job)


def back_to(target: Target | None) -> str:
    """The address of the list, seen from one of its pages."""
    return "" if target is None else f"../{quote(target.index.name)}"


class _Listed:
    """The lines of a list of reports, with one for each organ that should have sent one and has not."""

    def __init__(self, job: Job) -> None:
        self._expected = job.expected
        self._came: list[Came] = []
        self._lines: list[Line] = []

    def add(self, done: Done, line: Line | None) -> None:
        """Take note of one source."""
        self._came.append(Came.of(done))
        if line is not None:
            self._lines.append(line)

    def lines(self) -> list[Line]:
        """All of them, once every source has come."""
        return [*RollCall(self._expected, tuple(self._came)).lines(), *self._lines]


def _workbook(results: Iterator[Done], job: Job, target: Target) -> None:
    """All rows on one sheet; of what was checked, how each report came out on a second one."""
    from giac_schema.outputs.spreadsheet import cells, reports, rows, workbook

    listed = _Listed(job)

    def found() -> Iterator[Row]:
        for done in results:
            yield from done.part.data
            listed.add(done, done.part.line)

    def sheets() -> Iterator[workbook.Sheet]:
        if job.verb == "read":
            yield workbook.Sheet("cells", cells.COLUMNS, found())
            return
        yield workbook.Sheet("title", rows.COLUMNS, found())
        told = (reports.row_of(line, job.language) for line in listed.lines())
        yield workbook.Sheet("reports", reports.COLUMNS, told)

    with binary_file(target.path) as binary:
        workbook.write(sheets(), job.language, binary)


def _pages(results: Iterator[Done], job: Job, target: Target) -> None:
    """A page for each report in a folder, and the page that lists them beside it."""
    from giac_schema.outputs import page

    folder = target.pages
    folder.mkdir(parents=target.is_folder, exist_ok=True)
    listed = _Listed(job)
    taken: set[str] = set()
    for done in results:
        name = _page_name(done.name, taken)
        _write(folder / name, done.part.text)
        href = f"{quote(folder.name)}/{quote(name)}"
        line = done.part.line
        listed.add(done, None if line is None else attrs.evolve(line, href=href))
    _write(target.index, page.index(listed.lines(), job.language))


def _write(path: Path, text: str) -> None:
    with text_file(path) as out:
        out.write(text)


def _page_name(name: str, taken: set[str]) -> str:
    """A name for a page: that of its source, with nothing in it that a system or an address minds."""
    last = _UNSAFE.sub("-", re.split(r"[/\\]", name)[-1]).strip(".-") or "report"
    if _RESERVED.match(last):
        last = f"_{last}"
    stem = last.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore")
    chosen, count = stem, 1
    while chosen.casefold() in taken:
        count += 1
        chosen = f"{stem}-{count}"
    taken.add(chosen.casefold())
    return f"{chosen}.html"
