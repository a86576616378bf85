"""Lines that are left out of rows too low for them.

Programs print as many lines of a cell as have room in it.  Where words of the form are cut short so, figures may be:

    │ 结 │ 结 │ 其 │        of 结果维持 and its like one line is printed of two or four,
    │ 13 │ 18 │ 17 │        and of 133 one, perhaps
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.torn import is_part_of_header, is_part_of_row
from giac_schema.grammar.words.matching import exact
from giac_schema.readers.pdf.drawing.glyphs import UNKNOWN
from giac_schema.readers.pdf.ruled.brinks import is_digits

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from giac_schema.readers.pdf.drawing.glyphs import Glyph
    from giac_schema.readers.pdf.rulings.lattice import Lattice
    from giac_schema.readers.pdf.rulings.spans import Span
    from giac_schema.readers.pdf.rulings.tables import Box

__all__ = ["without_left_out"]

_FEWEST = 3
"""Words of the form that are cut short in rows too low for more: one or two may go on behind a page break."""


def without_left_out(
    lattice: Lattice,
    boxes: Mapping[Span, Box],
    full: Collection[Span],
    texts: Mapping[Span, Sequence[Glyph]],
) -> tuple[Box, ...]:
    """The cells of a table, as unknown the figures that may go on in a line that has no room, if its words do.

    Args:
        lattice: the rulings of the table.
        boxes: its cells.
        full: those whose last line has no room for one more character.
        texts: the characters that stand in them.
    """
    figures = {span for span in full if is_digits(boxes[span].text)}
    if figures:
        low = [span for span in full if _is_low(lattice, span, texts[span])]
        if sum(_is_cut(boxes[span].text) for span in low) >= _FEWEST:
            doubted = figures.intersection(low)
            return tuple(
                box.saying(box.text + UNKNOWN) if span in doubted else box
                for span, box in boxes.items()
            )
    return tuple(boxes.values())


def _is_low(lattice: Lattice, span: Span, glyphs: Sequence[Glyph]) -> bool:
    """Whether a cell has no room for a line more."""
    _, north, _, south = lattice.bounds(span)
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    return south - north - (bottom - top) < max(g.bottom - g.top for g in glyphs)


def _is_cut(text: str) -> bool:
    """Whether a text is a part of a label or header of the form, and none itself."""
    return not exact(text) and (is_part_of_header(text) or is_part_of_row(text))
