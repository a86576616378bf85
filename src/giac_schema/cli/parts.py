"""What one source contributes to the output, in each format; made in any process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from giac_schema.cli.screen import rendered
from giac_schema.outputs import terminal
from giac_schema.outputs.logs import json
from giac_schema.outputs.overview import Line, line_of, unreadable_line
from giac_schema.outputs.words.both import in_both
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema.cli.work import Job
    from giac_schema.findings import Findings, Reading
    from giac_schema.outputs import Language

__all__ = ["Part", "checked_part", "failed_part", "read_part"]


@frozen
class Part:
    """The contribution of one source."""

    text: str = ""
    """What to write, without the line break at its end."""
    data: tuple[Any, ...] = ()
    """Rows of a sheet, results of a log: what is put together at the end."""
    line: Line | None = None
    """How it came out, for a list of all: of pages, or in a workbook."""


def read_part(job: Job, name: str, reading: Reading) -> Part:
    """What is written of a source that was read."""
    match job.format:
        case "text":
            told = terminal.reading(reading, job.language, name, deduce=job.deduce)
            return Part(rendered(told, job.screen))
        case "html":
            from giac_schema.outputs import page

            text = page.reading(reading, job.language, name, index=job.index)
            return Part(text, line=page.line_of(name, reading, None))
        case "csv" | "xlsx":
            from giac_schema.outputs.spreadsheet import cells

            return Part(data=tuple(cells.read(name, reading, job.language)))
        case _:
            return Part(_written(job, json.reading(name, reading)))


def checked_part(job: Job, name: str, reading: Reading, findings: Findings) -> Part:
    """What is written of a source that was checked."""
    about = (name, findings, reading, job.language)
    level, everything = job.level, job.everything
    match job.format:
        case "text" if job.brief:
            told = terminal.brief(line_of(name, reading, findings), job.language)
            return Part(rendered(told, job.screen))
        case "text":
            told = terminal.checked(
                findings, reading, job.language, name, level=level, everything=everything
            )
            return Part(rendered(told, job.screen))
        case "json" | "jsonl":
            value = json.checked(name, findings, level=level, everything=everything)
            return Part(_written(job, value))
        case "html":
            return _page(job, name, reading, findings)
        case "csv" | "xlsx":
            from giac_schema.outputs.spreadsheet import rows

            made = rows.checked(*about, level=level, everything=everything)
            line = line_of(name, reading, findings) if job.format == "xlsx" else None
            return Part(data=tuple(made), line=line)
        case "sarif":
            from giac_schema.outputs.logs import sarif

            results = sarif.checked(*about, level=level, everything=everything)
            return Part(data=tuple(results))
        case "junit":
            from giac_schema.outputs.logs import junit

            return Part(junit.checked(*about, level=level))
        case "github":
            from giac_schema.outputs.logs import annotations

            return Part(annotations.checked(*about, level=level))


def failed_part(job: Job, name: str, said: Callable[[Language], str]) -> Part:
    """What is written of a source that could not be read: why, in every format."""
    message = said(job.language)
    match job.format:
        case "text" if job.brief and job.verb == "check":
            told = terminal.brief(unreadable_line(name, in_both(said)), job.language)
            return Part(rendered(told, job.screen))
        case "text":
            return Part(visible(f"{name}: {message}"))
        case "json" | "jsonl":
            return Part(_written(job, json.error(name, message)))
        case "html":
            from giac_schema.outputs import page

            both = page.in_both(said)
            text = page.unreadable(both, job.language, name, index=job.index)
            return Part(text, line=page.unreadable_line(name, both))
        case "csv" | "xlsx":
            from giac_schema.outputs.spreadsheet import cells, rows

            sheet = cells if job.verb == "read" else rows
            line = unreadable_line(name, in_both(said))
            return Part(data=(sheet.unreadable(name, message, job.language),), line=line)
        case "sarif":
            from giac_schema.outputs.logs import sarif

            return Part(data=tuple(sarif.unreadable(name, message)))
        case "junit":
            from giac_schema.outputs.logs import junit

            return Part(junit.unreadable(name, message))
        case "github":
            from giac_schema.outputs.logs import annotations

            return Part(annotations.unreadable(name, message))


def _page(job: Job, name: str, reading: Reading, findings: Findings) -> Part:
    from giac_schema.outputs import page

    text = page.checked(
        findings,
        reading,
        job.language,
        name,
        level=job.level,
        everything=job.everything,
        index=job.index,
    )
    return Part(text, line=page.line_of(name, reading, findings))


def _written(job: Job, value: json.Object) -> str:
    return json.line(value) if job.format == "jsonl" else json.document(value)
