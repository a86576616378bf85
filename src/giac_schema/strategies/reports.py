"""Any report the model can hold."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import attrs
from hypothesis import strategies as st

from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, ExtraRow, Report, Report2019, Report2021
from giac_schema.model.values import ABSENT, BLANK
from giac_schema.strategies.cells import leaves, missing
from giac_schema.strategies.heads import heads
from giac_schema.strategies.where import cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition
    from giac_schema.model.values import Leaf

__all__ = ["assembled", "extras", "filled", "reports"]

_CLASSES: Final[dict[Edition, type[Report2019 | Report2021]]] = {
    "2021": Report2021,
    "2019": Report2019,
}
_MOST: Final = 40
"""Cells drawn one by one; the others share one value, which keeps examples small and quick."""


def reports(edition: Edition | None = None) -> st.SearchStrategy[Report]:
    """Reports of one edition, or of either: odd figures, every kind of missing cell, extra rows.

    They need not make sense, and not all of them can be printed.  They shrink to a form of zeros.
    """
    if edition is None:
        return st.one_of([reports(each) for each in reversed(EDITIONS)])
    return st.builds(
        assembled,
        st.builds(filled, st.just(edition), st.sampled_from([0, BLANK, ABSENT])),
        st.lists(cells(form(edition).cells(), missing()), max_size=_MOST),
        heads(),
        extras(),
    )


def extras() -> st.SearchStrategy[tuple[ExtraRow, ...]]:
    """Rows that the form does not have."""
    row = st.builds(
        ExtraRow,
        st.just("disclosure"),
        st.sampled_from(["其他主动公开文件", "行政征收"]),
        st.lists(leaves(), max_size=3).map(tuple),
    )
    return st.lists(row, max_size=2).map(tuple)


def assembled(
    base: Report,
    changes: Iterable[tuple[Ref, Leaf]],
    head: dict[str, Any],
    extra_rows: tuple[ExtraRow, ...] = (),
) -> Report:
    """A report with other cells, a head and extra rows."""
    return attrs.evolve(base.with_cells(dict(changes)), extras=extra_rows, **head)


@cache
def filled(edition: Edition, leaf: Leaf) -> Report:
    """The form of an edition with the same in every cell; a zero is an amount where money stands."""
    cells = form(edition).cells()
    zero = Decimal(0) if leaf == 0 else leaf
    return _CLASSES[edition]().with_cells(
        {node.ref: zero if node.entry.is_money else leaf for node in cells}
    )
