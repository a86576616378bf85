"""What takes the cells that a rule speaks of out of a report, all at once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report

__all__ = ["Cells", "Fetch", "fetching"]

Cells: TypeAlias = tuple[Any, ...]
"""What some cells of a report hold, in the order they were asked for."""

Fetch: TypeAlias = "Callable[[Report], Cells]"
"""Takes them out of a report; raises ``AttributeError`` where one of another form lacks one."""


def fetching(refs: Sequence[Ref]) -> Fetch:
    """What takes the cells of some addresses out of a report."""
    if not refs:
        return lambda _: ()
    get: Callable[[Report], Any] = attrgetter(*map(str, refs))
    return get if len(refs) > 1 else lambda report: (get(report),)
