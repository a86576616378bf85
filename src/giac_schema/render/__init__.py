"""From the model to text: a report in a layout, a rule as a formula."""

from giac_schema.render.layouts import LAYOUTS, Layout, render

__all__ = ["LAYOUTS", "Layout", "render"]
