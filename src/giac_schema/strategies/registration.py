"""What Hypothesis runs when it is imported (entry point group ``hypothesis``).

It makes ``st.from_type(Report2021)``, and every test that asks for one by its annotation, draw what
this package draws.  Strategies are named here and made when first asked for: importing Hypothesis
must stay cheap for those who test something else, and it may happen in the middle of importing this
very package.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, get_args

from hypothesis import strategies as st

from giac_schema import model
from giac_schema.findings import (
    Change,
    Coverage,
    Deduction,
    Finding,
    Findings,
    Operand,
    Reading,
    Step,
    Suggestion,
)
from giac_schema.model import Missing, Ref, Report, Report2019, Report2021, Source
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.source import LooseRow, Position
from giac_schema.model.terms import Relation, Term
from giac_schema.render import FileLayout, Layout, TextLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["STRATEGIES", "register", "register_drawn"]

TABLE_PARTS: Final = (
    model.ApplicantRow,
    model.CaseResults,
    model.Decisions,
    model.Disclosure2019,
    model.Disclosure2021,
    model.DisclosureHybrid,
    model.Disputes,
    model.DocumentsMade,
    model.DocumentsStock,
    model.FeeItems,
    model.Fees,
    model.Items,
    model.Litigation,
    model.NotDisclosed,
    model.NotProcessed,
    model.OtherHandling,
    model.Outcome2019,
    model.Outcome2021,
    model.Procurement,
    model.Requests2019,
    model.Requests2021,
    model.UnableToProvide,
)
"""Rows, blocks and tables of a report.  Hypothesis alone would leave all their cells as they are by default."""
_PARTS: Final = (
    *TABLE_PARTS,
    *get_args(Term),
    *get_args(Relation),
    Change,
    Coverage,
    Deduction,
    FileLayout,
    Findings,
    LooseRow,
    Operand,
    Position,
    Step,
    Suggestion,
    TextLayout,
)


def register() -> None:
    """Tell Hypothesis how to draw the classes of this library."""
    register_drawn(STRATEGIES)


def register_drawn(made: Mapping[type, Callable[[], st.SearchStrategy[Any]]]) -> None:
    """Tell Hypothesis how to draw some classes; each strategy is made when it is first asked for."""
    for cls, strategy in made.items():
        st.register_type_strategy(cls, partial(_made, strategy))


def _made(strategy: Callable[[], st.SearchStrategy[Any]], _cls: type) -> st.SearchStrategy[Any]:
    return strategy()


def _public(name: str, *arguments: str) -> st.SearchStrategy[Any]:
    """A strategy of this package, by its name."""
    found: st.SearchStrategy[Any] = getattr(import_module("giac_schema.strategies"), name)(
        *arguments
    )
    return found


def _part(cls: type) -> st.SearchStrategy[Any]:
    """A class that is a part of one of the others."""
    found: st.SearchStrategy[Any] = import_module("giac_schema.strategies.kinds").drawn(cls)
    return found


STRATEGIES: Final[dict[type, Callable[[], st.SearchStrategy[Any]]]] = {
    Claim: partial(_public, "claims"),
    FeeStatement: partial(_public, "fee_statements"),
    Finding: partial(_public, "findings"),
    Layout: partial(_public, "layouts"),
    Missing: partial(_public, "missing"),
    Reading: partial(_public, "readings"),
    Ref: partial(_public, "refs"),
    Report: lambda: _public("reports") | _public("hybrid_reports"),
    Report2019: partial(_public, "reports", "2019"),
    Report2021: partial(_public, "reports", "2021"),
    Rule: partial(_public, "rules"),
    RuleSet: partial(_public, "rule_sets"),
    Source: partial(_public, "cell_sources"),
    **{cls: partial(_part, cls) for cls in _PARTS},
}
"""How each class is drawn."""
