"""The lines above a report: its file, whose it is, and how much of it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.rule import Rule
from rich.text import Text

from giac_schema.model.report import TABLES
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from giac_schema.findings import Reading
    from giac_schema.outputs.words.places import Places

__all__ = ["heading"]


def heading(read: Reading, places: Places, name: str) -> Iterator[RenderableType]:
    """The file, whose report it is, and how much of each table was read."""
    language, report = places.language, read.report
    if name:
        yield Rule(Text(visible(name), "bold"), align="left", style="dim")
    organ = visible(report.organ or "") or say(language, "terminal", "no_organ")
    year = "year" if report.year is not None else "no_year"
    yield Text(" · ").join(
        [
            Text(organ, "bold"),
            Text(say(language, "terminal", year, year=report.year)),
            Text(say(language, "terminal", "edition", edition=report.edition)),
        ]
    )
    yield Text(_coverage(read, places), "dim")


def _coverage(read: Reading, places: Places) -> str:
    counted = [
        say(
            places.language,
            "terminal",
            "coverage",
            table=places.table_named(table).partition(" (")[0],
            numbers=read.coverage[table].numbers,
            expected=read.coverage[table].expected,
        )
        for table in TABLES
        if table in read.coverage
    ]
    note = say(places.language, "terminal", "coverage_note")
    return note + say(places.language, "rules", "colon") + " · ".join(counted)
