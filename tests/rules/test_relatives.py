"""Rules that look into other reports: last year's, those of subordinate organs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule
from giac_schema.findings import Partner
from giac_schema.model.address import Ref
from giac_schema.model.report import Report2019, Report2021
from giac_schema.model.values import BLANK
from giac_schema.rules import (
    Check,
    Context,
    Related,
    children,
    evaluate,
    family,
    note,
    previous,
    previous_of,
    report_of,
    report_year,
    requests,
    rule,
    sum_of,
    verdicts,
)

RECEIVED = Ref.parse("requests.received.total")
CARRIED_IN = Ref.parse("requests.carried_in.total")
CARRIED_OUT = Ref.parse("requests.carried_out.total")
CARRY = rule("Y.carry", requests.carried_in.total == previous(requests.carried_out.total))
ROLL_UP = rule("R.sum", requests.received.total == children.sum(requests.received.total))
LARGEST = rule("R.max", requests.received.total >= children.max(requests.received.total))


def filed(year=2024, organ="云亭市", cls=Report2021, **figures):
    cells = {CARRIED_IN: 0, CARRIED_OUT: 0, RECEIVED: 0}
    cells |= {Ref.parse(f"requests.{row}.total"): value for row, value in figures.items()}
    return cls(year=year, organ=organ).with_cells(cells)


def one(made, subject, **context):
    (found,) = evaluate([made], subject, Context(**context))
    return found


def test_a_figure_of_last_years_report_names_that_report():
    found = one(CARRY, filed(carried_in=3), previous=filed(2023, carried_out=2))
    assert (found.verdict, found.left, found.right, found.difference) == ("breaks", 3, 2, 1)
    assert [(o.ref, o.value, o.side, o.report) for o in found.operands] == [
        (CARRIED_IN, 3, "left", None),
        (CARRIED_OUT, 2, "right", Partner("previous", "云亭市", 2023)),
    ]


@pytest.mark.parametrize(
    ("made", "context", "code", "args"),
    [
        (CARRY, {}, "no_previous", {}),
        (ROLL_UP, {"previous": filed(2023)}, "no_children", {}),
        (LARGEST, {"children": ()}, "no_children", {}),
        (CARRY, {"previous": filed(2022)}, "previous_other_year", {"year": 2022, "expected": 2023}),
        (
            ROLL_UP,
            {"children": [filed(2023, "云亭市水务局")]},
            "child_other_year",
            {"organ": "云亭市水务局", "year": 2023},
        ),
    ],
)
def test_without_the_other_report_a_rule_does_not_apply_and_says_what_is_wanting(
    made, context, code, args
):
    found = one(made, filed(), **context)
    assert (found.rule, found.verdict, found.code) == (made.id, "not_applicable", code)
    assert found.args == args


def test_a_cell_that_the_other_form_lacks_takes_one_check_away_and_no_more():
    made = rule("Y.rows", requests.column("total") >= previous(requests.column("total")))
    zeros = {ref: 0 for ref, _ in Report2021().cells()}
    now = Report2021(year=2021).with_cells(zeros)
    then = Report2019(year=2020, organ="云亭市").with_cells(
        {ref: 0 for ref, _ in Report2019().cells()}
    )
    found = evaluate([made], now, Context(previous=then))
    away = [f for f in found if f.verdict == "not_applicable"]
    assert {f.code for f in away} == {"partner_other_form"}
    assert away[0].args == {"organ": "云亭市", "year": 2020}
    assert [f.rule.removeprefix("Y.rows[requests.outcome.other.") for f in away] == [
        "overdue_correction]",
        "overdue_fee]",
        "other]",
    ]
    assert {f.verdict for f in found if f not in away} == {"holds"}


def test_what_only_the_older_form_has_can_be_asked_of_last_years_report():
    made = rule("Y.other", requests.received.total >= previous(requests.outcome.other.total))
    then = filed(2020, cls=Report2019).with_cells({Ref.parse("requests.outcome.other.total"): 4})
    assert one(made, filed(2021, received=3), previous=then).verdict == "breaks"


def test_every_subordinate_report_is_named_with_its_figure():
    reports = [filed(organ="水务局", received=2), filed(organ="教育局", received=5)]
    found = one(ROLL_UP, filed(received=8), children=reports)
    assert (found.verdict, found.right) == ("breaks", 7)
    assert [(o.value, o.report.organ) for o in found.operands if o.report] == [
        (2, "水务局"),
        (5, "教育局"),
    ]


def test_of_the_largest_only_the_largest_is_named():
    reports = [filed(organ="水务局", received=2), filed(organ="教育局", received=5)]
    found = one(LARGEST, filed(received=4), children=reports)
    assert [(o.value, o.report.organ) for o in found.operands if o.report] == [(5, "教育局")]
    assert found.verdict == "breaks"


def test_a_blank_in_a_subordinate_report_leaves_a_sum_open_upwards_only():
    reports = [filed(received=5), filed(received=BLANK)]
    assert [one(ROLL_UP, filed(received=n), children=reports).verdict for n in (4, 6)] == [
        "breaks",
        "unknown",
    ]
    found = one(ROLL_UP, filed(received=5), children=reports)
    assert (found.verdict, found.if_zero, found.missing) == ("unknown", "holds", ())
    assert one(LARGEST, filed(received=4), children=reports).verdict == "breaks"
    assert one(LARGEST, filed(received=9), children=reports).verdict == "unknown"


def test_a_constant_counts_once_for_every_subordinate():
    made = rule("R.count", children.sum(requests.received.total + 1) == children.count * 2)
    assert one(made, filed(), children=[filed(received=1), filed(received=1)]).verdict == "holds"


def test_the_family_is_the_organ_and_its_subordinates():
    made = rule("R.family", family(requests.received.total) == 9)
    assert one(made, filed(received=2), children=[filed(received=3), filed(received=4)]).left == 9


def test_a_subordinate_can_have_a_last_year_of_its_own():
    made = rule(
        "R.carry",
        requests.carried_in.total == children.sum(previous(requests.carried_out.total)),
    )
    child = Related(filed(), Context(previous=filed(2023, "教育局", carried_out=4)))
    found = one(made, filed(carried_in=4), children=[child])
    assert (found.verdict, found.operands[1].report) == (
        "holds",
        Partner("previous", "教育局", 2023),
    )


def test_the_year_of_a_report_is_a_number_like_others():
    made = rule("Y.next", report_year == previous(report_year) + 1)
    assert one(made, filed(), previous=filed(2023)).verdict == "holds"
    same = rule("R.year", children.max(report_year) == report_year)
    assert one(same, filed(), children=[filed(2023), filed(2022)]).verdict == "breaks"


def test_a_last_years_cell_can_be_asked_whether_it_is_missing():
    made = rule("Y.missing", ~previous(requests.carried_out.total).is_missing("blank"))
    before = [filed(2023), filed(2023, carried_out=BLANK)]
    assert [one(made, filed(), previous=each).verdict for each in before] == ["holds", "breaks"]


def test_the_largest_of_a_sum_cannot_be_meant():
    with pytest.raises(InvalidRule, match="largest"):
        rule("R", requests.received >= children.max(requests.received + requests.carried_in))


def test_a_check_in_python_asks_for_last_year_and_does_not_apply_without_it():
    def copied(subject):
        if report_of(subject).overview == report_of(previous_of(subject)).overview:
            yield note("said", zh="雷同", en="copied")

    made = rule("Y.copied", Check("copied", copied), level="hint")
    assert one(made, filed()).code == "no_previous"
    assert one(made, filed(), previous=filed(2023)).verdict == "breaks"


def test_bare_verdicts_say_the_same():
    context = Context(previous=filed(2023, carried_out=2))
    assert verdicts([CARRY, ROLL_UP], filed(carried_in=2), context) == {
        "Y.carry": "holds",
        "R.sum": "not_applicable",
    }


counts = st.integers(0, 9) | st.just(BLANK)


@given(st.lists(counts, max_size=3), counts, counts, counts)
def test_looking_into_other_reports_goes_into_sums(theirs, ours, carried, before):
    a, b = requests.received.total, requests.carried_in.total
    context = Context(
        previous=filed(2023, received=before, carried_in=carried),
        children=[filed(received=n, carried_in=carried) for n in theirs],
    )
    for there in (previous, children.sum):
        whole = rule("whole", there(sum_of(a, b)) == requests.carried_out.total)
        parts = rule("parts", there(a) + there(b) == requests.carried_out.total)
        found = verdicts([whole, parts], filed(carried_out=ours), context)
        assert found["whole"] == found["parts"]


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ({"previous": "2023.html"}, "not str: read the source first"),
        ({"children": ["2023.html"]}, "not str: read the source first"),
        ({"children": Report2021()}, "children are several reports"),
    ],
)
def test_a_report_around_another_that_nobody_has_read_is_no_context(around, said):
    with pytest.raises(TypeError, match=said):
        Context(**around)


def test_a_kind_of_organ_that_does_not_exist_leaves_no_rule_out_but_is_an_error():
    with pytest.raises(ValueError, match="no kind of organ 'town'; say one of state_council"):
        Context(organ="town")  # type: ignore[arg-type]
