"""Whatever leaves the library comes back the same, and is what its schema says."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from giac_schema import format_rules, strategies
from giac_schema.convert import from_data, from_json, json_schema, to_data, to_json
from giac_schema.findings import Finding, Reading
from giac_schema.grammar.ruletext import rules_in
from giac_schema.model import Missing, Ref, Report, Report2019, Report2021, Source
from giac_schema.model.claims import Claim
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.strategies.rules import nothing

CHECKS = {"nothing": nothing}
LEAVING = [
    Claim,
    Finding,
    Missing,
    Reading,
    Ref,
    Report,
    Report2019,
    Report2021,
    Rule,
    RuleSet,
    Source,
]
DESCRIBED = [Finding, Reading, Report, RuleSet]


@cache
def validator(cls: type) -> Draft202012Validator:
    formats = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator(json_schema(cls), format_checker=formats)


@pytest.mark.parametrize("cls", LEAVING, ids=lambda cls: cls.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_unstructured_is_structured_again(cls: type, data: st.DataObject):
    made = data.draw(st.from_type(cls))
    assert from_data(to_data(made), cls, CHECKS) == made
    assert from_json(to_json(made), cls, CHECKS) == made


@pytest.mark.parametrize("cls", DESCRIBED, ids=lambda cls: cls.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_what_is_written_is_what_the_schema_describes(cls: type, data: st.DataObject):
    validator(cls).validate(to_data(data.draw(st.from_type(cls))))


@settings(max_examples=25)
@given(strategies.rule_sets(), st.sampled_from(["zh", "en"]))
def test_what_is_printed_is_parsed_again(rules: RuleSet, language: str):
    # By the grammar alone: ``parse_rules`` also refuses a rule that could never apply, as some drawn ones are.
    parsed = rules_in(format_rules(rules, language), CHECKS)
    assert RuleSet(written.rule for written in parsed) == rules
