"""From the model to text and files: a report in a layout, a blank form, a rule as a formula."""

from giac_schema.render.blank import blank_form
from giac_schema.render.hidden import drawn, hidden
from giac_schema.render.layouts import (
    LAYOUTS,
    FileLayout,
    FileLayoutName,
    Layout,
    TextLayout,
    TextLayoutName,
    find_layout,
    render,
)

__all__ = [
    "LAYOUTS",
    "FileLayout",
    "FileLayoutName",
    "Layout",
    "TextLayout",
    "TextLayoutName",
    "blank_form",
    "drawn",
    "find_layout",
    "hidden",
    "render",
]
