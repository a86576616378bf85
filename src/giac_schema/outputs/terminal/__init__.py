"""Readings and findings on a terminal, with rich.

Every function gives something that rich can print; nothing is printed here.  What a file says
is never taken as markup, and its control characters are written out.
"""

from giac_schema.outputs.terminal.brief import brief
from giac_schema.outputs.terminal.report import checked, reading

__all__ = ["brief", "checked", "reading"]
