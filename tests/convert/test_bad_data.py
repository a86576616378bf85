"""Data that are not what they should be: one error, every wrong place in it."""

from __future__ import annotations

import pytest

from giac_schema.convert import from_data, from_json, to_data
from giac_schema.errors import InvalidData
from giac_schema.findings import Findings
from giac_schema.model import Report, Report2021
from giac_schema.model.rule import Rule
from giac_schema.model.terms import Not, Sum

REPORT = to_data(Report2021())


def problems(data: object, cls: type = Report) -> dict[str, str]:
    with pytest.raises(InvalidData) as caught:
        from_data(data, cls)
    return dict(caught.value.problems)


def with_received(**cells: object) -> dict[str, object]:
    received = {**REPORT["requests"]["received"], **cells}
    return {**REPORT, "requests": {**REPORT["requests"], "received": received}}


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("3", "'3' is not a whole number"),
        (3.0, "3.0 is not a whole number"),
        (True, "True is not a whole number"),
        (
            None,
            (
                "None is not a cell: without a number it is an object such as "
                '{"missing": "blank", "raw": ""}'
            ),
        ),
        ([], "[] is not a whole number"),
    ],
)
def test_what_only_looks_like_a_count_is_refused_where_it_stands(cell: object, problem: str):
    assert problems(with_received(total=cell)) == {"$.requests.received.total": problem}


def test_a_reason_for_a_missing_leaf_that_does_not_exist_is_refused():
    found = problems(with_received(total={"missing": "lost", "raw": ""}))
    assert found == {
        "$.requests.received.total.missing": (
            "'lost' is not one of blank, placeholder, text, unplaced, absent"
        )
    }


def test_a_column_that_the_form_does_not_have_is_named():
    assert problems(with_received(women=1)) == {"$.requests.received.women": "is not known here"}


def test_every_wrong_place_is_in_one_error():
    data = {**with_received(total="3", women=1), "year": "2023", "extras": "none"}
    assert list(problems(data)) == [
        "$.requests.received.total",
        "$.requests.received.women",
        "$.year",
        "$.extras",
    ]


def test_a_table_that_is_not_there_is_said_to_be_missing():
    data = {name: part for name, part in REPORT.items() if name != "requests"}
    assert problems(data) == {"$.requests": "is missing"}


@pytest.mark.parametrize("amount", [0, 0.5, "1e9", "NaN", "½", "1,5", "", "٣"])
def test_money_is_a_decimal_string_and_nothing_else(amount: object):
    fees = {"administrative_fees": {"amount": amount}}
    found = problems({**REPORT, "disclosure": {**REPORT["disclosure"], **fees}})
    assert list(found) == ["$.disclosure.administrative_fees.amount"]


@pytest.mark.parametrize("day", ["20240101", "2024-1-1", "2024-02-30", "today", 2024])
def test_a_day_is_written_with_year_month_and_day(day: object):
    assert list(problems({**REPORT, "published_on": day})) == ["$.published_on"]


def test_a_mistyped_address_is_answered_with_the_nearest():
    (problem,) = problems(
        [
            {
                "rule": "X",
                "level": "must",
                "verdict": "holds",
                "code": "x",
                "place": "requests.recieved",
            }
        ],
        Findings,
    ).values()
    assert "requests.received" in problem


def test_an_element_of_a_list_is_named_by_its_number():
    assert problems([{}], Findings)["$[0].rule"] == "is missing"


@pytest.mark.parametrize("kind", ["cells", "compare", None, ["sum"]])
def test_a_term_of_a_kind_that_may_not_stand_there_is_refused(kind: object):
    found = problems({"kind": "sum", "terms": [{"kind": kind}]}, Sum)
    assert list(found) == ["$.terms[0]"]


def test_a_check_that_nobody_gave_is_never_looked_for():
    data = {"id": "X", "level": "must", "body": {"kind": "check", "name": "os.system"}}
    assert problems(data, Rule) == {
        "$.body": "no check named 'os.system' was given. Give its function in checks={...}."
    }


def test_an_empty_id_of_a_rule_is_refused_in_the_words_of_the_rule():
    data = {"id": " ", "level": "must", "body": {"kind": "observed"}}
    assert list(problems(data, Rule)) == ["$"]


def test_data_nested_without_end_are_refused():
    data: dict[str, object] = {"kind": "not", "relation": {"kind": "all_of", "relations": []}}
    for _ in range(20_000):
        data = {"kind": "not", "relation": data}
    assert problems(data, Not) == {"$": "nested too deeply"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"report": 1, "report": 2}', "the name 'report' stands twice in one object"),
        ('{"year": NaN}', "NaN is no number"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_text_that_is_no_plain_json_is_refused(text: str, problem: str):
    with pytest.raises(InvalidData) as caught:
        from_json(text)
    assert caught.value.problems == (("$", problem),)
    assert caught.value.what == "JSON"


def test_the_message_names_the_class_and_every_place():
    with pytest.raises(InvalidData) as caught:
        from_data({**REPORT, "year": "2023"}, Report)
    assert str(caught.value) == "This is no Report:\n  $.year: '2023' is not a whole number"


def test_a_long_value_is_cut_in_the_message():
    (problem,) = problems({**REPORT, "year": "9" * 5_000}).values()
    assert len(problem) < 100


def test_a_class_that_is_none_of_ours_is_no_fault_of_the_data():
    with pytest.raises(Exception, match="Unsupported type") as caught:
        from_data({}, complex)
    assert not isinstance(caught.value, InvalidData)
