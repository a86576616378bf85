"""From a document to a reading: the parts are parsed, placed, built into a report, and looked over."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from giac_schema.findings import Coverage, Findings, Reading
from giac_schema.grammar.copies import without_copies
from giac_schema.grammar.editions import build_report
from giac_schema.grammar.layouts.cells import cells
from giac_schema.grammar.layouts.neighbours import Neighbours
from giac_schema.grammar.layouts.whole_labels import with_whole_labels
from giac_schema.grammar.narrative import read_claims, read_fees
from giac_schema.grammar.observations import is_cut, note_labels, note_rows, note_tables
from giac_schema.grammar.placing.gaps.keeping import spacings
from giac_schema.grammar.placing.grids.grid import Grids
from giac_schema.grammar.refusal import refuse
from giac_schema.grammar.refused_others import refuse_several
from giac_schema.grammar.remarks import note_remarks
from giac_schema.grammar.sections import note_residues, note_sections, read_prose
from giac_schema.grammar.tables.apart.lines import is_drawn
from giac_schema.grammar.tables.apart.unlabelled import with_blank_labels
from giac_schema.grammar.tables.captions import without_captions
from giac_schema.grammar.tables.chapters import with_chapters
from giac_schema.grammar.tables.disclosure import find_disclosure, read_disclosure
from giac_schema.grammar.tables.disputes import read_disputes
from giac_schema.grammar.tables.harvest import Harvest
from giac_schema.grammar.tables.headers.claimed import without_claimed
from giac_schema.grammar.tables.headers.shortened import with_shortened_headers
from giac_schema.grammar.tables.parts import parse_tables
from giac_schema.grammar.tables.repeated import repeated_words
from giac_schema.grammar.tables.requests import read_requests
from giac_schema.grammar.tables.requests_table import find_requests
from giac_schema.grammar.tables.rows import Context
from giac_schema.grammar.tables.shapes.own_columns import with_own_columns
from giac_schema.grammar.tables.shapes.subtotals import without_subtotals
from giac_schema.grammar.tables.shapes.upright import upright
from giac_schema.model.report import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.placing.rows.text_row import TextRow
    from giac_schema.grammar.sections import Prose
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.address import Ref
    from giac_schema.model.document import Document
    from giac_schema.model.report import Report, TableName

__all__ = ["read_document"]


def read_document(document: Document) -> Reading:
    """The report in a document, with where each figure stood and what was odd.

    Raises:
        UnreadableReport: if there is none, or none that can be trusted.
    """
    document = with_whole_labels(without_subtotals(with_own_columns(upright(document))))
    single = without_copies(cells(document))
    stream = single.stream
    parts = with_shortened_headers(without_claimed(without_captions(parse_tables(stream))))
    parts = with_chapters(with_blank_labels(parts))
    refuse(document, stream, parts)
    harvest = _harvest(document, stream, parts)
    refuse_several(harvest)
    report = _with_prose(
        build_report(harvest, parts), read_prose(parts, stream, document.told), harvest
    )
    _look_over(report, parts, stream, harvest, pictures=document.pictures)
    if document.recognised:
        harvest.odd("READ.recognised", "text_recognised", "hint", pages=document.recognised)
    for cell in single.blank:
        harvest.odd("S-17", "residue", "hint", None, cell.position, text=cell.text)
    for cell in single.repeated:
        harvest.odd("S-17", "report_repeated", "hint", None, cell.position, text=cell.text)
    return Reading(
        report,
        harvest.sources,
        Findings(tuple(harvest.oddities)),
        _coverage(report, harvest),
        unplaced=tuple(harvest.loose.values()),
        claims=read_claims(parts, report.year),
        fees=read_fees(parts),
    )


@lru_cache(maxsize=16)
def _tables(cells: tuple[Ref, ...]) -> Counter[str]:
    """How many of some cells lie in each table; a report has all those of its form."""
    return Counter(ref.table for ref in cells)


_SEVERAL = 3
"""So many rows that show nothing of their blank cells are no accident."""


def _harvest(document: Document, stream: Sequence[Any], parts: Sequence[Part]) -> Harvest:
    harvest = Harvest()
    end = stream[-1] if stream else None
    context = Context(
        Grids.of(document),
        Neighbours.of(document),
        end,
        drawn=is_drawn(parts),
        of_pages=document.format == "pdf",
        repeated=repeated_words(parts),
    )
    disclosure = find_disclosure(parts, context, harvest)
    requests = find_requests(parts, context)
    of_disclosure, of_requests = spacings(
        [(disclosure.texts, disclosure.headers), (requests.texts, requests.headers)]
    )
    context = attrs.evolve(
        context,
        loses=sum(row.loses_blanks for row in requests.texts) >= _SEVERAL,
        tears=_tears([*disclosure.texts, *requests.texts]),
    )
    read_disclosure(disclosure, of_disclosure, context, harvest)
    read_requests(requests, of_requests, context, harvest)
    read_disputes(parts, context, harvest, of_requests)
    return harvest


def _tears(rows: Sequence[TextRow]) -> bool:
    """Whether figures were torn in two and cells are missing, each in some row."""
    lacking = any(len(row.cells) < row.columns and not row.last for row in rows)
    return lacking and any(row.shows_tears for row in rows)


def _with_prose(report: Report, prose: Prose, harvest: Harvest) -> Report:
    title = prose.title
    year = title.year if title else prose.period.end.year if prose.period else None
    return attrs.evolve(
        report,
        year=year,
        organ=(title.organ or None) if title else None,
        title=title.text if title else None,
        period=prose.period,
        published_on=prose.published_on,
        overview=prose.sections.get("OVERVIEW"),
        problems=prose.sections.get("PROBLEMS"),
        other_matters=prose.sections.get("OTHERS"),
        extras=tuple(harvest.extras),
    )


def _look_over(
    report: Report,
    parts: Sequence[Part],
    stream: Sequence[Any],
    harvest: Harvest,
    *,
    pictures: int,
) -> None:
    cut = is_cut(parts, harvest)
    note_sections(parts, cut=cut, harvest=harvest)
    note_tables(harvest, cut=cut, pictures=pictures)
    note_rows(report, harvest, cut=cut)
    note_labels(parts, harvest, stream[-1] if cut else None)
    note_residues(stream, harvest)
    note_remarks(report, parts, stream, harvest)
    if cut:
        end = stream[-1]
        harvest.odd("READ.cut", "source_cut", "should", None, end.position, label=end.text)


def _coverage(report: Report, harvest: Harvest) -> dict[TableName, Coverage]:
    expected = _tables(tuple(report.leaves))
    missing = Counter(ref.table for ref in report.gaps)
    unseen = Counter(ref.table for ref in report.leaves.keys() - harvest.leaves.keys())
    return {
        table: Coverage(
            expected[table] - missing[table], expected[table] - unseen[table], expected[table]
        )
        for table in TABLES
    }
