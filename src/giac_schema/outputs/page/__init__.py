"""Pages for people: one report with its tables and findings, and the list of many.

A page stands alone: no file beside it, nothing fetched, both languages in it.  Importing this needs the
extra ``page``.
"""

from giac_schema.errors import MissingExtra

try:
    import jinja2  # noqa: F401 - what the other modules here need
except ImportError as error:
    raise MissingExtra("A page of HTML", "page") from error

from giac_schema.outputs.overview import Line, line_of, unreadable_line
from giac_schema.outputs.page.index import index
from giac_schema.outputs.page.report import checked, reading, unreadable
from giac_schema.outputs.words.both import Both, in_both

__all__ = [
    "Both",
    "Line",
    "checked",
    "in_both",
    "index",
    "line_of",
    "reading",
    "unreadable",
    "unreadable_line",
]
