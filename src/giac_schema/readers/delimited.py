"""CSV and TSV to grids, where a text is certainly one: every record has as many fields as its table.

Text in which tabs or commas are only layout goes on to the layouts of ``grammar``.
"""

from __future__ import annotations

import csv
from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.model.document import Document, Grid, GridCell, Paragraph
from giac_schema.model.source import Position
from giac_schema.readers.grids import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.document import Block

__all__ = ["read_delimited"]

_MARKS = (",", "\t", ";")
_FEWEST = 15
"""Records of a table of comma-separated values; 表二 alone has fourteen rows, and 表三 follows."""
_NARROWEST = 4
"""Fields of a record: the narrowest table of the form has four columns."""
