"""The text form of rules: what is printed is read back, and every mistake has a name and a place."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import InvalidRuleText, format_rules, parse_rules, standard, strategies
from giac_schema.grammar.ruletext import rules_in, term_in
from giac_schema.grammar.ruletext.mistakes import MISTAKES
from giac_schema.grammar.words.widths import width
from giac_schema.model.terms import Compare, Const, Leaves, Scale
from giac_schema.render.rules import rule_text
from giac_schema.render.terms import formula
from giac_schema.rules import children, close, disclosure, previous, requests, rule, when
from giac_schema.strategies.rules import nothing

if TYPE_CHECKING:
    from giac_schema.model.rule import Rule

NEW, DONE = requests.received.total, requests.outcome.total.total
FEES = disclosure.administrative_fees.amount
SCRIPTS = st.sampled_from(["zh", "en"])


def read(text):
    return [written.rule for written in rules_in(text, {"nothing": nothing})]


def failed(text) -> InvalidRuleText:
    with pytest.raises(InvalidRuleText) as caught:
        parse_rules(text)
    return caught.value


@given(strategies.rules(), SCRIPTS)
@settings(max_examples=300)
def test_every_rule_is_read_back_as_it_was_printed(made: Rule, script):
    assert read(rule_text(made, script)) == [made]


@given(strategies.relations(), SCRIPTS)
@settings(max_examples=300)
def test_every_relation_is_read_back_as_it_was_printed(relation, script):
    (made,) = read(f"rule x: {formula(relation, script)}")
    assert made.body == relation


@given(strategies.rules(), SCRIPTS)
def test_what_is_read_is_printed_the_same_again(made: Rule, script):
    written = rule_text(made, script)
    assert rule_text(read(written)[0], script) == written


@pytest.mark.parametrize("script", ["zh", "en"])
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_standard_rules_are_read_back_as_they_were_printed(edition, script):
    assert parse_rules(format_rules(standard(edition), script)) == standard(edition)


def body(text):
    (made,) = parse_rules(f"rule x: {text}")
    return made.body


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("requests.received.total = 1", requests.received.total == 1),
        ("表三.本年新收.总计 ＝ １", requests.received.total == 1),
        ("（表三.本年新收.总计）≥１", requests.received.total >= 1),
        ("表三．本年新收．总计 ！= 1", requests.received.total != 1),
        (
            "表三.本年新收.总计 － 表三.上年结转.总计 ＜= 2",
            requests.received.total - requests.carried_in.total <= 2,
        ),
        ("requests.received.total > 25%", requests.received.total > Decimal("0.25")),
        (
            "表三.本年新收 = 上年（表三.结转下年度）",
            requests.received == previous(requests.carried_out),
        ),
        (
            "requests.received >= 下级.最大(表三.本年新收)",
            requests.received >= children.max(requests.received),
        ),
        ("children.count <= 3", children.count <= 3),
        (
            "若 表三.本年新收.总计 > 0，则 表三.总计.总计 > 0",
            when(NEW > 0, then=DONE > 0),
        ),
        (
            "close(disclosure.administrative_fees.amount, 3, relative 1%)",
            close(FEES, 3, relative=Decimal("0.01")),
        ),
        ("requests.*.total = 表三.每行.各列之和", requests.column("total") == requests.parts),
        ("requests.received.total * 2 = 0", requests.received.total * 2 == 0),
    ],
)
def test_both_languages_and_both_widths_say_the_same(text, statement):
    assert body(text) == statement.relation


def test_and_binds_more_than_or_and_not_more_than_and():
    mixed = body("1 = 1 or 2 = 2 and not 3 = 3")
    assert mixed == body("(1 = 1) or ((2 = 2) and (not (3 = 3)))")


def test_a_single_expression_can_be_read_alone():
    assert term_in("requests.outcome.not_disclosed.leaves.total") == Leaves(
        requests.outcome.not_disclosed.ref, "total"
    )
    assert term_in("-(5)") == Scale(-1, Const(5))


def test_remarks_blank_lines_and_several_lines_change_nothing():
    text = """
    # 本单位的规则
    rule a: requests.received.total   # 新收
        <= 2

    规则 b
    级别：提示
    名称：不超过两件 # 这里的井号是名称的一部分
    要求：表三.结转下年度.总计 ≤ 2
    """
    first, second = parse_rules(text)
    assert first == rule("a", requests.received.total <= 2)
    assert (second.level, second.title.zh) == ("hint", "不超过两件 # 这里的井号是名称的一部分")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    file = tmp_path / "my.giac"
    file.write_text("rule a: requests.received.total <= 2\n", "utf-8-sig")
    assert parse_rules(file)["a"].body == Compare(requests.received.total.term, "<=", Const(2))


SAMPLES = [(name, sample) for name, mistake in MISTAKES.items() for sample in mistake.samples]


@pytest.mark.parametrize(("name", "sample"), SAMPLES, ids=lambda value: value[:40])
def test_every_mistake_has_a_name(name, sample):
    assert failed(sample).problem == name


def test_an_error_shows_line_place_what_was_expected_and_what_is_like_it():
    error = failed("rule a: 1 = 1\nrule b: 表三.本年新受.总计 = 1")
    assert (error.line, error.column, error.nearest[0]) == (2, 9, "表三.本年新收.总计")
    assert str(error).splitlines()[0].startswith("Line 2, character 9: 表中没有这个位置。")
    error = failed("rule a: requests.received.total 1")
    assert "= != <= < >= >" in error.expected


def test_the_caret_stands_below_the_place_however_wide_the_text_before_it():
    error = failed("规则 甲：表三.本年新收.总计 + ＝ 5")
    assert width(error.caret) - 1 == width(error.source[: error.column - 1])
    assert error.source[error.column - 1] == "＝"


def test_an_error_at_the_end_of_the_text_points_behind_it():
    error = failed("rule a: (1 = 1\n\n")
    assert (error.problem, error.line, error.column) == ("unclosed_bracket", 1, 15)


def test_an_error_can_be_pickled():
    error = failed("rule a: foo = 1")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (str(again), again.problem, again.nearest) == (str(error), error.problem, error.nearest)


@given(st.text(max_size=40) | st.text("rule a:=1()+-*,.表三总计 且或若则\n", max_size=60))
def test_any_text_is_rules_or_an_error_that_says_so(text):
    try:
        parse_rules(text)
    except InvalidRuleText as error:
        assert error.problem in MISTAKES  # noqa: PT017 - most texts are no error of another kind


def test_a_deep_text_is_refused_and_a_long_one_too():
    assert failed("rule a: " + "(" * 50_000).problem == "no_operand"
    assert failed("rule a: 0 = " + "previous(" * 5_000 + "1" + ")" * 5_000).problem == "too_deep"
