"""The linear part of a rule set: rows over the cells of one form, in whole numbers.

Every comparison of sums is one row, ``sum(factor * cell) + constant == 0`` or ``>= 0``; relations joined
by *and* are several.  What is no such comparison has no row, and :attr:`System.undecided` names it, so that
nobody takes silence for an answer.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, assert_never

from attrs import field, frozen

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.model.terms import AllOf, AnyOf, Close, Compare, Divisible, IsMissing, Not, When
from giac_schema.rules import instances
from giac_schema.rules.intervals import Domain, contrary, domain_of
from giac_schema.rules.judge import Comparing, figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.model.terms import Comparison, Relation
    from giac_schema.model.values import Number

__all__ = ["Exact", "Row", "System", "exact", "system"]

Exact: TypeAlias = int | Fraction
"""A number without rounding; whole ones are ``int``."""

_SETS_KEPT: Final = 64


@frozen(eq=False)
class Row:
    """One comparison of a rule: ``sum(factor * cell) + constant`` is 0, or at least 0."""

    id: str
    """The catalogue's id of the check, such as ``T3-03``."""
    rule: Rule
    sign: Literal["==", ">="]
    factors: dict[int, int]
    """Numbers of cells in their :class:`System`, each with how often it counts, never 0."""
    constant: int
    comparing: Comparing
    """The comparison as the rule has it, with its two sides."""

    @property
    def level(self) -> Level:
        """How firmly the rule must hold."""
        return self.rule.level


@frozen(eq=False)
class System:
    """The rows of a rule set on one form, and the cells they are about, numbered."""

    cells: tuple[Ref, ...]
    domains: tuple[Domain, ...]
    """What each cell may hold: counts, changes with a sign, amounts of money."""
    rows: tuple[Row, ...]
    """In an order that does not depend on that of the rules."""
    undecided: tuple[str, ...]
    """Ids of relations that are no linear comparison; nothing here speaks of them."""
    blocks: tuple[tuple[int, ...], ...]
    """Numbers of rows that share cells, directly or through others: each block can be solved alone."""
    numbers: dict[Ref, int] = field(repr=False)

    @property
    def equalities(self) -> Iterator[Row]:
        """The rows that say two sides are equal."""
        return (row for row in self.rows if row.sign == "==")


def system(rules: RuleSet, edition: Edition, *levels: Level) -> System:
    """The linear rows of some rules on one form.

    Args:
        rules: The rules; what is no relation between cells is passed over.
        edition: The form.
        levels: The levels to take in; all if none is named.
    """
    return _system(rules.by_level(*levels) if levels else rules, edition)


@lru_cache(_SETS_KEPT)
def _system(rules: RuleSet, edition: Edition) -> System:
    found: list[_Comparison] = []
    undecided: list[str] = []
    for rule in rules:
        if isinstance(rule.body, (Check, Observed)) or edition not in rule.editions:
            continue
        for name, relation in _instances(rule, edition):
            some = list(_comparisons(relation))
            found += [_Comparison(name, rule, compare) for compare in some if compare is not None]
            undecided += [name] * (None in some)
    return _numbered(found, undecided)


@frozen(eq=False)
class _Comparison:
    id: str
    rule: Rule
    compare: Compare


def _instances(rule: Rule, edition: Edition) -> list[tuple[str, Relation]]:
    """The checks of a rule; a rule that cannot mean anything has none, and judging it says why."""
    try:
        return [(each.id, each.relation) for each in instances(rule, edition)]
    except (InvalidRule, UnknownAddress):
        return []


def _comparisons(relation: Relation) -> Iterator[Compare | None]:
    """The comparisons a relation is made of; ``None`` for a part that is no linear comparison."""
    match relation:
        case Compare():
            yield relation if relation.op != "!=" and _is_local(relation) else None
        case AllOf(relations):
            for inner in relations:
                yield from _comparisons(inner)
        case Not(inner):
            yield _turned(inner)
        case AnyOf() | Close() | Divisible() | IsMissing() | When():
            yield None
        case _:
            assert_never(relation)


def _turned(relation: Relation) -> Compare | None:
    """The contrary of a relation, if that is a linear comparison."""
    if not isinstance(relation, Compare) or relation.op == "==" or not _is_local(relation):
        return None
    return Compare(relation.left, contrary(relation.op), relation.right)


def _is_local(compare: Compare) -> bool:
    """Whether it speaks of cells of the report alone, and of no other report."""
    return not figures_of(compare)


def _numbered(found: Iterable[_Comparison], undecided: Iterable[str]) -> System:
    comparisons = [(each, Comparing.of(each.compare)) for each in found]
    cells = tuple(sorted({ref for _, c in comparisons for ref, _ in _cells(c)}))
    numbers = {ref: number for number, ref in enumerate(cells)}
    rows = [row for each, c in comparisons if (row := _row(each, c, numbers)) is not None]
    rows.sort(key=lambda row: (row.id, sorted(row.factors.items()), row.constant))
    strict = [each.id for each, c in comparisons if _row(each, c, numbers) is None]
    return System(
        cells=cells,
        domains=tuple(map(domain_of, cells)),
        rows=tuple(rows),
        undecided=tuple(sorted({*undecided, *strict})),
        blocks=_blocks(rows),
        numbers=numbers,
    )


def _cells(comparing: Comparing) -> list[tuple[Ref, Number]]:
    """The cells that count for something, each with how often."""
    return [(key, f) for key, f in comparing.net.factors.items() if f and isinstance(key, Ref)]


def _row(each: _Comparison, comparing: Comparing, numbers: dict[Ref, int]) -> Row | None:
    """The comparison in whole numbers; ``None`` for one by *more* or *less* between amounts of money."""
    factors = {numbers[ref]: exact(f) for ref, f in _cells(comparing)}
    scale = lcm(*(_denominator(f) for f in (*factors.values(), exact(comparing.net.constant))))
    whole = {cell: int(f * scale) for cell, f in factors.items()}
    constant = int(exact(comparing.net.constant) * scale)
    if comparing.op in ("<", ">") and any(
        comparing.domains[ref] == "amount" for ref in comparing.domains
    ):
        return None
    sign, times, less = _NORMAL[comparing.op]
    divisor = gcd(*whole.values()) or 1
    if less and constant % divisor:  # a strict row that can never touch its bound needs no step
        less = 0
    step = less * divisor
    return Row(
        id=each.id,
        rule=each.rule,
        sign=sign,
        factors={cell: f * times for cell, f in whole.items()},
        constant=constant * times - step,
        comparing=comparing,
    )


_NORMAL: Final[dict[Comparison, tuple[Literal["==", ">="], int, int]]] = {
    "==": ("==", 1, 0),
    ">=": (">=", 1, 0),
    ">": (">=", 1, 1),
    "<=": (">=", -1, 0),
    "<": (">=", -1, 1),
}
"""Each comparison as *is 0* or *at least 0*: the sign, what to multiply by, what to take away."""


def _denominator(number: Exact) -> int:
    return 1 if isinstance(number, int) else number.denominator


def exact(number: Number | Fraction) -> Exact:
    """A number as an ``int`` if it is whole, else as a fraction."""
    if isinstance(number, int):
        return number
    fraction = Fraction(number)
    return fraction.numerator if fraction.denominator == 1 else fraction


def _blocks(rows: list[Row]) -> tuple[tuple[int, ...], ...]:
    """Rows joined as long as they share a cell."""
    owner: dict[int, int] = {}
    parents = list(range(len(rows)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for number, row in enumerate(rows):
        for cell in row.factors:
            parents[root(number)] = root(owner.setdefault(cell, number))
    members: dict[int, list[int]] = {}
    for number in range(len(rows)):
        members.setdefault(root(number), []).append(number)
    return tuple(map(tuple, members.values()))
