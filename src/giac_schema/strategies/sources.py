"""The same report in any layout or kind of file, clean or soiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from giac_schema.render import LAYOUTS
from giac_schema.strategies.soiling.catalogue import SOILINGS
from giac_schema.strategies.soiling.printout import soil

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.report import Report
    from giac_schema.render import FileLayout, TextLayout
    from giac_schema.strategies.soiling.printout import Printout, Soiling

__all__ = ["soilings", "sources"]

_MOST = 3


def soilings(
    layout: TextLayout | FileLayout | None = None, *, lossless: bool | None = None
) -> st.SearchStrategy[Soiling]:
    """One of the soilings, or of those that happen to a layout, or of those that lose nothing or something."""
    return st.sampled_from(_fitting(SOILINGS.values(), layout, lossless))


def sources(
    report: Report,
    *,
    layouts: Iterable[TextLayout | FileLayout] | None = None,
    soiled_by: Iterable[Soiling] | None = None,
    lossless: bool | None = None,
    most: int = _MOST,
) -> st.SearchStrategy[Printout]:
    """A report as it may come out somewhere: in a layout, with a few soilings or none.

    They shrink to the first layout without any soiling.

    Args:
        report: the report.
        layouts: the layouts to draw from; by default all.
        soiled_by: the soilings to draw from; by default all, and with ``()`` every source is clean.
        lossless: ``True`` for layouts and soilings under which the whole report can be read, ``False``
            for sources under which some of it may be lost.
        most: soilings of one source at most.
    """
    among = tuple(LAYOUTS.values() if layouts is None else layouts)
    known = tuple(SOILINGS.values() if soiled_by is None else soiled_by)
    chosen = [each for each in among if each.lossless or not lossless]
    return st.sampled_from(chosen).flatmap(
        lambda layout: _in_layout(report, layout, known, lossless, most)
    )


def _in_layout(
    report: Report,
    layout: TextLayout | FileLayout,
    known: Iterable[Soiling],
    lossless: bool | None,  # noqa: FBT001 - private
    most: int,
) -> st.SearchStrategy[Printout]:
    fitting = _fitting(known, layout, lossless=True if lossless else None)
    losing = _fitting(known, layout, lossless=False)
    some = (
        st.lists(st.sampled_from(fitting), max_size=most, unique=True) if fitting else st.just([])
    )
    if lossless is False and layout.lossless:
        some = st.tuples(some, st.sampled_from(losing)).map(lambda drawn: _joined(*drawn, most))
    return st.builds(
        soil, st.just(report), st.just(layout), some, st.randoms(use_true_random=False)
    )


def _joined(drawn: list[Soiling], losing: Soiling, most: int) -> list[Soiling]:
    """So many soilings at most, one that loses something among them."""
    return [*[each for each in drawn if each != losing][: most - 1], losing]


def _fitting(
    known: Iterable[Soiling],
    layout: TextLayout | FileLayout | None,
    lossless: bool | None,  # noqa: FBT001 - private
) -> list[Soiling]:
    return [
        each
        for each in known
        if (layout is None or layout.name in each.layouts) and lossless in {None, each.lossless}
    ]
