"""What Hypothesis runs when it is imported (entry point group ``hypothesis``).

It makes ``st.from_type(Report2021)``, and every test that asks for one by its annotation, draw what
this package draws.  Strategies are named here and made when first asked for: importing Hypothesis
must stay cheap for those who test something else, and it may happen in the middle of importing this
very package.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from giac_schema.findings import Finding, Reading
from giac_schema.model import Missing, Ref, Report, Report2019, Report2021, Source
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.render import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["STRATEGIES", "register", "register_drawn"]


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
}
"""How each class is drawn."""
