"""The page that lists many reports: a line for each, to be sorted, searched and opened."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.outputs.overview import OUTCOMES
from giac_schema.outputs.page.template import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.outputs.overview import Line
    from giac_schema.outputs.words.languages import Language

__all__ = ["index"]


def index(lines: Iterable[Line], language: Language) -> str:
    """The page of all lines; it opens in this language, and its reader can choose the other one."""
    shown = tuple(lines)
    counts = Counter(line.outcome for line in shown)
    folder = _folder([line.name for line in shown if line.name])
    return filled(
        "index.html",
        language,
        ("language.js", "index.js"),
        count=len(shown) - counts["absent"],
        lines=[evolve(line, name=line.name[len(folder) :]) for line in shown],
        folder=folder,
        counts=[(name, counts[name]) for name in OUTCOMES if counts[name] or name != "absent"],
    )


def _folder(names: list[str]) -> str:
    """The folder that all names begin with, to be named once instead of on every line."""
    if not names:
        return ""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(min(names), max(names), strict=False))
    common = "".join(character for character, _ in pairs)
    return common[: max(common.rfind("/"), common.rfind("\\")) + 1]
