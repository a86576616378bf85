"""A report as a PDF on A4, in the look of the form.

reportlab draws it with STSong-Light, one of the typefaces that every PDF program brings for Chinese, so
that no file of a typeface is needed, and none is put into the document.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from giac_schema.errors import MissingExtra
from giac_schema.render.grid import Table, placed
from giac_schema.render.signs import for_xml
from giac_schema.render.widths import widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.render.grid import Place
    from giac_schema.render.page import Line, Part, Role

__all__ = ["pdf"]

_FACE: Final = "STSong-Light"
_POINTS_TO_A_MM: Final = 72 / 25.4
_INSIDE: Final = 480
"""The width of the text in points: A4 with margins of 20 mm."""
_SIZES: Final[dict[Role, int]] = {"title": 18, "date": 11, "heading": 14, "paragraph": 12}
_MANY: Final = 10
"""Columns from which a table is set in smaller type."""

_RULE: Final = (0.5, "black")
"""How wide a line is in points, and its colour."""

Breaks: TypeAlias = Literal["between", "through groups", "through rows"]
_BREAKS: Final[tuple[Breaks, ...]] = ("between", "through groups", "through rows")
"""Where a page may end inside a table: between rows that no label joins; within a group of rows whose label
stands at its top, for groups taller than a page; within a row as well, for rows taller than a page.  The first
that will do is taken, as each looks better than the next."""


def pdf(parts: Iterable[Part]) -> bytes:
    """The document of a report's parts.

    Raises:
        MissingExtra: if reportlab is not installed.
    """
    try:
        from reportlab.platypus.doctemplate import LayoutError
    except ImportError as error:
        raise MissingExtra("PDF", "print") from error
    _register()
    parts = list(parts)
    for breaks in _BREAKS[:-1]:
        try:
            return _built(parts, breaks)
        except LayoutError:
            continue
    return _built(parts, _BREAKS[-1])


def _built(parts: Sequence[Part], breaks: Breaks) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    titles = [p.text for p in parts if not isinstance(p, Table) and p.role == "title"]
    margin = 20 * _POINTS_TO_A_MM
    data = BytesIO()
    document = SimpleDocTemplate(
        data,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=for_xml("".join(titles[:1])),
        lang="zh-CN",
        invariant=1,
    )
    document.build([flowable for part in parts for flowable in _flowables(part, breaks)])
    return data.getvalue()


def _register() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    if _FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FACE))


def _flowables(part: Part, breaks: Breaks) -> Iterator[Any]:
    from reportlab.platypus import Spacer

    if isinstance(part, Table):
        yield _table(part, breaks)
        yield Spacer(1, 12)
    else:
        yield _line(part)


def _line(line: Line) -> Any:
    centred = line.role in {"title", "date"}
    size = _SIZES[line.role]
    return _paragraph(
        line.text,
        size,
        alignment=1 if centred else 0,
        firstLineIndent=0 if centred else 2 * size,
        spaceAfter=size / 2,
        keepWithNext=line.role == "heading",
    )


def _paragraph(text: str, size: float, **looks: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(
        "text", fontName=_FACE, fontSize=size, leading=1.5 * size, wordWrap="CJK", **looks
    )
    return Paragraph(escape(for_xml(text)), style)


def _table(table: Table, breaks: Breaks) -> Any:
    from reportlab.platypus import Table as Drawn

    size = 7 if table.width > _MANY else 8
    columns = widths(table, _INSIDE)
    cells: list[list[Any]] = [[""] * len(columns) for _ in table.rows]
    looks: list[tuple[Any, ...]] = [
        # what reportlab does with divided cells that are set in the middle ends in an error of its own
        ("VALIGN", (0, 0), (-1, -1), "TOP" if breaks == "through rows" else "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    whole = breaks == "between"
    if whole:  # the lines of all cells, each once
        looks.append(("GRID", (0, 0), (-1, -1), *_RULE))
    for place in placed(table):
        cells[place.row][place.column] = _words(place.cell.text, size)
        looks += _joined(place) if whole or place.row < table.headers else _in_rows(place)
        if not whole:
            looks.append(("BOX", *_corners(place), *_RULE))
    return Drawn(
        cells,
        colWidths=columns,
        style=looks,
        repeatRows=table.headers,
        splitInRow=int(breaks == "through rows"),
        # else rows below the end of a page are not measured, and reportlab fails at telling which is too tall
        longTableOptimize=0,
    )


def _corners(place: Place) -> tuple[tuple[int, int], tuple[int, int]]:
    return (place.column, place.row), (place.last_column, place.last_row)


def _joined(place: Place) -> Iterator[tuple[Any, ...]]:
    """The cells that a cell joins."""
    yield ("SPAN", *_corners(place))


def _in_rows(place: Place) -> Iterator[tuple[Any, ...]]:
    """The same row by row, where a page may end between them."""
    for row in range(place.row, place.last_row + 1):
        yield ("SPAN", (place.column, row), (place.last_column, row))


def _words(text: str, size: float) -> Any:
    if not text:
        return ""
    # reportlab lets such a sign hang over the edge, into the next cell
    room = size / 2 if any(sign in text for sign in _HANGING) else 0
    return _paragraph(text, size, alignment=1, leftIndent=room, rightIndent=room)


_HANGING: Final = "）)」』】〕、。，,；;：:！!？?"
