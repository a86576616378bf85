"""Invalid reports: they break what they are asked to break, and say how."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.errors import InvalidRule, UnknownRule
from giac_schema.model.rule import Observed
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules import (
    close,
    disclosure,
    disputes,
    evaluate,
    ratio,
    report_year,
    requests,
    rule,
    standard,
    when,
)
from giac_schema.strategies.exact.reports import checks_of

QUICK = settings(database=None, deadline=None, max_examples=50, phases=[Phase.generate])
SHRINKING = settings(database=None, deadline=None, phases=[Phase.generate, Phase.shrink])
FEES = disclosure.administrative_fees.amount
ISSUED = disclosure.regulations.issued
WRITTEN = disclosure.normative_documents.issued
IDENTITIES = ["T3.balance", "T3.leaves", "T3.rows", "T4.rows"]
OWN = {
    "at most": requests.carried_out.total <= 2,
    "at least": requests.outcome.disclosed.total >= 1_000,
    "twice": requests.received.total == 2 * requests.carried_in.total,
    "a whole row": requests.carried_out <= requests.received,
    "not three": requests.carried_out.total != 3,
    "money": Decimal("0.37") * disclosure.licensing.decisions == FEES,
    "either or": (WRITTEN == 0) | (WRITTEN >= 100),
    "one of": WRITTEN.is_in(0, 1, 7),
    "even": requests.received.total.is_even(),
    "round": ~requests.received.is_divisible_by(10) | (requests.received == 0),
    "blank": ISSUED.is_missing(),
    "not blank": ~ISSUED.is_missing("blank"),
    "when": when(disputes.reconsideration.total > 0, then=requests.received.total >= 10),
    "by year": when(report_year >= 2024, then=disputes.litigation.direct.total <= 5),
    "share": ratio(disputes.reconsideration.corrected, disputes.reconsideration.total)
    <= Decimal("0.25"),
    "close": close(
        FEES, disclosure.licensing.decisions, absolute=Decimal("0.5"), relative=Decimal("0.1")
    ),
}


def relations(edition: str) -> RuleSet:
    """The standard rules about figures; the others look at prose, titles and dates."""
    return RuleSet(dict.fromkeys(rule for rule, _ in checks_of(standard(edition), edition)))


def own(name: str):
    return rule("own", OWN[name], editions=["2021"])


def smallest(breaking, rules=None) -> dict[str, tuple[object, object]]:
    """The changes of the smallest example."""
    drawn = strategies.invalid_reports(breaking, rules, "2021")
    found = find(drawn, lambda _: True, settings=SHRINKING)
    return {str(each.ref): (each.was, each.now) for each in found.changes}


@pytest.mark.parametrize("name", IDENTITIES)
@settings(max_examples=5)
@given(data=st.data())
def test_an_identity_breaks_alone(name: str, data: st.DataObject):
    invalid = data.draw(strategies.invalid_reports(name, edition="2021"))
    rules = relations(invalid.report.edition)
    broken = {f.parent or f.rule for f in evaluate(rules, invalid.report).broken}
    assert broken == {name}
    assert invalid.others == ()


@pytest.mark.parametrize("name", OWN)
@settings(max_examples=4)
@given(data=st.data())
def test_a_rule_of_ones_own_breaks_alone(name: str, data: st.DataObject):
    rules = relations("2021") + own(name)
    invalid = data.draw(strategies.invalid_reports(own(name)))
    assert [f for f in evaluate(rules, invalid.original).broken if f.level == "must"] == []
    broken = {f.parent or f.rule for f in evaluate(rules, invalid.report).broken}
    assert broken == {"own"}


@settings(max_examples=20)
@given(strategies.invalid_reports("T3.*", edition="2021"))
def test_the_changes_are_all_that_differs(invalid: strategies.Invalid):
    changed = {each.ref: each.now for each in invalid.changes}
    assert invalid.original.with_cells(changed) == invalid.report
    assert all(invalid.original[each.ref] == each.was != each.now for each in invalid.changes)


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_an_example_shrinks_to_one_cell_with_the_smallest_figures(edition: str):
    drawn = strategies.invalid_reports(edition=edition)
    found = find(drawn, lambda _: True, settings=SHRINKING)
    ((was, now),) = [(each.was, each.now) for each in found.changes]
    assert (was, now) == (0, 1)
    assert sum(leaf != 0 for _, leaf in found.report.cells()) == 1


@pytest.mark.parametrize("seeded", range(3))
def test_an_example_that_needs_larger_figures_shrinks_to_a_few_cells_too(seeded: int):
    drawn = strategies.invalid_reports("T4.rows", edition="2021")

    def has_two_digits(invalid: strategies.Invalid) -> bool:
        return any(each.now >= 10 for each in invalid.changes)

    found = find(drawn, has_two_digits, settings=SHRINKING, random=Random(seeded))  # noqa: S311
    assert len(found.changes) == 1
    assert sum(leaf != 0 for _, leaf in found.original.cells()) <= 2


def test_what_two_rules_watch_takes_two_cells_to_break_one_of_them():
    assert smallest("T3.leaves") == {
        "requests.outcome.disclosed.natural_person": (0, 1),
        "requests.outcome.disclosed.total": (0, 1),
    }


def test_a_check_that_follows_from_others_takes_one_of_them_with_it():
    drawn = strategies.invalid_reports("T3-03", edition="2021")
    found = find(drawn, lambda _: True, settings=SHRINKING)
    assert found.broken == ("T3-03",)
    assert len(found.others) == 1
    assert len(found.changes) == 1


def test_too_many_not_held_leave_too_few_disclosed():
    drawn = strategies.invalid_reports("P-02", edition="2021")
    invalid = find(drawn, lambda _: True, settings=QUICK)
    assert (invalid.broken, invalid.others) == (("P-02",), ("P-03",))


def test_a_limit_is_just_passed():
    assert smallest(own("money")) == {"disclosure.licensing.decisions": (0, 1)}
    assert smallest(own("not three"))["requests.carried_out.total"] == (0, 3)
    assert smallest(own("one of")) == {"disclosure.normative_documents.issued": (1, 2)}


def test_a_rule_for_one_kind_of_organ_breaks_in_a_report_of_such_an_organ():
    few = rule("few", requests.received.total <= 9, organs=["township"])
    drawn = strategies.invalid_reports(few, edition="2021")
    found = find(drawn, lambda _: True, settings=SHRINKING)
    assert found.broken == ("few",)
    assert found.report.organ == "石桥镇人民政府"


def test_a_set_of_rules_is_broken_at_any_of_them():
    drawn = strategies.invalid_reports(standard("2021").only("T3.rows", "T4.rows"))
    for name in ("T3-15", "T4-0"):
        found = find(drawn, lambda each, name=name: each.broken[0].startswith(name))
        assert found.others == ()


@pytest.mark.parametrize(
    ("breaking", "said"),
    [
        (rule("own", requests.received.total >= 0), "whatever stands in the cells"),
        (rule("own", Observed()), "nothing to break"),
        ("C-01", "nothing to break"),
    ],
)
def test_what_cannot_be_broken_is_refused(breaking, said: str):
    with pytest.raises(InvalidRule, match=said):
        strategies.invalid_reports(breaking)


def test_a_rule_that_nobody_knows_is_refused():
    with pytest.raises(UnknownRule, match=r"T3\.balance"):
        strategies.invalid_reports("T3.balances")


def test_no_figure_of_the_correct_report_is_larger_than_asked_for():
    drawn = strategies.invalid_reports("T4.rows", size=5)
    assert find(drawn, lambda each: max(v for _, v in each.original.cells()) == 5)


def test_an_edition_in_the_place_of_a_rule_is_answered_by_where_it_belongs():
    with pytest.raises(InvalidRule, match="say edition='2021'"):
        strategies.invalid_reports("2021")
