"""What findings say: table, row, column, the printed figures, what they should give."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import giac_schema
from giac_schema import Finding, Missing, Operand, Position, Ref, Report2021
from giac_schema.findings import Partner
from giac_schema.outputs import LANGUAGES, UnknownMessage, sentence
from giac_schema.outputs.words.places import Places
from giac_schema.rules import evaluate, standard

BLANK = Missing("blank")
CELLS = [ref for ref, _ in Report2021().cells()]
ROW = "requests.received"
LEAVES = st.one_of(
    st.integers(0, 30),
    st.builds(Missing, st.sampled_from(["blank", "unplaced", "absent"])),
    st.builds(Missing, st.sampled_from(["placeholder", "text"]), st.text(min_size=1)),
)


def row(*figures):
    columns = ("natural_person", "commercial_enterprise", "research_institution")
    columns += ("social_welfare_organization", "legal_service_institution")
    columns += ("other_organization", "total")
    return {f"{ROW}.{column}": figure for column, figure in zip(columns, figures, strict=True)}


def test_a_broken_row_sum_names_row_figures_result_and_difference(finding):
    broken = finding("T3-15[requests.received]", row(33, 2, 0, 0, 0, 1, 35))
    assert sentence(broken, "zh") == (
        "表三“一、本年新收政府信息公开申请数量”行：33+2+0+0+0+1=36，总计栏为35，应为36，相差-1。"
    )
    assert sentence(broken, "en") == (
        "Table 3 (requests), row “received this year”: 33+2+0+0+0+1 = 36, "
        "the column “total” is 35; it should be 36, difference -1."
    )


def test_a_broken_balance_names_its_four_figures_and_both_sums(finding):
    broken = finding(
        "T3-01",
        {
            "requests.received.natural_person": 33,
            "requests.outcome.total.natural_person": 30,
            "requests.carried_out.natural_person": 2,
        },
    )
    assert sentence(broken, "zh") == (
        "表三“自然人”列：本年新收33+上年结转0=33，总计30+结转下年度2=32，前后应当相等，相差+1。"
    )


def test_a_long_sum_counts_the_zeros_it_leaves_out(finding):
    broken = finding(
        "T3-14",
        {
            "requests.outcome.disclosed.total": 3,
            "requests.outcome.other.other.total": 4,
            "requests.outcome.total.total": 8,
        },
    )
    assert sentence(broken, "zh") == (
        "表三“总计”列：各行之和3+4=7（其余19格为0），“（七）总计”行为8，应为7，相差+1。"
    )


def test_an_unknown_says_what_is_missing_and_how_it_stands_with_zero(finding):
    unknown = finding("T3-15[requests.received]", row(20, 2, 0, 0, 0, BLANK, 22))
    assert sentence(unknown, "zh") == (
        "表三“一、本年新收政府信息公开申请数量”行：“其他”列是空白，不能判定；"
        "20+2+0+0+0=22，总计栏为22；空缺按0计则相符。"
    )
    assert sentence(unknown, "en").endswith("with what is missing counted as 0 it agrees.")


def test_an_unknown_that_zeros_would_break_says_so(finding):
    unknown = finding("T3-15[requests.received]", row(20, 2, 0, 0, 0, BLANK, 23))
    assert sentence(unknown, "zh").endswith("空缺按0计则不相符。")


@pytest.mark.parametrize("kind", ["text", "unplaced", "absent"])
def test_what_may_well_be_more_than_zero_is_not_counted_as_zero(finding, kind):
    unknown = finding("T3-15[requests.received]", row(20, 2, 0, 0, 0, Missing(kind), 22))
    assert sentence(unknown, "zh").endswith("不能判定；20+2+0+0+0=22，总计栏为22。")


def test_a_row_without_any_figure_says_so(finding):
    unknown = finding("T3-15[requests.received]", row(*[BLANK] * 7))
    assert sentence(unknown, "zh") == (
        "表三“一、本年新收政府信息公开申请数量”行：各格都没有数字，不能判定；空缺按0计则相符。"
    )


def test_what_no_figure_could_mend_says_so(finding):
    broken = finding("T3-15[requests.received]", row(20, 2, 0, 0, 0, BLANK, 21))
    assert sentence(broken, "zh") == (
        "表三“一、本年新收政府信息公开申请数量”行：20+2+0+0+0=22，总计栏为21；"
        "“其他”列是空白，但无论填多少都不能相符。"
    )


def test_a_holding_identity_shows_its_figures(finding):
    holds = finding("T3-15[requests.received]", row(33, 2, 0, 0, 0, 1, 36))
    assert sentence(holds, "zh") == (
        "表三“一、本年新收政府信息公开申请数量”行：33+2+0+0+0+1=36，总计栏为36，相符。"
    )


def test_a_block_of_table_4_is_no_row(finding):
    broken = finding("T4-02", {"disputes.litigation.direct.upheld": 10})
    assert sentence(broken, "zh") == (
        "表四“行政诉讼·未经复议直接起诉”部分：10+0+0+0=10，总计栏为0，应为10，相差-10。"
    )


def test_a_negative_count_says_what_is_allowed(finding):
    broken = finding("C-03", {"disclosure.regulations.issued": -3})
    assert sentence(broken, "zh") == "表二“规章”行“本年制发件数”列为-3，不应小于0。"


def test_the_sign_of_a_difference_is_that_of_printed_minus_expected_on_either_side(finding):
    broken = finding("T3-15[requests.received]", row(33, 2, 0, 0, 0, 1, 35))
    other = {"left": "right", "right": "left", "": ""}
    turned = attrs.evolve(
        broken,
        operands=[attrs.evolve(o, side=other[o.side]) for o in broken.operands],
        left=broken.right,
        right=broken.left,
        difference=-broken.difference,
    )
    assert sentence(turned, "zh") == sentence(broken, "zh")


def test_a_row_is_named_as_its_edition_prints_it():
    place = Ref.parse("disclosure.normative_documents")
    found = Finding("S-06", "must", "breaks", "row_missing", place=place)
    assert sentence(found, "zh", "2021") == "没有找到表二“行政规范性文件”行。"
    assert sentence(found, "zh", "2019") == "没有找到表二“规范性文件”行。"


def test_the_place_in_the_source_stands_before_the_full_stop():
    cell = Ref.parse("disclosure.licensing.decisions")
    found = Finding(
        "C-01",
        "must",
        "breaks",
        "words_in_cell",
        place=cell,
        args={"raw": "许可6件，确认5件", "numbers": "6, 5"},
        position=Position(line=18),
    )
    assert sentence(found, "zh") == (
        "表二“行政许可”行“本年处理决定数量”列应当填一个数字，现为文字“许可6件，确认5件”，"
        "其中数字有6、5，没有采用（原文第18行）。"
    )


def test_cells_on_several_lines_give_the_first_and_the_last():
    cells = [Ref.parse(f"{ROW}.natural_person"), Ref.parse(f"{ROW}.total")]
    operands = [
        Operand(ref, 1, side, position=Position(line=line))
        for ref, side, line in zip(cells, ("left", "right"), (88, 95), strict=True)
    ]
    found = Finding(
        "X", "must", "holds", "relation", operands=operands, left=1, right=1, difference=0
    )
    assert sentence(found, "zh").endswith("（原文第88至95行）。")


def test_a_cell_of_a_page_is_placed_by_table_row_and_cell():
    cell = Ref.parse("disclosure.licensing.decisions")
    position = Position(table=1, row=7, cell=2)
    found = Finding("C-08", "should", "breaks", "blank_cell", place=cell, position=position)
    assert sentence(found, "zh").endswith("（原文第1个表格第7行第2格）。")


def test_words_without_numbers_have_a_shorter_sentence():
    cell = Ref.parse("disclosure.licensing.decisions")
    args = {"raw": "另行公布", "numbers": ""}
    found = Finding("C-01", "must", "breaks", "words_in_cell", place=cell, args=args)
    assert sentence(found, "zh").endswith("现为文字“另行公布”。")


def test_sections_are_counted_as_each_language_counts():
    args = {"section": 3, "heading": "收到和处理政府信息公开申请情况"}
    found = Finding("S-01", "must", "breaks", "section_missing", args=args)
    assert sentence(found, "zh").startswith("缺少第三部分")
    assert sentence(found, "en").startswith("Section 3,")


def test_a_check_of_ones_own_brings_its_own_sentence():
    args = {"zh": "两处不一致。", "en": "the two differ."}
    found = Finding("X.mine", "hint", "breaks", "said", args=args)
    assert [sentence(found, language) for language in LANGUAGES] == [
        "两处不一致。",
        "The two differ.",
    ]


def test_a_code_without_a_sentence_is_an_error_that_says_what_to_do():
    with pytest.raises(UnknownMessage, match=r"codes\.nobody_knows.*'said'"):
        sentence(Finding("X", "hint", "breaks", "nobody_knows"), "zh")


def test_a_sentence_that_lacks_a_value_is_an_error_that_names_it():
    with pytest.raises(UnknownMessage, match="needs 'raw'"):
        sentence(Finding("C-02", "must", "breaks", "not_whole"), "zh")


def test_a_crashed_rule_is_named_with_what_happened():
    args = {"error": "ValueError", "message": "boom"}
    found = Finding("X.mine", "must", "error", "crashed", args=args)
    assert sentence(found, "zh") == "规则X.mine运行出错，没有得出结论：ValueError, boom。"


def test_what_a_file_says_cannot_move_the_cursor():
    cell = Ref.parse("disclosure.licensing.decisions")
    args = {"raw": "\x1b[2J6", "numbers": ""}
    found = Finding("C-01", "must", "breaks", "words_in_cell", place=cell, args=args)
    assert "\\x1b[2J6" in sentence(found, "zh")


@given(st.dictionaries(st.sampled_from(CELLS), LEAVES, max_size=12), st.sampled_from(LANGUAGES))
def test_every_verdict_on_any_report_is_one_line(changes, language):
    report = Report2021().with_cells(dict.fromkeys(CELLS, 0) | changes)
    said = [sentence(found, language) for found in evaluate(standard("2021"), report)]
    assert [line for line in said if not line or len(line.splitlines()) != 1] == []


@given(st.lists(st.integers(0, 500), min_size=7, max_size=7))
def test_the_figures_of_a_broken_row_are_those_that_it_prints(figures):
    report = Report2021().with_cells(
        {Ref.parse(address): figure for address, figure in row(*figures).items()}
    )
    (found,) = [f for f in evaluate(standard("2021"), report) if f.rule == f"T3-15[{ROW}]"]
    sums = "+".join(map(str, figures[:6])) + f"={sum(figures[:6])}，总计栏为{figures[6]}"
    assert sums in sentence(found, "zh")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            "表三“（七）总计”行的数字与行名不在一处，不能证明哪些是它的，因此没有采用，也不认定为空白。",
        ),
        (
            "en",
            (
                "Table 3 (requests), row “total of outcomes”: figures stand apart from its label, and nothing proves"
                " which are its own; none was taken, and it was not called blank."
            ),
        ),
    ],
)
def test_a_row_whose_figures_stand_apart_is_told_without_quoting_any(language, said):
    found = Finding(
        "READ.unplaced", "should", "breaks", "row_apart", place=Ref.parse("requests.outcome.total")
    )
    assert sentence(found, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "总体情况没有提到：监督保障、民生。"),
        ("en", "Section 1 does not mention supervision and support (监督保障), 民生."),
    ],
)
def test_the_aspects_of_section_one_are_named_in_the_language_of_the_sentence(language, said):
    missing = Finding(
        "S-11", "hint", "breaks", "aspects_missing", args={"topics": "监督保障、民生"}
    )
    assert sentence(missing, language) == said


def test_the_heading_of_a_table_has_one_number():
    titles = [Places("zh", edition).title(Ref.parse("requests")) for edition in ("2019", "2021")]
    assert titles == ["表三 收到和处理政府信息公开申请情况"] * 2


def test_the_only_figure_of_a_sum_over_other_reports_is_no_sum():
    cell = Ref.parse("disclosure.licensing.decisions")
    found = Finding(
        "R-03.licensing",
        "should",
        "unknown",
        "relation",
        operands=(
            Operand(cell, 386, "left", report=Partner("child", "甲局", 2023)),
            Operand(cell, BLANK, "left", report=Partner("child", "乙局", 2023)),
            Operand(cell, 386, "right"),
        ),
        left=386,
        right=386,
    )
    assert "甲局的“本年处理决定数量”列为386，“本年处理决定数量”列为386" in sentence(found, "zh")


TOLD = """一、总体情况
本年度作出行政许可7件。
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 2 | 0 | 5 |
信息内容 | 本年处理决定数量 |
行政许可 | {} |
行政处罚 | 3 |
"""


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("", "是空白；空缺按0计则不相符（原文第2行）。"),
        ("许可7件,其他2件", "是文字“许可7件,其他2件”（原文第2行）。"),
    ],
)
def test_words_in_a_cell_that_prose_tells_of_are_not_taken_for_nothing(printed, told):
    findings = giac_schema.check(giac_schema.read(TOLD.format(printed)))
    (said,) = (sentence(f, "zh") for f in findings if f.rule == "N-16")
    assert said.endswith(told)
