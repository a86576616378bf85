"""One report in a list: how it came out, whose it is, and what is wrong first of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.text import Text

from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.marks import MARKS
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from giac_schema.outputs.overview import Line, Outcome
    from giac_schema.outputs.words.languages import Language

__all__ = ["brief"]

_MARKS: Final[Mapping[Outcome, str]] = {"fix": "must", "look": "should", "clean": "holds"}


def brief(line: Line, language: Language) -> RenderableType:
    """Its organ, year and file with the counts of what was found; below them, the gravest finding."""
    mark = MARKS[_MARKS.get(line.outcome, "error")]
    head = Flow(Text(_head(line, language)), Text(mark.sign, mark.style))
    first = getattr(line.first, language)
    return Group(head, Flow(Text(first, "dim"), Text(" "))) if first else head


def _head(line: Line, language: Language) -> str:
    named = "named" if line.organ and line.year else "unnamed"
    whose = {"file": line.name, "organ": line.organ, "year": line.year}
    counts = {"must": line.must, "should": line.should, "unknown": line.unknown}
    told = [say(language, "brief", name, count=count) for name, count in counts.items() if count]
    counted = say(language, "places", "semicolon").join(told)
    return f"{say(language, 'brief', named, **whose)}  {counted}".rstrip()
