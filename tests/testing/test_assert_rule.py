"""A rule of one's own, put to the test: what passes, and what a failure shows."""

from __future__ import annotations

import pytest

from giac_schema.model.rule import Observed
from giac_schema.rules import (
    Check,
    all_of,
    note,
    previous,
    report_of,
    report_year,
    requests,
    rule,
    when,
)
from giac_schema.testing import assert_rule

EXAMPLES = 40


def failure(*arguments, **named) -> str:
    with pytest.raises(AssertionError) as caught:
        assert_rule(*arguments, examples=EXAMPLES, **named)
    return str(caught.value)


def too_many(subject):
    if report_of(subject).requests.received.total > 1_000:
        yield note("said", zh="申请很多。", en="There are many requests.")


def test_a_sound_rule_passes():
    prompt = rule("my.prompt", requests.carried_out.total <= 2, level="hint")
    assert_rule(prompt, means=lambda r: r.requests.carried_out.total <= 2, examples=EXAMPLES)


def test_a_rule_with_a_condition_passes():
    asked = when(requests.carried_in.total > 0, then=requests.received.total > 0)
    assert_rule(rule("my.asked", asked, editions=["2021"]), examples=EXAMPLES)


def test_a_rule_that_says_something_else_than_is_meant_is_shown_at_the_edge():
    prompt = rule("my.prompt", requests.carried_out.total <= 2)
    assert failure(prompt, means=lambda r: r.requests.carried_out.total < 2) == (
        "Rule my.prompt is meant to break and does not on:\n"
        "\n"
        "  表三.结转下年度.总计  requests.carried_out.total  2\n"
        "\n"
        "  my.prompt: holds"
    )


def test_only_the_checks_that_differ_are_shown_with_their_cells():
    forgot = rule("my.all", requests.received == requests.outcome.total)

    def balanced(report):
        row = report.requests
        came = row.received.total + row.carried_in.total
        return came == row.outcome.total.total + row.carried_out.total

    shown = failure(forgot, means=balanced)
    assert shown.startswith("Rule my.all is meant to hold and breaks on:")
    assert len(shown.splitlines()) == 9


def test_a_rule_that_contradicts_the_standard_set_is_told_with_what():
    wrong = rule("my.less", requests.received.total < requests.received.natural_person)
    assert failure(wrong) == (
        "Rule my.less contradicts T3-15[requests.received]: no report keeps them all."
    )


def test_a_rule_that_always_holds_is_told():
    assert "can never break" in failure(rule("my.any", requests.received.total >= 0))


def test_a_rule_that_never_holds_is_told():
    nothing = rule("my.none", requests.received.total < 0)
    assert failure(nothing) == "Rule my.none can never hold: no report keeps it."


def test_a_rule_that_never_applies_is_told():
    never = when(requests.received.total < 0, then=requests.received.total == 1)
    assert "never holds" in failure(rule("my.never", never))


def test_a_function_that_does_not_expect_blanks_is_shown_the_cell():
    shown = failure(rule("my.many", Check("too_many", too_many)))
    assert shown.startswith("Rule my.many crashes with TypeError")
    assert "  表三.本年新收.总计  requests.received.total  [" in shown


def test_what_is_wrong_on_one_form_alone_is_said_to_be():
    late = rule("my.late", all_of(report_year >= 2021, requests.received.total <= 5))
    assert failure(late) == (
        "Rule my.late can never hold: no report keeps it.\n"
        "\n"
        "This is so on the form of 2019; on that of 2021 nothing is wrong."
    )


def test_a_meaning_that_crashes_is_shown_the_smallest_report_and_the_cause():
    few = rule("my.few", requests.outcome.other.total <= 2)
    with pytest.raises(AssertionError) as caught:
        assert_rule(few, means=lambda r: r.requests.nothing <= 2, examples=EXAMPLES)
    assert isinstance(caught.value.__cause__, AttributeError)
    assert not getattr(caught.value.__cause__, "__notes__", [])
    assert str(caught.value).startswith(
        "Rule my.few is compared with what crashes with AttributeError: "
    )
    assert len(str(caught.value).splitlines()) <= 7


def test_what_looks_at_other_reports_is_not_passed_in_silence():
    carried = rule("my.carried", requests.carried_in == previous(requests.carried_out))
    assert "other reports" in failure(carried)


def test_what_only_the_reader_sees_is_not_passed_in_silence():
    assert "watched over by the reader" in failure(rule("my.seen", Observed()))
