"""What a paragraph of an OpenDocument says, and small helpers over its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.readers.elements import count_in, local
from giac_schema.readers.marks import PICTURE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["attribute", "count", "inside", "said"]

_MARKS = {"line-break": "\n", "tab": " ", "image": PICTURE, "object": PICTURE, "control": PICTURE}
_BOXES = frozenset({"text-box", "custom-shape", "rect", "ellipse", "polygon"})
"""What holds paragraphs of its own beside those of the text."""
_LEFT_OUT = frozenset({"annotation", "note", "tracked-changes", "ruby-text", "desc", "title"})
_MOST_BLANKS = 100


def said(paragraph: Element) -> tuple[str, list[Element]]:
    """The words of a paragraph, and the text boxes anchored in it."""
    words: list[str] = []
    boxes: list[Element] = []
    todo: list[Element | str] = [paragraph]
    while todo:
        here = todo.pop()
        if isinstance(here, str):
            words.append(here)
            continue
        name = local(here)
        if name in _BOXES:
            boxes.append(here)
        elif name == "s":
            words.append(" " * min(count(here, "c"), _MOST_BLANKS))
        elif name in _MARKS:
            words.append(_MARKS[name])
        elif name not in _LEFT_OUT:
            words.append(here.text or "")
            for inner in reversed(here):
                todo += [inner.tail or "", inner]
    return "".join(words), boxes


def inside(element: Element, *names: str) -> Iterator[Element]:
    """The nearest descendants of these names, never through a table that is not asked for."""
    todo = list(reversed(element))
    while todo:
        inner = todo.pop()
        if local(inner) in names:
            yield inner
        elif local(inner) not in _LEFT_OUT and local(inner) not in {"p", "h", "table"}:
            todo.extend(reversed(inner))


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty if there is none."""
    return next((v for k, v in element.items() if k.rpartition("}")[2] == name), "")


def count(element: Element, name: str) -> int:
    """A number of times, at least once."""
    return count_in(attribute(element, name))
