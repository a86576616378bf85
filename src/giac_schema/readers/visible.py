"""What of a page a person sees: elements that are not shown, and signs of footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["UNSEEN", "cell_text", "is_hidden"]

UNSEEN = frozenset(
    {"script", "style", "head", "noscript", "template", "select", "iframe", "svg", "object"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_RAISED = frozenset({"sup", "sub"})


def is_hidden(node: LexborNode) -> bool:
    """Whether a page says that an element is not shown."""
    attributes = node.attributes
    return bool(attributes) and (
        "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
    )


def cell_text(cell: LexborNode) -> str:
    """The text of a cell; what stood on lines of its own is kept apart, a footnote's sign in brackets."""
    if next(cell.iter(), None) is None:  # nothing in it but text
        return cell.text().replace("\n", " ").strip()
    pieces: list[str] = []
    todo = list(reversed(list(cell.iter(include_text=True))))
    while todo:
        node = todo.pop()
        if node.tag == "-text":
            pieces.append((node.text_content or "").replace("\n", " "))
        elif node.tag in _RAISED and (text := node.text(deep=True).strip()):
            pieces.append(text if text.startswith("[") else f"[{text}]")
        elif node.tag not in UNSEEN and not is_hidden(node):
            if node.tag in _BREAKS:
                pieces.append("\n")
            todo.extend(reversed(list(node.iter(include_text=True))))
    return "".join(pieces).strip()
