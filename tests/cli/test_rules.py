"""``giac rules`` and ``giac explain``."""

from __future__ import annotations

import json

from giac_schema.rules import standard


def test_all_rules_of_both_forms_are_listed(giac):
    ran = giac("rules", "--format", "json")
    listed = [rule["id"] for rule in json.loads(ran.out)]
    both = standard("2021") + standard("2019")
    assert (ran.status, listed) == (0, [rule.id for rule in both])


def test_one_form_lists_only_its_rules(giac):
    lines = giac("rules", "--edition", "2021", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [rule.id for rule in standard("2021")]


def test_a_pattern_chooses(giac):
    out = giac("rules", "T4.*").out
    assert [line.split()[0] for line in out.splitlines() if line.startswith("T")] == ["T4.rows"]


def test_a_rule_is_explained_in_either_language(giac):
    assert "表三.本年新收 + 表三.上年结转" in giac("explain", "--lang", "zh", "T3.balance").out
    assert "printed in the form" in giac("explain", "--lang", "en", "T3.balance").out


def test_the_id_of_a_single_check_will_do(giac):
    assert giac("explain", "T3-03").out.splitlines()[0].startswith("T3.balance")


def test_a_mistyped_id_is_an_error_that_offers_the_nearest(giac):
    ran = giac("explain", "T3.balanse")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("giac: there is no rule “T3.balanse”; did you mean T3.balance")
    assert giac("rules", "nothing").status == 2


def test_a_check_is_explained_in_chinese_by_its_title_and_not_by_english_words(giac):
    told = giac("explain", "S-11", "--lang", "zh").out
    assert "五个方面" in told
    assert "section one" not in told
    assert "section one" in giac("explain", "S-11").out


def test_a_list_of_rules_has_room_for_titles_on_a_narrow_screen(giac, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = giac("rules", "S-0*", "--lang", "zh").out.splitlines()
    (line,) = [line for line in lines if line.startswith("S-03")]
    assert "每个部分的标题只出现一次" in line


def test_the_beginning_of_several_ids_is_explained_by_its_members_and_what_they_have_in_common(
    giac,
):
    told = giac("explain", "R-01", "--lang", "zh").out
    assert "7条规则，175项检查。" in told
    assert told.count("R-01.") == 7
    assert told.count("通行做法") == 7 + 1
    assert told.count("已知例外") == 1
    assert "公式" not in told
    assert giac("rules", "R-01").out.count("R-01.") == 7


def test_the_formulas_of_a_family_are_a_line_each(giac):
    lines = giac("explain", "R-01", "--latex").out.splitlines()
    assert len(lines) == 7
    assert all(line.startswith(r"\text{") for line in lines)


def test_an_id_that_is_like_none_is_answered_by_where_they_are_listed(giac):
    assert "giac rules lists them all" in giac("explain", "nothing").err
