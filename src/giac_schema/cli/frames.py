"""How the parts of all sources become one output; each format in its own way, as they come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.cli.rulesets import standard_of
from giac_schema.cli.screen import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from giac_schema.cli.formats import Format
    from giac_schema.cli.work import Done, Job

__all__ = ["frame"]

Frame: TypeAlias = "Callable[[Iterator[Done], TextIO, Job], None]"


def frame(format_: Format, *, single: bool) -> Frame:
    """How results are put together; the one file that was named needs no array around it."""
    return _as_lines if format_ == "json" and single else _FRAMES[format_]


def _as_text(results: Iterator[Done], out: TextIO, job: Job) -> None:
    """Reports one below the other; on a screen, errors stand where their turn is, and in a list a line is theirs."""
    apart = ""
    for done in results:
        if done.error and out is sys.stdout and not job.brief:
            out.flush()
            complain(done.part.text)
        else:
            out.write(f"{apart}{done.part.text}\n")
            apart = "" if job.brief else "\n"


def _as_lines(results: Iterator[Done], out: TextIO, _job: Job) -> None:
    """One object after the other."""
    out.writelines(f"{done.part.text}\n" for done in results)


def _as_array(results: Iterator[Done], out: TextIO, _job: Job) -> None:
    """The objects as one JSON array."""
    opening = "[\n"
    for done in results:
        out.write(f"{opening}{done.part.text}")
        opening = ",\n"
    out.write("\n]\n")


def _as_they_are(results: Iterator[Done], out: TextIO, _job: Job) -> None:
    out.writelines(done.part.text for done in results)


def _as_table(results: Iterator[Done], out: TextIO, job: Job) -> None:
    from giac_schema.outputs.spreadsheet import cells, delimited, rows

    if out is not sys.stdout:
        out.write("\ufeff")  # without it, programs for sheets guess the encoding, and wrongly
    columns = cells.COLUMNS if job.verb == "read" else rows.COLUMNS
    out.write(delimited.lines([rows.headings(job.language, columns)]))
    out.writelines(delimited.lines(done.part.data) for done in results)


def _as_suites(results: Iterator[Done], out: TextIO, job: Job) -> None:
    from giac_schema.outputs.logs import junit

    out.write(junit.BEGIN)
    _as_they_are(results, out, job)
    out.write(junit.END)


def _as_log(results: Iterator[Done], out: TextIO, job: Job) -> None:
    from giac_schema.outputs.logs import sarif

    every = list(results)
    found = [result for done in every for result in done.part.data]
    complete = not any(done.error for done in every)
    out.write(sarif.log(found, standard_of(None, job.rules), job.language, complete=complete))


_FRAMES: Final[dict[Format, Frame]] = {
    "text": _as_text,
    "jsonl": _as_lines,
    "json": _as_array,
    "html": _as_they_are,
    "csv": _as_table,
    "sarif": _as_log,
    "junit": _as_suites,
    "github": _as_they_are,
}
