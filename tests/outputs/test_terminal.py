"""What a person sees on a terminal."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from giac_schema import (
    Coverage,
    Finding,
    Findings,
    Missing,
    Reading,
    Report,
    Report2019,
    Report2021,
)
from giac_schema.model import DisclosureHybrid, ExtraRow
from giac_schema.outputs import LANGUAGES, terminal
from giac_schema.rules import (
    RuleSet,
    all_of,
    any_of,
    disclosure,
    disputes,
    evaluate,
    requests,
    rule,
    standard,
)

COVERAGE = {
    "disclosure": Coverage(10, 10, 10),
    "requests": Coverage(175, 175, 175),
    "disputes": Coverage(15, 15, 15),
}


def printed(thing, width=80):
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(thing, crop=False)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


@pytest.fixture
def reading(report):
    return lambda changes: Reading(report(changes), coverage=COVERAGE)


@pytest.fixture
def shown(reading):
    """What a check of a report that prints 0 everywhere but in some cells looks like."""

    def shown(changes, language="zh", **options):
        read = reading(changes)
        findings = evaluate(standard("2021"), read)
        return printed(terminal.checked(findings, read, language, "a.txt", **options))

    return shown


def test_the_heading_names_file_organ_year_edition_and_coverage(shown):
    assert shown({}).splitlines()[:3] == [
        "a.txt " + "─" * 74,
        "云汀县水利局 · 2024年度 · 2021年版格式",
        "读出的数字/格式应有的格数：表二 10/10 · 表三 175/175 · 表四 15/15",
    ]


def test_a_report_in_which_every_identity_holds_says_so_in_one_line(shown):
    assert "42条勾稽关系全部相符。" in shown({}).splitlines()
    assert "All 42 identities hold." in shown({}, "en").splitlines()


def test_a_broken_row_is_drawn_with_its_total_marked(shown):
    text = shown({"requests.received.total": 3, "requests.received.natural_person": 2})
    assert [line.split() for line in text.splitlines() if line.startswith("  一、本年新收  ")] == [
        ["一、本年新收", "✗", "2", "0", "0", "0", "0", "0", "✗", "3"],
        ["一、本年新收", "2", "0", "0", "0", "0", "0", "✗", "3", "2", "✗", "+1"],
    ]


def test_a_broken_balance_is_drawn_with_both_sides_and_the_difference(shown):
    text = shown({"requests.received.natural_person": 2, "requests.received.total": 2})
    lines = text.splitlines()
    assert [line.split() for line in lines if line.startswith("  左边")] == [
        ["左边", "2", "0", "0", "0", "0", "0", "2"]
    ]
    assert [line.split() for line in lines if line.startswith("  相差")] == [
        ["相差", "✗", "+2", "0", "0", "0", "0", "0", "✗", "+2"]
    ]


def test_a_table_without_figures_takes_one_line_for_its_identities(report):
    read = Reading(report({}))
    blank = {ref: Missing("blank") for ref, _ in read.report.cells() if ref.table == "requests"}
    read = attrs.evolve(read, report=read.report.with_cells(blank))
    text = printed(terminal.checked(evaluate(standard("2021"), read), read, "zh"))
    lines = text.splitlines()
    assert [line for line in lines if "不能判定" in line] == [
        "不能判定 (39)",
        "? 表三：没有数字，39条勾稽关系不能判定；空缺按0计则全部相符。",
        "42条勾稽关系：3条相符，0条不符，39条不能判定（空缺按0计则均相符）。",
        "另有5项提示因缺少数字不能判定，没有列出（用 --all 列出）。",
    ]


def test_many_findings_of_one_kind_are_told_by_three_and_counted(shown):
    blank = Missing("blank")
    columns = ("natural_person", "commercial_enterprise", "research_institution")
    cells = {f"requests.{row}.{c}": blank for row in ("received", "carried_in") for c in columns}
    lines = shown(cells).splitlines()
    assert sum("是空白，应当填数字" in line for line in lines) == 3
    assert "! 另有同类3处（C-08）。" in lines


def test_everything_tells_each_finding_and_what_holds(shown):
    text = shown({}, everything=True)
    assert "".join(text.split()).count("相符。T3-15") == 25


def test_a_level_leaves_out_what_is_less_strict(shown):
    blank = {"requests.received.natural_person": Missing("blank")}
    assert "C-08" in shown(blank, level="should")
    assert "C-08" not in shown(blank, level="must")


def test_a_rule_that_crashed_is_told_at_any_level(reading):
    crashed = Finding("X.mine", "hint", "error", "crashed", args={"error": "ValueError"})
    text = printed(terminal.checked(Findings((crashed,)), reading({}), "zh", level="must"))
    assert "规则X.mine运行出错，没有得出结论：ValueError。" in text
    assert "1条规则运行出错，结论不完整。" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_figure_is_cut_on_any_terminal(reading, language, width):
    read = reading(
        {
            "requests.received.natural_person": 1234567,
            "requests.outcome.other.other.total": 7654321,
            "disclosure.administrative_fees.amount": Decimal("316441.123456"),
        }
    )
    text = printed(terminal.reading(read, language), width)
    assert [n for n in ("1234567", "7654321", "316441.123456") if n not in text.split()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_80_columns_are_enough_for_every_line(reading, language):
    read = reading({"requests.received.natural_person": 12345})
    findings = evaluate(standard("2021"), read)
    both = printed(terminal.reading(read, language))
    both += printed(terminal.checked(findings, read, language))
    console = Console(width=400, color_system=None)
    assert [line for line in both.splitlines() if console.measure(line).maximum > 80] == []


def test_a_reading_shows_every_kind_of_missing_figure_and_what_its_sign_means(reading):
    read = reading(
        {
            "requests.received.natural_person": Missing("blank"),
            "requests.received.total": Missing("placeholder", "/"),
            "requests.carried_in.total": Missing("unplaced", "1 2"),
            "disputes.reconsideration.total": Missing("absent"),
            "disclosure.licensing.decisions": Missing("text", "许可6件，备案7件"),
        }
    )
    text = printed(terminal.reading(read, "zh"))
    assert [sign for sign in ("空白", "“/”", "?", "未见", "“许可6件，…”") if sign not in text] == []
    assert "表二“行政许可”行“本年处理决定数量”列原文：“许可6件，备案7件”" in text.splitlines()


def test_rows_that_the_form_does_not_have_are_shown_apart(reading):
    read = reading({})
    extra = ExtraRow("disclosure", "其他主动公开文件", (3, 4))
    read = attrs.evolve(read, report=attrs.evolve(read.report, extras=(extra,)))
    lines = printed(terminal.reading(read, "zh")).splitlines()
    assert [line.split() for line in lines if "其他主动公开文件" in line] == [
        ["表二", "其他主动公开文件", "3", "4"]
    ]


def test_markup_and_control_characters_in_a_file_are_only_text(reading):
    read = reading({"disclosure.licensing.decisions": Missing("text", "[red]\x1b[0m")})
    text = printed(terminal.reading(attrs.evolve(read), "zh", "[b]\x1b.txt"))
    assert "\x1b" not in text
    assert "[b]\\x1b.txt" in text
    assert "[red]\\x1b[0m" in text


def mixed():
    """A 2021 report whose 表二 has the 2019 blocks for licensing and the rest."""
    new, old = Report2021(), Report2019()
    blocks = {
        name: getattr(new.disclosure, name) for name in ("regulations", "normative_documents")
    }
    names = ("licensing", "penalties", "coercive_measures", "administrative_fees", "procurement")
    blocks |= {name: getattr(old.disclosure, name) for name in names}
    return Report("2021", DisclosureHybrid(**blocks), new.requests)


REPORTS = [Report2021(), Report2019(), mixed()]


@st.composite
def any_report(draw):
    empty = draw(st.sampled_from(REPORTS))
    leaves = st.one_of(
        st.integers(-3, 10**9),
        st.builds(Missing, st.sampled_from(["blank", "unplaced", "text"]), st.text(max_size=30)),
    )
    whole = [ref for ref, _ in empty.cells() if ref.name != "amount"]
    return empty.with_cells(draw(st.dictionaries(st.sampled_from(whole), leaves, max_size=9)))


@given(any_report(), st.sampled_from(LANGUAGES), st.sampled_from([30, 80, 120]))
@settings(max_examples=40)
def test_every_figure_of_any_report_is_shown_whole(report, language, width):
    text = printed(terminal.reading(Reading(report), language), width)
    figures = {str(leaf) for _, leaf in report.cells() if isinstance(leaf, int)}
    assert figures - set(text.split()) == set()


@given(any_report(), st.sampled_from(LANGUAGES))
@settings(max_examples=40)
def test_the_check_of_any_report_counts_each_identity_once(report, language):
    read = Reading(report)
    rules = standard("2021") + standard("2019")
    findings = evaluate(rules, read)
    judged = findings.where(["holds", "breaks", "unknown"])
    identities = [f for f in judged if f.parent.startswith("T")]
    text = printed(terminal.checked(findings, read, language), 200)
    line = next(
        line for line in text.splitlines() if "勾稽关系：" in line or "identities: " in line
    )
    assert int("".join(filter(str.isdigit, line.split(" ")[0].split("条")[0]))) == len(identities)


@pytest.fixture
def shown_by(reading):
    """What a check by one rule of ones own looks like."""

    def shown_by(statement, changes):
        read = reading(changes)
        findings = evaluate(RuleSet((rule("X.mine", statement),)), read)
        return printed(terminal.checked(findings, read, "zh")).splitlines()

    return shown_by


def test_cells_that_lie_far_apart_are_told_and_not_drawn(shown_by):
    statement = requests.received.total == disputes.reconsideration.total
    lines = shown_by(statement, {"requests.received.total": 2})
    assert lines[3:6] == [
        "必须改正 (1)",
        "✗ 规则X.mine：表三“一、本年新收政府信息公开申请数量”行“总计”列为2，表四“行政复",
        "  议”部分“总计”栏为0，前后应当相等，相差+2。  X.mine",
    ]


def test_a_sum_within_a_row_of_table_2_names_its_columns(shown_by):
    documents = disclosure.regulations
    statement = documents.issued + documents.repealed == documents.in_force
    lines = shown_by(statement, {"disclosure.regulations.issued": 2})
    assert "✗ 表二“规章”行：2+0=2，“现行有效件数”列为0，应为2，相差-2。  X.mine" in lines


def test_a_relation_of_several_names_the_figures_and_the_rule(shown_by):
    received = requests.received.total
    statement = all_of(received >= 0, any_of(received == 5, received == 6))
    lines = shown_by(statement, {"requests.received.total": 2})
    assert any("列为2，不符合规则X.mine。" in line for line in lines)


def test_an_inequality_says_which_side_should_not_exceed_the_other(shown_by):
    statement = requests.received.total <= requests.carried_in.total
    lines = shown_by(statement, {"requests.received.total": 2})
    assert (
        "✗ 表三“总计”列：“一、本年新收政府信息公开申请数量”行为2，“二、上年结转政府信息"
        "公开申请数量”行为0，前者不应大于后者。  X.mine"
    ).replace(" ", "") in "".join(lines).replace(" ", "")


def test_a_table_that_was_not_read_takes_one_line(reading):
    read = reading({})
    absent = {ref: Missing("absent") for ref, _ in read.report.cells() if ref.table == "requests"}
    read = attrs.evolve(read, report=read.report.with_cells(absent))
    lines = printed(terminal.reading(read, "zh")).splitlines()
    after = lines[lines.index("表三 收到和处理政府信息公开申请情况") :][:3]
    assert after[1:] == ["? 没有读到这张表。", ""]
    findings = evaluate(standard("2021"), read)
    lines = printed(terminal.checked(findings, read, "zh")).splitlines()
    assert [line for line in lines if line.startswith("?")] == [
        "? 表三：没有读到，39条勾稽关系不能判定。"
    ]
    assert "42条勾稽关系：3条相符，0条不符，39条不能判定。" in lines
