"""Lines of prose to paragraphs: where a line is full, the next one goes on with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.grammar.words.headings import parse_heading
from giac_schema.model.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.readers.pdf.lines import Line

__all__ = ["Setting", "paragraphs", "setting"]


@frozen
class Setting:
    """How the prose of a document is set."""

    left: float
    right: float
    indented: bool
    """Whether a paragraph begins with an indent, so that a line without one goes on."""

    def full(self, height: float) -> float:
        """Where a line of some height ends at least that is full."""
        slack = _SHORT * (self.right - self.left) if self.indented else 0.0
        return self.right - max(_INDENT * height, slack)


def setting(found: Sequence[Line], width: float) -> Setting:
    """How some lines are set: prose ends where several of them do, or as far from one side as from the other."""
    left = min((line.left for line in found), default=0.0)
    least, most = _INDENTED
    indents = sum(least * x.height < x.left - left < most * x.height for x in found)
    return Setting(left, _right(found, left, width), indents >= _SEVERAL)


def _right(found: Sequence[Line], left: float, width: float) -> float:
    long = [x for x in found if len(x.pieces) == 1 and x.right - x.left > (width - left) / 2]
    ends = sorted(((line.right, line.height) for line in long), reverse=True)
    for right, height in ends:
        if sum(right - _INDENT * height < end <= right for end, _ in ends) >= _SEVERAL:
            return right
    return max([width - left, *(right for right, _ in ends)])


_SEVERAL = 3
_SHORT = 0.15
"""The part of a line that may be blank at its end, as punctuation leaves it, where paragraphs are indented."""
_INDENTED = (1.3, 3.5)
"""Characters by which paragraphs are indented, at least and at most."""


def paragraphs(run: Sequence[Line], page: Setting) -> Iterator[Paragraph]:
    """The paragraphs that lines are, their wrapped lines put together."""
    lines: list[Line] = []
    for line in run:
        if lines and not _goes_on(lines[-1], line, page):
            yield Paragraph(_text(lines))
            lines = []
        lines.append(line)
    if lines:
        yield Paragraph(_text(lines))


_INDENT = 1.5
"""Characters by which a line that is full may be short, and more than which a paragraph is indented."""
_ALIKE = 1.25
"""Lines of a paragraph are of one height, give or take a quarter."""
_SPACING = 2.2
"""Lines of a paragraph are no farther apart than so many times their height."""


def _goes_on(above: Line, below: Line, page: Setting) -> bool:
    """Whether a line is the next one of the same paragraph."""
    height = max(above.height, below.height)
    if parse_heading(above.text) or parse_heading(below.text):
        return False
    if above.right < page.full(height) or below.left > page.left + height:
        return False
    if height > _ALIKE * min(above.height, below.height):
        return False
    return below.top - above.top < _SPACING * height or _on_next_page(above, below, height)


_FAR = 4.0


def _on_next_page(above: Line, below: Line, height: float) -> bool:
    """Whether so much blank lies between two lines as only a page break leaves."""
    return below.top - above.bottom > _FAR * height


def _text(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for above, below in pairwise(lines):
        latin = (above.text[-1:] + below.text[:1]).isascii() and above.text[-1:].isalpha()
        text += (" " if latin else "") + below.text
    return " ".join(text.split())
