"""What an author names of other reports: last year's, those of subordinate organs.

    carry = rule("Y.carry", requests.carried_in == previous(requests.carried_out), level="should")
    rollup = rule("R.sum", requests.received == children.sum(requests.received))

Laws, each a property in the tests: ``previous`` and ``children.sum`` go into sums, ``previous(a + b)`` has the
verdicts of ``previous(a) + previous(b)``; ``children.sum(1)`` is ``children.count``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.terms import Children, Fact, Previous
from giac_schema.rules.expressions import Expr, sum_of

if TYPE_CHECKING:
    from giac_schema.rules.expressions import Amount

__all__ = ["ChildReports", "children", "family", "previous", "report_year"]


def previous(expression: Amount) -> Expr:
    """The same in the report of the year before, by the same organ."""
    return Expr(Previous(sum_of(expression).term))


class ChildReports:
    """The reports of the subordinate organs, all together; one object, :data:`children`."""

    def sum(self, expression: Amount) -> Expr:
        """The same in the report of every subordinate organ, added up."""
        return Expr(Children(sum_of(expression).term))

    def max(self, expression: Amount) -> Expr:
        """The largest that any subordinate organ reports; of a single cell, row or column."""
        return Expr(Children(sum_of(expression).term, "max"))

    @property
    def count(self) -> Expr:
        """How many subordinate organs report."""
        return Expr(Fact("children"))


children: Final = ChildReports()
"""The reports of the subordinate organs."""

report_year: Final = Expr(Fact("year"))
"""The year the figures of the report are of."""


def family(expression: Amount) -> Expr:
    """The organ's own figure and those of its subordinate organs together."""
    return sum_of(expression, children.sum(expression))
