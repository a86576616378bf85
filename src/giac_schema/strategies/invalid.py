"""Reports that break one rule, and nothing else wherever the rules allow that."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from attrs import field, frozen
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.report import EDITIONS, Report
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet, as_set
from giac_schema.model.values import Leaf
from giac_schema.rules import standard, verdicts
from giac_schema.strategies.exact.formulas import PLACES
from giac_schema.strategies.exact.plan import breaking as ways_of
from giac_schema.strategies.exact.reports import checks_of, leaves_at
from giac_schema.strategies.exact.stating import YEAR
from giac_schema.strategies.heads import sound_heads
from giac_schema.strategies.reports import assembled, filled
from giac_schema.strategies.valid import LARGEST, steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition
    from giac_schema.strategies.exact.breaking import Break
    from giac_schema.strategies.exact.plan import Breaking, Option
    from giac_schema.strategies.exact.space import Step
    from giac_schema.strategies.heads import Head

__all__ = ["Changed", "Invalid", "invalid_reports", "scaled", "wanted_times"]


@frozen
class Changed:
    """One cell of a report that was made wrong."""

    ref: Ref
    was: Leaf
    """What a correct report had there."""
    now: Leaf
    report: int = 0
    """Which of several reports, counted from 0."""


@frozen
class Invalid:
    """A report that breaks what it was asked to break, and how it came to that."""

    report: Report = field(repr=False)
    original: Report = field(repr=False)
    """The same report before, which breaks nothing."""
    changes: tuple[Changed, ...]
    """The cells in which the two differ, in the order of the form."""
    broken: tuple[str, ...]
    """The ids of the checks that break and were asked for."""
    others: tuple[str, ...] = ()
    """The ids of further checks that break, because the rules do not allow otherwise."""


def invalid_reports(
    breaking: Rule | RuleSet | str | None = None,
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    edition: Edition | None = None,
    size: int | None = None,
) -> st.SearchStrategy[Invalid]:
    """Reports that break a rule and no other relation, of any level, wherever the rules allow that.

    A correct report is changed in as few cells as will do.  Some checks cannot break alone: if a
    figure of 表三 is wrong in one cell, a row and a column disagree.  Then as few others as possible break
    with it, those at ``must`` last, and :attr:`Invalid.others` names them.

    Examples shrink to the fewest cells and the smallest figures.

    Args:
        breaking: The rule to break, added to the rules if it is not among them; or a set, any one
            check of which may break, alone or with others of the set; or the id of a rule or of a
            single check, or a pattern such as ``"T3.*"``.  Without it, any relation of the rules.
        rules: All rules; the standard ones of the edition if ``None``.
        edition: The form; any that the rule applies to if ``None``.
        size: The largest figure that any cell may hold before.

    Raises:
        InvalidRule: if there is nothing to break: the rule is no relation, does not apply to the
            form, or no report can break it.
        ContradictoryRules: if no report keeps the rules to begin with.
        UnknownRule: if no rule has the id.
    """
    if breaking in EDITIONS:
        raise InvalidRule(
            f"What comes first is the rule to break; for reports of one form say edition={breaking!r}."
        )
    editions = reversed(EDITIONS) if edition is None else (edition,)
    found = [
        strategy
        for each in editions
        for whole, asked in [_asked(breaking, rules, each)]
        if asked
        for strategy in _drawn(ways_of(whole, asked, each, size), each, size)
    ]
    if not found:
        raise InvalidRule(
            f"{_named(breaking)} has no relation between cells of this form, so there is nothing to "
            f"break: a rule that is a function in Python cannot be broken by construction."
        )
    return st.one_of(found)


def _drawn(plan: Breaking, edition: Edition, size: int | None) -> list[st.SearchStrategy[Invalid]]:
    """A strategy for each group of ways to break something that bind the same kinds of organs."""
    groups: dict[tuple[OrganKind, ...], list[Option]] = {}
    for option in plan.options:
        groups.setdefault(option.rule.organs, []).append(option)
    largest = LARGEST if size is None else size
    return [
        st.builds(
            _invalid,
            st.just(plan),
            st.just(edition),
            st.sampled_from(options),
            steps(plan.space, largest),
            wanted_times(largest),
            sound_heads(organs),
        )
        for organs, options in groups.items()
    ]


def _asked(
    breaking: Rule | RuleSet | str | None,
    rules: RuleSet | Rule | Iterable[Rule] | None,
    edition: Edition,
) -> tuple[RuleSet, frozenset[str]]:
    """All rules, and the ids of the checks that may break."""
    whole = standard(edition) if rules is None else as_set(rules)
    if isinstance(breaking, (Rule, RuleSet)):
        wanted = as_set(breaking)
        whole = whole + wanted
        return whole, frozenset(check.id for _, check in checks_of(wanted, edition))
    ids = {check.id: rule for rule, check in checks_of(whole, edition)}
    if breaking is None:
        return whole, frozenset(ids)
    single = frozenset(name for name in ids if fnmatchcase(name, breaking) or name == breaking)
    of_rules = frozenset(name for name, rule in ids.items() if fnmatchcase(rule.id, breaking))
    if not single | of_rules:
        whole.only(breaking)
    return whole, single | of_rules


def _named(breaking: Rule | RuleSet | str | None) -> str:
    match breaking:
        case None:
            return "This set"
        case str():
            return breaking
        case Rule():
            return breaking.id
        case RuleSet():
            return ", ".join(rule.id for rule in breaking) or "An empty set"


def wanted_times(largest: int) -> st.SearchStrategy[tuple[int, int]]:
    """How wrong it is to be, and for money with how many places behind the point."""
    small = st.integers(1, max(1, min(9, largest)))
    most = max(1, largest)
    return st.tuples(small | st.integers(-most, most), st.integers(0, PLACES))


def _invalid(
    plan: Breaking,
    edition: Edition,
    option: Option,
    taken: list[Step],
    wanted: tuple[int, int],
    head: Head,
) -> Invalid:
    way = option.way
    wish = scaled(way, *wanted)
    point = plan.space.walk(taken, way.start, lambda p: way.times(p, wish) is not None)
    often = way.times(point, wish)
    if often is None:  # a way's own start always leaves room for it
        raise InvalidRule(f"{way.check} cannot be broken from the report it was to be broken from.")
    original = assembled(filled(edition, 0), leaves_at(point).items(), head(point.values[YEAR]))
    changed = filled(edition, 0).with_cells(leaves_at(way.changed(point, often)))
    changes = tuple(
        Changed(ref, was, now)
        for (ref, was), (_, now) in zip(original.cells(), changed.cells(), strict=True)
        if was != now
    )
    report = original.with_cells({each.ref: each.now for each in changes})
    broken = [name for name, verdict in verdicts(plan.rules, report).items() if verdict == "breaks"]
    asked = [name for name in broken if name in plan.asked]
    return Invalid(
        report, original, changes, tuple(asked), tuple(n for n in broken if n not in plan.asked)
    )


def scaled(way: Break, wanted: int, places: int) -> int:
    """A wish in the steps of the cells: money moves in millionths."""
    money = any(var.domain == "amount" for var in way.move)
    return int(wanted * 10 ** (PLACES - places)) if money else wanted
