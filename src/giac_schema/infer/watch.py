"""Which cells the equalities of a set of rules can tell apart when one figure is wrong.

A wrong figure moves every equality its cell stands in, by the error times the cell's factor.  Two cells with the
same factors, up to one multiple, move the same equalities alike: which of them is wrong no equality can say.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from giac_schema.infer.linear.system import system
from giac_schema.model.forms import form
from giac_schema.model.review import Watch

if TYPE_CHECKING:
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition
    from giac_schema.model.ruleset import RuleSet

__all__ = ["watch"]

Track: TypeAlias = "tuple[tuple[str, Fraction], ...]"
"""The equalities that a cell moves, each by how much, the first by 1."""


def watch(rules: RuleSet, edition: Edition) -> Watch:
    """What the ``must`` equalities of some rules see of an error in each cell of a form.

    Args:
        rules: The rules.
        edition: The form.
    """
    tracks: dict[Ref, list[tuple[str, int]]] = {}
    rows = system(rules, edition, "must")
    for row in rows.equalities:
        for cell, factor in row.factors.items():
            tracks.setdefault(rows.cells[cell], []).append((row.id, factor))
    groups: dict[Track, list[Ref]] = {}
    cells = [node.ref for node in form(edition).cells()]
    for ref in cells:
        if ref in tracks:
            groups.setdefault(_track(tracks[ref]), []).append(ref)
    return Watch(
        localised=tuple(ref for ref in cells if [ref] in groups.values()),
        ambiguous=tuple(tuple(group) for group in groups.values() if len(group) > 1),
        unseen=tuple(ref for ref in cells if ref not in tracks),
    )


def _track(moves: list[tuple[str, int]]) -> Track:
    first = moves[0][1]
    return tuple((name, Fraction(factor, first)) for name, factor in moves)
