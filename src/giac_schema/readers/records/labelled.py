"""Rows that data name by their labels, and their cells by their columns, to tables of HTML.

    {"规章": {"本年制发件数": 0, "本年废止件数": null, …}, …}        what models write that were asked for JSON
    {"（一）予以公开": [60, 2, 62], …}

Nothing is counted where columns are named, and a cell that is ``null`` is a blank one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["Scalar", "is_figure", "is_labelled", "is_scalar", "labelled_rows"]

Scalar: TypeAlias = str | int | float | None
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_PAIR = 2
"""Two values may be anything; the rows of 表三 and 表四 have more."""
_ROWS, _COLUMNS = frozenset({"ROW2", "ROW3"}), frozenset({"COLUMN2", "COLUMN3", "RESULT"})


@frozen
class _Row:
    """A row: its label, and its cells, by the names of their columns if these are told."""

    label: str
    values: Sequence[Scalar]
    columns: Sequence[str] = ()


def is_labelled(name: str, value: object) -> bool:
    """Whether a field is the row of a table, or rows of one: named in Chinese, with figures in it."""
    if not _CHINESE.search(name):
        return False
    match value:
        case dict():
            inside = any(is_labelled(*item) for item in value.items())
            return inside or any(map(is_figure, value.values()))
        case list():
            return _is_row(value)
        case _:
            return is_figure(value)


def labelled_rows(
    node: Mapping[str, object], others: Callable[[object, str], Iterator[str]]
) -> Iterator[str]:
    """The lines of tables, each run of rows below the names of its columns, and of what stands between them.

    Args:
        node: an object with rows in it.
        others: what to make of values that are no rows, and of their names.
    """
    for between, run in groupby(_named(node, "", others), lambda part: isinstance(part, str)):
        if between:
            yield from (part for part in run if isinstance(part, str))
        else:
            yield from _table([part for part in run if isinstance(part, _Row)])


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    columns: Sequence[str] = ()
    yield "<table>"
    for row in rows:
        if row.columns and row.columns != columns:
            columns = row.columns
            yield _line([_corner(columns), *columns])
        yield _line([row.label, *row.values])
    yield "</table>"


def _line(cells: Iterable[Scalar]) -> str:
    texts = ("" if cell is None else escape(str(cell)) for cell in cells)
    return f"<tr><td>{'</td><td>'.join(texts)}</td></tr>"


def _named(
    node: Mapping[str, object], group: str, others: Callable[[object, str], Iterator[str]]
) -> Iterator[str | _Row]:
    """Every row with its label, behind that of its group; what else there is; the headings of sections and blocks."""
    for name, value in node.items():
        is_told = _CHINESE.search(name) is not None
        label = f"{group}-{name}" if _is_group(group) else name
        if isinstance(value, dict) and _is_leaf(value):
            yield _Row(label, list(value.values()), list(value))
        elif isinstance(value, list) and _is_row(value):
            yield _Row(label if is_told else "", value)
        elif is_told and is_figure(value):
            yield _Row(label, [value])
        elif isinstance(value, dict):
            if _opens(name):
                yield name
            yield from _named(value, name, others)
        else:
            yield from others(value, name)


def _is_row(items: Sequence[object]) -> TypeGuard[list[Scalar]]:
    return len(items) > _PAIR and all(map(is_scalar, items))


def _is_leaf(value: Mapping[str, object]) -> TypeGuard[Mapping[str, Scalar]]:
    """Whether an object is one row: the names of its columns, with a figure or nothing for each."""
    named = all(_CHINESE.search(name) and not _is_only_a_row(name) for name in value)
    cells = [v for v in value.values() if v is None or v == "" or is_figure(v)]
    return named and len(cells) == len(value) > 0


def _is_only_a_row(name: str) -> bool:
    """Whether a name is the label of a row, and of no column: 总计 and 其他 may be both."""
    terminals = _terminals(name)
    return bool(terminals & _ROWS) and not terminals & _COLUMNS


def _is_group(name: str) -> bool:
    return "GROUP3" in _terminals(name) and "办理结果" not in name


def _opens(name: str) -> bool:
    """Whether a name is the heading of a section, or of a block of 表二."""
    from giac_schema.grammar.words.headings import parse_heading

    return "ARTICLE" in _terminals(name) or parse_heading(name) is not None


def _corner(columns: Sequence[str]) -> str:
    """What the form has above the labels of such columns."""
    if any("COLUMN2" in _terminals(name) for name in columns):
        return "信息内容"
    return "申请人情况" if "自然人" in columns else ""


def _terminals(name: str) -> set[str]:
    from giac_schema.grammar.words.matching import match  # knows the words of the form, by lark

    return {found.terminal for found in match(name)}


def is_scalar(value: object) -> TypeGuard[Scalar]:
    """Whether a value is the content of one cell."""
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def is_figure(value: object) -> TypeGuard[Scalar]:
    """Whether a value is the figure of a cell, or a sign that stands for one."""
    from giac_schema.grammar.words.values import parse_value  # by lark

    if isinstance(value, str):
        return parse_value(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)
