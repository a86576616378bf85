"""The steps of a proof: identities with the figures put in."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from giac_schema.findings import Operand, Step
from giac_schema.model.address import Ref
from giac_schema.model.values import BLANK, Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Side
    from giac_schema.infer.linear.bounds import Limit
    from giac_schema.infer.linear.jointly import Together
    from giac_schema.infer.linear.subject import Seen
    from giac_schema.infer.linear.system import Row
    from giac_schema.model.source import Position
    from giac_schema.model.values import Leaf, Number
    from giac_schema.rules.linear import Linear

__all__ = ["holding", "said_by_one", "said_together"]


def holding(row: Row, values: Mapping[Ref, Leaf], positions: Mapping[Ref, Position]) -> Step:
    """One identity with these values: both its sides, counting what is known."""
    left, right = row.comparing.left, row.comparing.right
    return Step(
        rules=(row.id,),
        operands=(
            *_operands(left, "left", values, positions),
            *_operands(right, "right", values, positions),
        ),
        left=_sum(left, values),
        right=_sum(right, values),
    )


def said_by_one(seen: Seen, limit: Limit, values: Mapping[Ref, Leaf]) -> Step:
    """What one identity says of one cell: its value if all others are known, else one end of it."""
    assert limit.row is not None  # noqa: S101 - limits of kind are no steps
    ref = seen.system.cells[limit.cell]
    base = holding(limit.row, values, seen.positions)
    others = [o for o in base.operands if isinstance(o.value, Missing) and o.ref != ref]
    alone = not others and limit.row.sign == "=="
    return Step(
        rules=base.rules,
        operands=base.operands,
        left=base.left,
        right=base.right,
        ref=ref,
        relation="==" if alone else ">=" if limit.side == "low" else "<=",
        value=seen.value(limit.cell, limit.value),
    )


def said_together(seen: Seen, cell: int, proof: Together, values: Mapping[Ref, Leaf]) -> Step:
    """What several identities added up say of one cell."""
    scale = lcm(*(Fraction(times).denominator for _, times in proof.rows))
    sums: dict[int, int] = {}
    for row, times in proof.rows:
        for each, factor in row.factors.items():
            sums[each] = sums.get(each, 0) + factor * int(times * scale)
    operands = tuple(
        Operand(
            ref=seen.system.cells[each],
            value=values[seen.system.cells[each]],
            side="left" if factor > 0 else "right",
            factor=abs(factor),
            position=seen.positions.get(seen.system.cells[each]),
        )
        for each, factor in sorted(sums.items())
        if factor
    )
    return Step(
        rules=tuple(dict.fromkeys(row.id for row, _ in proof.rows)),
        operands=operands,
        ref=seen.system.cells[cell],
        relation=">=" if proof.side == "low" else "<=",
        value=seen.value(cell, proof.value),
    )


def _operands(
    side: Linear, name: Side, values: Mapping[Ref, Leaf], positions: Mapping[Ref, Position]
) -> list[Operand]:
    return [
        Operand(ref, values[ref], name, factor, positions.get(ref))
        for ref, factor in side.factors.items()
        if isinstance(ref, Ref)
    ]


def _sum(side: Linear, values: Mapping[Ref, Leaf]) -> Number:
    total: Number = side.constant
    for ref, factor in side.factors.items():
        value = values[ref] if isinstance(ref, Ref) else BLANK
        if not isinstance(value, Missing):
            total += factor * value
    return total
