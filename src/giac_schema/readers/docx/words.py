"""What a paragraph of a Word document says: its visible words, and the text boxes anchored in it.

Elements are known by their local names: the two namespaces of the format (transitional and strict) use
the same ones, and drawings, which use some of them for other things, are entered for text boxes alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from giac_schema.readers.elements import local
from giac_schema.readers.marks import PICTURE, RAISED, raised, struck, unseen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Said", "child", "said", "shown", "value"]

_MARKS = {
    "br": "\n",
    "cr": "\n",
    "tab": " ",
    "ptab": " ",
    "noBreakHyphen": "-",
    "blip": PICTURE,
    "imagedata": PICTURE,
}
_LEFT_OUT = frozenset(
    [
        "del",  # tracked changes: what was taken out
        "delInstrText",
        "delText",
        "instrText",  # what a field is made from; what it shows stands beside it
        "moveFrom",
        "pPr",
        "rPr",
        "rt",  # pinyin above its character
        "tblPr",
        "tcPr",
        "trPr",
    ]
)
_OFF = frozenset({"0", "false", "off"})


@frozen
class Said:
    """The words of a paragraph; lines that it breaks by itself are kept apart."""

    text: str
    boxes: tuple[Any, ...] = ()
    """Contents of text boxes that float beside it."""
    drawn: bool = False
    """Whether something is drawn in it that is no text."""


def said(paragraph: Element) -> Said:
    """What a reader of the printed page sees of a paragraph."""
    words: list[str] = []
    faint: set[int] = set()
    boxes: list[Element] = []
    fields: list[bool] = []  # of each field that is open, whether it shows a result
    drawn = False
    level: int | None = None
    todo = [paragraph]
    while todo:
        element = todo.pop()
        name = local(element)
        if name == "fldChar":
            words.append(_field(value(element, "fldCharType"), fields))
        elif name in _PRINTED and not all(fields):
            continue  # a field is made from it
        elif name == "t":
            level = _level(element) if level is None else level
            if _is_faint(element):
                faint.add(len(words))
            words.append(_printed(element, level))
        elif name == "txbxContent":
            boxes.append(element)
        elif name == "sym":
            words.append(_symbol(element))
        elif name in _MARKS:
            words.append(_MARKS[name])
        elif name in _OF_FORMULAS and _is_of_formula(element):
            words.append(PICTURE)
        else:
            drawn |= name in _DRAWN
            todo.extend(reversed(list(shown(element))))
    text = "".join(_beside_seen(words, faint) if faint else words)
    return Said(text, tuple(boxes), drawn or not all(fields))


def _beside_seen(words: Sequence[str], faint: Collection[int]) -> Sequence[str]:
    """The words of a paragraph, as signs those that nobody sees, if there are others."""
    if not any(word.strip() for at, word in enumerate(words) if at not in faint):
        return words
    return [unseen(word) if at in faint else word for at, word in enumerate(words)]


_PRINTED = frozenset({"t", "sym", *_MARKS})
_DRAWN = frozenset({"drawing", "pict", "object", "subDoc"})
_OF_FORMULAS = frozenset(
    ["d", "f", "eqArr", "func", "limLow", "limUpp", "m", "nary", "rad", "sPre", "sSub", "sSubSup", "sSup"]
)  # fmt: skip
"""Parts of formulas whose digits do not simply stand side by side."""


def _is_of_formula(element: Element) -> bool:
    return "/math" in str(element.tag)


def _field(kind: str | None, fields: list[bool]) -> str:
    """What a field shows where it begins, turns to its result, or ends; a picture if it keeps no result."""
    match kind:
        case "begin":
            fields.append(False)
        case "separate" if fields:
            fields[-1] = True
        case "end" if fields and not fields.pop():
            return PICTURE
    return ""


def shown(element: Element) -> Iterator[Element]:
    """The children that are printed: no tracked deletion, no hidden run, one of several alternatives."""
    if local(element) == "AlternateContent":
        yield from list(element)[:1]
        return
    for inner in element:
        name = local(inner)
        if name and name not in _LEFT_OUT and not (name == "r" and _is_hidden(inner)):
            yield inner


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names, if it is there."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element by its name without namespace; ``None`` where either is missing."""
    if element is None:
        return None
    found = (str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name)
    return next(found, None)


def _printed(text: Element, level: int) -> str:
    """The characters of a run, marked where it sets them high or strikes them out."""
    run = text.getparent()
    printed = text.text or ""
    properties = child(run, "rPr") if run is not None else None
    if properties is None:
        return printed
    if value(child(properties, "vertAlign")) in RAISED or _level(text) != level:
        printed = raised(printed)
    return struck(printed) if _is_on(properties, "strike", "dstrike") else printed


def _is_faint(text: Element) -> bool:
    """Whether nobody sees the characters of a run on paper: they are white, or as small as a dot.

    On a dark ground white ones are seen, but not beside others that are not white.
    """
    properties = child(text.getparent(), "rPr")
    if properties is None:
        return False
    size = value(child(properties, "sz")) or ""
    return value(child(properties, "color")) == _WHITE or size in _TINY


_WHITE = "FFFFFF"
_TINY = frozenset("1234")
"""Half points."""


def _level(text: Element) -> int:
    """By how many half points the characters of a run are moved up or down."""
    moved = value(child(text.getparent(), "rPr", "position")) or ""
    return int(moved) if moved.lstrip("-").isdecimal() and len(moved) < _DIGITS else 0


_DIGITS = 9


def _is_on(properties: Element, *names: str) -> bool:
    found = (child(properties, name) for name in names)
    return any(mark is not None and value(mark) not in _OFF for mark in found)


def _is_hidden(run: Element) -> bool:
    properties = child(run, "rPr")
    return properties is not None and _is_on(properties, "vanish")


def _symbol(element: Element) -> str:
    """A character of a symbol font; which one it looks like only the font knows."""
    code = value(element, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return PICTURE
