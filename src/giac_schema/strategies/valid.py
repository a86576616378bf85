"""Reports that keep every ``must`` rule of a set, by construction.

Nothing is filtered.  The rules are solved once, exactly and over whole numbers
(:mod:`giac_schema.strategies.exact`); what is drawn are steps from one correct report to the next, so
examples are quick to make and shrink to the smallest report that the rules allow: a form of zeros.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from giac_schema.model.report import EDITIONS, Report
from giac_schema.model.ruleset import as_set
from giac_schema.rules import standard
from giac_schema.strategies.exact.formulas import PLACES
from giac_schema.strategies.exact.reports import (
    cells_of,
    constraints_of,
    in_years,
    leaves_at,
    sizes,
    years_of,
)
from giac_schema.strategies.exact.space import Space
from giac_schema.strategies.exact.stating import YEAR
from giac_schema.strategies.heads import Head, sound_heads
from giac_schema.strategies.reports import assembled, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule
    from giac_schema.model.ruleset import RuleSet
from giac_schema.strategies.exact.space import Step, StepKind

__all__ = ["LARGEST", "steps", "valid_reports"]

LARGEST: Final = 9_999
_FEW: Final = 8
_BUSY: Final = (12, 60)
_SPACES_KEPT: Final = 64


def valid_reports(
    edition: Edition | None = None,
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    size: int | None = None,
) -> st.SearchStrategy[Report]:
    """Reports of one edition, or of either, that keep every ``must`` rule; nothing is missing in them.

    Every relation at ``must`` is kept by construction, a user's own included: equations and
    inequalities between cells exactly, over whole numbers, and what is made of them by ``&``, ``|``,
    ``~`` and ``when``.  A rule that is a function in Python is not looked into; the figures, the title
    and the dates are such as the standard ones of these accept.

    Args:
        edition: The form; either if ``None``.
        rules: The rules to keep; the standard ones of the edition if ``None``.
        size: The largest figure that any cell may hold, totals included: 0 gives an office that was
            asked nothing, 14 000 up to a large city.  Without it there is no limit, and most figures
            are small.

    Raises:
        ContradictoryRules: if no report keeps all of them (and the size); the error names those that
            contradict each other.
    """
    if edition is None:
        return st.one_of([valid_reports(each, rules, size) for each in reversed(EDITIONS)])
    kept = standard(edition) if rules is None else as_set(rules)
    space = _space(kept, edition, size)
    return st.builds(
        _report,
        st.just(space),
        st.just(edition),
        st.integers(0, len(space.starts) - 1),
        steps(space, LARGEST if size is None else size),
        sound_heads(),
    )


@lru_cache(_SPACES_KEPT)
def _space(rules: RuleSet, edition: Edition, size: int | None) -> Space:
    cells = cells_of(edition)
    kept = [
        in_years(years_of(edition)),
        *constraints_of(rules, edition, "must"),
        *sizes(cells, size),
    ]
    return Space.of(cells, kept, {YEAR: years_of(edition)[0]})


def _report(space: Space, edition: Edition, start: int, taken: list[Step], head: Head) -> Report:
    point = space.walk(taken, space.starts[start])
    return assembled(filled(edition, 0), leaves_at(point).items(), head(point.values[YEAR]))


def steps(space: Space, largest: int) -> st.SearchStrategy[list[Step]]:
    """Steps through a space: a few, or as many as a busy office has figures."""
    if not space.effects:
        return st.just([])
    groups: dict[tuple[frozenset[str], StepKind], list[int]] = {}
    for index, effect in enumerate(space.effects):
        tables = frozenset(var.ref.table for var in effect.move)
        groups.setdefault((tables, space.kind(index)), []).append(index)
    ordered = sorted(groups.items(), key=lambda item: "requests" not in item[0][0])
    single = st.one_of(
        [
            st.tuples(st.sampled_from(indexes), times(kind, max(1, largest)))
            for (_, kind), indexes in ordered
        ]
    )
    fewest, most = _BUSY
    return st.lists(single, max_size=_FEW) | st.lists(single, min_size=fewest, max_size=most)


def times(kind: StepKind, largest: int) -> st.SearchStrategy[int]:
    """How often a step is taken: mostly a few times, now and then as a city would."""
    match kind:
        case "count":
            small = st.integers(1, min(9, largest))
            return small | st.integers(1, max(1, largest // 8)) | st.integers(1, largest)
        case "signed":
            return st.integers(-min(9, largest), min(9, largest)) | st.integers(-largest, largest)
        case "amount":
            return st.builds(_scaled, st.integers(1, largest), st.integers(0, PLACES))


def _scaled(digits: int, places: int) -> int:
    return int(digits * 10 ** (PLACES - places))
