"""A set of rules looked at for itself, without any report."""

from __future__ import annotations

from giac_schema import Ref, standard
from giac_schema.infer import review, watch
from giac_schema.rules import RuleSet, all_of, any_of, disputes, requests, rule, when

TOTAL = requests.carried_out.total


def test_the_balances_of_the_total_column_follow_from_the_rest():
    implied = review(standard("2021").only("T3.*"), "2021").implied
    assert set(implied) == {"T3-07", "T3-14"}
    assert [name for name in implied["T3-07"] if name.startswith("T3-0")] == [
        f"T3-0{number}" for number in range(1, 7)
    ]


def test_rules_that_no_report_can_keep_together_are_named():
    few = rule("X.few", TOTAL <= 2, level="must")
    many = rule("X.many", TOTAL >= 5, level="must")
    other = rule("X.other", disputes.reconsideration.total >= 0)
    assert review(RuleSet([few, many, other]), "2021").contradictions == (("X.few", "X.many"),)


def test_a_contradiction_may_need_that_no_count_is_below_nought():
    below = rule("X.below", requests.received.total + TOTAL <= -1)
    assert review(RuleSet([below]), "2021").contradictions == (("X.below",),)


def test_a_contradiction_may_lie_between_whole_numbers():
    half = rule("X.half", requests.received.total * 2 + 1 == TOTAL * 2)
    assert review(RuleSet([half]), "2021").contradictions == (("X.half",),)


def test_an_inequality_that_follows_from_an_identity_is_named():
    part = rule("X.part", requests.received.total >= requests.received.natural_person)
    found = review(standard("2021").only("T3.rows") + part, "2021").implied
    assert found == {"X.part": ("T3-15[requests.received]",)}


def test_of_two_that_say_the_same_one_is_kept():
    one, other = rule("X.one", TOTAL <= 5), rule("X.other", TOTAL < 6)
    assert list(review(RuleSet([one, other]), "2021").implied) == ["X.other"]


def test_a_strict_rule_does_not_follow_from_a_lenient_one():
    must, hint = rule("X.must", TOTAL <= 5, level="must"), rule("X.hint", TOTAL <= 4, level="hint")
    assert review(RuleSet([must, hint]), "2021").implied == {}


def test_a_rule_for_all_organs_does_not_follow_from_one_that_binds_only_some():
    towns = rule("X.towns", TOTAL <= 4, organs=["township"])
    all_ = rule("X.all", TOTAL <= 5)
    assert review(RuleSet([towns, all_]), "2021").implied == {}
    assert "T2-01.regulations" not in review(standard("2021"), "2021").implied


def test_a_rule_for_some_organs_follows_from_one_that_binds_all():
    towns = rule("X.towns", TOTAL <= 5, organs=["township"])
    all_ = rule("X.all", TOTAL <= 4)
    assert review(RuleSet([towns, all_]), "2021").implied == {"X.towns": ("X.all",)}


def test_an_identity_does_not_follow_from_identities_of_other_organs():
    towns = rule("X.towns", requests.received.total == TOTAL, organs=["township"])
    all_ = rule("X.all", requests.received.total * 2 == TOTAL * 2)
    assert review(RuleSet([towns, all_]), "2021").implied == {"X.towns": ("X.all",)}


def test_rules_for_different_organs_do_not_contradict_each_other():
    towns = rule("X.towns", TOTAL <= 2, organs=["township"])
    counties = rule("X.counties", TOTAL >= 5, organs=["county"])
    all_ = rule("X.all", TOTAL >= 4)
    assert review(RuleSet([towns, counties]), "2021").contradictions == ()
    assert review(RuleSet([towns, counties, all_]), "2021").contradictions == (
        ("X.all", "X.towns"),
    )


def test_what_always_holds_follows_from_nothing():
    always = rule("X.always", TOTAL >= 0)
    assert review(RuleSet([always]), "2021").implied == {"X.always": ()}


def test_a_rule_over_places_that_the_form_does_not_have_never_applies():
    old = rule("X.old", requests.outcome.other.total >= 1)
    assert review(RuleSet([old]), "2021").never == ("X.old",)
    assert review(RuleSet([old]), "2019").never == ()


def test_cells_that_no_relation_speaks_of_are_named():
    few = rule("X.few", TOTAL <= 2)
    unwatched = review(RuleSet([few]), "2021").unwatched
    assert (Ref.parse("requests.carried_out.total") in unwatched, len(unwatched)) == (False, 199)


def test_what_is_no_linear_comparison_is_not_decided():
    either = rule("X.either", any_of(TOTAL <= 2, TOTAL >= 9))
    both = rule("X.both", all_of(TOTAL <= 2, TOTAL >= 9))
    found = review(RuleSet([either, both]), "2021")
    assert (found.undecided, found.contradictions) == (("X.either",), (("X.both",),))


def test_a_wrong_figure_in_table_3_gives_itself_away_and_one_in_table_4_does_not():
    seen = watch(standard("2021"), "2021")
    assert {ref.table for ref in seen.localised} == {"requests"}
    assert [len(group) for group in seen.ambiguous] == [5, 5, 5]
    assert len(seen.localised) == 175


def test_cells_without_an_equality_are_not_seen():
    assert len(watch(RuleSet(), "2021").unseen) == 200


def test_a_condition_that_no_sound_report_meets_makes_a_rule_never_apply():
    more = requests.received.natural_person > requests.received.total
    vain = rule("X.vain", when(more, then=TOTAL >= 1))
    apt = rule("X.apt", when(requests.received.total > 5, then=TOTAL >= 1))
    rules = standard("2021").only("T3.rows") + vain + apt
    assert review(rules, "2021").never == ("X.vain",)
