"""In which order the columns of 表三 stand, by its headers.

The form has 总计 last and 自然人 first.  Some reports have 总计 on the left, or 法人或其他组织 before 自然人.
What their headers say is believed where it is certain: in a grid by the columns they stand in, in text by the
line they share; and where 总计 stands is checked by the sums of the rows.  A header that says something else
than the form, without either, leaves every figure without a column.
"""

from __future__ import annotations

from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.header_room import (
    column_of,
    drawn_beside,
    leave_room,
    line_of,
)
from giac_schema.grammar.tables.headers.request_columns import (
    FORM_ORDER,
    TOTAL,
    Order,
    are_noughts,
    full_rows,
    is_denied,
    proved,
)
from giac_schema.grammar.tables.headers.request_strangers import are_strange
from giac_schema.grammar.tables.headers.torn_headers import are_torn
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import LEGAL_PERSONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["column_order"]


def column_order(
    heads: Sequence[Sequence[Seen]],
    rows: Sequence[Sequence[Seen]],
    words: Sequence[Sequence[Seen]],
) -> Order | None:
    """The order of the columns; ``None`` if the headers say another than the form's and nothing proves it.

    Args:
        heads: the header cells of each page.
        rows: what stands behind the label of each row.
        words: what stands among the headers of each page and is none that is known.
    """
    told = {_told(head, among) for head, among in zip_longest(heads, words, fillvalue=())}
    if FORM_ORDER in told:
        told.discard(None)  # where one page is clear, another that is not says nothing else
    if len(told) > 1:
        return None
    order = next(iter(told), FORM_ORDER)
    if order is None or (order == FORM_ORDER and all(map(_is_whole, heads))):
        return order
    figures = full_rows(rows)
    if order == FORM_ORDER:
        return None if is_denied(figures) else order
    if figures or all(map(_is_beside, heads)):
        return proved(order, figures)
    return FORM_ORDER if are_noughts(rows) else None


def _told(head: Sequence[Seen], words: Sequence[Seen]) -> Order | None:
    """The order that one header tells; the form's where it does not say otherwise; ``None`` if it is unclear.

    The surest sign comes first: columns of a grid, lines, edges in drawn text, and last the order in which the
    headers are read.  Headers of which some are not known have the form's order if they may have it.
    """
    if are_strange(head, words):
        return None
    first: dict[str, Seen] = {}
    for seen in head:
        first.setdefault(seen.key, seen)
    headers = list(first.values())
    certain = _by_places(first) or _by_lines(headers)
    if certain is not None and set(certain) == set(FORM_ORDER):
        return certain
    columns = [seen for seen in headers if seen.key != LEGAL_PERSONS_HEADER]
    if are_torn(columns, words, FORM_ORDER):
        return FORM_ORDER
    order = _by_edges(columns)
    if order is not None:
        may_be_of_form = _is_of_form(order)
    else:
        order = _one_by_one(list(first))
        may_be_of_form = _may_be_of_form(headers, columns)
        if not _is_of_form([name for name in order if name != TOTAL]):
            return None
    if len(order) == len(FORM_ORDER):
        return order
    missing = [_missing(a, b) for a, b in pairwise(columns)]
    return FORM_ORDER if may_be_of_form and leave_room(columns, words, missing) else None


def _is_whole(head: Sequence[Seen]) -> bool:
    return {s.key for s in head} >= set(FORM_ORDER)


def _is_of_form(names: Sequence[str]) -> bool:
    return list(names) == sorted(names, key=FORM_ORDER.index)


def _may_be_of_form(headers: Sequence[Seen], columns: Sequence[Seen]) -> bool:
    """Whether headers of which some are not known come as the form has them: line by line, or all in one."""
    if _is_of_form([s.key for s in columns]):
        return True
    outer = [s for s in headers if s.key not in LEGAL_PERSONS]
    inner = [s for s in headers if s.key in LEGAL_PERSONS]
    if not outer or not inner or outer[0].key == TOTAL:
        return False
    return [*outer, *inner] == headers and line_of(outer[-1]) != line_of(inner[0])


def _missing(before: Seen, behind: Seen) -> int:
    """How many columns the form has between two on a line of kinds of legal persons, or of them all."""
    inner = FORM_ORDER.index(behind.key) - FORM_ORDER.index(before.key) - 1
    of_two_rows = before.key == FORM_ORDER[0] and behind.key == TOTAL
    return 0 if of_two_rows else inner


def _by_places(first: Mapping[str, Seen]) -> Order | None:
    """From left to right in a grid, if no header stands above another."""
    places = {name: s.cell.place for name, s in first.items() if name != LEGAL_PERSONS_HEADER}
    known = sorted((p.first, p.last, name) for name, p in places.items() if p is not None)
    if set(places) != set(FORM_ORDER) or len(known) != len(places):
        return None
    order = tuple(name for _, _, name in known)
    apart = all(a[1] < b[0] for a, b in pairwise(known))
    return order if apart and (order == FORM_ORDER or _covers(first)) else None


def _covers(first: Mapping[str, Seen]) -> bool:
    """Whether 法人或其他组织 stands above its kinds and no other; a label that reaches down may have moved them."""
    above = first[LEGAL_PERSONS_HEADER].cell.place if LEGAL_PERSONS_HEADER in first else None
    below = [(name, s.cell.place) for name, s in first.items() if name != LEGAL_PERSONS_HEADER]
    return above is None or all(
        place is None
        or (name in LEGAL_PERSONS) == (above.first <= place.first <= place.last <= above.last)
        for name, place in below
    )


def _by_edges(columns: Sequence[Seen]) -> Order | None:
    """From left to right in text that is drawn with blanks, whose headers may be torn over several lines."""
    order = tuple(s.key for s in drawn_beside(columns, apart=0) or ())
    legal = [at for at, name in enumerate(order) if name in LEGAL_PERSONS]
    together = not legal or legal[-1] - legal[0] == len(legal) - 1
    return order if len(order) > 1 and together else None


def _by_lines(headers: Sequence[Seen]) -> Order | None:
    """Row by row: in the place of 法人或其他组织 stands the row below it, which holds all its kinds."""
    runs = (sorted(run, key=column_of) for _, run in groupby(headers, line_of))
    lines = [[s.key for s in run] for run in runs]
    below = next((line for line in lines if set(line) >= set(LEGAL_PERSONS)), None)
    above = next((line for line in lines if LEGAL_PERSONS_HEADER in line), None)
    if below is None or below is above:
        return None
    return tuple(below) if above is None else _with_kinds(above, below)


def _one_by_one(names: Sequence[str]) -> Order:
    """Headers that stand on lines of their own: the kinds of legal persons follow in the place of these."""
    if LEGAL_PERSONS_HEADER not in names:
        return tuple(names)
    outer = [name for name in names if name not in LEGAL_PERSONS]
    return _with_kinds(outer, [name for name in names if name in LEGAL_PERSONS])


def _with_kinds(outer: Sequence[str], kinds: Sequence[str]) -> Order:
    """Headers with the kinds of legal persons in the place of 法人或其他组织."""
    at = outer.index(LEGAL_PERSONS_HEADER)
    return (*outer[:at], *kinds, *outer[at + 1 :])


def _is_beside(head: Sequence[Seen]) -> bool:
    """Whether 总计 stands on the line of 自然人, which shows on what side of it: one above may reach down on either."""
    lines = {s.key: line_of(s) for s in reversed(head)}
    return TOTAL in lines and lines[TOTAL] == lines.get(FORM_ORDER[0])
