"""What the styles of an OpenDocument say that changes what a reader takes from it: hidden sheets, marked words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.readers.elements import local
from giac_schema.readers.marks import raised, struck
from giac_schema.readers.odf.words import attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

__all__ = ["hidden_sheets", "mark"]


def hidden_sheets(root: Element) -> frozenset[str]:
    """The styles of sheets that are not shown."""
    return frozenset(
        attribute(style, "name")
        for style in _styles([root])
        for properties in style
        if local(properties) == "table-properties" and attribute(properties, "display") == "false"
    )


def mark(root: Element, named: Element | None = None) -> None:
    """Mark, in place, the characters that are set high or struck out, and take out what is hidden.

    Args:
        root: the document.
        named: the part with the styles that have names, if there is one.
    """
    looks = _looks([root] if named is None else [named, root])
    done: set[int] = set()
    paragraph = root
    for element in list(root.iter()):
        name = local(element)
        paragraph = element if name in {"p", "h"} else paragraph
        if name in _HIDING and attribute(element, "is-hidden") == "true":
            _take_out(element if name == "hidden-text" else paragraph)
        look = looks.get((_FAMILIES.get(name, ""), attribute(element, "style-name")))
        if look is None:
            continue
        if look.hidden:
            _take_out(element)
        if look.change is not None and id(element) not in done:
            done.update(map(id, element.iter()))
            _change(element, look.change)


_FAMILIES: Final = {
    "span": "text",
    "p": "paragraph",
    "h": "paragraph",
    "table-cell": "table-cell",
}
_HIDING: Final = frozenset({"hidden-text", "hidden-paragraph"})
_LONGEST_CHAIN: Final = 16
"""Styles that rest on each other; a circle of them ends here."""


@frozen
class _Look:
    """What a style does to characters."""

    change: Callable[[str], str] | None
    hidden: bool


def _styles(roots: Iterable[Element]) -> Iterator[Element]:
    return (each for root in roots for each in root.iter() if local(each) == "style")


def _looks(roots: Iterable[Element]) -> dict[tuple[str, str], _Look]:
    """The styles that change something, by family and name, with all that they inherit."""
    styles = {(attribute(s, "family"), attribute(s, "name")): s for s in _styles(roots)}
    found = {key: _look(_inherited(style, key[0], styles)) for key, style in styles.items()}
    return {key: look for key, look in found.items() if look.change or look.hidden}


def _inherited(
    style: Element, family: str, styles: Mapping[tuple[str, str], Element]
) -> dict[str, str]:
    """What a style says of text, and those it rests on."""
    said: dict[str, str] = {}
    at: Element | None = style
    for _ in range(_LONGEST_CHAIN):
        if at is None:
            break
        for properties in at:
            if local(properties) == "text-properties":
                own = {key.rpartition("}")[2]: value for key, value in properties.items()}
                said = {**own, **said}
        at = styles.get((family, attribute(at, "parent-style-name")))
    return said


def _look(said: Mapping[str, str]) -> _Look:
    place = said.get("text-position", "").split()
    line = (said.get(f"text-line-through-{name}", "none") for name in ("style", "type"))
    if any(each != "none" for each in line):
        change: Callable[[str], str] | None = struck
    else:
        change = raised if place and place[0] not in _LEVEL else None
    return _Look(change, said.get("display") == "none")


_LEVEL: Final = frozenset({"0%", "0"})


def _take_out(element: Element) -> None:
    """Leave nothing of an element; what stands behind it stays."""
    for inner in list(element):
        element.remove(inner)
    element.text = ""


def _change(element: Element, change: Callable[[str], str]) -> None:
    element.text = change(element.text or "")
    for inner in element.iter():
        if inner is not element:
            inner.text, inner.tail = change(inner.text or ""), change(inner.tail or "")
