"""Characters that a reader does not take for part of a figure: marks of a footnote, and what is struck out."""

from __future__ import annotations

__all__ = ["RAISED", "raised", "struck"]

RAISED = frozenset({"superscript", "subscript"})
"""What Word and Excel call characters that are set high or low."""
_SIGNS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STROKE = "\N{COMBINING LONG STROKE OVERLAY}"


def raised(text: str) -> str:
    """The text with its digits as signs set high (or low): ``12`` and a raised ``1`` are no ``121``."""
    return text.translate(_SIGNS)


def struck(text: str) -> str:
    """The text with a stroke through every character: it is there, and does not count."""
    return "".join(character + _STROKE for character in text)
