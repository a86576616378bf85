"""Rules listed and explained."""

from __future__ import annotations

import pytest
from rich.console import Console

from giac_schema.outputs import LANGUAGES
from giac_schema.outputs.terminal import rulebook
from giac_schema.rules import RuleSet, standard


def printed(thing):
    console = Console(width=80, color_system=None)
    with console.capture() as captured:
        console.print(thing)
    return [line.rstrip() for line in captured.get().splitlines()]


def test_a_list_has_a_line_for_every_rule_and_counts_the_checks():
    identities = standard("2021").only("T3.*", "T4.*")
    lines = printed(rulebook.listed(identities, "zh"))
    assert [line.split()[0] for line in lines if line.startswith("T")] == [
        "T3.balance",
        "T3.leaves",
        "T3.rows",
        "T4.rows",
    ]
    assert lines[-1] == "4条规则，42项检查。"


def test_a_long_id_in_a_list_goes_on_below_behind_a_whole_word():
    lines = printed(rulebook.listed(standard("2021").only("R-01.social*"), "en"))
    assert [line[:20].rstrip() for line in lines[2:4]] == ["R-01.social_welfare_", "organization"]


def test_a_list_of_the_2019_rules_counts_its_40_identities():
    assert printed(rulebook.listed(standard("2019").only("T3.*", "T4.*"), "en", "2019"))[-1] == (
        "4 rules, 40 checks."
    )


def test_an_explanation_gives_formula_level_origin_and_text():
    lines = printed(rulebook.explained(standard("2021")["T3.balance"], "zh"))
    assert "公式      表三.本年新收 + 表三.上年结转 = 表三.总计 + 表三.结转下年度" in lines
    assert "级别      必须：正确的报告不可能违反" in lines
    assert "依据      格式表内印明" in lines
    assert any("国办公开办函〔2021〕30号" in line for line in lines)


def test_an_explanation_names_what_each_check_is_about():
    lines = printed(rulebook.explained(standard("2021")["T3.balance"], "zh"))
    assert lines[-1] == "T3-07  表三“总计”列"


def test_asked_for_one_check_an_explanation_names_only_that():
    lines = printed(rulebook.explained(standard("2021")["T3-03"], "zh", "T3-03"))
    assert [line for line in lines if line.startswith("T3-")] == ["T3-03  表三“科研机构”列"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standard_rule_can_be_explained(language):
    rules = standard("2021") + standard("2019")
    told = [printed(rulebook.explained(rule, language))[0].split()[0] for rule in rules]
    assert told == [rule.id for rule in rules]


def test_no_rules_at_all_are_an_empty_list():
    assert printed(rulebook.listed(RuleSet(), "zh"))[-1] == "0条规则，0项检查。"


@pytest.mark.parametrize(("language", "level"), [("zh", "✗ 必须改正"), ("en", "✗ must")])
def test_a_list_names_levels_in_its_language(language, level):
    lines = printed(rulebook.listed(standard("2021").only("T4.*"), language))
    (line,) = [line for line in lines if line.startswith("T4.rows")]
    assert line.removeprefix("T4.rows").strip().startswith(level)
