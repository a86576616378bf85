"""What of a cell of a page a person sees: its text, without what is hidden, and never nothing where something is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.readers.decoding import without_unseen
from giac_schema.readers.marks import PICTURE, raised, struck
from giac_schema.readers.web.looks import BLOCKS, UNSEEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from giac_schema.readers.web.looks import Look, Sheets

__all__ = ["cell_text", "high_text"]

_PICTURES: Final = frozenset(
    ["img", "svg", "canvas", "object", "embed", "iframe", "video", "meter", "progress"]
)
"""Elements that show something of which nobody can say what."""
_OF_FORMULAS: Final = frozenset(
    ["mfrac", "msup", "msub", "msubsup", "mover", "munder", "mroot", "msqrt", "mtable"]
)
"""Formulas whose digits do not stand side by side."""
_TYPED: Final = frozenset(["", "text", "number", "tel", "search", "button", "submit", "reset"])
"""Kinds of fields that show their value as it is."""
_LINE: Final = "\n"


def cell_text(cell: LexborNode, sheets: Sheets) -> str:
    """The text of a cell; what stands apart is kept apart, what is set high or struck out marked.

    A cell that shows a picture, or anything else that is no text, holds a sign for it: it is not blank.
    """
    node = cell
    while (child := node.first_child) is not None:
        if child.next is not None:
            return _Cell(sheets).text(cell)
        if child.is_text_node:  # most cells hold text alone, or in elements one inside the other
            return without_unseen((child.text_content or "").replace("\n", " ")).strip()
        if not _shows_text(child, sheets):
            return _Cell(sheets).text(cell)
        node = child
    return ""


def _shows_text(node: LexborNode, sheets: Sheets) -> bool:
    """Whether an element shows its text as it is."""
    name, attributes = node.tag or "", node.attributes
    if not attributes and name in _PLAIN:
        return True
    look = sheets.named(name, attributes)
    marked = look.hidden or look.faint or look.struck or look.high
    return not marked and name not in _TOLD_OTHERWISE


def high_text(node: LexborNode, sheets: Sheets) -> str:
    """The text of an element that is set high or low, marked as no part of what it stands behind."""
    return raised(_Cell(sheets).text(node))


_SPECIAL: Final = _PICTURES | _OF_FORMULAS | {"input", "select", "script"}
_TOLD_OTHERWISE: Final = UNSEEN | _SPECIAL
"""Elements whose text, if they have any, is not what they show."""
_PLAIN: Final = frozenset({"p", "span", "div", "font", "b", "strong"})
"""Elements that most cells hold: without attributes they show their text as it is."""


class _Cell:
    """Walks a cell from start to end without recursion, a marked element in a buffer of its own."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._buffers: list[list[str]] = [[]]
        self._open: list[Callable[[str], str]] = []
        self._todo: list[LexborNode | str | None] = []
        self._pictured = False

    def text(self, cell: LexborNode) -> str:
        """All that it shows."""
        self._enter(cell)
        while self._todo:
            node = self._todo.pop()
            if node is None:
                marked = self._open.pop()("".join(self._buffers.pop()))
                self._buffers[-1].append(marked)
            elif isinstance(node, str):
                self._say(node)
            elif node.tag == "-text":
                self._say((node.text_content or "").replace("\n", " "))
            elif node.tag in _SPECIAL:
                self._special(node)
            elif node.tag not in UNSEEN:
                self._element(node, self._sheets.look(node))
        text = without_unseen("".join(self._buffers[0])).strip()
        return text or (PICTURE if self._pictured else "")

    def _enter(self, node: LexborNode) -> None:
        self._todo.extend(reversed(list(node.iter(include_text=True))))

    def _say(self, text: str) -> None:
        said = self._buffers[-1]
        if text != _LINE or said[-1:] != [_LINE]:
            said.append(text)

    def _element(self, node: LexborNode, look: Look) -> None:
        if look.hidden or (look.faint and node.tag not in BLOCKS):
            return
        if look.apart:
            self._say(_LINE)
            self._todo.append(_LINE)
        mark = struck if look.struck else raised if look.high else None
        if mark is not None and mark not in self._open:
            self._open.append(mark)
            self._buffers.append([])
            self._todo.append(None)
        self._enter(node)

    def _special(self, node: LexborNode) -> None:
        """A field shows its value; of what else shows something it is only told that it does."""
        attributes = node.attributes
        if self._sheets.attributed(attributes).hidden:
            return
        match node.tag:
            case "input":
                kind = (attributes.get("type") or "").strip().lower()
                if kind in _TYPED:
                    self._say(attributes.get("value") or "")
                else:
                    self._pictured |= kind != "hidden"
            case "select":
                chosen = node.css_first("option[selected]") or node.css_first("option")
                self._say(chosen.text(deep=True) if chosen is not None else "")
            case "script":
                self._pictured |= "write" in node.text(deep=True)
            case _:
                self._pictured |= not _is_spacer(attributes.get("width"))


def _is_spacer(width: str | None) -> bool:
    """Whether a picture is too narrow to show anything."""
    return (width or "").strip().removesuffix("px") in {"0", "1"}
