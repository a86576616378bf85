"""What a line says before the figures at its end: the same in many lines, while their figures are new in each."""

from __future__ import annotations

__all__ = ["before_figures"]

_DIGITS = "0123456789"
_BLANKS = " \t\u00a0\u3000"


def before_figures(text: str) -> str:
    """A line without the figures that stand behind blanks at its end; the line itself if none does."""
    if not text or text[-1] not in _DIGITS:
        return text
    before = text.rstrip(_BLANKS + _DIGITS)
    rest = text[len(before) :]
    if rest[0] in _BLANKS:
        return before
    return before + rest.split(None, 1)[0]  # digits that stand right behind the words are of them
