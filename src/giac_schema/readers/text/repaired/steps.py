"""What is done to every text before anyone looks for tables in it, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.readers.text.repaired.bars import (
    with_headings_apart,
    with_whole_bars,
    without_names,
)
from giac_schema.readers.text.repaired.counted import without_counts
from giac_schema.readers.text.repaired.joined import with_tabs
from giac_schema.readers.text.repaired.listed import with_bars_for_lists
from giac_schema.readers.text.repaired.rows import with_whole_cells
from giac_schema.readers.text.repaired.spans import without_spans
from giac_schema.readers.text.repaired.spread import closed_up
from giac_schema.readers.text.repaired.wrappings import unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["repaired"]

_STEPS: Final[tuple[Callable[[str], str], ...]] = (
    with_whole_bars,
    with_whole_cells,  # while two backslashes are still there
    closed_up,
    with_tabs,
    with_headings_apart,
    unwrapped,
    with_bars_for_lists,
    without_names,
    without_counts,
    without_spans,
)


def repaired(text: str) -> str:
    """A text as it was before programs wrapped it; what nothing was done to comes back as it is."""
    for step in _STEPS:
        text = step(text)
    return text
