"""What the styles of a Word document hide, strike out or set high, written into the runs themselves."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from giac_schema.readers.docx.words import child, value
from giac_schema.readers.elements import local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["spell_out"]

_TOLD = frozenset({"vanish", "strike", "dstrike", "vertAlign"})
"""Properties of a run that change what is read of it."""
_LONGEST_CHAIN = 16
"""Styles that rest on each other; a circle of them ends here."""


def spell_out(root: Element, styles: Element | None) -> None:
    """Give every run those properties of its style, and of its paragraph's, that it does not set itself."""
    told = dict(_told(styles)) if styles is not None else {}
    if not told:
        return
    for paragraph in [each for each in root.iter() if local(each) == "p"]:
        of_paragraph = told.get(value(child(paragraph, "pPr", "pStyle")) or "", {})
        for run in [each for each in paragraph.iter() if local(each) == "r"]:
            of_run = told.get(value(child(run, "rPr", "rStyle")) or "", {})
            _complete(run, {**of_paragraph, **of_run})


def _complete(run: Element, properties: Mapping[str, Element]) -> None:
    if not properties:
        return
    own = child(run, "rPr")
    if own is None:
        own = run.makeelement(run.tag[:-1] + "rPr", {})
        run.insert(0, own)
    said = {local(each) for each in own}
    own.extend([deepcopy(each) for name, each in properties.items() if name not in said])


def _told(root: Element) -> Iterator[tuple[str, dict[str, Element]]]:
    """The styles that say something of the kind, with all that they and those they rest on say."""
    styles = {value(each, "styleId") or "": each for each in root if local(each) == "style"}
    for name, style in styles.items():
        found: dict[str, Element] = {}
        at: Element | None = style
        for _ in range(_LONGEST_CHAIN):
            if at is None:
                break
            properties = child(at, "rPr")
            for each in () if properties is None else properties:
                if local(each) in _TOLD:
                    found.setdefault(local(each), each)
            at = styles.get(value(child(at, "basedOn")) or "")
        if found:
            yield name, found
