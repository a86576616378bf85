"""The unit of money that stands outside the headers of 表二: behind its heading, in a line above it, in a note below.

The form prints 单位：万元 in the header of the amount.  Where no header and no cell names a unit, the caption that a
table is read with does: 79000 under （单位：元） are 7.9万元.  One without a unit of money, 单位：件, says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from giac_schema.grammar.tables.parts import BlockPart, SectionPart
from giac_schema.grammar.words.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["units_outside"]

_ALONE = re.compile(r"\(?(?:金额|计量|收费|数据)?单位:(?P<units>[^():]{1,12})\)?")
_BEHIND = re.compile(r"\((?:金额|计量)?单位:(?P<units>[^():]{1,12})\)$")
_NOTE = re.compile(
    r"(?:金额|收费|采购)[^。;]{0,10}(?:单位(?:均?为|:)|(?:均)?以)(?P<units>[百千万亿]{0,2}元)"
)
_MONEY = re.compile(r"[百千万亿]{0,2}元")
_YUAN = "元"
"""What every unit of money ends with: lines without it name none."""


def units_outside(parts: Sequence[Part]) -> list[str]:
    """For each part the unit of money that captions say its amounts are in; empty if they name none, or several.

    The nearest one before a block counts, as far back as the heading of its section; else what all notes of the
    section say.
    """
    found: list[tuple[int, str]] = []
    notes: dict[int, set[str]] = defaultdict(set)
    section, unit = 0, ""
    for part in parts:
        if isinstance(part, SectionPart) and part.heading is not None:
            section, unit = section + 1, ""
        before, behind = _lines(part)
        unit = _last(before) or unit
        found.append((section, unit if isinstance(part, BlockPart) else ""))
        if before or behind:  # few parts name one
            unit = _last(behind) or unit
            notes[section] |= {u for line in (*before, *behind) if (u := _of_note(line))}
    of_notes = {at: next(iter(units)) for at, units in notes.items() if len(units) == 1}
    return [unit or of_notes.get(section, "") for section, unit in found]


def _last(lines: Sequence[str]) -> str:
    """The unit that the last caption among some lines names."""
    return next((unit for line in reversed(lines) if (unit := _caption(line))), "")


def _lines(part: Part) -> tuple[list[str], list[str]]:
    """What stands in a part before its rows, and what stands behind them, as far as it may name a unit of money."""
    if isinstance(part, SectionPart):
        return _texts([part.heading, *part.loose] if part.heading else part.loose), []
    if isinstance(part, BlockPart):
        last = part.rows[-1].loose if part.rows else ()
        return _texts([part.opening, *part.loose]), _texts(last)
    return [], []


def _texts(run: Sequence[Seen]) -> list[str]:
    lines = (_naming_money(each.cell.text) for each in run if each.cell.value is None)
    return [line for line in lines if line]


@lru_cache(maxsize=4096)
def _naming_money(text: str) -> str:
    """A text without blanks if it names a unit of money, else nothing; headers and labels come in every report."""
    folded = fold(text)
    return "".join(folded.split()) if _YUAN in folded else ""


def _caption(line: str) -> str:
    found = _ALONE.fullmatch(line) or _BEHIND.search(line)
    return _only(found["units"]) if found else ""


def _of_note(line: str) -> str:
    return _only("".join(found["units"] for found in _NOTE.finditer(line)))


def _only(units: str) -> str:
    """The one unit of money that is named."""
    named = set(_MONEY.findall(units))
    return named.pop() if len(named) == 1 else ""
