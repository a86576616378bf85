"""表二 as the form draws it: blocks of rows, each under the item of 条例 第二十条 it rests on.

The 2021 form is four columns wide.  The 2019 form is five, though no row has more than four cells,
and its figures do not all stand straight under their headers: so it was published, and so it is drawn.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import attrs
from attrs import frozen

from giac_schema.model.disclosure import Disclosure, Disclosure2021, Items
from giac_schema.model.forms import Node, form
from giac_schema.model.report import EDITIONS
from giac_schema.render.grid import Cell, Table, extras, figures, is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report
    from giac_schema.model.values import Leaf
    from giac_schema.render.grid import Row

__all__ = ["draw"]

_WHAT: Final = "信息内容"
_ITEMS: Final = dict(zip("123456789", "一二三四五六七八九", strict=True))


@frozen
class _Line:
    """A row with its figures, and what the form says of it."""

    node: Node
    part: Any

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(getattr(self.part, child.ref.name) for child in self.node.children)

    @property
    def block(self) -> tuple[str, tuple[str, ...]]:
        """The item of the law, and the columns; rows that share both stand under one header."""
        return self.node.entry.article, tuple(child.entry.label for child in self.node.children)


def draw(report: Report) -> Table | None:
    """The table with its figures, or ``None`` if none of its rows was found."""
    lines = [line for line in _lines(report.disclosure) if not is_absent(line.leaves)]
    if not lines:
        return None
    width = 4 if isinstance(report.disclosure, Disclosure2021) else 5
    first, *others = [
        list(_block(list(group), width)) for _, group in groupby(lines, lambda line: line.block)
    ]
    blocks = [first, list(extras(report, "disclosure", width)), *others]
    return Table("disclosure", width, [row for block in blocks for row in block])


def _lines(disclosure: Disclosure) -> Iterator[_Line]:
    """The rows in the order of the form, each with the node of the form it is of."""
    for row in form("2019").rows("disclosure"):
        part = getattr(disclosure, row.ref.name, None)
        if part is not None:
            yield _Line(_node(row.ref, type(part)), part)


def _node(ref: Ref, cls: type) -> Node:
    """The row of whichever form has just the columns of a class."""
    columns = [field.name for field in attrs.fields(cls)]
    nodes = [found for edition in EDITIONS if (found := form(edition).find(ref)) is not None]
    return next(node for node in nodes if [c.ref.name for c in node.children] == columns)


def _block(lines: list[_Line], width: int) -> Iterator[Row]:
    article, columns = lines[0].block
    yield (Cell(_item(article), width, scope="colgroup"),)
    heads = zip(columns, _spans(len(columns), width), strict=True)
    yield (
        Cell(_WHAT, scope="col"),
        *(Cell(label, span, scope="col") for label, span in heads),
    )
    for line in lines:
        spare = 0 if isinstance(line.part, Items) else None
        spans = _spans(len(columns), width, spare)
        label = Cell(line.node.entry.label, scope="row", ref=line.node.ref)
        yield (label, *figures(line.leaves, spans, [c.ref for c in line.node.children]))


def _item(article: str) -> str:
    """第二十条第（五）项 for the article ``20(5)``; the first one where there are several."""
    return f"第二十条第（{_ITEMS[article[3]]}）项"


def _spans(count: int, width: int, spare: int | None = None) -> list[int]:
    """How many columns each of several cells spans beside the label.

    One column too many goes to the cell in the middle, or to the one that is named: the 2019 form
    does the former in its headers, the latter with the figures of 第（五）（六）项.
    """
    each, rest = divmod(width - 1, count)
    spans = [each] * count
    spans[count // 2 if spare is None else spare] += rest
    return spans
