"""Text, whole numbers, dates, choices and addresses: read strictly, never turned into one another."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from giac_schema.model.address import Ref

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["decimal", "decimal_text", "integer", "refuse", "register", "text", "truth"]

DECIMAL: Final = r"-?[0-9]+(\.[0-9]+)?"
"""Money and other decimals, digit for digit: no exponent, which a file could use to exhaust memory."""


def register(converter: Converter) -> None:
    """Teach a converter the scalars."""
    converter.register_structure_hook(str, lambda value, _: text(value))
    converter.register_structure_hook(int, lambda value, _: integer(value))
    converter.register_structure_hook(bool, lambda value, _: truth(value))
    converter.register_structure_hook(Decimal, lambda value, _: decimal(value))
    converter.register_structure_hook(dt.date, lambda value, _: date(value))
    converter.register_structure_hook(Ref, lambda value, _: Ref.parse(text(value)))
    converter.register_structure_hook_func(_is_choice, choice)
    converter.register_unstructure_hook(Decimal, decimal_text)
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_unstructure_hook(Ref, str)


def _is_choice(cls: Any) -> bool:
    return get_origin(cls) is Literal


def refuse(value: object, wanted: str) -> ValueError:
    """The error for a value that is not what is wanted; a long one is cut."""
    shown = repr(value)
    return ValueError(f"{shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'} is not {wanted}")


_SHOWN: Final = 60


def text(value: object) -> str:
    """A string."""
    if not isinstance(value, str):
        raise refuse(value, "a string")
    return value


def integer(value: object) -> int:
    """A whole number; ``3.0``, ``true`` and ``"3"`` are none."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise refuse(value, "a whole number")
    return value


def truth(value: object) -> bool:
    """``true`` or ``false``; 0 and 1 are neither."""
    if not isinstance(value, bool):
        raise refuse(value, "true or false")
    return value


def decimal(value: object) -> Decimal:
    """An exact decimal, from a string: a binary float would not be exact."""
    if not isinstance(value, str) or not re.fullmatch(DECIMAL, value, re.ASCII):
        raise refuse(value, 'a decimal number as a string, such as "12.50"')
    return Decimal(value)


def decimal_text(value: Decimal) -> str:
    """A decimal with all its digits and no exponent."""
    return format(value, "f")


def date(value: object) -> dt.date:
    """A day, written 2024-12-31."""
    try:
        found = dt.date.fromisoformat(text(value))
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise refuse(value, "a date such as 2024-12-31")
    return found


def choice(value: object, cls: Any) -> Any:
    """One of the values of a ``Literal``."""
    allowed = get_args(cls)
    if not isinstance(value, (str, int)) or value not in allowed:
        raise refuse(value, f"one of {', '.join(map(str, allowed))}")
    return value
