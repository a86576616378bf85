"""Missing cells that identities leave one value: never another than the true one, and with a proof."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import Missing, standard
from giac_schema.infer import deduce
from giac_schema.outputs.words.repairs import deduction_words
from giac_schema.strategies import valid_reports

RULES = standard("2021")
BLANK = Missing("blank")
DISCLOSED = "requests.outcome.disclosed"


def values(deductions):
    return {str(d.ref): d.value for d in deductions}


@given(valid_reports("2021"), st.data())
@settings(max_examples=60)
def test_a_deduced_value_is_the_true_one(report, data):
    refs = sorted(ref for ref, _ in report.cells() if ref.table != "disclosure")
    blanks = data.draw(st.lists(st.sampled_from(refs), min_size=1, max_size=25, unique=True))
    found = deduce(report.with_cells(dict.fromkeys(blanks, BLANK)), RULES)
    assert values(found) == {str(d.ref): report[d.ref] for d in found}


@given(valid_reports("2021"), st.data())
@settings(max_examples=40)
def test_one_blank_that_an_identity_binds_is_always_found(report, data):
    refs = sorted(ref for ref, _ in report.cells() if ref.table != "disclosure")
    ref = data.draw(st.sampled_from(refs))
    assert values(deduce(report.with_cells({ref: BLANK}), RULES)) == {str(ref): report[ref]}


@given(valid_reports("2021"), st.data())
@settings(max_examples=30)
def test_each_step_of_a_proof_rests_on_printed_figures_and_the_steps_before_it(report, data):
    row = data.draw(
        st.sampled_from(sorted({r.parent for r, _ in report.cells() if r.table == "requests"}))
    )
    cells = [ref for ref, _ in report.cells() if ref.parent == row]
    blanks = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=4, unique=True))
    blanked = report.with_cells(dict.fromkeys(blanks, BLANK))
    for deduction in deduce(blanked, RULES):
        said = set()
        for step in deduction.proof:
            for operand in step.operands:
                assert operand.value == blanked[operand.ref] or operand.ref in said
            said.add(step.ref)
        assert deduction.proof[-1].ref == deduction.ref


def test_a_row_leaves_its_one_blank_what_is_missing_to_its_total(report_with, rules):
    cells = {}
    for row in ("requests.received", "requests.outcome.total", DISCLOSED):
        cells |= {
            f"{row}.natural_person": 20,
            f"{row}.commercial_enterprise": 2,
            f"{row}.total": 22,
        }
    (found,) = deduce(report_with(cells | {f"{DISCLOSED}.other_organization": BLANK}), rules)
    assert (found.value, found.missing) == (0, BLANK)
    assert deduction_words(found, "en")[1] == (
        "22 = 20+2+0+0+0+□, so table 3 (requests), row “disclosed”, "
        "column “other organisations” is 0. (T3-15)"
    )


def test_a_sum_that_is_used_up_leaves_all_other_blanks_nothing(report_with, rules):
    cells = {"disputes.reconsideration.upheld": 5, "disputes.reconsideration.total": 5}
    blanks = {f"disputes.reconsideration.{n}": BLANK for n in ("corrected", "other", "pending")}
    found = deduce(report_with(cells | blanks), rules)
    assert values(found) == dict.fromkeys(blanks, 0)
    assert {step.relation for d in found for step in d.proof} == {"<="}


def test_several_rows_together_can_say_what_none_says_alone(report_with, rules):
    # Two rows of which only two columns are blank: their sums and those of the columns settle all four.
    first, second = "requests.outcome.disclosed", "requests.outcome.partially_disclosed"
    people, firms = "natural_person", "commercial_enterprise"
    figures = {
        f"{first}.{people}": BLANK,
        f"{first}.{firms}": BLANK,
        f"{second}.{people}": BLANK,
        f"{second}.{firms}": BLANK,
        f"{first}.total": 3,
        f"{second}.total": 4,
        f"requests.outcome.total.{people}": 7,
        "requests.outcome.total.total": 7,
        f"requests.received.{people}": 7,
        "requests.received.total": 7,
    }
    found = deduce(report_with(figures), rules)
    assert values(found) == {
        f"{first}.{people}": 3,
        f"{first}.{firms}": 0,
        f"{second}.{people}": 4,
        f"{second}.{firms}": 0,
    }


def test_nothing_is_deduced_from_a_figure_that_may_be_wrong(report_with, rules):
    wrong = {
        "requests.received.natural_person": 5,
        "requests.received.commercial_enterprise": BLANK,
    }
    (found,) = deduce(report_with(wrong), rules)
    assert [step.rules for step in found.proof] == [("T3-02",)]
    assert found.confirmed == ()


def test_a_blank_whose_identities_leave_several_values_is_not_deduced(report_with, rules):
    cells = {"disputes.reconsideration.total": 5}
    blanks = {f"disputes.reconsideration.{n}": BLANK for n in ("upheld", "corrected")}
    assert deduce(report_with(cells | blanks), rules) == ()
