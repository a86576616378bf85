"""Tables told cell by cell: each figure behind the name of its column, these behind the label of their row.

    （一）予以公开：自然人5件，商业企业0件，科研机构0件，社会公益组织0件，法律服务机构1件，其他0件，总计6件。

    - 规章
      - 本年制发件数：3

    行政复议,结果维持,2

So write people and programs that have no table to write in.  Nothing is counted: every figure goes to the column
that is named before it, and a column that is not named has no cell.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations, groupby
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, evolve, frozen

from giac_schema.grammar.words.matching import match
from giac_schema.grammar.words.paths import word_along_path
from giac_schema.grammar.words.vocabulary import ROWS_AND_GROUPS, vocabulary
from giac_schema.model.document import Block, Document, Grid, GridCell, Paragraph, Text
from giac_schema.model.source import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["with_told_tables"]

_PROOF = 8
"""So many rows of 表三 that are told so are no sentence of a narrative."""
_FIRST, _LAST = "自然人", "总计"
"""The names of the first column of 表三 and of its last."""
_COLUMNS = frozenset({"COLUMN2", "COLUMN3", "RESULT"})
_ROWS = ROWS_AND_GROUPS | {"CASES"}
_BETWEEN = re.compile(r"[\s，,、;；。.|/）)\]】*]*")
"""What may stand between cells on a line, and behind the last."""
_BLANKS = re.compile(r"\s+")
"""What else may stand between the labels of a row and its group, where it cannot stand between cells."""
_BEFORE = " \t\u3000-*•·●○>|#"
_BEHIND = " \t\u3000*：:，,、=|-—（([【"
"""What may stand between the label of a row and its first cell."""


@frozen
class _Line:
    """A line that is no row."""

    text: str
    position: Position
    block: Block
    """Where it stands."""


@define
class _Row:
    """A row: its label, and its cells by the names of their columns."""

    label: str
    lines: list[_Line]
    cells: dict[str, str]


_Part: TypeAlias = _Row | _Line | Grid


def with_told_tables(document: Document) -> Document:
    """A document with a grid for the rows that name the same columns, if its tables are told so; else as it is."""
    words = "\n".join([block.text for block in document.blocks if not isinstance(block, Grid)])
    if words.count(_FIRST) + words.count(_LAST) < _PROOF:
        return document
    told = list(_in_one_order(list(_rows_and_others(document.blocks))))
    if sum(isinstance(part, _Row) and "ROW3" in _terminals(part.label) for part in told) < _PROOF:
        return document
    return evolve(document, blocks=tuple(_blocks(told)))


def _in_one_order(parts: Sequence[_Part]) -> Iterator[_Part]:
    """All but the rows that do not name their columns in the order of most: the label of a second one may be lost."""
    rows = [part for part in parts if isinstance(part, _Row)]
    pairs = Counter(pair for row in rows for pair in combinations(row.cells, 2))
    for part in parts:
        cells = part.cells if isinstance(part, _Row) else {}
        if all(pairs[a, b] > pairs[b, a] for a, b in combinations(cells, 2)):
            yield part


def _rows_and_others(blocks: Sequence[Block]) -> Iterator[_Part]:
    """Rows that name their columns, and all that stands between them."""
    row: _Row | None = None
    for part in _lines(blocks):
        if isinstance(part, Grid):
            yield from _closed(row)
            row = None
            yield part
            continue
        if row and not part.text.strip():
            continue
        label, cells = _told(part.text)
        if cells and row and label in {"", row.label} and row.cells.keys().isdisjoint(cells):
            row.lines.append(part)
            row.cells |= cells
            continue
        yield from _closed(row)
        row = _Row(label, [part], cells) if _is_row(label) else None
        if not row:
            yield part
    yield from _closed(row)


def _closed(row: _Row | None) -> Sequence[_Row | _Line]:
    """A row with cells, or the label of a group; that of a row without any shows no blank ones."""
    if row is None:
        return ()
    if row.cells:
        return [row]
    return row.lines if "GROUP3" in _terminals(row.label) else ()


def _lines(blocks: Sequence[Block]) -> Iterator[_Line | Grid]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
            continue
        for number, line in enumerate(block.text.split("\n")):
            if isinstance(block, Text):
                yield _Line(line, Position(block.line + number), block)
            else:
                yield _Line(line, block.position, block)


def _told(line: str) -> tuple[str, dict[str, str]]:
    """What stands on a line before its cells, and these by the names of their columns; no cells, if more does."""
    found = list(_cell().finditer(line))
    starts = [*(cell.start() for cell in found), len(line)]
    gaps = zip((cell.end() for cell in found), starts[1:], strict=True)
    cells = {cell["name"]: cell["value"].strip() for cell in found}
    if len(cells) < len(found) or not all(_BETWEEN.fullmatch(line, *gap) for gap in gaps):
        return _bare(line), {}
    return _bare(line[: starts[0]]), cells


def _bare(label: str) -> str:
    """A label without the marks of a list before it, and what leads on behind it."""
    bare = label.lstrip(_BEFORE).rstrip(_BEHIND)
    return bare if _is_row(bare) else _BLANKS.sub("-", bare)


def _is_row(label: str) -> bool:
    return not _ROWS.isdisjoint(_terminals(label))


def _terminals(label: str) -> set[str]:
    """What a label may be, alone or behind that of its group."""
    last = word_along_path(label)
    return {found.terminal for found in match(label)} | ({last.terminal} if last else set())


@cache
def _cell() -> re.Pattern[str]:
    """The name of a column, with a figure behind it."""
    names = {word.printed for word in vocabulary() if word.terminal in _COLUMNS}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    figure = r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*(?:件次|批次|万元|亿元|[件条个项批次元])?|[/—-]|无"
    return re.compile(
        rf"(?P<name>{longest_first})[\s*：:=,，|]*[为有共]?\s*(?P<value>{figure})(?![\w.])"
    )


def _blocks(told: Sequence[_Part]) -> Iterator[Block]:
    for kind, parts in groupby(told, _kind):
        run = list(parts)
        rows = [part for part in run if isinstance(part, _Row)]
        lines = [part for part in run if isinstance(part, _Line)]
        if kind == _RESULTS:
            yield _side_by_side(rows)
        elif rows:
            yield _below(rows)
        elif lines:
            text = "\n".join(line.text for line in lines)
            where = lines[0].position
            yield Text(text, where.line or 1) if kind is Text else Paragraph(text, where)
        else:
            yield from (part for part in run if isinstance(part, Grid))


_RESULTS = "results"


def _kind(part: _Part) -> object:
    """What belongs together: the rows that name the same columns, those of 表四, the lines of one block."""
    if isinstance(part, Grid):
        return Grid
    if isinstance(part, _Line):
        return Text if isinstance(part.block, Text) else id(part.block)
    return _RESULTS if "CASES" in _terminals(part.label) else tuple(part.cells)


def _below(rows: Sequence[_Row]) -> Grid:
    """Rows below the names of their columns."""
    corner = "申请人情况" if "ROW3" in _terminals(rows[0].label) else "信息内容"
    body = [(row.lines[0].position, (row.label, *row.cells.values())) for row in rows]
    return _grid([(rows[0].lines[0].position, (corner, *rows[0].cells)), *body])


def _side_by_side(rows: Sequence[_Row]) -> Grid:
    """The results of all cases in one row, below the names of both."""
    names = [f"{row.label}-{name}" for row in rows for name in row.cells]
    where = rows[0].lines[0].position
    return _grid([(where, names), (where, [x for row in rows for x in row.cells.values()])])


def _grid(rows: Sequence[tuple[Position, Sequence[str]]]) -> Grid:
    return Grid(
        tuple(
            GridCell(text, number, at, position=position)
            for number, (position, texts) in enumerate(rows)
            for at, text in enumerate(texts)
        )
    )
