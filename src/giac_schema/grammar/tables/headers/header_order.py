"""In which order the columns of 表三 stand, by its headers.

The form has 总计 last and 自然人 first.  Some reports have 总计 on the left, or 法人或其他组织 before 自然人.
What their headers say is believed where it is certain: in a grid by the columns they stand in, in text by the
line they share; and where 总计 stands is checked by the sums of the rows.  A header that says something else
than the form, without either, leaves every figure without a column.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.grammar.layouts.edges import from_left
from giac_schema.grammar.placing.sums import summands_in
from giac_schema.grammar.tables.headers.header_room import column_of, leave_room, line_of
from giac_schema.grammar.tables.headers.request_strangers import are_strange
from giac_schema.grammar.tables.headers.torn_headers import are_torn
from giac_schema.grammar.words.values import Figure
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import APPLICANT_COLUMNS, LEGAL_PERSONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["FORM_ORDER", "Order", "column_order"]

Order: TypeAlias = tuple[str, ...]
"""The names of the seven columns, from left to right."""

FORM_ORDER: Order = APPLICANT_COLUMNS
_HEADERS = frozenset({*FORM_ORDER, LEGAL_PERSONS_HEADER})
_TOTAL = "total"


def column_order(
    heads: Sequence[Sequence[Seen]],
    rows: Iterable[Sequence[Seen]],
    words: Sequence[Sequence[Seen]],
) -> Order | None:
    """The order of the columns; ``None`` if the headers say another than the form's and nothing proves it.

    Args:
        heads: the header cells of each page.
        rows: what stands behind the label of each row.
        words: what stands among the headers of each page and is none that is known.
    """
    told = {_told(head, among) for head, among in zip_longest(heads, words, fillvalue=())}
    if len(told) != 1 and FORM_ORDER in told:
        told.discard(None)
    if len(told) > 1:
        return None
    order = next(iter(told), FORM_ORDER)
    if order is None or (order == FORM_ORDER and all(map(_is_whole, heads))):
        return order
    behind = list(rows)
    figures = [complete for loose in behind if (complete := _complete(loose))]
    if order == FORM_ORDER:
        return None if _is_denied(figures) else order
    if figures or all(map(_is_beside, heads)):
        return _proved(order, figures)
    return FORM_ORDER if _are_noughts(behind) else None


def _told(head: Sequence[Seen], words: Sequence[Seen]) -> Order | None:
    """The order that one header tells; the form's where it does not say otherwise; ``None`` if it is unclear."""
    return None if are_strange(head, words) else _read(head, words)


def _read(head: Sequence[Seen], words: Sequence[Seen]) -> Order | None:
    first = {s.key: s for s in reversed(head) if s.key in _HEADERS}
    places = {id(s): at for at, s in enumerate(head)}
    seen = sorted(first.values(), key=lambda s: places[id(s)])
    certain = _by_places(first) or _by_lines(seen)
    if certain is not None and set(certain) == set(FORM_ORDER):
        return certain
    if are_torn([s for s in seen if s.key != LEGAL_PERSONS_HEADER], words, FORM_ORDER):
        return FORM_ORDER
    beside = _by_edges(first)
    if beside is not None and len(beside) > 1:
        complete = set(beside) == set(FORM_ORDER)
        of_form = _is_of_form(beside) and _leaves_room(seen, words)
        return beside if complete else FORM_ORDER if of_form else None
    order = _one_by_one([s.key for s in seen])
    applicants = [name for name in order if name != _TOTAL]
    if applicants != sorted(applicants, key=FORM_ORDER.index):
        return None
    if len(order) == len(FORM_ORDER):
        return order
    return FORM_ORDER if _may_be_of_form(seen) and _leaves_room(seen, words) else None


def _is_whole(head: Sequence[Seen]) -> bool:
    return {s.key for s in head} >= set(FORM_ORDER)


def _may_be_of_form(seen: Sequence[Seen]) -> bool:
    """Whether headers of which some are not known come as the form has them: line by line, or all in one."""
    names = [s.key for s in seen if s.key != LEGAL_PERSONS_HEADER]
    if _is_of_form(tuple(names)):
        return True
    outer = [s for s in seen if s.key not in LEGAL_PERSONS]
    inner = [s for s in seen if s.key in LEGAL_PERSONS]
    if not outer or not inner or outer[0].key == _TOTAL:
        return False
    return [*outer, *inner] == list(seen) and line_of(outer[-1]) != line_of(inner[0])


def _leaves_room(seen: Sequence[Seen], words: Sequence[Seen]) -> bool:
    names = [s for s in seen if s.key != LEGAL_PERSONS_HEADER]
    return leave_room(names, words, [_missing(a, b) for a, b in pairwise(names)])


def _missing(before: Seen, behind: Seen) -> int:
    """How many columns the form has between two on a line of kinds of legal persons, or of them all."""
    inner = FORM_ORDER.index(behind.key) - FORM_ORDER.index(before.key) - 1
    of_two_rows = before.key == FORM_ORDER[0] and behind.key == _TOTAL
    return 0 if of_two_rows else inner


def _by_places(first: dict[str, Seen]) -> Order | None:
    """From left to right in a grid, if no header stands above another."""
    places = {name: s.cell.place for name, s in first.items() if name != LEGAL_PERSONS_HEADER}
    known = sorted((p.first, p.last, name) for name, p in places.items() if p is not None)
    if set(places) != set(FORM_ORDER) or len(known) != len(places):
        return None
    order = tuple(name for _, _, name in known)
    apart = all(a[1] < b[0] for a, b in pairwise(known))
    return order if apart and (order == FORM_ORDER or _covers(first)) else None


def _covers(first: dict[str, Seen]) -> bool:
    """Whether 法人或其他组织 stands above its kinds and no other; a label that reaches down may have moved them."""
    above = first[LEGAL_PERSONS_HEADER].cell.place if LEGAL_PERSONS_HEADER in first else None
    below = [(name, s.cell.place) for name, s in first.items() if name != LEGAL_PERSONS_HEADER]
    return above is None or all(
        place is None
        or (name in LEGAL_PERSONS) == (above.first <= place.first <= place.last <= above.last)
        for name, place in below
    )


def _by_edges(first: dict[str, Seen]) -> Order | None:
    """From left to right in text that is drawn with blanks, whose headers may be torn over several lines."""
    names = {id(s.cell): name for name, s in first.items() if name != LEGAL_PERSONS_HEADER}
    cells = [s.cell for name, s in first.items() if name != LEGAL_PERSONS_HEADER]
    beside = from_left(cells, apart=0)
    order = [names[id(cell)] for cell in beside or ()]
    legal = [at for at, name in enumerate(order) if name in LEGAL_PERSONS]
    together = not legal or legal[-1] - legal[0] == len(legal) - 1
    return tuple(order) if order and together else None


def _is_of_form(names: Order) -> bool:
    return list(names) == sorted(names, key=FORM_ORDER.index)


def _by_lines(seen: Sequence[Seen]) -> Order | None:
    """Row by row: in the place of 法人或其他组织 stands the row below it, which holds all its kinds."""
    runs = (sorted(run, key=column_of) for _, run in groupby(seen, line_of))
    lines = [[s.key for s in run] for run in runs]
    below = next((line for line in lines if set(line) >= set(LEGAL_PERSONS)), None)
    above = next((line for line in lines if LEGAL_PERSONS_HEADER in line), None)
    if below is None or below is above:
        return None
    if above is None:
        return tuple(below)
    at = above.index(LEGAL_PERSONS_HEADER)
    return (*above[:at], *below, *above[at + 1 :])


def _one_by_one(names: Sequence[str]) -> Order:
    """Headers that stand on lines of their own: the kinds of legal persons follow in the place of these."""
    outer = [name for name in names if name not in LEGAL_PERSONS]
    inner = [name for name in names if name in LEGAL_PERSONS]
    if LEGAL_PERSONS_HEADER not in outer:
        return tuple(names)
    at = outer.index(LEGAL_PERSONS_HEADER)
    return (*outer[:at], *inner, *outer[at + 1 :])


def _is_beside(head: Sequence[Seen]) -> bool:
    """Whether 总计 stands on the line of 自然人, which shows on what side of it: one above may reach down on either."""
    lines = {s.key: line_of(s) for s in reversed(head)}
    return _TOTAL in lines and lines[_TOTAL] == lines.get(FORM_ORDER[0])


def _are_noughts(rows: Sequence[Sequence[Seen]]) -> bool:
    """Whether every row is 0 throughout: then it is the same in any order.  The last may be cut."""
    values = [[s.cell.value for s in loose if s.terminal == "VALUE"] for loose in rows]
    seen = [row for row in values if row]
    whole = all(len(row) == len(FORM_ORDER) for row in seen[:-1])
    return whole and all(isinstance(v, Figure) and not v.number for row in seen for v in row)


def _complete(loose: Sequence[Seen]) -> list[Decimal]:
    """The figures of a row that has one, or a sign for nothing, for every column and is not all 0; else none."""
    numbers = summands_in([s.cell for s in loose if s.terminal == "VALUE"])
    return numbers if numbers and len(numbers) == len(FORM_ORDER) and any(numbers) else []


def _proved(order: Order, rows: Sequence[Sequence[Decimal]]) -> Order | None:
    """An order that is not the form's, if the sums of the rows say so too."""
    here, last = order.index(_TOTAL), len(FORM_ORDER) - 1
    held = Counter((_is_total(row, here), _is_total(row, last)) for row in rows)
    others = tuple(name for name in order if name != _TOTAL)
    if here == last:
        return order
    if held[True, False] and not held[False, True] and held[True, False] >= held[False, False]:
        return order
    of_form = held[False, True] and held[False, True] >= held[False, False]
    if of_form and not held[True, False] and others == FORM_ORDER[:-1]:
        return FORM_ORDER
    return None if rows or 0 < here < last else order


def _is_denied(rows: Sequence[Sequence[Decimal]]) -> bool:
    """Whether the sums of more rows say that 总计 stands elsewhere than say that it stands where the form has it."""
    last = [_is_total(row, len(FORM_ORDER) - 1) for row in rows]
    elsewhere = [any(_is_total(row, at) for at in range(len(row) - 1)) for row in rows]
    return sum(there and not here for here, there in zip(last, elsewhere, strict=True)) > sum(last)


def _is_total(row: Sequence[Decimal], at: int) -> bool:
    return 2 * row[at] == sum(row, Decimal(0))
