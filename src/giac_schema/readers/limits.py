"""How small and how large a table is that is read, whatever file it stands in; SECURITY.md lists all limits."""

from __future__ import annotations

__all__ = ["MOST_CELLS", "MOST_COLUMNS", "MOST_ROWS", "NARROWEST"]

NARROWEST = 4
"""Columns of the narrowest table of the form."""
MOST_COLUMNS = 128
"""Columns of a table beyond this are not read; the form has fifteen."""
MOST_ROWS = 4096
"""Rows of a table beyond this are not read; the form has fewer than fifty."""
MOST_CELLS = 50_000
"""Cells of all tables of a document, blank ones between others included; a report has a few hundred."""
