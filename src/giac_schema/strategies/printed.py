"""Reports as they can stand on a page, so that reading the page gives them back."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from hypothesis import strategies as st

from giac_schema.model.disclosure import Disclosure2019, Disclosure2021, DisclosureHybrid
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, TABLES, ExtraRow, Report
from giac_schema.model.values import ABSENT, BLANK, Missing
from giac_schema.strategies.cells import counts, placeholders, words
from giac_schema.strategies.heads import heads
from giac_schema.strategies.reports import assembled, filled
from giac_schema.strategies.where import cells

if TYPE_CHECKING:
    from typing import Any

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition, TableName
    from giac_schema.model.values import Leaf

__all__ = ["hybrid_reports", "printed_reports"]

_MOST: Final = 30
_State: TypeAlias = int | Missing
_STATES: Final[list[tuple[_State, ...]]] = [
    (disclosure, requests, disputes)
    for disclosure in (0, BLANK, ABSENT)
    for requests in (0, BLANK)
    for disputes in (0, BLANK, ABSENT)
    if 0 in (disclosure, requests, disputes)
]
"""What the three tables are filled with.  表三 is never absent: it tells which form it is."""
_BLOCKS: Final = 4
"""第（一）（五）（六）（八）项: the blocks of 表二 that both forms have."""


def printed_reports(edition: Edition | None = None) -> st.SearchStrategy[Report]:
    """Reports of one edition, or of either, that a lossless layout can show whole.

    A table is filled in, left blank, or absent.  In one that is filled in most cells hold numbers,
    some are blank or hold a placeholder or words, and some rows may be absent, but never a part of a
    row.  At least one number stands somewhere, since a form without any is a blank form.

    A blank cell at the end of a row that has figures is not among them: behind the last figure of a
    text, it cannot be told from the fillers that some extractors put there, and reading rightly
    withholds such a row.  Nor is one at the start of 表四, which no label opens.  Words without a
    figure stand only in rows with one cell: in a longer one, of which each cell has its line, they may
    be the label of another row.
    """
    if edition is None:
        return st.one_of([printed_reports(each) for each in reversed(EDITIONS)])
    return st.builds(
        _printed,
        st.just(edition),
        st.sampled_from(_STATES),
        st.lists(cells(form(edition).cells(), _odd()), max_size=_MOST),
        st.lists(st.sampled_from(_may_be_absent(edition)), max_size=3),
        counts(),
        heads(),
        st.lists(_extra_rows(), max_size=1).map(tuple),
    )


def hybrid_reports() -> st.SearchStrategy[Report]:
    """Reports whose 表二 is of the other form than 表三, or mixes blocks of both."""
    return st.builds(
        _hybrid,
        printed_reports(),
        *[_disclosures(edition) for edition in EDITIONS],
        st.sampled_from(list(product(EDITIONS, repeat=_BLOCKS))),
        st.booleans(),
    )


def _odd() -> st.SearchStrategy[Missing]:
    return st.just(BLANK) | placeholders() | words()


def _printed(
    edition: Edition,
    states: tuple[_State, ...],
    changes: list[tuple[Ref, Leaf]],
    gone: list[tuple[Ref, ...]],
    sure: int,
    head: dict[str, Any],
    extra_rows: tuple[ExtraRow, ...],
) -> Report:
    state: dict[TableName, _State] = dict(zip(TABLES, states, strict=True))
    filled_in = [name for name in TABLES if state[name] == 0]
    absent = [(ref, ABSENT) for refs in gone for ref in refs]
    drawn = [
        (ref, leaf)
        for ref, leaf in [*changes, *absent]
        if ref.table in filled_in and not _is_hidden(ref, leaf, edition)
    ]
    empty = [
        (cell.ref, leaf)
        for name, leaf in state.items()
        if isinstance(leaf, Missing)
        for cell in form(edition).cells(name)
    ]
    certain = form(edition).cells(filled_in[0])[0].ref
    shown = extra_rows if "disclosure" in filled_in else ()
    return assembled(filled(edition, 0), [*drawn, *empty, (certain, sure)], head, shown)


def _is_hidden(ref: Ref, leaf: Leaf, edition: Edition) -> bool:
    """Whether nothing in some layout tells what such a leaf is in such a place."""
    if leaf == BLANK:
        return ref in _edges(edition)
    wordy = isinstance(leaf, Missing) and leaf.kind == "text" and not _DIGIT.search(leaf.raw)
    row = form(edition).find(ref.parent)
    return wordy and row is not None and len(row.children) > 1


_DIGIT: Final = re.compile(r"\d")


@cache
def _edges(edition: Edition) -> frozenset[Ref]:
    """The last cells of rows with several, and both ends of the one row of 表四."""
    shape = form(edition)
    rows = [row for table in TABLES[:2] for row in shape.rows(table) if len(row.children) > 1]
    disputes = shape.cells("disputes")
    ends = (disputes[0], disputes[-1], *(row.children[-1] for row in rows))
    return frozenset(cell.ref for cell in ends)


def _may_be_absent(edition: Edition) -> list[tuple[Ref, ...]]:
    """The cells of each row that may be absent.

    The first row of a table holds the number that is sure to be there, （六）其他处理 tells which form
    it is; neither may go, nor may a part of 表四, which has a single row.
    """
    rows = [row for table in TABLES[:2] for row in form(edition).rows(table)[1:]]
    return [
        tuple(cell.ref for cell in row.children)
        for row in rows
        if row.ref.path[:3] != ("requests", "outcome", "other")
    ]


def _extra_rows() -> st.SearchStrategy[ExtraRow]:
    """A row below 第（一）项, with a figure in each of its three columns."""
    figures = st.tuples(*[counts()] * 3)
    return st.builds(ExtraRow, st.just("disclosure"), st.just("其他主动公开文件"), figures)


def _disclosures(edition: Edition) -> st.SearchStrategy[Any]:
    """表二 of one form with no row absent."""
    drawn = st.lists(cells(form(edition).cells("disclosure"), _odd()), max_size=8)
    return drawn.map(lambda changes: _with_disclosure(edition, changes))


def _with_disclosure(edition: Edition, changes: list[tuple[Ref, Leaf]]) -> Any:
    inside = {r: leaf for r, leaf in changes if not _is_hidden(r, leaf, edition)}
    return filled(edition, 0).with_cells(inside).disclosure


def _hybrid(
    base: Report,
    of_2019: Disclosure2019,
    of_2021: Disclosure2021,
    forms: tuple[Edition, ...],
    procured: bool,  # noqa: FBT001 - drawn, not passed by hand
) -> Report:
    """The base with another 表二; what would be of the base's own form throughout is turned over."""
    if set(forms) == {base.edition}:
        forms = tuple("2019" if base.edition == "2021" else "2021" for _ in forms)
    disclosure = _disclosure(of_2019, of_2021, forms, procured=procured)
    fields = {name: getattr(base, name) for name in attrs.fields_dict(Report)}
    return Report(**{**fields, "disclosure": disclosure})


def _disclosure(
    of_2019: Disclosure2019, of_2021: Disclosure2021, forms: tuple[Edition, ...], *, procured: bool
) -> Disclosure2019 | Disclosure2021 | DisclosureHybrid:
    if len(set(forms)) == 1:
        return of_2019 if forms[0] == "2019" else of_2021
    documents, licences, penalties, fees = (of_2019 if f == "2019" else of_2021 for f in forms)
    return DisclosureHybrid(
        regulations=documents.regulations,
        normative_documents=documents.normative_documents,
        licensing=licences.licensing,
        penalties=penalties.penalties,
        coercive_measures=penalties.coercive_measures,
        administrative_fees=fees.administrative_fees,
        other_services=of_2019.other_services if licences is of_2019 else None,
        procurement=of_2019.procurement if procured else None,
    )
