"""Labels of rows that are captions of tables: ``### （一）予以公开`` above a table of which that is the only row.

Programs that rewrite a report in Markdown set one above each row.  The row itself follows, with its label and its
figures; between them stands the header of its table.  One with words that nobody knows may name other columns than
the form's, and says that nothing is proved; so a caption is left out only where nothing but a corner is behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.parts import RequestsHead, RequestsRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part

__all__ = ["without_captions"]

_MARKS = ("#", "*")
"""What opens a caption in Markdown: that of a heading, and that of bold words."""
_CORNER = 1
"""So many words may stand before all headers and be none: 类别."""


def without_captions(parts: Sequence[Part]) -> list[Part]:
    """The parts without labels that are captions of the row behind the next header."""
    found: list[Part] = []
    below: Part | None = None
    for part in reversed(parts):
        if _is_caption(part, below):
            continue
        found.append(part)
        if not isinstance(part, RequestsHead):
            below = part
    return found[::-1]


def _is_caption(part: Part, below: Part | None) -> bool:
    """Whether a label is set as a caption, and that of the next row."""
    if not isinstance(part, RequestsRow) or not isinstance(below, RequestsRow):
        return False
    marked = part.label.cell.text.startswith(_MARKS) and part.label.key == below.label.key
    return marked and len(part.loose) <= _CORNER
