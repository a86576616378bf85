"""The three tables of a reading as the form draws them, compact, with what is missing to be seen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from giac_schema.model.report import TABLES
from giac_schema.model.values import ABSENT
from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.marks import MISSING, is_short, leaf_text
from giac_schema.outputs.terminal.tables import FormTable
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from giac_schema.findings import Reading
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report
    from giac_schema.model.values import Leaf
    from giac_schema.outputs.words.places import Places

__all__ = ["draw", "legend"]

Line = tuple["Ref", tuple[tuple["Ref", "Leaf"], ...]]
_REMARKED: Final = "*"
_DEEP: Final = 3
"""The length of the address of a row that stands in a group."""


def draw(read: Reading, places: Places) -> Iterator[RenderableType]:
    """Each table of a reading, and the rows the form does not have."""
    report, remarks = read.report, _remarks(read)
    lines = list(_lines(report))
    for name in TABLES:
        rows = [line for line in lines if line[0].table == name]
        yield _table(rows, places, remarks) if _is_there(rows) else _absence(rows, places)
    if report.extras:
        yield _extras(report, places)


def legend(read: Reading, places: Places) -> Iterator[Flow]:
    """What the signs mean, what stood beside figures, and in full what was too long for its cell.

    What could not be placed is told by the reader, once for its row.
    """
    for ref, remark in _remarks(read).items():
        said = say(places.language, "terminal", "remark", place=places.describe(ref), remark=remark)
        yield Flow(Text(visible(said)), Text(_REMARKED))
    missing = list(read.report.gaps.items())
    kinds = dict.fromkeys(leaf.kind for _, leaf in missing)
    notes = dict.fromkeys(say(places.language, "mark_notes", kind) for kind in kinds)
    yield from (Flow(Text(note, "dim")) for note in notes)
    for ref, leaf in missing:
        if leaf.kind != "unplaced" and not is_short(leaf):
            said = say(
                places.language, "terminal", "in_full", place=places.describe(ref), raw=leaf.raw
            )
            yield Flow(Text(visible(said), MISSING.style))


def _remarks(read: Reading) -> Mapping[Ref, str]:
    """What was printed beside figures, such as 其中修订16件, by cell."""
    return {ref: source.remark for ref, source in read.sources.items() if source.remark}


def _lines(report: Report) -> Iterator[Line]:
    for row, cells in groupby(report.cells(), key=lambda cell: cell[0].parent):
        yield row, tuple(cells)


def _is_there(lines: Sequence[Line]) -> bool:
    return any(leaf != ABSENT for _, cells in lines for _, leaf in cells)


def _absence(lines: Sequence[Line], places: Places) -> Text:
    """One line for a table of which nothing was found."""
    title = Text(places.title(lines[0][0]), "bold")
    said = say(places.language, "terminal", "no_table")
    return Text.assemble(title, "\n", (f"{MISSING.sign} {said}", MISSING.style))


def _table(lines: Sequence[Line], places: Places, remarks: Mapping[Ref, str]) -> FormTable:
    """One table; rows of like columns share the headings above them."""
    blocks = [list(rows) for _, rows in groupby(lines, key=_columns)]
    width = max(len(cells) for _, cells in lines)
    headings = _headings(blocks[0][0], places)
    drawn = FormTable(headings + [Text()] * (width - len(headings)), places.title(lines[0][0]))
    for index, rows in enumerate(blocks):
        if index:
            drawn.section()
            drawn.add("", _headings(rows[0], places))
        _add_rows(drawn, rows, places, remarks)
    return drawn


def _add_rows(
    drawn: FormTable, rows: Iterable[Line], places: Places, remarks: Mapping[Ref, str]
) -> None:
    group: Ref | None = None
    for row, cells in rows:
        above = row.parent if len(row.path) > _DEEP else None
        if above is not None and above != group:
            drawn.add(places.short(above), [], style="dim")
        group = above
        values = [
            Text.assemble(leaf_text(leaf, places.language), _REMARKED if ref in remarks else "")
            for ref, leaf in cells
        ]
        drawn.add(places.short(row), values, depth=int(above is not None))


def _columns(line: Line) -> tuple[str, ...]:
    return tuple(ref.name for ref, _ in line[1])


def _headings(line: Line, places: Places) -> list[Text]:
    return [Text(places.narrow(ref)) for ref, _ in line[1]]


def _extras(report: Report, places: Places) -> FormTable:
    width = max(len(row.cells) for row in report.extras)
    title = say(places.language, "terminal", "extras")
    drawn = FormTable([""] * width, title)
    for row in report.extras:
        values = [leaf_text(leaf, places.language) for leaf in row.cells]
        drawn.add(f"{places.table_named(row.table)} {visible(row.label)}", values)
    return drawn
