"""Layouts, and reports written down in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from giac_schema.render import LAYOUTS, Layout, render

if TYPE_CHECKING:
    from giac_schema.model.report import Report

__all__ = ["layouts", "texts"]


def layouts(*, lossless: bool | None = None) -> st.SearchStrategy[Layout]:
    """Every layout, or only those that are lossless, or only those that are not."""
    found = [each for each in LAYOUTS.values() if lossless in (None, each.lossless)]
    return st.sampled_from(found)


def texts(report: Report, layout: Layout | str | None = None) -> st.SearchStrategy[str]:
    """A report in a layout, or in any lossless one."""
    chosen = layouts(lossless=True) if layout is None else st.just(layout)
    return chosen.map(lambda each: render(report, each))
