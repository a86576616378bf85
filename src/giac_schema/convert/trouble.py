"""What cattrs says when data are wrong, as places and plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cattrs import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.errors import StructureHandlerNotFoundError

from giac_schema.convert.classes import PRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["problems"]

_Problem = tuple[str, str]


def problems(error: Exception) -> list[_Problem] | None:
    """Path (``$.report.requests``) and problem for everything wrong with the data.

    ``None`` if it is not the data that are wrong: that error is ours, or of the class asked for.
    """
    if isinstance(error, StructureHandlerNotFoundError) or not isinstance(
        error, (ValueError, LookupError, ExceptionGroup, ForbiddenExtraKeysError)
    ):
        return None
    return list(_walk(error, "$"))


def _walk(error: Exception, path: str) -> Iterator[_Problem]:
    match error:
        case ClassValidationError():
            named, bare = error.group_exceptions()
            printed = PRINTED.get(error.cl, {})
            for inner, field in named:
                yield from _walk(inner, f"{path}.{printed.get(field.name, field.name)}")
        case IterableValidationError():
            numbered, bare = error.group_exceptions()
            for inner, item in numbered:
                yield from _walk(inner, f"{path}[{item.index!r}]")
        case _:
            bare = []
            yield from _plain(error, path)
    for inner in bare:
        yield from _walk(inner, path)


def _plain(error: Exception, path: str) -> Iterator[_Problem]:
    if isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields):
            yield f"{path}.{name}", "is not known here"
    elif isinstance(error, KeyError):
        yield path, "is missing"
    else:
        yield path, str(error)
