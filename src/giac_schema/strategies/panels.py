"""Reports that rules look at together: the years of one organ, an organ and those below it."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from attrs import field, frozen
from hypothesis import strategies as st

from giac_schema.model.report import Report
from giac_schema.model.ruleset import as_set
from giac_schema.rules import Context, standard, verdicts
from giac_schema.strategies.exact.panels import (
    breaking_panel,
    family_of,
    panel_space,
    series_of,
)
from giac_schema.strategies.exact.reports import leaves_at
from giac_schema.strategies.heads import sound_heads
from giac_schema.strategies.invalid import Changed, scaled, wanted_times
from giac_schema.strategies.reports import assembled, filled
from giac_schema.strategies.valid import LARGEST, steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.rule import Rule
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.strategies.exact.panels import Panel
    from giac_schema.strategies.exact.plan import Breaking, Option
    from giac_schema.strategies.exact.points import Point
    from giac_schema.strategies.exact.space import Space, Step
    from giac_schema.strategies.heads import Head

__all__ = ["Together", "families", "series"]


@frozen
class Together:
    """Reports that are looked at together.

    Those of a series stand in the order of their years; of a family the first is the report of
    the organ above, and the others are those of its subordinate organs.
    """

    reports: tuple[Report, ...] = field(repr=False)
    changes: tuple[Changed, ...] = ()
    """The cells that were made wrong, if it was asked to break a rule."""
    broken: tuple[str, ...] = ()
    """The ids of the checks that break and were asked for, each with the report they are judged on."""
    others: tuple[str, ...] = ()
    """Those of further checks that break, because the rules do not allow otherwise."""


def series(
    years: Iterable[int] = (2022, 2023),
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    breaking: Rule | str | None = None,
    size: int | None = None,
) -> st.SearchStrategy[Together]:
    """The reports of one organ for some years, each of the form for its year.

    They keep every ``must`` relation, and the relations of all levels that look at several reports;
    or they break one rule and no other of these, wherever the rules allow that.

    Args:
        years: The years; a year without the one before it has no previous report.
        rules: All rules; the standard ones of each form if ``None``.
        breaking: The rule to break, added to the rules if it is not among them; or the id of it or of
            one of its checks, or a pattern such as ``"Y-*"``.
        size: The largest figure in any cell.

    Raises:
        ContradictoryRules: if no such reports keep the rules.
        InvalidRule: if no such reports break what is to be broken.
    """
    return _drawn(series_of(tuple(years)), rules, breaking, size)


def families(
    children: int = 2,
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    breaking: Rule | str | None = None,
    size: int | None = None,
    *,
    year: int = 2023,
) -> st.SearchStrategy[Together]:
    """The report of an organ, and those of so many subordinate organs for the same year.

    Everything else is as for :func:`series`.
    """
    return _drawn(family_of(children, year), rules, breaking, size)


def _drawn(
    panel: Panel,
    given: RuleSet | Rule | Iterable[Rule] | None,
    breaking: Rule | str | None,
    size: int | None,
) -> st.SearchStrategy[Together]:
    rules = None if given is None else as_set(given)
    largest = LARGEST if size is None else size
    if breaking is None:
        space, _ = panel_space(panel, rules, size)
        starts = st.integers(0, len(space.starts) - 1)
        return st.builds(
            _kept, st.just(panel), st.just(space), starts, steps(space, largest), sound_heads()
        )
    asked = frozenset((breaking,) if isinstance(breaking, str) else (breaking.id,))
    if not isinstance(breaking, str):
        rules = (_standard(panel) if rules is None else rules) + breaking
    plan = breaking_panel(panel, rules, asked, size)
    return st.builds(
        _broken,
        st.just(panel),
        st.just(plan),
        st.sampled_from(plan.options),
        steps(plan.space, largest),
        wanted_times(largest),
        sound_heads(),
    )


def _standard(panel: Panel) -> RuleSet:
    """The standard rules of every form among the reports."""
    sets = [standard(edition) for edition in sorted({each.edition for each in panel.members})]
    return reduce(add, sets)


def _kept(panel: Panel, space: Space, start: int, taken: list[Step], head: Head) -> Together:
    return Together(_reports(panel, space.walk(taken, space.starts[start]), head))


def _broken(
    panel: Panel,
    plan: Breaking,
    option: Option,
    taken: list[Step],
    wanted: tuple[int, int],
    head: Head,
) -> Together:
    way = option.way
    wish = scaled(way, *wanted)
    point = plan.space.walk(taken, way.start, lambda p: way.times(p, wish) is not None)
    changed = way.changed(point, way.times(point, wish) or 0)
    before, after = _reports(panel, point, head), _reports(panel, changed, head)
    changes = tuple(
        Changed(ref, was, now, number)
        for number, (old, new) in enumerate(zip(before, after, strict=True))
        for (ref, was), (_, now) in zip(old.cells(), new.cells(), strict=True)
        if was != now
    )
    broken = sorted(_breaking(panel, plan, after))
    asked = [name for name in broken if name in plan.asked]
    others = [name for name in broken if name not in plan.asked]
    return Together(after, changes, tuple(asked), tuple(others))


def _reports(panel: Panel, point: Point, head: Head) -> tuple[Report, ...]:
    return tuple(
        assembled(
            filled(member.edition, 0), leaves_at(point, member.name).items(), head(member.year)
        )
        for member in panel.members
    )


def _breaking(panel: Panel, plan: Breaking, reports: tuple[Report, ...]) -> Iterable[str]:
    named = {member.name: report for member, report in zip(panel.members, reports, strict=True)}
    for member in panel.members:
        context = Context(
            previous=named.get(member.previous),
            children=[named[name] for name in member.children] or None,
        )
        for name, verdict in verdicts(plan.rules, named[member.name], context).items():
            if verdict == "breaks":
                yield f"{name} @ {member.name}"
