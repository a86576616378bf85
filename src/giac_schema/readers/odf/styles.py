"""What the styles of an OpenDocument say that changes what a reader takes from it: hidden sheets, marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.readers.marks import raised, struck
from giac_schema.readers.odf.words import attribute, local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

__all__ = ["hidden_sheets", "mark"]


def hidden_sheets(root: Element) -> frozenset[str]:
    """The styles of sheets that are not shown."""
    return frozenset(
        name
        for name, properties in _styles(root)
        if local(properties) == "table-properties" and attribute(properties, "display") == "false"
    )


def mark(root: Element) -> None:
    """Mark, in place, the characters that are set high or struck out: they are no part of a figure."""
    marks = dict(_marks(root))
    for span in root.iter():
        change = marks.get(attribute(span, "style-name")) if local(span) == "span" else None
        if change is not None:
            _change(span, change)


def _styles(root: Element) -> Iterator[tuple[str, Element]]:
    """The properties of every style, with its name."""
    for style in root.iter():
        if local(style) == "style":
            yield from ((attribute(style, "name"), properties) for properties in style)


def _marks(root: Element) -> Iterator[tuple[str, Callable[[str], str]]]:
    for name, properties in _styles(root):
        place = attribute(properties, "text-position").split()
        if place and place[0] not in _LEVEL:
            yield name, raised
        if attribute(properties, "text-line-through-style") not in _NO_LINE:
            yield name, struck


_LEVEL = frozenset({"0%", "0"})
_NO_LINE = frozenset({"", "none"})


def _change(span: Element, change: Callable[[str], str]) -> None:
    span.text = change(span.text or "")
    for inner in span.iter():
        if inner is not span:
            inner.text, inner.tail = change(inner.text or ""), change(inner.tail or "")
