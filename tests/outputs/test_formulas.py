"""Terms and relations as formulas."""

from __future__ import annotations

import inspect
from decimal import Decimal
from itertools import accumulate

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema import Ref
from giac_schema.model import terms
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Children,
    Close,
    Column,
    Compare,
    Const,
    Divisible,
    Fact,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Previous,
    Row,
    Scale,
    Sum,
    When,
)
from giac_schema.render.terms import formula
from giac_schema.rules import standard

TABLE = Ref.parse("requests")
RECEIVED = Ref.parse("requests.received")
CELL = Cell(RECEIVED / "total")
HOLDS = Compare(CELL, "<=", Const(3))

EACH = {
    Const: Const(Decimal("1.50")),
    Cell: CELL,
    Row: Row(RECEIVED),
    Column: Column(TABLE, "total"),
    Parts: Parts(TABLE),
    Leaves: Leaves(Ref.parse("requests.outcome")),
    Sum: Sum((CELL, Const(2))),
    Scale: Scale(2, CELL),
    Fact: Fact("year"),
    Previous: Previous(CELL),
    Children: Children(CELL, "max"),
    Compare: HOLDS,
    IsMissing: IsMissing(CELL, ("blank", "text")),
    AllOf: AllOf((HOLDS, HOLDS)),
    AnyOf: AnyOf((HOLDS, HOLDS)),
    Not: Not(HOLDS),
    Close: Close(CELL, Const(3), Decimal("0.5"), Decimal("0.01")),
    Divisible: Divisible(CELL, 10),
    When: When(HOLDS, Not(HOLDS)),
}

NUMBERS = st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=2))
SIMPLE = st.one_of(st.builds(Const, NUMBERS), st.sampled_from([CELL, EACH[Row], EACH[Leaves]]))
TERMS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds(Sum, st.lists(inner, max_size=3).map(tuple)), st.builds(Scale, NUMBERS, inner)
    ),
    max_leaves=6,
)


def kinds():
    classes = (each for each in vars(terms).values() if inspect.isclass(each))
    return {each for each in classes if attrs.has(each) and each.__module__ == terms.__name__}


def test_every_kind_of_term_and_relation_has_a_case_here():
    assert set(EACH) == kinds()


@pytest.mark.parametrize(
    ("kind", "chinese", "english"),
    [
        (Const, "1.50", "1.50"),
        (Cell, "表三.本年新收.总计", "requests.received.total"),
        (Row, "表三.本年新收", "requests.received"),
        (Column, "表三.每行.总计", "requests.*.total"),
        (Parts, "表三.每行.各列之和", "requests.*.parts"),
        (Leaves, "表三.本年度办理结果.各项之和", "requests.outcome.leaves"),
        (Sum, "表三.本年新收.总计 + 2", "requests.received.total + 2"),
        (Scale, "2 × 表三.本年新收.总计", "2 * requests.received.total"),
        (Compare, "表三.本年新收.总计 ≤ 3", "requests.received.total <= 3"),
        (
            IsMissing,
            "表三.本年新收.总计 没有数字（空白、文字）",
            "is_missing(requests.received.total, blank|text)",
        ),
        (
            AllOf,
            "表三.本年新收.总计 ≤ 3 且 表三.本年新收.总计 ≤ 3",
            "requests.received.total <= 3 and requests.received.total <= 3",
        ),
        (
            AnyOf,
            "表三.本年新收.总计 ≤ 3 或 表三.本年新收.总计 ≤ 3",
            "requests.received.total <= 3 or requests.received.total <= 3",
        ),
        (Not, "并非(表三.本年新收.总计 ≤ 3)", "not (requests.received.total <= 3)"),
        (Fact, "报告.年度", "report.year"),
        (Previous, "上年(表三.本年新收.总计)", "previous(requests.received.total)"),
        (Children, "下级.最大(表三.本年新收.总计)", "children.max(requests.received.total)"),
        (
            Close,
            "相近(表三.本年新收.总计, 3, 绝对 0.5, 相对 0.01)",
            "close(requests.received.total, 3, absolute 0.5, relative 0.01)",
        ),
        (Divisible, "表三.本年新收.总计 被 10 整除", "requests.received.total divisible by 10"),
        (
            When,
            "若 表三.本年新收.总计 ≤ 3 则 并非(表三.本年新收.总计 ≤ 3)",
            "when requests.received.total <= 3 then not (requests.received.total <= 3)",
        ),
    ],
)
def test_each_kind_is_written_in_both_languages(kind, chinese, english):
    assert (formula(EACH[kind], "zh"), formula(EACH[kind], "en")) == (chinese, english)


def test_the_identity_of_the_form_reads_as_the_form_prints_it():
    assert formula(standard("2021")["T3.balance"].body, "zh") == (
        "表三.本年新收 + 表三.上年结转 = 表三.总计 + 表三.结转下年度"
    )


def test_what_counts_minus_one_time_is_subtracted():
    assert formula(Sum((CELL, Scale(-1, Const(2))))) == "requests.received.total - 2"


def test_a_sum_within_a_sum_keeps_its_brackets():
    assert formula(Sum((Const(1), Sum((Const(2), Const(-3)))))) == "1 + (2 + (-3))"


def test_several_relations_within_several_keep_their_brackets():
    within = formula(AllOf((HOLDS, AnyOf((HOLDS, HOLDS)))))
    assert within == (
        "requests.received.total <= 3 and "
        "(requests.received.total <= 3 or requests.received.total <= 3)"
    )


def test_of_nothing_at_all_there_is_a_word():
    assert [formula(each) for each in (Sum(()), AllOf(()), AnyOf(()))] == ["sum()", "true", "false"]


def test_of_a_single_part_the_formula_is_not_that_part():
    parts = (Sum((CELL,)), AllOf((HOLDS,)), AnyOf((HOLDS,)))
    assert [formula(part).partition("(")[0] for part in parts] == ["sum", "all", "any"]


def test_a_number_below_zero_and_a_number_subtracted_are_told_apart():
    assert [formula(Const(-5)), formula(Scale(-1, Const(5)))] == ["-5", "-(5)"]


@given(TERMS)
def test_the_brackets_of_any_term_match(term):
    written = formula(term)
    depths = list(accumulate((c == "(") - (c == ")") for c in written))
    assert (min(depths) >= 0, depths[-1]) == (True, 0)


@given(TERMS)
def test_both_languages_write_any_term_with_the_same_signs_and_numbers(term):
    chinese, english = formula(term, "zh"), formula(term, "en")
    for each in (CELL, EACH[Row], EACH[Leaves]):
        chinese = chinese.replace(formula(each, "zh"), formula(each, "en"))
    assert chinese.replace("×", "*").replace("合计", "sum") == english
