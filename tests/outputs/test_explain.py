"""A rule in words and as a formula, a finding with its figures."""

from __future__ import annotations

import pytest
from hypothesis import given

from giac_schema import Ref, Report2021, explain, standard, strategies
from giac_schema.model.rule import Title
from giac_schema.outputs.words.catalogue import messages
from giac_schema.render.latex import latex
from giac_schema.rules import (
    Check,
    Context,
    children,
    close,
    each,
    evaluate,
    note,
    previous,
    report_year,
    requests,
    rule,
    when,
)


def filed(year=2024, organ="云亭市", **figures):
    rows = {"received": 0, "carried_in": 0, "carried_out": 0} | figures
    cells = {Ref.parse(f"requests.{row}.total"): value for row, value in rows.items()}
    return Report2021(year=year, organ=organ).with_cells(cells)


NEW, IN = requests.received.total, requests.carried_in.total


def told(relation, subject, language="zh", **context):
    (found,) = evaluate([rule("X", relation)], subject, Context(**context))
    return explain(found, language)


def test_a_rule_is_explained_in_both_languages():
    balance = standard("2021")["T3.balance"]
    assert explain(balance).splitlines()[:3] == [
        "T3.balance 表三各列勾稽：本年新收与上年结转之和等于办理结果总计与结转下年度之和",
        "公式：表三.本年新收 + 表三.上年结转 = 表三.总计 + 表三.结转下年度",
        "requests.received + requests.carried_in == requests.outcome.total + requests.carried_out",
    ]
    assert "level: must: no correct report can break it" in explain(balance, "en").splitlines()


def test_a_rule_says_whom_it_binds_and_when_it_may_be_broken():
    made = rule(
        "X",
        NEW == 0,
        organs=("county",),
        exceptions=("E-3", Title("年中合并", "merged in the year")),
    )
    assert explain(made, "en").splitlines()[-3:] == [
        "binds: county government",
        "known exception: a document was issued and repealed, or expired, in the same year",
        "known exception: merged in the year",
    ]


def test_every_known_exception_of_the_catalogue_has_its_words():
    assert [*messages("zh")["known_exceptions"]] == [f"E-{n}" for n in range(1, 19)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "T3.balance",
            r"\text{表三.本年新收}_{c} + \text{表三.上年结转}_{c} = \text{表三.总计}_{c} + \text{表三.结转下年度}_{c}",
        ),
        ("T3.leaves", r"\text{表三.总计}_{c} = \sum_{r \in \text{表三.本年度办理结果}} r_{c}"),
        (
            "T3.rows",
            r"\text{表三}_{r,\,\text{总计}} = \sum_{c \neq \text{总计}} \text{表三}_{r,c}",
        ),
    ],
)
def test_a_rule_is_a_formula_of_latex(name, expected):
    assert explain(standard("2021")[name], "latex") == expected


@given(strategies.relations())
def test_the_brackets_of_every_formula_of_latex_match(relation):
    for script in ("zh", "en"):
        written = latex(relation, script)
        assert written.count(r"\left(") == written.count(r"\right)")
        assert written.count("{") == written.count("}")


def test_what_is_no_formula_cannot_be_one():
    found = evaluate([rule("X", NEW == 0)], filed())
    check = rule("Y", Check("nothing", lambda _: [note("said", zh="", en="")]))
    for thing in (*found, check):
        with pytest.raises(ValueError, match=r"formula"):
            explain(thing, "latex")


def test_a_figure_of_last_year_is_said_to_be_of_last_year():
    before = filed(2023, carried_out=2)
    relation = previous(requests.carried_out.total) == IN
    assert told(relation, filed(carried_in=3), previous=before) == (
        "表三“总计”列：“二、上年结转政府信息公开申请数量”行为3，"
        "上年（2023年度）报告的“四、结转下年度继续办理”行为2，前后应当相等，相差+1。"
    )


def test_few_subordinates_are_named_and_many_are_added_up():
    reports = [filed(organ="水务局", received=2), filed(organ="教育局", received=5)]
    relation = children.sum(NEW) == NEW
    assert "水务局的总计栏2+教育局的总计栏5=7，总计栏为8，应为7" in told(
        relation, filed(received=8), children=reports
    )
    assert "各下级机关之和2+5+2+5+2+5=21" in told(relation, filed(received=8), children=reports * 3)


def test_what_is_wanting_is_said():
    relation = previous(requests.carried_out.total) == IN
    assert told(relation, filed()) == "X：没有给出上一年度的报告，因此不适用。"
    assert told(relation, filed(), "en") == (
        "X: the report for the year before was not given, so it does not apply."
    )


def test_a_year_is_spoken_of_as_the_year_of_the_report():
    assert told(report_year == 2023, filed()).startswith("规则X：报告年度为2024，应当等于2023")


def test_a_condition_is_told_with_its_figures():
    assert told(when(NEW > 0, then=IN == 0), filed(received=7, carried_in=3)) == (
        "表三“总计”列：在“一、本年新收政府信息公开申请数量”行为7的情况下，"
        "“二、上年结转政府信息公开申请数量”行为3，应当等于0。"
    )


def test_of_several_relations_the_one_that_breaks_is_told():
    relation = each(requests.outcome.rows, lambda row: row.total <= NEW)
    zeros = {ref: 0 for ref, _ in filed().cells()}
    report = filed().with_cells(zeros).with_cells({requests.outcome.disclosed.total.ref: 4})
    assert "“（一）予以公开”行为4" in told(relation, report)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (NEW.is_even(), "列为7，应当是2的倍数。"),
        (NEW.is_in(1, 2), "列为7，不符合规则X。"),
        (close(NEW, 5, absolute=1), "列为7，应当接近5。"),
        (close(NEW, IN, absolute=1), "行为3，前后应当相近。"),
    ],
)
def test_each_kind_of_relation_says_what_it_demands(statement, said):
    assert told(statement, filed(received=7, carried_in=3)).endswith(said)
