"""Some rules made ready for reports of one form, with all that is the same for every report.

Made once for the rules and the form and kept, so that judging a report is fetching its cells and adding.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

from giac_schema.model.organ import OrganKind
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.rules.abroad import wanted_first
from giac_schema.rules.fetching import Cells, Fetch, fetching
from giac_schema.rules.plans import Plan, plans
from giac_schema.rules.quick import Quick, compiled

if TYPE_CHECKING:
    from giac_schema.findings import Verdict
    from giac_schema.model.report import Edition, Report

__all__ = ["Book", "Ready", "make_ready"]

_KEPT: Final = 64


@frozen(eq=False)
class Ready:
    """One rule."""

    ids: frozenset[str]
    """Its own id and those of its checks: what a reader may have noted something under."""
    applies: bool
    """Whether it is about any of the forms."""
    organs: frozenset[OrganKind]
    checks: tuple[tuple[Plan, Quick], ...] = ()
    """Its checks, if all are relations between cells of the report that is judged; else none."""
    wanting: str = ""
    """The code of what is wanting where no other report was given, if it looks into one."""

    def verdicts(self, cells: Cells, report: Report) -> list[tuple[Plan, Verdict]]:
        """The bare verdicts of all :attr:`checks`, on a report that has all their cells."""
        try:
            return [(plan, quick(cells)) for plan, quick in self.checks]
        except TypeError:  # a cell that holds no number
            return [(plan, _verdict(plan, quick, cells, report)) for plan, quick in self.checks]


def _verdict(plan: Plan, quick: Quick, cells: Cells, report: Report) -> Verdict:
    try:
        return quick(cells)
    except TypeError:
        return cast("Verdict", plan.verdict(report))  # it has all the cells


@frozen(eq=False)
class Book:
    """Some rules, in their order."""

    rules: tuple[Ready, ...]
    fetch: Fetch
    """Takes the cells of all :attr:`Ready.checks` out of a report."""

    def cells(self, report: Report) -> Cells | None:
        """The cells that the checks are about; ``None`` if the report does not have them all."""
        try:
            return self.fetch(report)
        except AttributeError:  # a report of another form
            return None


def make_ready(rules: tuple[Rule, ...], editions: tuple[Edition, ...]) -> Book:
    """Rules made ready for reports of one form; for those that mix two, little can be done in advance."""
    try:
        return _kept(rules, editions)
    except (TypeError, RecursionError):  # a rule that has no hash cannot be found again
        return _made(rules, editions)


@lru_cache(_KEPT)
def _kept(rules: tuple[Rule, ...], editions: tuple[Edition, ...]) -> Book:
    return _made(rules, editions)


def _made(rules: tuple[Rule, ...], editions: tuple[Edition, ...]) -> Book:
    found = [_plans(rule, editions) for rule in rules]
    local = [made if not any(plan.abroad for plan in made) else () for made in found]
    refs = tuple({ref: None for made in local for plan in made for ref in plan.refs})
    places = {ref: number for number, ref in enumerate(refs)}
    return Book(
        tuple(
            Ready(
                ids=frozenset(rule.ids),
                applies=not set(rule.editions).isdisjoint(editions),
                organs=frozenset(rule.organs),
                checks=tuple((plan, compiled(plan.relation, places)) for plan in here),
                wanting=_wanting(made),
            )
            for rule, made, here in zip(rules, found, local, strict=True)
        ),
        fetching(refs),
    )


def _plans(rule: Rule, editions: tuple[Edition, ...]) -> tuple[Plan, ...]:
    """The checks of a relation on the only form there is; none for a rule that cannot mean anything."""
    if isinstance(rule.body, (Check, Observed)) or len(editions) > 1:
        return ()
    (edition,) = editions
    if edition not in rule.editions:
        return ()
    try:
        return plans(rule, edition)
    except Exception:  # noqa: BLE001 - raised again, and reported, where the rule is judged
        return ()


def _wanting(made: tuple[Plan, ...]) -> str:
    """What the first figure wants that stands in another report."""
    wanted = (wanted_first(figure) for plan in made for figure, _, _ in plan.abroad)
    return next(filter(None, wanted), "")
