"""A report at a glance: what stands in a REPL, a notebook or a failing test instead of some hundred zeros."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from giac_schema.model.values import Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model.report import Report

__all__ = ["named", "sketch"]

_PROSE = ("overview", "problems", "other_matters")


def named(report: Report) -> str:
    """Whose report it is, and of which year."""
    return f"{report.organ or 'organ unknown'} {report.year or 'year unknown'}"


def sketch(report: Report) -> str:
    """A report row by row; rows of nothing but zeros, and rows that were not found, are counted."""
    zeros = absent = 0
    lines = [f"<{type(report).__name__}: {named(report)}"]
    for name, leaves in _rows(report):
        if all(leaf == 0 for leaf in leaves):
            zeros += 1
        elif all(isinstance(leaf, Missing) and leaf.kind == "absent" for leaf in leaves):
            absent += 1
        else:
            lines.append(f"  {name}: {_row(leaves)}")
    lines += [f"  extra row {row.label!r}: {_row(row.cells)}" for row in report.extras]
    counted = ((zeros, "more rows of zeros"), (absent, "rows not found"))
    lines += [f"  {count} {what}" for count, what in counted if count]
    prose = [f"{name} of {len(text)}" for name in _PROSE if (text := getattr(report, name))]
    lines += [f"  characters of prose: {', '.join(prose)}"] if prose else []
    return "\n".join(lines) + ">"


def _rows(report: Report) -> Iterator[tuple[str, list[Leaf]]]:
    for parent, cells in groupby(report.leaves.items(), lambda item: item[0].parent):
        yield str(parent), [leaf for _, leaf in cells]


def _row(leaves: Sequence[Leaf]) -> str:
    alike = len(leaves) > 1 and len(set(leaves)) == 1
    return f"all {_shown(leaves[0])}" if alike else ", ".join(map(_shown, leaves))


def _shown(leaf: Leaf) -> str:
    if not isinstance(leaf, Missing):
        return str(leaf)
    return f"{leaf.kind} {leaf.raw!r}" if leaf.raw else leaf.kind
