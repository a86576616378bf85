"""Layouts, and reports written down in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from giac_schema.render import LAYOUTS, FileLayout, Layout, TextLayout, render

if TYPE_CHECKING:
    from giac_schema.model.report import Report
    from giac_schema.render import TextLayoutName

__all__ = ["file_layouts", "layouts", "text_layouts", "texts"]


def layouts(*, lossless: bool | None = None) -> st.SearchStrategy[TextLayout | FileLayout]:
    """Every layout, or only those that are lossless, or only those that are not."""
    return st.sampled_from([each for each in LAYOUTS.values() if _is(each, lossless)])


def text_layouts(*, lossless: bool | None = None) -> st.SearchStrategy[TextLayout]:
    """The layouts that are text: HTML, Markdown, and what extractors make of a table."""
    found = [each for each in LAYOUTS.values() if isinstance(each, TextLayout)]
    return st.sampled_from([each for each in found if _is(each, lossless)])


def file_layouts(*, lossless: bool | None = None) -> st.SearchStrategy[FileLayout]:
    """The layouts that are files of their own kind; writing and reading one takes ten times as long."""
    found = [each for each in LAYOUTS.values() if isinstance(each, FileLayout)]
    return st.sampled_from([each for each in found if _is(each, lossless)])


def _is(layout: Layout, lossless: bool | None) -> bool:  # noqa: FBT001 - private
    return lossless in (None, layout.lossless)


def texts(
    report: Report, layout: TextLayout | TextLayoutName | None = None
) -> st.SearchStrategy[str]:
    """A report in a layout of text, or in any lossless one."""
    chosen = text_layouts(lossless=True) if layout is None else st.just(layout)
    return chosen.map(lambda each: render(report, each))
