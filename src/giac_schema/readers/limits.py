"""How much of a table is read, whatever kind of file it stands in; SECURITY.md lists these and all other limits."""

from __future__ import annotations

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "MOST_ROWS"]

MOST_COLUMNS = 128
"""Columns of a table beyond this are not read; the form has fifteen."""
MOST_ROWS = 4096
"""Rows of a table beyond this are not read; the form has fewer than fifty."""
MOST_CELLS = 50_000
"""Cells of all tables of a document, blank ones between others included; a report has a few hundred."""
