"""Tables that a program keeps as data, to text with pipes between their cells.

[["规章", "0", "0", null], …]                               rows: pdfplumber, python-docx
[{"0": "规章", "1": "0"}, …]                                records, their fields numbered or named: camelot, pandas
[[{"text": "规章"}, {"text": "0"}], …]                      rows of records: tabula, Docling
[{"rowIndex": 3, "columnIndex": 0, "content": "规章"}, …]   cells with their places: Azure
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giac_schema.readers.records.labelled import (
    Scalar,
    is_figure,
    is_labelled,
    is_scalar,
    labelled_rows,
)
from giac_schema.readers.records.named import rows_of_frame, rows_of_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["line_of", "text_of_tables"]

_DEEPEST = 30
"""Tables stand in fewer lists and objects than this."""
_FEWEST = 2
"""Rows of a table, and fields of a row."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_TEXTS = ("text", "content", "value")
"""What the text of a cell is called, if a cell is a record."""
_ROW = ("rowIndex", "row_index", "row")
_COLUMN = ("columnIndex", "column_index", "col_index", "col", "column")
_HEIGHT = ("rowSpan", "row_span", "rowspan")
_WIDTH = ("columnSpan", "column_span", "col_span", "colspan")


def text_of_tables(records: object) -> str | None:
    """The tables in some records as text, what stands between them on lines of its own; ``None`` if there are none."""
    if _is_deep(records):
        return None
    lines = list(_lines(records, "", frozenset(_telling(records))))
    cells = sum(line.count("|") + line.count("<td>") for line in lines)
    return "\n".join(lines) if 0 < cells <= MOST_CELLS else None


def line_of(fields: Sequence[Scalar]) -> str:
    """A row as a line with a pipe on both sides of every cell; ``None`` is a blank one."""
    texts = ("" if field is None else str(field) for field in fields[:MOST_COLUMNS])
    return f"| {' | '.join(' '.join(text.replace('|', '¦').split()) for text in texts)} |"


def _is_deep(records: object) -> bool:
    """Whether lists and objects stand in one another deeper than those of tables do."""
    level = [records] if isinstance(records, dict | list) else []
    for _ in range(_DEEPEST):
        inside = (x for n in level for x in (n.values() if isinstance(n, dict) else n))
        level = [node for node in inside if isinstance(node, dict | list)]
    return bool(level)


def _telling(node: object, name: str = "") -> Iterator[str]:
    """What fields are called that hold Chinese text; a figure in such a one is text of the report, too."""
    match node:
        case str() if name and _CHINESE.search(node):
            yield name
        case list():
            name = name if all(map(is_scalar, node)) else ""
            for item in node:
                yield from _telling(item, name)
        case dict():
            for called, value in node.items():
                yield from _telling(value, called)


def _lines(node: object, name: str, telling: frozenset[str]) -> Iterator[str]:
    """Every table, every Chinese text and every figure among such in some records, in their order."""
    match node:
        case str() if _CHINESE.search(node):
            yield node
        case str() | int() | float() if name in telling and is_figure(node):
            yield str(node)
        case list():
            rows = _rows(node)
            if rows is not None:
                yield from ("", *map(line_of, rows[:MOST_ROWS]), "")
                return
            name = name if all(map(is_scalar, node)) else ""
            for item in node:
                yield from _lines(item, name, telling)
        case dict() if (frame := rows_of_frame(node)) is not None:
            yield from ("", *map(line_of, frame[:MOST_ROWS]), "")
        case dict() if any(is_labelled(called, value) for called, value in node.items()):
            yield from labelled_rows(node, lambda value, name: _lines(value, name, telling))
        case dict():
            for called, value in node.items():
                yield from _lines(value, called, telling)


def _rows(items: Sequence[object]) -> list[list[Scalar]] | None:
    """The rows of a table, if some items are such; merged cells are blank, or the same in all fields."""
    if len(items) < _FEWEST:
        return None
    records = [item for item in items if isinstance(item, dict)]
    if len(records) == len(items):
        return _of_places(records) or rows_of_records(records)
    rows = [[_text(cell) for cell in item] for item in items if isinstance(item, list)]
    known = [[text for text in row if is_scalar(text)] for row in rows]
    widest = max(map(len, known), default=0)
    return known if known == rows and len(rows) == len(items) and widest >= _FEWEST else None


def _text(cell: object) -> object:
    """What a cell says, alone or in a record of it."""
    if not isinstance(cell, dict):
        return cell
    return next((cell[name] for name in _TEXTS if name in cell), cell)


def _of_places(cells: Sequence[Mapping[str, object]]) -> list[list[Scalar]] | None:
    """The rows of cells that say where they stand, each once."""
    placed: dict[tuple[int, int], Scalar] = {}
    for cell in cells:
        row, column, text = _number(cell, _ROW, -1), _number(cell, _COLUMN, -1), _text(cell)
        inside = 0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS
        if not inside or (row, column) in placed or not is_scalar(text):
            return None
        placed[row, column] = text
        if len(placed) > MOST_CELLS:
            return None
        for below in range(min(_number(cell, _HEIGHT, 1), MOST_ROWS - row)):
            for beside in range(min(_number(cell, _WIDTH, 1), MOST_COLUMNS - column)):
                placed.setdefault((row + below, column + beside), None)
    height, width = (1 + max(place[axis] for place in placed) for axis in (0, 1))
    return [[placed.get((row, column)) for column in range(width)] for row in range(height)]


def _number(cell: Mapping[str, object], names: Sequence[str], default: int) -> int:
    found = next((cell[name] for name in names if name in cell), default)
    return found if isinstance(found, int) else default
