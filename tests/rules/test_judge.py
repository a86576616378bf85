"""The laws of verdicts, and that intervals say no more and no less than trying every value."""

from __future__ import annotations

import itertools
import operator
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule
from giac_schema.model.address import Ref
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Children,
    Close,
    Column,
    Compare,
    Comparison,
    Const,
    Divisible,
    Fact,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Previous,
    Relation,
    Row,
    Scale,
    Sum,
    Term,
    When,
)
from giac_schema.model.values import MISSING_KINDS, Missing
from giac_schema.rules.intervals import (
    can_be,
    can_be_divisible,
    can_leave_a_rest,
    contrary,
    domain_of,
)
from giac_schema.rules.judge import Partly, judge_of, refs_of
from giac_schema.rules.kleene import all_hold, any_holds, negated
from giac_schema.rules.linear import Figure, linear

VERDICTS = ("holds", "breaks", "unknown")
OPS = get_args(Comparison)
TRUE = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
COUNTS = tuple(Ref(("requests", row, "total")) for row in ("received", "carried_in", "carried_out"))
MONEY = Ref(("disclosure", "administrative_fees", "amount"))
CHANGE = Ref(("disclosure", "licensing", "items_change"))
CELLS = (*COUNTS, MONEY, CHANGE)
BLANK = Missing("blank")

numbers = st.integers(-4, 4)
terms = st.recursive(
    st.one_of(numbers.map(Const), st.sampled_from(CELLS).map(Cell)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: Sum(tuple(parts))),
        st.builds(Scale, numbers, inner),
    ),
    max_leaves=6,
)
comparisons = st.builds(Compare, terms, st.sampled_from(OPS), terms)
tolerances = st.sampled_from([0, 1, Decimal("0.5")])
closes = st.builds(Close, terms, terms, tolerances, tolerances)
divisibles = st.builds(Divisible, terms, st.integers(1, 6))


def composed(simple):
    return st.recursive(
        simple,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda parts: AllOf(tuple(parts))),
            st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
            inner.map(Not),
            st.builds(When, inner, inner),
        ),
        max_leaves=4,
    )


relations = composed(comparisons | closes | divisibles)
figures = {
    **dict.fromkeys(COUNTS, st.integers(0, 9)),
    MONEY: st.decimals(0, 9, places=2),
    CHANGE: st.integers(-9, 9),
}
missing = st.sampled_from(MISSING_KINDS).map(Missing)
complete = st.fixed_dictionaries(figures)
partial = st.fixed_dictionaries({ref: value | missing for ref, value in figures.items()})
some_cells = st.sets(st.sampled_from(CELLS))


def judged(relation, values, *, zero=False):
    return judge_of(relation)(values, zero)


@given(relations, complete)
def test_without_missing_cells_nothing_is_unknown(relation, values):
    assert judged(relation, values) in {"holds", "breaks", "not_applicable"}


@given(comparisons, complete)
def test_a_complete_comparison_is_plain_arithmetic(compare, values):
    def value(term):
        match term:
            case Const(number):
                return number
            case Cell(ref):
                return values[ref]
            case Sum(parts):
                return sum(map(value, parts))
            case Scale(factor, inner):
                return factor * value(inner)

    expected = TRUE[compare.op](value(compare.left), value(compare.right))
    assert judged(compare, values) == ("holds" if expected else "breaks")


@given(relations, partial, some_cells)
def test_to_blank_cells_never_turns_holds_into_breaks_or_the_reverse(relation, values, blanked):
    before = judged(relation, values)
    after = judged(relation, values | dict.fromkeys(blanked, BLANK))
    assert after in {before, "unknown"}


@given(relations, partial, complete)
def test_a_verdict_stands_whatever_the_missing_cells_turn_out_to_be(relation, values, truth):
    before = judged(relation, values)
    filled = {ref: truth[ref] if isinstance(v, Missing) else v for ref, v in values.items()}
    assert before in {"unknown", judged(relation, filled)}


@given(relations, partial)
def test_why_a_cell_is_missing_does_not_matter(relation, values):
    blanks = {ref: BLANK if isinstance(v, Missing) else v for ref, v in values.items()}
    assert judged(relation, values) == judged(relation, blanks)


@given(relations, partial)
def test_with_blanks_as_zero_it_is_what_a_report_of_zeros_would_be(relation, values):
    zeros = {ref: 0 if isinstance(v, Missing) else v for ref, v in values.items()}
    assert judged(relation, values, zero=True) == judged(relation, zeros)


@given(st.lists(terms, max_size=4), st.sampled_from(OPS), terms, partial, st.randoms())
def test_the_order_of_operands_never_matters(parts, op, right, values, random):
    shuffled = random.sample(parts, len(parts))
    one = Compare(Sum(tuple(parts)), op, right)
    other = Compare(Sum(tuple(shuffled)), op, right)
    assert judged(one, values) == judged(other, values)


@given(
    terms, st.sampled_from([("==", "=="), ("!=", "!="), ("<=", ">="), ("<", ">")]), terms, partial
)
def test_the_sides_can_be_swapped(left, ops, right, values):
    op, turned = ops
    assert judged(Compare(left, op, right), values) == judged(Compare(right, turned, left), values)


@given(terms, terms, terms, st.sampled_from(OPS), partial)
def test_the_same_on_both_sides_changes_nothing(left, right, extra, op, values):
    plain = Compare(left, op, right)
    more = Compare(Sum((left, extra)), op, Sum((extra, right)))
    assert judged(plain, values) == judged(more, values)


@given(comparisons, partial)
def test_the_contrary_comparison_is_the_contrary(compare, values):
    turned = Compare(compare.left, contrary(compare.op), compare.right)
    assert judged(turned, values) == judged(Not(compare), values)


@given(st.lists(relations, max_size=3), partial, st.randoms())
def test_the_order_of_joined_relations_never_matters(parts, values, random):
    shuffled = tuple(random.sample(parts, len(parts)))
    assert judged(AllOf(tuple(parts)), values) == judged(AllOf(shuffled), values)
    assert judged(AnyOf(tuple(parts)), values) == judged(AnyOf(shuffled), values)


@given(relations, relations, partial)
def test_de_morgan_holds(a, b, values):
    assert judged(Not(AllOf((a, b))), values) == judged(AnyOf((Not(a), Not(b))), values)
    assert judged(Not(AnyOf((a, b))), values) == judged(AllOf((Not(a), Not(b))), values)
    assert judged(Not(Not(a)), values) == judged(a, values)


def test_all_of_nothing_holds_and_any_of_nothing_breaks():
    assert judged(AllOf(()), {}) == "holds"
    assert judged(AnyOf(()), {}) == "breaks"
    assert judged(Compare(Sum(()), "==", Const(0)), {}) == "holds"


KLEENE_AND = {
    ("holds", "holds"): "holds",
    ("holds", "unknown"): "unknown",
    ("unknown", "unknown"): "unknown",
    ("holds", "breaks"): "breaks",
    ("unknown", "breaks"): "breaks",
    ("breaks", "breaks"): "breaks",
}


@pytest.mark.parametrize("pair", list(KLEENE_AND))
def test_and_is_kleenes(pair):
    assert all_hold(pair) == all_hold(reversed(pair)) == KLEENE_AND[pair]


@pytest.mark.parametrize("pair", list(itertools.product(VERDICTS, repeat=2)))
def test_or_is_and_turned_round(pair):
    assert any_holds(pair) == negated(all_hold(map(negated, pair)))
    assert negated(negated(pair[0])) == pair[0]


def test_a_cell_can_be_asked_why_it_is_missing():
    ref = COUNTS[0]
    asked = IsMissing(Cell(ref), ("blank", "placeholder"))
    assert judged(asked, {ref: BLANK}) == "holds"
    assert judged(asked, {ref: Missing("text", "many")}) == "breaks"
    assert judged(asked, {ref: 0}) == "breaks"


# The box holds every solution there is with these factors and this sum, if there is any: of
# factors of both signs a multiple of the other factor can always be traded away.
BOX = {"count": range(25), "change": range(-24, 25)}
factors = st.integers(-4, 4).filter(bool)
unknowns = st.lists(st.tuples(factors, st.sampled_from(["count", "change"])), max_size=2)


@given(st.sampled_from(OPS), st.integers(-12, 12), unknowns)
def test_what_can_be_is_what_trying_every_value_finds(op, known, free):
    tried = itertools.product(*(BOX[domain] for _, domain in free))
    sums = (known + sum(f * x for (f, _), x in zip(free, xs, strict=True)) for xs in tried)
    assert can_be(op, known, free) == any(TRUE[op](total, 0) for total in sums)


@pytest.mark.parametrize("op", OPS)
@pytest.mark.parametrize("known", [-1, 0, 1])
def test_at_its_bound_a_comparison_is_exact_with_and_without_what_is_missing(op, known):
    assert can_be(op, known, []) == TRUE[op](known, 0)
    for factor in (1, -1):
        reached = {known + factor * x for x in range(4)}
        assert can_be(op, known, [(factor, "count")]) == any(TRUE[op](r, 0) for r in reached)


@given(st.integers(0, 40), st.lists(st.integers(1, 9), min_size=1, max_size=3))
def test_counts_that_come_in_packs_reach_exactly_what_the_packs_add_up_to(amount, packs):
    reached = {0}
    for _ in range(amount):
        reached |= {r + p for r in reached for p in packs if r + p <= amount}
    free = [(pack, "count") for pack in packs]
    assert can_be("==", -amount, free) == (amount in reached)
    assert can_be("==", amount, [(-f, d) for f, d in free]) == (amount in reached)


@pytest.mark.parametrize(
    ("known", "free", "possible"),
    [
        (Decimal("0.5"), [(-1, "count")], False),
        (Decimal("0.5"), [(-1, "change")], False),
        (Decimal("0.5"), [(-1, "amount")], True),
        (Decimal("0.5"), [(1, "amount")], False),
        (Decimal("1.5"), [(Decimal("-0.5"), "count")], True),
        (Decimal("1.2"), [(Decimal("-0.5"), "count")], False),
        (1, [(2, "count"), (-2, "count")], False),
        (-1, [(2, "count")], False),
        (-1, [(2, "count"), (-2, "count")], False),
        (-4, [(2, "count")], True),
        (0, [(2, "count")], True),
        (1, [(2, "count"), (-3, "count")], True),
        (1, [(2, "change"), (3, "count")], True),
        (1, [(2, "count"), (-4, "amount")], True),
        (10**30 + 1, [(-(10**9), "count")], False),
    ],
)
def test_fractions_parity_and_money_are_told_apart(known, free, possible):
    assert can_be("==", known, free) is possible


@pytest.mark.parametrize(
    ("ref", "domain"), [(COUNTS[0], "count"), (MONEY, "amount"), (CHANGE, "change")]
)
def test_the_form_says_what_a_missing_cell_may_stand_for(ref, domain):
    assert domain_of(ref) == domain


def test_a_cell_on_both_sides_counts_for_what_is_left_of_it():
    a, b, c = map(Cell, COUNTS)
    relation = Compare(Sum((a, b)), "==", Sum((a, c)))
    assert judged(relation, {a.ref: BLANK, b.ref: 3, c.ref: 3}) == "holds"
    assert judged(relation, {a.ref: BLANK, b.ref: 3, c.ref: 4}) == "breaks"


def value_of(term, values):
    match term:
        case Const(number):
            return number
        case Cell(ref):
            return values[ref]
        case Sum(parts):
            return sum(value_of(part, values) for part in parts)
        case Scale(factor, inner):
            return factor * value_of(inner, values)


@given(closes, complete)
def test_what_is_close_lies_within_the_larger_tolerance(close, values):
    left, right = (value_of(side, values) for side in (close.left, close.right))
    width = max(close.absolute, close.relative * max(abs(left), abs(right)))
    assert judged(close, values) == ("holds" if abs(left - right) <= width else "breaks")


@given(terms, terms, tolerances, tolerances, partial)
def test_the_sides_of_what_is_close_can_be_swapped(left, right, absolute, relative, values):
    one, other = (Close(*sides, absolute, relative) for sides in ((left, right), (right, left)))
    assert judged(one, values) == judged(other, values)


@given(divisibles, complete)
def test_what_is_divisible_leaves_no_rest(relation, values):
    rest = value_of(relation.term, values) % relation.by
    assert judged(relation, values) == ("breaks" if rest else "holds")


@given(st.integers(1, 9), st.integers(-12, 12), unknowns)
def test_whether_it_can_be_divisible_is_what_trying_every_value_finds(by, known, free):
    tried = itertools.product(*(BOX[domain] for _, domain in free))
    rests = {(known + sum(f * x for (f, _), x in zip(free, xs, strict=True))) % by for xs in tried}
    found = (can_be_divisible(by, known, free), can_leave_a_rest(by, known, free))
    assert found == (0 in rests, bool(rests - {0}))


def test_an_amount_of_money_can_be_any_multiple_and_leave_any_rest():
    free = [(10, "amount")]
    assert can_be_divisible(10, Decimal("0.5"), free)
    assert can_leave_a_rest(10, 0, free)


@given(relations, relations, partial)
def test_a_condition_that_holds_changes_nothing_and_one_that_breaks_takes_a_rule_away(a, b, values):
    assert judged(When(AllOf(()), a), values) == judged(a, values)
    assert judged(When(AnyOf(()), a), values) == "not_applicable"
    assert judged(AllOf((When(AnyOf(()), a), b)), values) == judged(AllOf((b,)), values)
    assert judged(AnyOf((When(AnyOf(()), a), b)), values) == judged(AnyOf((b,)), values)


def test_what_is_known_in_part_can_only_grow():
    child = Figure(("sum",), COUNTS[0])
    rule = Compare(Cell(COUNTS[1]), ">=", Children(Cell(COUNTS[0])))
    verdicts = [judged(rule, {COUNTS[1]: n, child: Partly(5)}) for n in (4, 5, 6)]
    assert verdicts == ["breaks", "unknown", "unknown"]
    assert judged(rule, {COUNTS[1]: 5, child: Partly(5)}, zero=True) == "holds"


GROUND_TERMS = {
    Const: Const(1),
    Cell: Cell(COUNTS[0]),
    Sum: Sum(()),
    Scale: Scale(2, Const(1)),
    Fact: Fact("year"),
    Previous: Previous(Cell(COUNTS[0])),
    Children: Children(Sum((Cell(COUNTS[0]), Const(1)))),
}
RUNNING_TERMS = {
    Row: Row(Ref(("requests", "received"))),
    Column: Column(Ref(("requests",)), "total"),
    Parts: Parts(Ref(("requests",))),
    Leaves: Leaves(Ref(("requests", "outcome"))),
}
RELATIONS = {
    Compare: Compare(Const(1), "==", Const(1)),
    IsMissing: IsMissing(Cell(COUNTS[0])),
    AllOf: AllOf(()),
    AnyOf: AnyOf(()),
    Not: Not(AllOf(())),
    Close: Close(Const(1), Const(1)),
    Divisible: Divisible(Cell(COUNTS[0]), 2),
    When: When(AllOf(()), AllOf(())),
}


def test_every_kind_of_term_is_known_to_this_walk():
    assert set(get_args(Term)) == {*GROUND_TERMS, *RUNNING_TERMS}
    assert set(get_args(Relation)) == set(RELATIONS)


@pytest.mark.parametrize("term", GROUND_TERMS.values(), ids=lambda t: type(t).__name__)
def test_every_kind_of_single_term_adds_up(term):
    refs = {COUNTS[0], Fact("year").ref, Fact("children").ref}
    assert {getattr(key, "ref", key) for key in linear(term).factors} <= refs


@pytest.mark.parametrize("term", RUNNING_TERMS.values(), ids=lambda t: type(t).__name__)
def test_a_term_along_an_axis_is_no_single_sum(term):
    with pytest.raises(ValueError, match="several figures at once"):
        linear(term)


def test_only_single_cells_can_be_asked_why_they_are_missing():
    with pytest.raises(InvalidRule, match="several figures"):
        judge_of(IsMissing(RUNNING_TERMS[Row]))


@pytest.mark.parametrize("relation", RELATIONS.values(), ids=lambda r: type(r).__name__)
def test_every_kind_of_relation_has_cells_and_a_verdict(relation):
    values = dict.fromkeys(refs_of(relation), 0)
    assert judged(relation, values) in {"holds", "breaks"}
