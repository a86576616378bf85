"""What a grammar accepts means something, or is refused by name.

The small grammars of values, labels and headings have theirs in ``grammar/test_drawn_from_grammars.py``.
"""

from __future__ import annotations

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark

from giac_schema import InvalidRuleText, format_rules, parse_rules
from giac_schema.grammar.build import build
from giac_schema.model.ruleset import RuleSet
from giac_schema.strategies import refs

PLACES = refs().map(lambda ref: f" {ref} ") | refs().map(lambda ref: f" {ref.chinese} ")
WORDS = {
    "_WHEN": st.just(" when "),
    "_THEN": st.just(" then "),
    "_AND": st.just(" and "),
    "_OR": st.just(" or "),
    "_NOT": st.just(" not "),
    "_PREVIOUS": st.just("previous"),
    "ADDRESS": PLACES,
}
"""Words that need a blank or a line of their own around them."""
HEADS = {
    "_RULE": st.just("\nrule "),
    "_LEVEL": st.just("\nlevel: "),
    "_HOLDS": st.just("\nholds: "),
    "_TITLE_ZH": st.just("\n名称: "),
}
LARGE = [HealthCheck.data_too_large]
"""The grammar of rules nests without end, and what is drawn from it cannot be bounded."""
BLOCKS = from_lark(build("rules"), start="block", explicit=WORDS | HEADS)
RELATIONS = from_lark(build("rules"), start="relation", explicit=WORDS)


@settings(max_examples=60, suppress_health_check=LARGE)
@given(BLOCKS | RELATIONS.map("rule x: {}".format))
def test_what_the_grammar_of_rules_accepts_is_a_set_of_rules_or_refused_by_name(text: str):
    with suppress(InvalidRuleText):
        assert isinstance(parse_rules(text, {}), RuleSet)


@settings(max_examples=60, suppress_health_check=LARGE)
@given(RELATIONS)
def test_a_relation_that_means_something_comes_back_from_its_print(text: str):
    with suppress(InvalidRuleText):
        rules = parse_rules(f"rule x: {text}")
        assert parse_rules(format_rules(rules)) == rules
