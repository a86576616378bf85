"""The same report with some cells left blank."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import field, frozen
from hypothesis import strategies as st

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import Report
from giac_schema.model.values import BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.model.report import Edition

__all__ = ["Blanked", "blanked"]

_MOST = 12


@frozen
class Blanked:
    """A report, and the same with some cells left blank."""

    full: Report = field(repr=False)
    report: Report = field(repr=False)
    cells: tuple[Ref, ...]
    """The cells left blank."""


def blanked(
    drawn: st.SearchStrategy[Report], edition: Edition, cells: Sequence[Ref] = ()
) -> st.SearchStrategy[Blanked]:
    """Reports with some cells left blank.

    Args:
        drawn: The reports, all of one edition.
        edition: That edition.
        cells: The cells among which to choose; all of the form if there are none.
    """
    places = st.sampled_from(list(cells) or _all_cells(edition))
    return st.builds(_blanked, drawn, st.lists(places, max_size=_MOST, unique=True))


def _blanked(full: Report, cells: list[Ref]) -> Blanked:
    return Blanked(full, full.with_cells(dict.fromkeys(cells, BLANK)), tuple(cells))


@cache
def _all_cells(edition: Edition) -> list[Ref]:
    return [node.ref for node in form(edition).cells()]
