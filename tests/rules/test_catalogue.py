"""The whole catalogue: every id is a rule or has a reason, every rule has reports on which it holds and breaks."""

from __future__ import annotations

import re
from string import Formatter

import attrs
import pytest
from rule_cases import CASES, case_of, prose

from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Check, Observed
from giac_schema.model.values import BLANK
from giac_schema.outputs.words.catalogue import messages
from giac_schema.outputs.words.languages import LANGUAGES
from giac_schema.outputs.words.sentences import sentence
from giac_schema.rules import EXCEPTIONS, LEFT_OUT, evaluate, instances, standard
from giac_schema.rules.judge import refs_of
from giac_schema.rules.relatives import Related, report_of

ALL = standard("2021") + standard("2019")
RELATIONS = [r for r in ALL if not isinstance(r.body, (Check, Observed))]
SIZES = dict(
    zip(
        ["S", "C", "T3", "T4", "T2", "Y", "D", "N", "F", "R", "P"],
        (19, 15, 27, 12, 14, 20, 11, 22, 11, 9, 9),
        strict=True,
    )
)
NEVER_UNKNOWN = {"T3-26"}
"""Relations that ask what is missing, so that a blank decides them."""


def judged(rule, subject):
    return [f for f in evaluate([rule], subject) if f.verdict != "not_applicable"]


def ids(rules):
    found = {name for rule in rules for name in rule.ids}
    return {n.partition(".")[0] if re.match(r"[A-Z]\d?-\d", n) else n for n in found}


def test_every_id_of_the_catalogue_is_a_rule_or_left_out_with_a_reason():
    known = ids(ALL)
    wanted = {f"{theme}-{n:02}" for theme, size in SIZES.items() for n in range(1, size + 1)}
    assert wanted - known == set(LEFT_OUT)
    assert all(reason.zh and reason.en for reason in LEFT_OUT.values())


def test_every_case_is_of_a_rule():
    stems = {rule.id for rule in ALL} | {rule.id.partition(".")[0] for rule in ALL}
    assert set(CASES) - stems == set()


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_a_rule_holds_on_its_report(rule):
    assert {f.verdict for f in judged(rule, case_of(rule.id).holds())} == {"holds"}


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_a_rule_breaks_on_its_report_and_says_so_in_both_languages(rule):
    found = judged(rule, case_of(rule.id).breaks())
    broken = [f for f in found if f.verdict == "breaks"]
    assert broken != []
    assert [f for f in found if f.verdict == "error"] == []
    for language in LANGUAGES:
        said = [sentence(f, language, title=rule.title.zh) for f in broken]
        assert all(text and "{" not in text for text in said)


def blanked(subject, rule):
    """The same subject without the figures of its own that a relation looks at."""
    report = report_of(subject)
    refs = {r for i in instances(rule, report.edition) for r in refs_of(i.relation)}
    empty = report.with_cells(dict.fromkeys(refs, BLANK))
    return Related(empty, subject.context) if isinstance(subject, Related) else empty


@pytest.mark.parametrize(
    "rule", [r for r in RELATIONS if r.id not in NEVER_UNKNOWN], ids=lambda r: r.id
)
def test_a_relation_is_unknown_where_its_figures_are_blank(rule):
    found = judged(rule, blanked(case_of(rule.id).breaks(), rule))
    assert "unknown" in {f.verdict for f in found}
    assert "breaks" not in {f.verdict for f in found}


CLAIMS = [r for r in ALL if r.id.startswith("N-") and r.id not in {"N-07", "N-08", "N-21", "N-22"}]


@pytest.mark.parametrize("rule", CLAIMS, ids=lambda r: r.id)
def test_a_claim_beside_blank_cells_is_unknown(rule):
    reading = case_of(rule.id).breaks()
    cells = {ref: BLANK for ref, _ in reading.report.cells()}
    empty = attrs.evolve(reading, report=reading.report.with_cells(cells))
    assert "unknown" in {f.verdict for f in judged(rule, empty)}


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_a_rule_says_on_whose_word_it_rests(rule):
    assert rule.title.zh
    assert rule.title.en
    assert bool(rule.cites) or rule.origin not in {"form", "law"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_that_rests_on_practice_or_prose_is_binding(edition):
    binding = standard(edition).by_level("must")
    assert [r.id for r in binding if r.id[0] in "NFDYRP" or r.origin == "plausibility"] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_a_sentence_says_all_that_a_finding_brings(rule):
    for found in judged(rule, case_of(rule.id).breaks()):
        if found.verdict == "breaks" and found.code in messages("en")["codes"]:
            template = messages("en")["codes"][found.code]
            named = {name for _, name, _, _ in Formatter().parse(template) if name}
            assert set(found.args) <= named


def test_an_exception_that_a_rule_names_is_in_the_list():
    named = {e for rule in ALL for e in rule.exceptions if isinstance(e, str)}
    assert named == set(EXCEPTIONS)


def test_a_denial_of_several_things_is_told_once_where_none_can_be_judged():
    report = prose("无不予公开、无法提供、不予处理事项。")
    cells = [ref for ref, _ in report.report.cells() if ref.table == "requests"]
    blank = report.report.with_cells(dict.fromkeys(cells, BLANK))
    (told,) = judged(standard("2021")["N-19"], attrs.evolve(report, report=blank))
    assert (told.verdict, told.args["quote"]) == ("unknown", "无不予公开、无法提供、不予处理")
    groups = ("not_disclosed", "unable_to_provide", "not_processed")
    assert {operand.ref.path[2] for operand in told.operands} == set(groups)


def test_a_denial_of_several_things_is_told_for_each_that_can_be_judged():
    report = prose("无不予公开、无法提供、不予处理事项。")
    told = judged(standard("2021")["N-19"], report)
    assert [finding.verdict for finding in told] == ["holds"] * 3
