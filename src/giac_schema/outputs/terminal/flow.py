"""Lines of Chinese and English broken where a reader can bear it.

A terminal library breaks text at spaces, and Chinese has none: a long sentence would be cut
wherever the line is full, in the middle of a figure too, and 15 would read as 1 and 5.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["Flow", "breaks"]

# Opening brackets, a figure or word or one other character, closing marks, blanks behind it.
# An id or an address goes on behind an underscore.
_PIECE: Final = re.compile(
    r"[(\[（“‘〔《]*(?:[!-^`-~]*_+|[!-^`-~]+|\S)[)\]，。：；、！？）”’〕》…]*\s*|\s+"
)


@frozen
class Flow:
    """Text that breaks between words and characters, never inside a figure.

    Lines after the first stand under the text, beside its sign.
    """

    text: Text
    sign: Text = Text()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = self.sign.cell_len + 1 if self.sign else 0
        offsets = list(breaks(self.text.plain, max(options.max_width - indent, 8)))
        for index, line in enumerate(self.text.divide(offsets)):
            line.rstrip()
            lead = Text(" " * indent) if index or not indent else Text.assemble(self.sign, " ")
            yield Text.assemble(lead, line)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        indent = self.sign.cell_len + 1 if self.sign else 0
        return Measurement(1, self.text.cell_len + indent).with_maximum(options.max_width)


def breaks(text: str, width: int) -> Iterator[int]:
    """Where lines after the first begin, so that each is at most ``width`` columns wide.

    A single figure or word that is wider than a line is cut; nothing else is.
    """
    used = 0
    for piece in _PIECE.finditer(text):
        size = cell_len(piece[0].rstrip())
        if used and used + size > width:
            yield piece.start()
            used = 0
        if size > width:
            yield from range(piece.start() + width, piece.end(), width)
            used = size % width
        else:
            used += cell_len(piece[0])
