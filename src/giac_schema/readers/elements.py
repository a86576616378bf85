"""What is asked of the elements of XML parts, whichever kind of document they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["count_in", "local"]

_DIGITS = 9


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def count_in(attribute: str, least: int = 1) -> int:
    """How many rows or columns an attribute says, such as ``"3"``; the least if it says no such number."""
    is_count = attribute.isdecimal() and len(attribute) < _DIGITS
    return max(int(attribute), least) if is_count else least
