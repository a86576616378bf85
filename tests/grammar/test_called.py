"""Headers called by other words than the form's."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.grammar.words.matching import called, exact, match
from giac_schema.grammar.words.synonyms import SYNONYMS, synonyms
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model import Missing, form
from giac_schema.strategies.reports import filled

FORM = form("2021")
REPORT = filled("2021", 0)
NUMBERED = REPORT.with_cells({ref: at + 1 for at, (ref, _) in enumerate(REPORT.cells())})
"""Each cell has a figure of its own."""
ROWS = FORM.rows("requests")
OTHERS = ["个人", "企业", "科研单位", "公益组织", "律所", "其它", "合计"]


def requests(heads, order=range(7)):
    lines = [f"| 项目 | {' | '.join(heads)} |"]
    for row in ROWS:
        label = next(n for n in FORM.nodes if n.ref == row.ref).entry.label
        cells = [str(NUMBERED[cell.ref]) for cell in row.children]
        lines.append(f"| {label} | {' | '.join(cells[at] for at in order)} |")
    table = "\n".join(lines)
    return read(
        f"石桥镇2024年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n{table}"
    )


def right(reading):
    """How many cells of 表三 are as printed; none may be anything else but missing."""
    found = {r: v for r, v in reading.report.cells() if r.table == "requests"}
    numbers = {r: v for r, v in found.items() if not isinstance(v, Missing)}
    assert [r for r, v in numbers.items() if v != NUMBERED[r]] == []
    return len(numbers)


def disputes(*lines):
    table = "\n".join(lines)
    return read(
        f"石桥镇2024年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{table}"
    )


@pytest.mark.parametrize("word", sorted(synonyms()))
def test_another_word_is_none_that_the_form_has_for_something_else_in_its_table(word):
    meant = {(m.terminal, m.key) for m in called(word)}
    terminals = {terminal for terminal, _ in meant}
    assert not [
        m for m in exact(word) if m.terminal in terminals and (m.terminal, m.key) not in meant
    ]


def test_everything_that_is_called_by_other_words_is_in_the_form():
    assert {(w.terminal, w.key) for w in vocabulary()} >= set(SYNONYMS)


def test_a_reconsideration_alone_is_no_beginning_of_litigation_after_one():
    assert [m.key for m in match("复议")] == ["disputes.reconsideration"]


def test_all_columns_may_be_called_by_other_words():
    assert right(requests(OTHERS)) == 175


def test_columns_that_are_called_by_other_words_may_stand_in_any_order():
    order = [6, 3, 1, 0, 5, 2, 4]
    table = requests([OTHERS[at] for at in order], order)
    assert right(table) in {0, 175}


def test_one_header_that_nobody_knows_is_the_one_that_is_missing():
    assert right(requests([*OTHERS[:2], "院校", *OTHERS[3:]])) == 175


def test_of_two_headers_that_nobody_knows_none_can_be_told():
    assert right(requests([OTHERS[0], "厂商", "院校", *OTHERS[3:]])) == 0


def test_another_word_beside_the_forms_own_is_a_column_of_its_own():
    reading = disputes(
        "| 行政复议 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 小计 | 总计 |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| 件数 | 1 | 2 | 3 | 4 | 10 | 10 |",
    )
    numbers = [v for _, v in reading.report.cells() if not isinstance(v, Missing)]
    assert numbers == []


CASES = ("行政复议", "未经复议直接起诉", "复议后起诉")
OTHER_CASES = ("复议", "直接起诉", "复议后诉讼")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = "1 2 3 4 10 5 6 7 8 26 0 9 0 2 11"


@pytest.mark.parametrize(
    "headers",
    [
        [f"{case}-{result}" for case in CASES for result in RESULTS],
        [f"{case}{result}" for case in CASES for result in RESULTS],
        [f"{case} - {result}" for case in CASES for result in RESULTS],
        [f"{case}（{result}）" for case in CASES for result in RESULTS],
        [text for case in CASES for text in (case, *RESULTS)],
        [*CASES[:1], "行政诉讼", *RESULTS, *CASES[1:], *RESULTS, *RESULTS],
        [
            text
            for case in ("复议", "直接起诉", "复议后诉讼")
            for text in (case, "维持", "纠错", "其他", "未审结", "小计")
        ],
    ],
)
def test_fifteen_headers_on_one_line_tell_the_figures_on_the_next(headers):
    reading = disputes(" ".join(headers), FIGURES)
    found = [v for r, v in reading.report.cells() if r.table == "disputes"]
    assert found == [int(figure) for figure in FIGURES.split()]


def test_figures_behind_each_result_are_told_on_one_line_for_each_case():
    figures = iter(FIGURES.split())
    reading = disputes(*(" ".join([c, *(f"{r} {next(figures)}" for r in RESULTS)]) for c in CASES))
    found = [v for r, v in reading.report.cells() if r.table == "disputes"]
    assert found == [int(figure) for figure in FIGURES.split()]


def test_results_without_their_cases_tell_nothing():
    reading = disputes("行政复议", " ".join([*RESULTS, *RESULTS[::-1], *RESULTS]), FIGURES)
    found = [v for r, v in reading.report.cells() if r.table == "disputes"]
    assert not [v for v in found if not isinstance(v, Missing)]


def test_a_case_torn_behind_its_first_word_is_no_other_case():
    """复议 above 后起诉 stands before 未经复议直接起诉, so the columns are not in the form's order."""
    reading = disputes(
        "行政复议    复议      未经复议",
        "            后起诉    直接起诉",
        " ".join(RESULTS * 3),
        FIGURES,
    )
    found = [v for r, v in reading.report.cells() if r.table == "disputes"]
    assert found != [int(figure) for figure in FIGURES.split()]


def test_other_words_behind_all_figures_are_of_what_follows():
    reading = disputes(
        f"| {' | '.join(text for case in CASES for text in (case, *[''] * 4))} |",
        f"| {' | '.join(RESULTS * 3)} |",
        f"| {' | '.join(FIGURES.split())} |",
        "",
        "其他",
        "",
        "维持",
    )
    found = [v for r, v in reading.report.cells() if r.table == "disputes"]
    assert found == [int(figure) for figure in FIGURES.split()]


@pytest.mark.parametrize(
    "words",
    [
        "企业 厂商 科研机构 社会公益组织 法律服务机构 其他 总计",
        "公益组织 院校 基金会 律所 厂商 其他 总计",
    ],
)
def test_headers_one_to_a_line_that_are_not_all_the_forms_tell_no_order(words):
    """企业 and 厂商 before 科研机构 need not be 自然人 and 商业企业, in this order."""
    row = ["一、本年新收政府信息公开申请数量", "0", "1", "0", "0", "0", "0", "1"]
    other = ["二、上年结转政府信息公开申请数量", *["0"] * 7]
    cells = ["三、收到和处理政府信息公开申请情况", "项目", *words.split(), *row, *other]
    report = read("\n\n".join(cells) + "\n").report
    assert report["requests.received.natural_person"] == Missing("unplaced", "0 1 0 0 0 0 1")


def block(*headers, rows=("规章", "行政规范性文件")):
    """A block of 表二 in a page, below headers of these names."""
    lines = [["信息内容", *headers], *([row, 41 + n, 52 + n, 63 + n] for n, row in enumerate(rows))]
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f"<p>二、主动公开政府信息情况</p><table>{made}</table>"


@pytest.mark.parametrize(
    ("headers", "renamed"),
    [
        (("本年制发件数", "本年修改件数", "现行有效件数"), "repealed"),
        (("上年有效件数", "本年废止件数", "现行有效件数"), "issued"),
        (("本年制发件数", "本年废止件数", "历年累计件数"), "in_force"),
    ],
)
def test_a_column_of_documents_whose_header_speaks_of_others_is_none_of_the_forms(headers, renamed):
    found = read(block(*headers)).report.disclosure.regulations
    told = {"issued": 41, "repealed": 52, "in_force": 63}
    for name, figure in told.items():
        leaf = getattr(found, name)
        assert leaf == figure if name != renamed else leaf.kind == "unplaced"


@pytest.mark.parametrize(("header", "told"), [("本年数量", False), ("本年新增", True)])
def test_a_column_that_counts_the_items_of_a_year_is_not_that_of_their_change(header, told):
    items = ("行政许可", "其他对外管理服务事项")
    text = block("上一年项目数量", header, "处理决定数量", rows=items)
    found = read(text).report.disclosure.licensing
    assert (found.items_last_year, found.decisions) == (41, 63)
    assert found.items_change == 52 if told else found.items_change.kind == "unplaced"


def test_a_header_of_which_a_sign_is_left_is_the_one_that_is_missing():
    found = read(block("本年制发件数", "夲年癈止伴数", "现行有效件数")).report.disclosure
    assert found.regulations.repealed == 52
