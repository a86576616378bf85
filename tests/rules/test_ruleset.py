"""The algebra of rule sets."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule, UnknownRule
from giac_schema.model.rule import LEVELS, Title
from giac_schema.model.ruleset import RuleSet, is_called
from giac_schema.rules import requests, rule, standard

POOL = tuple(
    rule(f"{theme}.{number}", requests.received.total >= number, level=LEVELS[number % 3])
    for theme in ("A", "B")
    for number in range(4)
)
rule_sets = st.lists(st.sampled_from(POOL), max_size=6).map(RuleSet)


@given(rule_sets, rule_sets, rule_sets)
def test_plus_is_associative(a, b, c):
    assert (a + b) + c == a + (b + c)


@given(rule_sets)
def test_the_empty_set_changes_nothing(a):
    assert a + RuleSet() == RuleSet() + a == a - RuleSet() == a


@given(rule_sets)
def test_a_set_added_to_itself_is_itself(a):
    assert a + a == a


@given(rule_sets, rule_sets)
def test_plus_has_the_rules_of_both(a, b):
    assert set(a + b) == set(a) | set(b)
    assert set(b + a) == set(a + b)


@given(rule_sets, rule_sets)
def test_minus_takes_away_exactly_those(a, b):
    assert set(a - b) == set(a) - set(b)
    assert a - a == RuleSet()


@given(rule_sets, rule_sets)
def test_what_is_taken_away_and_added_again_is_there_again(a, b):
    assert set((a - b) + a) == set(a)


@pytest.mark.parametrize("theme", ["A", "B"])
@given(rule_sets)
def test_only_keeps_the_order_and_asking_twice_is_asking_once(theme, a):
    a += POOL[0] if theme == "A" else POOL[4]
    kept = a.only(f"{theme}.*")
    assert list(kept) == [r for r in a if r.id.startswith(theme)]
    assert kept.only(f"{theme}.*") == kept


@pytest.mark.parametrize(
    ("name", "pattern", "is_so"),
    [
        ("R-01", "R-01", True),
        ("R-01.total", "R-01", True),
        ("T3-15[requests.received]", "T3-15", True),
        ("T3-15", "T3", True),
        ("T3-15", "T3-1", False),
        ("R-011", "R-01", False),
        ("R-01", "R-01.total", False),
        ("T3-15", "T3-*", True),
        ("T3-15", "", False),
    ],
)
def test_an_id_is_called_by_its_beginning_at_the_end_of_a_part_or_by_a_pattern(
    name, pattern, is_so
):
    assert is_called(name, pattern) is is_so


def test_a_part_of_ids_chooses_all_rules_that_begin_with_it():
    aggregates = standard("2021").only("R-01")
    assert len(aggregates) == 7
    assert aggregates == standard("2021").only("R-01.*")
    assert not (standard("2021") - "R-01").rules[-1].id.startswith("R-01")


def test_a_set_is_shown_by_its_size_and_its_first_ids():
    assert repr(standard("2021").only("T4.rows", "R-01.total")) == (
        "<RuleSet of 2: T4.rows, R-01.total>"
    )
    assert repr(RuleSet()) == "<RuleSet of 0: none>"
    assert repr(standard("2021")).endswith(", ...>")


@given(rule_sets)
def test_the_levels_divide_a_set(a):
    parts = [a.by_level(level) for level in LEVELS]
    assert set(sum(parts, start=RuleSet())) == set(a)
    assert sum(map(len, parts)) == len(a)


def test_two_different_rules_of_one_id_are_an_error():
    other = attrs.evolve(POOL[0], level="hint")
    with pytest.raises(InvalidRule, match=r"'A\.0'.*replace\(\)"):
        RuleSet((POOL[0],)) + other


def test_a_check_of_one_rule_cannot_have_the_id_of_another():
    with pytest.raises(InvalidRule, match="T3-15"):
        standard("2021") + rule("T3-15", requests.received.total >= 0)


def test_a_rule_is_found_by_its_id_and_by_those_of_its_checks():
    rules = standard("2021")
    assert rules["T3.balance"] is rules["T3-01"] is rules["T3-07"]
    assert "T3-15" in rules
    assert rules["C-01"] in rules
    assert "T3-16" not in rules


def test_an_unknown_id_offers_the_nearest():
    with pytest.raises(UnknownRule, match=r"Did you mean T3\.balance"):
        standard("2021")["T3.balanse"]


@pytest.mark.parametrize("use", ["only", "__sub__", "relabel"])
def test_a_pattern_that_fits_nothing_is_an_error_and_not_an_empty_set(use):
    with pytest.raises(UnknownRule, match=r"T9"):
        getattr(standard("2021"), use)("T9.*")


def test_only_takes_rule_ids_and_check_ids_and_keeps_rules_whole():
    rules = standard("2021")
    assert [r.id for r in rules.only("T3.*")] == ["T3.balance", "T3.leaves", "T3.rows"]
    assert [r.id for r in rules.only("T3-0[1-7]", "C-10")] == ["C-10", "T3.balance"]


def test_minus_takes_an_id_a_pattern_a_rule_or_a_set():
    rules = standard("2021").only("T?.*")
    assert [r.id for r in rules - "T3.*"] == ["T4.rows"]
    assert [r.id for r in rules - "T3-01" - rules["T4-01"]] == ["T3.leaves", "T3.rows"]
    assert rules - rules.only("T4.*") == rules.only("T3.*")


def test_replace_puts_a_rule_where_the_old_one_stood():
    rules = standard("2021")
    milder = attrs.evolve(rules["T3.rows"], level="should")
    replaced = rules.replace(milder)
    assert [r.id for r in replaced] == [r.id for r in rules]
    assert replaced["T3.rows"].level == "should"
    with pytest.raises(UnknownRule):
        rules.replace(attrs.evolve(milder, id="T3.row"))


def test_relabel_changes_level_or_title_and_nothing_else():
    rules = standard("2021")
    assert {r.level for r in rules.relabel("S-*", level="hint").only("S-*")} == {"hint"}
    titled = rules.relabel("C-01", title=Title("字", "words"))
    assert titled["C-01"] == attrs.evolve(rules["C-01"], title=Title("字", "words"))
    assert titled - "C-01" == rules - "C-01"


@given(rule_sets, rule_sets)
def test_what_lies_on_top_is_whole_and_nothing_below_it_shares_its_ids(a, b):
    over = a.overlaid(b)
    assert set(b) <= set(over) <= set(a) | set(b)
    assert a.overlaid(()) == a
    assert RuleSet().overlaid(b) == b


def test_a_rule_gives_way_to_one_that_bears_the_id_of_one_of_its_checks():
    mine = rule("T3-03", requests.received.total >= 0)
    assert [r.id for r in standard("2021").only("T3.balance", "T4.rows").overlaid(mine)] == [
        "T4.rows",
        "T3-03",
    ]
