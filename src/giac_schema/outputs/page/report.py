"""The page of one report: what was found, what to do about it, and the tables with every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.model.report import TABLES
from giac_schema.outputs.page.cells import Cells
from giac_schema.outputs.page.groups import grouped
from giac_schema.outputs.page.tables import Drawing, draw, tables
from giac_schema.outputs.page.template import filled
from giac_schema.outputs.page.told import Speaker, shown
from giac_schema.outputs.views import broken_by_level, identities, to_tell
from giac_schema.outputs.words.both import Both, both, same
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Findings, Reading
    from giac_schema.model.report import Report
    from giac_schema.model.rule import Level
    from giac_schema.outputs.words.languages import Language

__all__ = ["checked", "reading", "unreadable"]

_SCRIPTS = ("language.js", "report.js")
_PROSE = ("overview", "problems", "other_matters")


@frozen
class _Counted:
    """How much of one table was read."""

    table: Both
    numbers: int
    expected: int


def checked(
    findings: Findings,
    read: Reading,
    language: Language,
    name: str = "",
    *,
    level: Level = "hint",
    everything: bool = False,
    index: str = "",
) -> str:
    """The page of a report that was checked.

    Args:
        findings: All verdicts of the check.
        read: What was checked.
        language: ``"zh"`` or ``"en"``: the language the page opens in.
        name: What to call the source, usually its file.
        level: The least strict level to list; the cells of the tables show every verdict.
        everything: List each finding, the holding ones too.
        index: The address of the page that lists all reports, if there is one.
    """
    drawing = draw(read.report)
    speaker = Speaker(read.report.edition, drawing.refs)
    groups = grouped(to_tell(findings, level, everything=everything), findings, speaker)
    outcome = {"outcome": _outcome(findings), "is_ok": findings.ok, "is_checked": True}
    parts = _parts(Cells(read, findings, speaker), drawing, name)
    return filled("report.html", language, _SCRIPTS, groups=groups, index=index, **outcome, **parts)


def reading(read: Reading, language: Language, name: str = "", *, index: str = "") -> str:
    """The page of a report as it was read, to be compared with its source; arguments as above."""
    drawing = draw(read.report)
    speaker = Speaker(read.report.edition, drawing.refs)
    groups = grouped(read.findings, read.findings, speaker)
    outcome = {"outcome": (), "is_ok": True, "is_checked": False}
    parts = _parts(Cells(read, read.findings, speaker), drawing, name)
    return filled("report.html", language, _SCRIPTS, groups=groups, index=index, **outcome, **parts)


def unreadable(message: Both, language: Language, name: str, *, index: str = "") -> str:
    """The page of a source that could not be read, saying why."""
    parts = {"message": message, "name": visible(name), "index": index}
    return filled("unreadable.html", language, ("language.js",), **parts)


def _parts(cells: Cells, drawing: Drawing, name: str) -> dict[str, object]:
    """What the pages of a check and of a reading have in common."""
    report, drawn = cells.read.report, tuple(tables(cells, drawing))
    return {
        "target": cells.speaker.target,
        "place": cells.speaker.describe,
        "printed": lambda ref: shown(report[ref]),
        "name": visible(name),
        "organ": same(visible(report.organ or "")) or both("terminal", "no_organ"),
        "year": both("terminal", "no_year")
        if report.year is None
        else both("terminal", "year", year=report.year),
        "edition": both("terminal", "edition", edition=report.edition),
        "coverage": tuple(_coverage(cells)),
        "tables": drawn,
        "changes": {"proposed": cells.has_repairs, "deduced": bool(cells.read.deduced)},
        "mentioned": cells.speaker.mentioned,
        "prose": tuple(_prose(report)),
    }


def _coverage(cells: Cells) -> Iterator[_Counted]:
    for table in TABLES:
        if table in cells.read.coverage:
            counted = cells.read.coverage[table]
            yield _Counted(cells.speaker.table(table), counted.numbers, counted.expected)


def _prose(report: Report) -> Iterator[tuple[Both, tuple[str, ...]]]:
    """The sections of words, each under its heading, by paragraphs."""
    for name in _PROSE:
        text = getattr(report, name)
        if text is not None:
            yield both("prose", name), tuple(map(visible, text.split("\n")))


def _outcome(findings: Findings) -> tuple[Both, ...]:
    """The identities counted, the other findings counted, what crashed."""
    counted = identities(findings)
    others = broken_by_level(findings)
    said = [
        both("terminal", counted.message, **counted.numbers),
        both("terminal", "checks" if any(others.values()) else "checks_hold", **others),
    ]
    crashed = len(findings.where("error"))
    return (*said, both("terminal", "errors", count=crashed)) if crashed else tuple(said)
