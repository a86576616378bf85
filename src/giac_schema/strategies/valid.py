"""Reports that keep every ``must`` identity of the form, by construction.

Nothing is filtered: what is drawn are the few cells above zero that no identity binds, and every
total is their sum.  So examples are quick to make and shrink to a form of zeros.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, Report
from giac_schema.model.requests import APPLICANTS
from giac_schema.strategies.heads import heads
from giac_schema.strategies.reports import assembled, filled
from giac_schema.strategies.where import cells

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from giac_schema.model.report import Edition
    from giac_schema.model.values import Leaf

__all__ = ["valid_reports"]

_TOTAL: Final = "total"
_RECEIVED, _CARRIED_IN, _OUTCOME, _CARRIED_OUT = (
    Ref(("requests", name)) for name in ("received", "carried_in", "outcome", "carried_out")
)


def valid_reports(
    edition: Edition | None = None, largest: int = 9_999
) -> st.SearchStrategy[Report]:
    """Reports of one edition, or of either, in which every sum is right and nothing is missing.

    Args:
        edition: The form; either if ``None``.
        largest: The largest figure that stands in a cell which is no total.
    """
    if edition is None:
        return st.one_of([valid_reports(each, largest) for each in reversed(EDITIONS)])
    figures = st.integers(1, min(9, largest)) | st.integers(1, largest)
    return st.builds(
        _valid,
        st.builds(filled, st.just(edition), st.just(0)),
        st.lists(cells(form(edition).cells("disclosure")), max_size=6),
        st.dictionaries(st.sampled_from(_free(edition)), figures, max_size=20),
        st.dictionaries(st.sampled_from(APPLICANTS), figures, max_size=3),
        st.dictionaries(st.sampled_from(_results()), figures, max_size=6),
        heads(),
    )


def _valid(
    zeros: Report,
    disclosure: list[tuple[Ref, Leaf]],
    decided: Mapping[Ref, int],
    carried_in: Mapping[str, int],
    results: Mapping[Ref, int],
    head: dict[str, Any],
) -> Report:
    requests = _requests(decided, carried_in)
    totals = {**_with_totals(requests), **_with_totals(results)}
    return assembled(zeros, [*disclosure, *totals.items()], head)


def _free(edition: Edition) -> list[Ref]:
    """The cells of 表三 that no identity binds: outcomes and what is carried out, by applicant."""
    bound = (_RECEIVED, _CARRIED_IN, _OUTCOME / _TOTAL)
    rows = [row for row in form(edition).rows("requests") if row.ref not in bound]
    return [row.ref / applicant for row in rows for applicant in APPLICANTS]


def _results() -> list[Ref]:
    return [c.ref for c in form("2021").cells("disputes") if c.ref.name != _TOTAL]


def _requests(decided: Mapping[Ref, int], carried_in: Mapping[str, int]) -> dict[Ref, int]:
    """The figures of 表三 by applicant: what was decided or carried out has come in before.

    Of what has come in, as much as drawn, and no more than there is, came from last year.
    """
    found: Counter[Ref] = Counter(decided)
    for ref, figure in decided.items():
        applicant = ref.name
        found[_RECEIVED / applicant] += figure
        if ref.parent != _CARRIED_OUT:
            found[_OUTCOME / _TOTAL / applicant] += figure
    for applicant, figure in carried_in.items():
        moved = min(figure, found[_RECEIVED / applicant])
        found[_CARRIED_IN / applicant] = moved
        found[_RECEIVED / applicant] -= moved
    return found


def _with_totals(figures: Mapping[Ref, int]) -> dict[Ref, int]:
    """The figures and, for each row, their sum."""
    totals: Counter[Ref] = Counter()
    for ref, figure in figures.items():
        totals[ref.parent / _TOTAL] += figure
    return {**figures, **totals}
