"""What cannot be read is an error that says why: never a report of zeros, never a pass."""

from __future__ import annotations

import pytest
from hypothesis import given

from giac_schema import strategies
from giac_schema.api import read
from giac_schema.errors import (
    BlankForm,
    NoReportFound,
    OtherForm,
    RepeatedLinesLost,
    UnreadableReport,
)
from giac_schema.model import BLANK, Report2021, form
from giac_schema.render import LAYOUTS, FileLayout, render
from giac_schema.strategies.reports import filled

FORM = form("2021")
PAGED = sorted(name for name, kind in LAYOUTS.items() if not isinstance(kind, FileLayout))
TEXTS = [name for name in PAGED if name != "html"]

HEADINGS_ONLY = """二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况
"""
EVERY_LINE_ONCE = """第二十条第(一)项
信息内容
本年新制作数量
本年新公开数量
对外公开总数量
规章
0
规范性文件
第二十条第(五)项
上一年项目数量
本年增/减
处理决定数量
行政许可
270
其他对外管理服务事项
第二十条第(六)项
行政处罚
2
行政强制
"""


def test_a_text_without_tables_has_no_report_in_it():
    with pytest.raises(NoReportFound):
        read("全年工作总结\n本年度共收到申请5件，均已办结。\n")


def test_headings_without_tables_are_no_report_and_are_counted():
    with pytest.raises(NoReportFound, match=r"\(3\)"):
        read(HEADINGS_ONLY)


def test_a_page_whose_repeated_lines_were_dropped_is_refused_whole():
    with pytest.raises(RepeatedLinesLost):
        read(EVERY_LINE_ONCE)


def test_the_same_page_with_its_repeated_lines_is_read():
    text = EVERY_LINE_ONCE.replace("规范性文件\n", "规范性文件\n0\n0\n0\n").replace(
        "规章\n0\n", "规章\n0\n0\n0\n"
    )
    whole = text.replace("第(五)项\n", "第(五)项\n信息内容\n").replace(
        "第(六)项\n", "第(六)项\n信息内容\n"
    )
    assert read(whole).report["disclosure.regulations.made"] == 0


@pytest.mark.parametrize("layout", TEXTS)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_lines_dropped_from_any_layout_never_leave_a_wrong_figure(layout, edition):
    report = filled(edition, 0)
    cells = {node.ref: 3 + n for n, node in enumerate(form(edition).cells("requests"))}
    report = report.with_cells(cells)
    once = "\n".join(dict.fromkeys(render(report, layout).split("\n")))
    assert wrong_in(once, report) == {}


def wrong_in(text: str, report) -> dict[str, object]:
    try:
        found = read(text).report
    except UnreadableReport:
        return {}
    return {
        str(ref): leaf
        for ref, leaf in found.cells()
        if isinstance(leaf, int) and leaf != report[ref]
    }


@pytest.mark.parametrize("layout", PAGED)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_form_itself_is_no_report(layout, edition):
    with pytest.raises(BlankForm):
        read(render(filled(edition, BLANK), layout))


def test_a_form_with_figures_that_cannot_be_read_is_not_blank():
    """Dots lead on from them, as to the number of a page."""
    text = """
二、主动公开政府信息情况

第二十条第（一）项

信息内容 本年制发件数 本年废止件数 现行有效件数

规章 6252.....

行政规范性文件

第二十条第（六）项

信息内容 本年处理决定数量

行政处罚 9854.....
"""
    with pytest.raises(NoReportFound, match="分不出单元格"):
        read(text)


def test_a_form_of_which_a_few_cells_are_told_one_to_a_line_is_not_blank():
    row = "二、上年结转政府信息公开申请数量"
    with pytest.raises(NoReportFound, match="分不出单元格"):
        read(f"### {row}\n- 自然人：6\n- 商业企业：1\n- 总计：7\n")


@given(strategies.layouts())
def test_a_report_of_which_nothing_was_found_is_not_read_back_as_one(layout):
    with pytest.raises(UnreadableReport):
        read(render(Report2021(title="青岚县水务局2023年政府信息公开工作年度报告"), layout))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "\u3000",
        "\ufeff",
        "\0\0\0\n",
        "|\n|\n|\n",
        "0\n0\n0\n",
        "规章\n",
        "\x1c\x1d\x1e\x1f\n",
        "<>\n",
        "\ud800\n",
    ],
)
def test_next_to_nothing_is_no_report(text):
    with pytest.raises(UnreadableReport):
        read(text.encode("utf-8", "surrogatepass"))


ROWS = form("2021").rows("requests")
LABELS = [node.entry.label for node in ROWS]
COLUMNS = [cell.entry.label for cell in ROWS[0].children]


def test_labels_that_stand_apart_from_their_figures_are_refused_for_that():
    figures = [" ".join(str(7 * row + column) for column in range(7)) for row in range(len(ROWS))]
    with pytest.raises(NoReportFound, match="stand first"):
        read("三、收到和处理政府信息公开申请情况\n" + "\n".join([*LABELS, *figures]))


def test_a_table_told_in_sentences_is_refused_for_that():
    told = [f"{label}：" + "，".join(f"{name}约5件" for name in COLUMNS) for label in LABELS]
    with pytest.raises(NoReportFound, match="told in sentences"):
        read("三、收到和处理政府信息公开申请情况\n" + "\n".join(told))


def test_an_error_says_in_both_languages_what_was_seen_and_what_to_do():
    with pytest.raises(NoReportFound) as caught:
        read(HEADINGS_ONLY)
    assert "章节标题" in caught.value.seen
    assert "Section headings" in caught.value.seen
    assert "Give the full report" in caught.value.advice
    assert str(caught.value) == f"{caught.value.seen} {caught.value.advice}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "某县2023年上半年政府信息公开工作统计表\n统计指标 | 单位 | 统计数\n收到申请数 | 件 | 5",
            "半年",
        ),
        ("某县2024年第一季度政府信息公开情况\n收到申请数 | 件 | 5", "季度"),
        ("2023年上半年政府信息公开数据统计\n收到申请26件，答复25件。", "半年"),
        ("某县2016年政府信息公开工作年度报告\n（一）主动公开政府信息数 | 条 | 1200", "2019年以前"),
        (
            "主动公开信息数 | 条 | 120\n其中：1.政府网站 | 条 | 90\n行政复议数 | 件 | 1",
            "2019年以前",
        ),
        (
            "（一）收到申请数 | 件 | 7\n其中：1.当面申请数 | 件 | 4\n四、行政复议数量 | 件 | 0",
            "2019年以前",
        ),
        ("3.不同意公开答复数\n\n2\n\n行政复议数\n\n0\n\n行政诉讼数\n\n0", "2019年以前"),
    ],
)
def test_statistics_that_are_no_annual_report_are_refused_by_name(text, named):
    with pytest.raises(OtherForm, match=named):
        read(text)


WHOLE = filled("2021", 5)
TITLED = render(WHOLE, "markdown")


@pytest.mark.parametrize(
    "line",
    [
        "季度监测指标，全年组织4次政府信息公开栏目检查，并",
        "按季度开展政府信息公开工作情况检查",
        "上半年召开政府信息公开工作推进会，通报公开情况",
        "（一）上半年政府信息公开工作情况",
        "2023年第一季度对政府信息公开栏目作了检查",
        "每季度通报一次政府信息公开工作情况",
    ],
)
def test_a_word_of_prose_makes_no_report_one_of_a_quarter(line):
    assert read(f"{line}\n{TITLED}").report.requests == WHOLE.requests


@pytest.mark.parametrize(
    "title",
    [
        "某县2023年上半年政府信息公开工作统计表",
        "2024年第一季度政府信息公开情况",
        "2024年一季度某县水务局政府信息公开工作情况统计表",
        "政府信息公开情况统计表（2024年第三季度）",
        "某市某局半年度政府信息公开申请办理情况统计表",
    ],
)
def test_a_title_of_a_quarter_or_half_a_year_is_one(title):
    with pytest.raises(OtherForm, match=r"半年或季度"):
        read(f"{title}\n{TITLED}")


@pytest.mark.parametrize(
    "prose", ["全年主动公开政府信息数达120条。", "积极回应公众关注热点，全年5次。"]
)
def test_words_of_the_form_of_before_2019_in_prose_are_no_such_form(prose):
    with pytest.raises(NoReportFound):
        read(f"某县2023年政府信息公开工作年度报告\n{prose}")


@pytest.mark.parametrize(
    "line",
    [
        "注：上年结转数见某县2022年政府信息公开工作年度报告",
        "详见某县2022年政府信息公开工作年度报告",
        "上一篇：某县2022年政府信息公开工作年度报告",
    ],
)
def test_a_line_that_names_another_report_is_no_title_of_it(line):
    titled = f"某县2023年政府信息公开工作年度报告\n{TITLED}"
    section = "三、收到和处理政府信息公开申请情况"
    assert read(titled.replace(section, f"{line}\n{section}")).report.requests == WHOLE.requests


def test_a_table_whose_lines_cannot_be_divided_is_not_called_a_blank_form():
    """表三 turned, drawn with blanks: each line is longer than any row of the form."""
    labels = [row.entry.label.partition("（区分")[0] for row in FORM.rows("requests")]
    figures = "".join(str(at).ljust(2 * len(label) + 2) for at, label in enumerate(labels))
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    head = "申请人".ljust(20) + "".join(label + "  " for label in labels)
    lines = [head, *(name.ljust(20) + figures for name in names)]
    heading = "三、收到和处理政府信息公开申请情况"
    with pytest.raises(NoReportFound, match="nothing tells the cells apart"):
        read("\n".join(["石桥镇2024年政府信息公开工作年度报告", heading, *lines]))
