"""表三 turned by a quarter in text: the rows of the form beside each other, and behind each applicant its figures.

    申请人情况 | 一、本年新收… | 二、上年结转… | （一）予以公开 | …
    自然人     | 12            | 0             | 3              | …
    商业企业   | 3             | 1             | 0              | …

(A grid is set upright first, see ``upright``.)  It is read only if it is whole: seven applicants, each with a
figure for every row, and the rows in the order of the form, so that none of them can stand on another line.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.request_columns import FORM_ORDER, ROW_POSITIONS
from giac_schema.grammar.tables.parts import RequestsGroup, RequestsHead, RequestsRow
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["is_turned", "turned_rows"]


def is_turned(parts: Sequence[Part]) -> bool:
    """Whether text has the figures behind the names of applicants, and none behind the labels of rows."""
    rows = [part for part in parts if isinstance(part, RequestsRow)]
    heads = [part for part in parts if isinstance(part, RequestsHead)]
    behind = sum(s.terminal == "VALUE" for head in heads for s in head.loose)
    return behind > len(rows) > 0 and not any(s.terminal == "VALUE" for r in rows for s in r.loose)


def turned_rows(parts: Sequence[Part]) -> list[tuple[Seen, tuple[Cell, ...]]]:
    """Each row with its seven figures in the form's order; none if any figure is missing.

    Args:
        parts: the parts of the tables, labels of groups told from those of rows.
    """
    rows = (part for part in parts if isinstance(part, RequestsRow))
    labels = [row.label for row in rows if not isinstance(row, RequestsGroup)]
    order = [ROW_POSITIONS[label.key] for label in labels]
    columns = dict(_columns(parts))
    whole = set(columns) == set(FORM_ORDER) and {len(c) for c in columns.values()} == {len(labels)}
    if not whole or any(a >= b for a, b in pairwise(order)):
        return []
    return [
        (label, tuple(columns[name][at] for name in FORM_ORDER)) for at, label in enumerate(labels)
    ]


def _columns(parts: Sequence[Part]) -> Iterator[tuple[str, list[Cell]]]:
    """The figures behind each applicant; of one that is named twice, or has words behind it, none."""
    seen = [s for p in parts if isinstance(p, RequestsHead) for s in (*p.columns, *p.loose)]
    seen.sort(key=lambda s: s.printed_at)
    starts = [at for at, s in enumerate(seen) if s.match is not None]
    names = [seen[at].key for at in starts]
    for start, end in pairwise([*starts, len(seen)]):
        figures = [s.cell for s in seen[start + 1 : end] if s.terminal == "VALUE"]
        name = seen[start].key
        if name == LEGAL_PERSONS_HEADER and not figures:
            continue
        alone = names.count(name) == 1 and len(figures) == end - start - 1
        yield name, figures if alone else []
