"""JSON text, the stable form of a reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from giac_schema.convert.plain import from_data, to_data
from giac_schema.errors import InvalidData
from giac_schema.findings import Reading

if TYPE_CHECKING:
    from giac_schema.convert.rules import Checks

__all__ = ["from_json", "to_json"]

T = TypeVar("T")


def to_json(value: object, indent: int | None = None) -> str:
    """A model value as JSON, Chinese written as it is; on one line unless indented."""
    return json.dumps(to_data(value), ensure_ascii=False, allow_nan=False, indent=indent)


def from_json(text: str | bytes, cls: type[T] = Reading, checks: Checks | None = None) -> T:  # type: ignore[assignment]  # a default for a type variable comes with Python 3.13
    """The value of a class that a JSON text describes; see :func:`.from_data`.

    Raises:
        InvalidData: if it is no JSON, names a key twice, or describes something else.
    """
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError as error:
        raise InvalidData("JSON", [("$", "nested too deeply")]) from error
    except ValueError as error:
        raise InvalidData("JSON", [("$", str(error))]) from error
    return from_data(data, cls, checks)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless a key comes twice: then one value would win without a word."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"the name {twice!r} stands twice in one object"
        raise ValueError(message)
    return made


def _no_number(text: str) -> NoReturn:
    message = f"{text} is no number"
    raise ValueError(message)
