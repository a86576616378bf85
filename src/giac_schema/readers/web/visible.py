"""What of a page a person sees: elements that are not shown, and signs of footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.readers.marks import raised, struck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

__all__ = ["UNSEEN", "cell_text", "hides", "is_hidden"]

UNSEEN = frozenset(
    {"script", "style", "head", "noscript", "template", "select", "iframe", "svg", "object"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_MARKED = {"sup": raised, "sub": raised, "s": struck, "strike": struck, "del": struck}


def is_hidden(node: LexborNode) -> bool:
    """Whether a page says that an element is not shown."""
    return hides(node.attributes)


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether these attributes say that their element is not shown."""
    return bool(attributes) and (
        "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def _only_text(cell: LexborNode) -> str | None:
    """The text of a cell that holds nothing else, as it is or in elements one inside the other."""
    node = cell
    while (child := node.first_child) is not None:
        if child.next is not None:
            return None
        if child.tag == "-text":
            return child.text_content or ""
        if child.tag in _MARKED or child.tag in UNSEEN or is_hidden(child):
            return None
        node = child
    return ""


def cell_text(cell: LexborNode) -> str:
    """The text of a cell; what stood on lines of its own is kept apart, what is set high or struck out marked."""
    inner = _only_text(cell)
    if inner is not None:
        return inner.replace("\n", " ").strip()
    pieces: list[str] = []
    todo = list(reversed(list(cell.iter(include_text=True))))
    while todo:
        node = todo.pop()
        if node.tag == "-text":
            pieces.append((node.text_content or "").replace("\n", " "))
        elif node.tag in _MARKED:
            pieces.append(_MARKED[node.tag](node.text(deep=True)))
        elif node.tag not in UNSEEN and not is_hidden(node):
            if node.tag in _BREAKS:
                pieces.append("\n")
            todo.extend(reversed(list(node.iter(include_text=True))))
    return "".join(pieces).strip()
