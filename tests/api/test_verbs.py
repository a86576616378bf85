"""The verbs as a stranger calls them: what they take, and what they say to what they cannot."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

import giac_schema
from giac_schema.errors import (
    CannotOpen,
    InvalidData,
    InvalidRule,
    UnknownAddress,
    UnknownLayout,
    UnknownRule,
    UnreadableReport,
)
from giac_schema.model import Missing, Ref
from giac_schema.rules import Check, RuleSet, note, requests, rule, standard

FEW = rule("my.few", requests.carried_out.total <= 2, level="hint")
MANY = rule("my.many", requests.received.total >= 1_000, level="hint")


@pytest.fixture
def reading(root: Path):
    return giac_schema.read(root / "examples/reports/qingyu-education-2024.txt")


@pytest.mark.parametrize("rules", [RuleSet([FEW, MANY]), [FEW, MANY], (r for r in (FEW, MANY))])
def test_rules_may_be_a_set_or_any_row_of_them(reading, rules):
    assert [f.rule for f in giac_schema.check(reading, rules)] == ["my.few", "my.many"]


def test_a_single_rule_is_a_set_of_one(reading):
    assert giac_schema.check(reading, FEW) == giac_schema.check(reading, [FEW])


def test_rules_are_added_to_a_set_and_taken_from_it_by_the_row():
    mine = [FEW, MANY]
    assert standard("2021") + mine - mine == standard("2021")


def test_rules_of_ones_own_stand_beside_the_standard_ones_of_the_form(reading):
    found = giac_schema.check(reading, also=[FEW, MANY])
    assert found == giac_schema.check(reading, [*standard("2021"), FEW, MANY])


def test_a_rule_of_ones_own_takes_the_place_of_the_standard_one_of_its_id(reading):
    mine = rule("T3-01", requests.received.total >= 0, level="hint")
    found = giac_schema.check(reading, also=mine)
    assert [(f.rule, f.level) for f in found.where(rule="T3-0[1-7]")] == [("T3-01", "hint")]


def test_an_id_is_no_rule_and_the_error_says_how_to_choose_by_ids(reading):
    with pytest.raises(TypeError, match=r"not of 'T3-01'.*only\('T3-01'\)"):
        giac_schema.check(reading, ["T3-01"])


@pytest.mark.parametrize("path", ["no-such-report.docx", Path("no-such-report.docx")])
def test_a_path_that_cannot_be_opened_is_no_report_and_the_systems_error(path):
    with pytest.raises(CannotOpen, match=r"“no-such-report\.docx”打不开") as caught:
        giac_schema.read(path)
    error = caught.value
    assert isinstance(error, OSError)
    assert isinstance(error, UnreadableReport)
    assert (error.errno, error.filename) == (errno.ENOENT, "no-such-report.docx")
    assert isinstance(error.__cause__, FileNotFoundError)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (str(again), again.errno) == (str(error), error.errno)


def test_a_file_of_rules_that_cannot_be_opened_is_such_an_error_too(tmp_path):
    with pytest.raises(CannotOpen, match="打不开") as caught:
        giac_schema.parse_rules(tmp_path)
    assert caught.value.filename == str(tmp_path)


def test_a_relation_is_no_rule_before_it_has_an_id(reading):
    with pytest.raises(TypeError, match=r"give a relation an id, rule\('my.id', relation\)"):
        giac_schema.check(reading, also=requests.received.total >= 0)  # type: ignore[arg-type]


def test_the_name_of_a_file_of_rules_is_no_rule_and_the_error_says_how_to_read_it(reading):
    with pytest.raises(TypeError, match=r"not of 'my.giac'.*parse_rules\(Path\('my.giac'\)\)"):
        giac_schema.check(reading, also="my.giac")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [str, Path])
def test_rules_are_read_from_the_file_that_a_text_ending_like_one_names(tmp_path, kind):
    path = tmp_path / "my.giac"
    path.write_text("规则 my.few：表三.总计.总计 >= 0", "utf-8")
    assert [each.id for each in giac_schema.parse_rules(kind(path))] == ["my.few"]


def test_what_is_neither_rule_nor_finding_is_not_explained():
    with pytest.raises(TypeError, match=r"not 'T3-01': a rule by its id is"):
        giac_schema.explain("T3-01")  # type: ignore[arg-type]


def test_rows_are_made_of_readings_alone(reading):
    with pytest.raises(TypeError, match="not of Report2021"):
        giac_schema.to_rows(reading.report)  # type: ignore[arg-type]


def test_findings_are_counted_from_nought_like_any_row(reading):
    found = giac_schema.check(reading).broken
    assert (found[0], found[-1]) == (found.items[0], found.items[-1])
    assert found[1:3] == giac_schema.Findings(found.items[1:3])


def test_a_finding_is_shown_by_rule_place_and_sides(reading):
    found = giac_schema.check(reading).broken
    assert repr(found.where(rule="T3-15")[0]) == (
        "<Finding T3-15[requests.outcome.disclosed] breaks (must, relation) at requests.outcome.disclosed; "
        "left 19, right 9, difference 10>"
    )
    assert repr(found.where(rule="F-01")[0]) == "<Finding F-01 breaks (hint, fees_not_stated)>"


def test_a_reading_is_shown_by_what_it_is_of_and_how_much_was_read(reading):
    assert repr(reading) == (
        "<Reading: 青屿区教育局 2024, 2021 form; numbers in 200 of 200 cells; odd: nothing>"
    )


@pytest.mark.parametrize("source", ["report.html", Path("report.html"), b"", None])
def test_a_source_that_nobody_has_read_is_not_checked(source):
    with pytest.raises(TypeError, match=f"not {type(source).__name__}: read the source first"):
        giac_schema.check(source)


def test_what_cannot_be_a_source_is_named():
    with pytest.raises(TypeError, match="an open file, not from None"):
        giac_schema.read(None)  # type: ignore[call-overload]


def test_a_reading_is_written_as_its_report(reading):
    assert giac_schema.render(reading, "tabs") == giac_schema.render(reading.report, "tabs")


def test_an_unknown_layout_is_answered_by_the_near_ones_or_by_all(reading):
    with pytest.raises(UnknownLayout, match=r"'docs'. Did you mean docx\?"):
        giac_schema.render(reading, "docs")
    with pytest.raises(UnknownLayout, match=r"'word'. Did you mean html or markdown or docx or"):
        giac_schema.render(reading, "word")


def test_a_language_that_nobody_speaks_here_is_named(reading):
    with pytest.raises(ValueError, match=r"no language 'english'; say one of zh, en\."):
        giac_schema.explain(next(iter(giac_schema.check(reading).broken)), "english")


def test_the_source_of_a_cell_is_found_by_either_address(reading):
    ref = Ref.parse("requests.received.total")
    assert reading.source("表三.本年新收.总计") == reading.source(ref) == reading.sources[ref]


def test_a_cell_that_was_not_found_has_no_source():
    assert (
        giac_schema.findings.Reading(giac_schema.Report2021()).source("表四.行政复议.总计") is None
    )


@pytest.mark.parametrize("address", ["requests.received", "disclosure.procurement.amount"])
def test_what_is_no_cell_of_the_report_has_no_source_either(reading, address):
    with pytest.raises(UnknownAddress, match=address):
        reading.source(address)


def test_cells_are_changed_by_addresses_in_words(reading):
    changed = reading.report.with_cells(
        {"表三.本年新收.总计": Missing("blank"), "disputes.reconsideration.total": 3}
    )
    assert changed["requests.received.total"] == Missing("blank")
    assert changed.disputes.reconsideration.total == 3


def test_findings_are_chosen_by_rule_by_check_and_by_pattern(reading):
    found = giac_schema.check(reading)
    row = "T3-15[requests.outcome.disclosed]"
    assert [f.rule for f in found.broken.where(rule="T3-15")] == [row]
    assert [f.rule for f in found.where(rule=row)] == [row]
    assert [f.rule for f in found.broken.where(rule="T3-0*")] == ["T3-01", "T3-07"]
    assert list(found.where(rule="T3-99")) == []


@pytest.mark.parametrize(
    "asked", [{"level": "Must"}, {"verdict": "broken"}, {"verdict": ["holds", "ok"]}]
)
def test_a_level_or_verdict_that_does_not_exist_finds_nothing_and_says_so(reading, asked):
    with pytest.raises(
        ValueError, match=r"There is no (level|verdict) '(Must|broken|ok)'; say one of"
    ):
        giac_schema.check(reading).where(**asked)


@pytest.mark.parametrize(("said", "meant"), [("T3-1", "T3-01"), ("T4-2", "T4-02")])
def test_an_id_without_its_nought_is_answered_by_the_one_with_it(said, meant):
    with pytest.raises(UnknownRule, match=f"Did you mean {meant}\\?"):
        standard("2021")[said]


def test_an_id_that_is_like_none_is_answered_by_where_they_are_listed():
    with pytest.raises(UnknownRule, match="`giac rules`"):
        standard("2021").only("2021")


def test_a_level_that_does_not_exist_is_answered_by_those_that_do():
    with pytest.raises(
        InvalidRule, match=r"Rule X has the level 'warn'; say one of must, should, hint\."
    ):
        rule("X", requests.received.total == 0, level="warn")  # type: ignore[arg-type]


def test_findings_are_shown_by_their_counts_and_by_what_breaks(reading):
    found = giac_schema.check(reading, standard("2021").only("T3.balance"))
    assert repr(found) == "<Findings: 5 holds, 2 breaks; breaks: T3-01, T3-07>"
    assert repr(giac_schema.Findings()) == "<Findings: none>"


def test_rules_with_checks_in_python_come_back_where_their_functions_are_given():
    def hotline(_subject):
        yield note("said", zh="没有写明热线。", en="The hotline is not named.")

    rules = RuleSet([rule("my.hotline", Check("my.hotline", hotline), level="hint")])
    text = giac_schema.to_json(rules)
    assert giac_schema.from_json(text, RuleSet, checks={"my.hotline": hotline}) == rules
    with pytest.raises(InvalidData, match=r"no check named 'my.hotline' .* checks=\{"):
        giac_schema.from_json(text, RuleSet)
