"""Readings as the rows of a sheet: one line for each cell of the form, however many reports there are.

It is the long form, which every program for data turns into any other: a figure stands in ``value``, and a
cell without one has an empty ``value`` and says in ``missing`` why.  No cell is left out, and none is a 0
that nobody printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.model.source import Source
from giac_schema.model.values import Missing
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.positions import where_at
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Reading
    from giac_schema.model.values import Leaf
    from giac_schema.outputs.spreadsheet.rows import Row, Value
    from giac_schema.outputs.words.languages import Language

__all__ = ["COLUMNS", "read", "unreadable"]

COLUMNS: Final = (
    *("file", "organ", "year", "edition", "address", "name", "unit", "value", "missing"),
    *("printed", "printed_unit", "remark", "found_at"),
)


def read(name: str, reading: Reading, language: Language) -> Iterator[Row]:
    """A row for each cell of a report, in the order of the form; then one for each figure of extra rows.

    Args:
        name: what the source is called.
        reading: what was read of it.
        language: of the words in ``missing`` and ``found_at``; in English the kinds of missing cells are
            those of JSON.
    """
    report = reading.report
    head = (visible(name), _text(report.organ), report.year, report.edition)
    for ref, leaf in report.cells():
        names = (str(ref), ref.chinese, ref.entry.unit)
        source = reading.sources.get(ref, Source(_printed(leaf)))
        yield (*head, *names, *_figure(leaf, language), *_source(source, language))
    for extra in report.extras:
        named = f"{Ref((extra.table,)).chinese}.{visible(extra.label)}"
        for leaf in extra.cells:
            said = _source(Source(_printed(leaf)), language)
            yield (*head, None, named, None, *_figure(leaf, language), *said)


def unreadable(name: str, message: str, language: Language) -> Row:
    """The one row of a source that could not be read: it must not be lost among those that could."""
    said: dict[str, Value] = {
        "file": visible(name),
        "missing": say(language, "kinds", "unreadable"),
        "remark": message,
    }
    return tuple(said.get(column) for column in COLUMNS)


def _printed(leaf: Leaf) -> str:
    """What a cell holds, for a report of which nobody has kept the source."""
    return leaf.raw if isinstance(leaf, Missing) else str(leaf)


def _figure(leaf: Leaf, language: Language) -> tuple[Value, Value]:
    """``value`` and ``missing``: one of them."""
    return (None, say(language, "kinds", leaf.kind)) if isinstance(leaf, Missing) else (leaf, None)


def _source(source: Source, language: Language) -> tuple[Value, Value, Value, Value]:
    """``printed``, ``printed_unit``, ``remark`` and ``found_at``."""
    place = where_at([source.position], language).strip(" ()（）")
    return _text(source.raw), _text(source.unit), _text(source.remark), place or None


def _text(text: str | None) -> str | None:
    return visible(text or "") or None
