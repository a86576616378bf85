"""The JSON Schema describes just what is written."""

from __future__ import annotations

import copy
from functools import cache

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from giac_schema import strategies
from giac_schema.convert import json_schema, to_data
from giac_schema.findings import Finding, Reading
from giac_schema.model import Ref, Report, Report2021
from giac_schema.model.ruleset import RuleSet


@cache
def validator(cls: type) -> Draft202012Validator:
    return Draft202012Validator(
        json_schema(cls), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def errors(data: object, cls: type) -> list[str]:
    return [error.message for error in validator(cls).iter_errors(data)]


@pytest.mark.parametrize("cls", [Reading, Report, Report2021, Finding, RuleSet, Ref])
def test_a_schema_is_a_schema(cls: type):
    Draft202012Validator.check_schema(json_schema(cls))


@given(strategies.readings())
def test_every_reading_fits_the_schema(reading: Reading):
    assert errors(to_data(reading), Reading) == []


@given(strategies.rule_sets())
def test_every_rule_set_fits_the_schema(rule_set: RuleSet):
    assert errors(to_data(rule_set), RuleSet) == []


@pytest.mark.parametrize("cell", ["3", 3.5, None, True, {"missing": "lost", "raw": ""}, {}])
def test_a_cell_that_cannot_be_written_does_not_fit(cell: object):
    data = copy.deepcopy(to_data(Report2021()))
    data["requests"]["received"]["total"] = cell
    assert errors(data, Report2021) != []


def test_what_the_form_prints_stands_in_the_schema():
    columns = json_schema()["$defs"]["ApplicantRow"]["properties"]
    assert columns["legal_service_institution"]["title"] == "法律服务机构"
    assert columns["legal_service_institution"]["description"] == "legal service institutions"


def test_sources_are_known_by_addresses_of_the_form():
    data = {**to_data(Reading(Report2021())), "sources": {"requests.nowhere": {"raw": "1"}}}
    assert errors(data, Reading) != []


def test_the_dialect_is_named():
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
