"""Columns that a report sets behind 总计 in 表三: last year's figures, shares, remarks.

In a grid they hold their places.  In text they are told by their headers alone: where these follow that of 总计,
a row with a cell in every column has the form's seven first.  A row that has fewer may have lost any of them.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.grammar.tables.headers.pieces import in_order, is_stranger
from giac_schema.grammar.tables.parts import RequestsHead
from giac_schema.grammar.words.comparison import is_comparison, is_remark
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.vocabulary import ROWS_AND_GROUPS
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import AddsUp, Seen

__all__ = ["are_remarks", "other_columns", "without_others"]


def other_columns(parts: Sequence[Part]) -> int | None:
    """How many columns the headers of a text add behind 总计; ``None`` if they stand elsewhere, or not always."""
    heads = [part for part in parts if isinstance(part, RequestsHead)]
    known = {seen.key for head in heads for seen in head.columns}
    if known >= set(APPLICANT_COLUMNS) and any(map(_holds_stranger, heads)):
        return None  # where one of the form's is not known, the stranger may be that
    found = {_added(head) for head in heads if head.columns or _names_figures(head)}
    return found.pop() if len(found) == 1 else None if found - {0} else 0


def are_remarks(parts: Sequence[Part]) -> bool:
    """Whether the columns that are added are for remarks alone."""
    heads = (part.loose for part in parts if isinstance(part, RequestsHead))
    added = [s.cell.text for loose in heads for s in loose if is_comparison(s.cell.text)]
    return all(map(is_remark, added))


def _names_figures(head: RequestsHead) -> bool:
    """Whether a line of headers without any of the form names others for figures: 2023年 2022年."""
    texts = [s.cell.text for s in head.loose if s.cell.place is None]
    return any(is_comparison(text) and not is_remark(text) for text in texts)


def _holds_stranger(head: RequestsHead) -> bool:
    """Whether a word among the headers of a text, or right behind 申请人情况, may be one that nobody knows: 小计."""
    known = (*head.columns, head.opening) if head.is_of_people else head.columns
    begin = min(map(in_order, known), default=None)
    return begin is not None and any(
        s.terminal == "WORDS"
        and s.cell.place is None
        and in_order(s) > begin
        and _NAME.fullmatch(fold(s.cell.text).strip()) is not None
        and is_stranger(s, _OF_THE_FORM)
        for s in head.loose
    )


_OF_THE_FORM = frozenset({"COLUMN3", "PEOPLE"}) | ROWS_AND_GROUPS
"""Terminals of which a piece is no stranger: behind the headers of a page the rest of a label may stand, 理结果."""
_NAME = re.compile(r"[\u4e00-\u9fff\s]{2,8}")
"""What a header may be called."""


def _added(head: RequestsHead) -> int | None:
    others = [s for s in head.loose if s.cell.place is None and is_comparison(s.cell.text)]
    if not others:
        return 0
    cells = sorted((*head.columns, *head.loose), key=lambda s: s.printed_at)
    total = next((at for at, s in enumerate(cells) if s.key == "total"), len(cells))
    behind = list(takewhile(lambda s: any(s is other for other in others), cells[total + 1 :]))
    if not behind and _stands_beside_all(head, others):
        return len(others)
    return len(behind) if len(behind) == len(others) else None


def _stands_beside_all(head: RequestsHead, others: Sequence[Seen]) -> bool:
    """Whether the only header that is added is that of remarks, right behind 申请人情况: it reaches down beside all."""
    first = head.loose[0]
    return head.is_of_people and others == [first] and is_remark(first.cell.text)


def without_others(
    rows: Sequence[Found], others: int, adds_up: AddsUp, *, remarks: bool
) -> list[Found]:
    """The rows of 表三 without the cells of other columns; what has no cell in them keeps their number of columns.

    Args:
        rows: the rows, with as many columns as there are.
        others: how many of those the form does not have.
        adds_up: whether seven cells satisfy the identity of a row.
        remarks: whether no figure is expected in the other columns.
    """
    texts = [found.text for found in rows if not found.in_grid and found.text.cells]
    figures = all(cell.value is not None for row in texts for cell in row.cells)
    own = [row.cells for row in texts if len(row.cells) + others == row.columns]
    sums = [adds_up(cells) for cells in own if any(cell.text != "0" for cell in cells)]
    whole = len(own) == len(texts) and len(sums) > 0 and all(sums)
    none_is_longer = all(len(row.cells) + others <= row.columns for row in texts)
    empty = whole or (remarks and figures and none_is_longer)
    return [_without(found, others, adds_up, empty=empty, remarks=remarks) for found in rows]


def _without(
    found: Found,
    others: int,
    adds_up: AddsUp,
    *,
    empty: bool,
    remarks: bool,
) -> Found:
    row = found.text
    own = row.columns - others
    if found.in_grid:
        return found
    if empty or not row.cells:  # nothing stands in them anywhere
        return evolve(found, text=evolve(row, columns=own, adds_up=adds_up(row.cells)))
    cells = row.cells[:own]
    whole = len(row.cells) == row.columns or (remarks and len(row.cells) == own)
    if not whole or any(cell.value is None for cell in cells):
        return found
    text = evolve(row, cells=cells, columns=own, adds_up=adds_up(cells), last=False)
    return evolve(found, text=text)
