"""Figures in sentences: sums as printed, and cells that hold none."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.values import Missing
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from giac_schema.findings import Operand
    from giac_schema.model.address import Ref
    from giac_schema.model.values import Number
    from giac_schema.outputs.words.languages import Language

__all__ = [
    "MANY",
    "could_be_zero",
    "equation",
    "excerpt",
    "figure",
    "is_printed",
    "missing_cells",
    "printed_ones",
    "signed",
    "summed",
    "summed_by_name",
    "written",
    "zeros_left_out",
]

MANY: Final = 8
"""A sum of more figures than this names its zeros by their number only."""

_NOTHING: Final = {"blank", "placeholder"}
_NAMED = 3
_LONGEST = 80


def written(number: Number) -> str:
    """A number as people write it: no exponent, no separators."""
    return f"{number:f}" if isinstance(number, Decimal) else str(number)


def signed(number: Number) -> str:
    """A difference with its sign."""
    return f"+{written(number)}" if number > 0 else written(number)


def excerpt(text: str) -> str:
    """A text short enough for a sentence."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def is_printed(operand: Operand) -> bool:
    """Whether a cell prints a number."""
    return not isinstance(operand.value, Missing)


def could_be_zero(operands: Iterable[Operand]) -> bool:
    """Whether all cells without a number are blank or hold a sign for nothing.

    Words, figures that could not be placed and rows that were not found may well stand for more.
    """
    missing = (o.value for o in operands if isinstance(o.value, Missing))
    return all(value.kind in _NOTHING for value in missing)


def summed(operands: Sequence[Operand]) -> str:
    """The printed figures of one side, added up: ``33+2+0+0+0+1``; of a long side only those not 0."""
    shown, _ = _split(operands)
    return _sum((operand.factor, _figure(operand)) for operand in shown)


def summed_by_name(
    operands: Sequence[Operand], language: Language, named: Callable[[Operand], str]
) -> str:
    """All printed figures of one side with a name to each: ``本年新收33+上年结转0``."""
    gap = say(language, "relation", "gap")
    return _sum(((o.factor, named(o)) for o in printed_ones(operands)), gap)


def equation(operands: Sequence[Operand], asked: Ref) -> str:
    """An identity with the figures put in: □ for the cell asked for, ? for others without a figure."""
    sides = ((o for o in operands if o.side == side) for side in ("left", "right"))
    return " = ".join(_sum((o.factor, _or_sign(o, asked)) for o in side) for side in sides)


def _or_sign(operand: Operand, asked: Ref) -> str:
    if is_printed(operand):
        return _figure(operand)
    return _ASKED if operand.ref == asked else _OPEN


_ASKED: Final = "□"
_OPEN: Final = "?"


def zeros_left_out(operands: Sequence[Operand]) -> int:
    """How many printed zeros :func:`summed` does not show."""
    return _split(operands)[1]


def figure(operand: Operand) -> str:
    """What a cell prints, alone."""
    return operand.value.raw if isinstance(operand.value, Missing) else written(operand.value)


def printed_ones(operands: Iterable[Operand]) -> list[Operand]:
    """The operands that print a number."""
    return [operand for operand in operands if is_printed(operand)]


def _split(operands: Sequence[Operand]) -> tuple[list[Operand], int]:
    """The printed operands worth showing, and how many are left out."""
    printed = printed_ones(operands)
    shown = [o for o in printed if o.value != 0] if len(printed) > MANY else printed
    return shown, len(printed) - len(shown)


def _sum(addends: Iterable[tuple[Number, str]], gap: str = "") -> str:
    """Addends with their factors and signs; nothing at all is 0."""
    text = ""
    for factor, addend in addends:
        sign = "-" if factor < 0 else "+" if text else ""
        times = "" if factor in {1, -1} else f"{written(factor).lstrip('-')}×"
        text += (f"{gap}{sign}{gap}" if text else sign) + times + addend
    return text or "0"


def _figure(operand: Operand) -> str:
    printed = figure(operand)
    return f"({printed})" if printed.startswith("-") else printed


def missing_cells(
    operands: Sequence[Operand], language: Language, named: Callable[[Operand], str]
) -> str:
    """Which cells hold no number, and what they hold instead; empty where all hold one."""
    groups: dict[Missing, list[Operand]] = defaultdict(list)
    for operand in operands:
        if isinstance(operand.value, Missing):
            groups[operand.value].append(operand)
    if len(operands) > 1 and sum(map(len, groups.values())) == len(operands):
        return say(language, "missing", "all")
    return say(language, "places", "comma").join(
        _absence(missing, list(map(named, cells)), language) for missing, cells in groups.items()
    )


def _absence(missing: Missing, names: list[str], language: Language) -> str:
    listed = say(language, "places", "join").join(names[:_NAMED])
    if len(names) > _NAMED:
        listed = say(language, "missing", "many", names=listed, count=len(names))
    return say(language, "missing", missing.kind, names=listed, raw=excerpt(missing.raw))
