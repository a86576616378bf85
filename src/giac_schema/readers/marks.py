"""Characters that a reader does not take for part of a figure: marks of a footnote, pictures, what is struck out."""

from __future__ import annotations

__all__ = ["PICTURE", "RAISED", "raised", "struck", "unseen"]


PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture: a cell that holds one is not blank."""
RAISED = frozenset({"superscript", "subscript"})
"""What Word and Excel call characters that are set high or low."""
_STROKE = "\N{COMBINING LONG STROKE OVERLAY}"


def raised(text: str) -> str:
    """Text that is set high or low, in brackets: ``12`` and a raised ``1`` are ``12[1]`` and not ``121``."""
    stripped = text.strip()
    return text if not stripped or stripped.startswith("[") else f"[{stripped}]"


def unseen(text: str) -> str:
    """Text in the colour of the paper: digits in it are there, and nobody sees them; words may be on some ground."""
    return f"{PICTURE}{text}" if any(map(str.isdigit, text)) else text


def struck(text: str) -> str:
    """The text with a stroke through every character: it is there, and does not count."""
    return "".join(c if c.isspace() else c + _STROKE for c in text)
