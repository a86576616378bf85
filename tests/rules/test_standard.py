"""The standard rules about cells and structure: what they say, and what they leave unsaid."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import attrs
import pytest

from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model.address import Ref
from giac_schema.model.report import EDITIONS, Period, Report2019, Report2021
from giac_schema.model.rule import Check, Observed
from giac_schema.model.source import Position, Source
from giac_schema.model.values import ABSENT, BLANK, Missing
from giac_schema.rules import CHECKS, evaluate, standard

LICENSING = Ref(("disclosure", "licensing", "decisions"))
CHANGE = Ref(("disclosure", "licensing", "items_change"))
FEES = Ref(("disclosure", "administrative_fees", "amount"))
RECEIVED = Ref(("requests", "received", "total"))


PROSE = {
    "overview": "主动公开、依申请公开、信息管理、平台建设和监督保障均有专人负责。",
    "problems": "问题是栏目分散，年内已经合并为一个。",
    "other_matters": "无",
}


def filled(cls, **parts):
    """A report of zeros with a usual title, on which every standard rule holds."""
    year = {"2019": 2020, "2021": 2023}[cls().edition]
    title = f"青禾市林业局{year}年政府信息公开工作年度报告"
    period = Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    empty = cls(title=title, year=year, period=period, **parts)
    return empty.with_cells({ref: 0 for ref, _ in empty.cells()})


def said(report, name):
    """What one standard rule has to say about a report: code, place and arguments."""
    found = evaluate(standard(report.edition).only(name), report)
    return [(f.code, f.place, f.args) for f in found if f.verdict == "breaks"]


@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_a_report_without_fault_is_found_without_fault(cls):
    found = evaluate(standard(cls().edition), Reading(filled(cls, **PROSE)))
    assert {f.verdict for f in found if f.level != "hint"} == {"holds", "not_applicable"}
    assert [f.rule for f in found if f.verdict == "breaks"] == ["F-01"]


def test_words_in_a_cell_are_said_with_the_numbers_in_them():
    raw = "行政许可6828件;其它行政权力238件"
    report = filled(Report2021).with_cells({LICENSING: Missing("text", raw)})
    assert said(report, "C-01") == [
        ("words_in_cell", LICENSING, {"raw": raw, "numbers": "6828, 238"})
    ]
    assert said(report, "C-02") == []


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        ("若干", ""),
        ("约１２３４件", "1234"),
        ("1,250件和3.5件", "1,250, 3.5"),
        ("12 34", "12, 34"),
        ("1，234", "1, 234"),
        ("12,34", "12, 34"),
    ],
)
def test_numbers_in_words_are_found_in_any_width(raw, numbers):
    report = filled(Report2021).with_cells({RECEIVED: Missing("text", raw)})
    assert said(report, "C-01") == [("words_in_cell", RECEIVED, {"raw": raw, "numbers": numbers})]


@pytest.mark.parametrize("raw", ["3.5", "３．５", "1,250.5件", " 0.1 "])
def test_a_count_that_is_not_whole_is_not_called_words(raw):
    report = filled(Report2021).with_cells({RECEIVED: Missing("text", raw)})
    assert said(report, "C-02") == [("not_whole", RECEIVED, {"raw": raw})]
    assert said(report, "C-01") == []


def test_words_in_an_amount_of_money_are_words():
    report = filled(Report2021).with_cells({FEES: Missing("text", "3.5")})
    assert [code for code, _, _ in said(report, "C-01")] == ["words_in_cell"]
    assert said(report, "C-02") == []


@pytest.mark.parametrize("raw", ["-1.5", "−1.5", "+0.5项"])
def test_a_change_that_is_not_whole_is_a_matter_of_its_own(raw):
    report = filled(Report2019).with_cells({CHANGE: Missing("text", raw)})
    assert said(report, "C-04") == [("not_whole", CHANGE, {"raw": raw})]
    assert said(report, "C-01") == said(report, "C-02") == []


def test_a_count_below_zero_is_judged_like_the_relation_it_is():
    report = filled(Report2021).with_cells({RECEIVED: -3})
    (found,) = evaluate(standard("2021").only("C-03"), report)
    assert (found.code, found.place, found.args) == ("relation", RECEIVED, {"op": ">="})
    assert (found.left, found.right, found.difference) == (-3, 0, -3)
    assert [(o.ref, o.value, o.side) for o in found.operands] == [(RECEIVED, -3, "left")]


def test_a_change_may_be_below_zero():
    assert said(filled(Report2019).with_cells({CHANGE: -8}), "C-03") == []


def test_a_blank_cell_is_said_with_its_place():
    source = Source("", Position(line=12))
    report = filled(Report2021).with_cells({RECEIVED: BLANK})
    found = evaluate(standard("2021").only("C-08"), Reading(report, sources={RECEIVED: source}))
    assert [(f.code, f.place, f.args) for f in found] == [("blank_cell", RECEIVED, {})]
    assert [o.position for o in found.items[0].operands] == [Position(line=12)]


@pytest.mark.parametrize("raw", ["/", "—", "无"])
def test_a_sign_for_nothing_is_said_as_printed(raw):
    report = filled(Report2021).with_cells({RECEIVED: Missing("placeholder", raw)})
    assert said(report, "C-09") == [("placeholder_cell", RECEIVED, {"raw": raw})]
    assert said(report, "C-08") == []


def test_a_table_that_is_not_filled_in_is_said_once():
    report = filled(Report2021)
    table = [ref for ref, _ in report.cells() if ref.table == "requests"]
    report = report.with_cells(dict.fromkeys(table, BLANK) | {FEES: BLANK})
    assert said(report, "C-10") == [("table_not_filled", Ref(("requests",)), {"cells": 175})]
    assert said(report, "C-08") == [("blank_cell", FEES, {})]


def test_the_identities_of_a_table_that_is_not_filled_in_are_unknown():
    report = filled(Report2021)
    table = [ref for ref, _ in report.cells() if ref.table == "requests"]
    report = report.with_cells(dict.fromkeys(table, BLANK))
    found = evaluate(standard("2021").only("T?.*"), report)
    assert [len(found.where(v)) for v in ("holds", "breaks", "unknown")] == [3, 0, 39]


def test_a_table_that_was_not_found_is_not_called_empty():
    assert said(Report2021(), "C-10") == said(Report2021(), "C-08") == []


def test_an_empty_table_that_lacks_a_row_counts_the_cells_that_were_found():
    report = filled(Report2021)
    table = [ref for ref, _ in report.cells() if ref.table == "requests"]
    blank, gone = dict.fromkeys(table[7:], BLANK), dict.fromkeys(table[:7], ABSENT)
    report = report.with_cells(blank | gone)
    assert said(report, "C-10") == [("table_not_filled", Ref(("requests",)), {"cells": 168})]
    assert said(report, "C-08") == []


def test_a_few_blank_cells_of_a_table_that_was_hardly_found_do_not_make_it_empty():
    report = Report2021().with_cells({RECEIVED: BLANK})
    assert said(report, "C-10") == []
    assert said(report, "C-08") == [("blank_cell", RECEIVED, {})]


def test_one_filled_cell_makes_a_table_filled_in():
    report = filled(Report2021)
    table = [ref for ref, _ in report.cells() if ref.table == "disputes"]
    report = report.with_cells(dict.fromkeys(table[1:], BLANK))
    assert said(report, "C-10") == []
    assert len(said(report, "C-08")) == 14


@pytest.mark.parametrize(
    "title",
    [
        "青禾市林业局2023年政府信息公开工作年度报告",
        "青禾市林业局 2023 年度政府信息公开工作年度报告",
        "２０２３年青禾市林业局政府信息公开工作年度报告",
        "2023年度青禾市林业局\n政府信息公开工作年度报告",
        "青禾市林業局2023年政府信息公開工作年度報告",
    ],
)
def test_a_title_may_name_organ_and_year_in_either_order(title):
    assert said(attrs.evolve(filled(Report2021), title=title), "S-10") == []


@pytest.mark.parametrize(
    "title",
    [
        "2023年政府信息公开工作年度报告",
        "青禾市林业局政府信息公开工作年度报告",
        "青禾市林业局2023年工作总结",
        "青禾市林业局23年政府信息公开工作年度报告",
    ],
)
def test_a_title_without_organ_year_or_kind_is_unusual(title):
    report = attrs.evolve(filled(Report2021), title=title)
    assert said(report, "S-10") == [("title_unusual", None, {"title": title})]


def test_a_report_without_a_title_is_said_to_have_none():
    assert said(attrs.evolve(filled(Report2021), title=None), "S-10") == [
        ("title_missing", None, {})
    ]


@pytest.mark.parametrize(
    ("cls", "year", "expected"),
    [(Report2021, 2020, "2019"), (Report2019, 2021, "2021")],
)
def test_a_form_that_was_not_in_force_is_said(cls, year, expected):
    report = attrs.evolve(filled(cls), year=year)
    assert said(report, "S-14") == [
        (
            "edition_of_year",
            None,
            {"year": year, "edition": report.edition, "expected": expected},
        )
    ]


def test_without_a_year_there_is_no_form_to_expect():
    report = attrs.evolve(filled(Report2021), year=None)
    (found,) = evaluate(standard("2021").only("S-14"), report)
    assert (found.rule, found.verdict) == ("S-14", "not_applicable")


OBSERVED = [r.id for r in standard("2021") if r.body == Observed()]


@pytest.mark.parametrize("name", OBSERVED)
def test_what_the_reader_sees_is_judged_by_what_it_noted(name):
    noted = Finding(name, "hint", "breaks", "residue", args={"text": "XX"})
    rules = standard("2021").only(name)
    (found,) = evaluate(rules, Reading(filled(Report2021), findings=Findings((noted,))))
    assert (found.rule, found.verdict, found.level) == (name, "breaks", rules[name].level)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_has_a_title_in_both_languages(edition):
    untitled = [r.id for r in standard(edition) if not (r.title.zh and r.title.en)]
    assert untitled == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_rests_on_the_form_or_the_law_says_where(edition):
    silent = [r.id for r in standard(edition) if r.origin in {"form", "law"} and not r.cites]
    assert silent == []


def test_every_check_is_found_again_by_its_name():
    rules = standard("2019") + standard("2021")
    bodies = [r.body for r in rules if isinstance(r.body, Check)]
    assert {b.name: b.function for b in bodies} == dict(CHECKS)
    assert len({b.name for b in bodies}) == len(bodies)


def test_money_is_never_taken_for_a_count():
    report = filled(Report2021).with_cells({FEES: Decimal("-0.5")})
    assert said(report, "C-03") == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_title_is_made_of_words_and_never_of_an_address(edition):
    titles = [title for r in standard(edition) for title in (r.title.zh, r.title.en)]
    assert [title for title in titles if re.search(r"[a-z]_[a-z]|[a-z]\.[a-z]", title)] == []
