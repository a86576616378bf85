"""表四: each of its three blocks adds up.  The form has no total of all litigation."""

from __future__ import annotations

from typing import Final

from giac_schema.model.rule import Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.language import rule
from giac_schema.rules.places import disputes

__all__ = ["DISPUTES"]

ROWS: Final = rule(
    "T4.rows",
    disputes.column("total") == disputes.parts,
    title=Title(
        "表四各部分总计等于四种结果之和",
        "Table 4, each part: the total is the sum of the four results",
    ),
    origin="arithmetic",
    catalogue=["T4-01", "T4-02", "T4-03"],
)

DISPUTES: Final = RuleSet((ROWS,))
