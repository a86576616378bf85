"""The steps of a proof: identities with the figures put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.findings import Operand, Step
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Side
    from giac_schema.infer.system import Row
    from giac_schema.model.address import Ref
    from giac_schema.model.source import Position
    from giac_schema.model.values import Leaf, Number
    from giac_schema.rules.linear import Linear

__all__ = ["holding"]


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


def _operands(
    side: Linear, name: Side, values: Mapping[Ref, Leaf], positions: Mapping[Ref, Position]
) -> list[Operand]:
    return [
        Operand(ref, values[ref], name, factor, positions.get(ref))
        for ref, factor in side.factors.items()
    ]


def _sum(side: Linear, values: Mapping[Ref, Leaf]) -> Number:
    total: Number = side.constant
    for ref, factor in side.factors.items():
        value = values[ref]
        if not isinstance(value, Missing):
            total += factor * value
    return total
