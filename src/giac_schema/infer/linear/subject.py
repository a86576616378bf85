"""A report or a reading as inference sees it: cells, positions, the linear rows of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.infer.linear.grid import Grid, grid
from giac_schema.infer.linear.problem import problems, values_of
from giac_schema.infer.linear.system import System, system
from giac_schema.model.address import Ref
from giac_schema.model.report import EDITIONS, Report, Report2019, Report2021
from giac_schema.model.source import Position
from giac_schema.model.values import Leaf, Missing
from giac_schema.rules.relatives import organs_of, report_of, sources_of

if TYPE_CHECKING:
    from giac_schema.infer.linear.problem import Problem
    from giac_schema.infer.linear.system import Exact
    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.model.values import Number
    from giac_schema.rules import Subject

__all__ = ["Seen", "number"]

_SETS_KEPT: Final = 64


@frozen(eq=False)
class Seen:
    """One report with all that inference looks up in it."""

    report: Report
    system: System
    leaves: Mapping[int, Leaf]
    """What the cells of the system hold, by their numbers."""
    printed: dict[Ref, Leaf]
    """The same by address, and every other cell of the report."""
    positions: Mapping[Ref, Position]
    grid: Grid

    @classmethod
    def of(cls, subject: Subject, rules: RuleSet, *levels: Level) -> Seen:
        """A report or reading, with those of the rules that are of these levels and bind such an organ."""
        report = report_of(subject)
        edition = _edition(report)
        rows = system(_binding(rules, organs_of(subject)), edition, *levels)
        printed = dict(report.cells())
        return cls(
            report=report,
            system=rows,
            leaves=values_of(rows, printed),
            printed=printed,
            positions={ref: source.position for ref, source in sources_of(subject).items()},
            grid=grid(edition),
        )

    @property
    def missing(self) -> frozenset[int]:
        """The cells of the system that hold no number."""
        return frozenset(c for c, leaf in self.leaves.items() if isinstance(leaf, Missing))

    def problems(
        self, costs: Mapping[Ref, int] | None = None, trusted: frozenset[Ref] = frozenset()
    ) -> list[Problem]:
        """Each block of the rows with the report's figures put in."""
        return problems(self.system, self.leaves, costs or {}, trusted)

    def value(self, cell: int, value: Exact | None) -> Number | None:
        """A number as a report would print it in a cell; ``None`` if it cannot be printed exactly."""
        return None if value is None else number(value, money=self.system.domains[cell] == "amount")


@lru_cache(_SETS_KEPT)
def _binding(rules: RuleSet, organs: frozenset[OrganKind]) -> RuleSet:
    """What proves nothing of a report is left out: rules that do not bind its organ, or perhaps not."""
    return rules.binding(*organs)


def _edition(report: Report) -> Edition:
    """The edition whose rows a report is held to: its own, for a mixture that of its 表三."""
    if isinstance(report, (Report2019, Report2021)):
        return report.edition
    return report.edition if report.edition in EDITIONS else EDITIONS[-1]


def number(value: Exact, *, money: bool) -> Number | None:
    """An exact number as an ``int`` or, for money, a ``Decimal``; ``None`` if it has no last digit."""
    if not money:
        return value if isinstance(value, int) else None
    fraction = Fraction(value)
    with localcontext() as context:
        context.prec = 60
        decimal = Decimal(fraction.numerator) / fraction.denominator
    return decimal if Fraction(decimal) == fraction else None
