"""Columns that a report sets between those of 表三: the sums of its rows prove which are the form's."""

from __future__ import annotations

import pytest

from giac_schema import read
from giac_schema.model import APPLICANTS, BLANK, form
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
ROWS = {
    "一、本年新收政府信息公开申请数量": ("received", (7, 0, 2, 0, 0, 4, 13)),
    "二、上年结转政府信息公开申请数量": ("carried_in", (0, 3, 0, 0, 0, 0, 3)),
    "（一）予以公开": ("outcome.disclosed", (5, 3, 2, 0, 0, 1, 11)),
    "2.重复申请": ("outcome.not_processed.repeat_application", (1, 0, 0, 0, 0, 3, 4)),
    "（七）总计": ("outcome.total", (6, 3, 2, 0, 0, 4, 15)),
    "四、结转下年度继续办理": ("carried_out", (1, 0, 0, 0, 0, 0, 1)),
}
WRITERS = {
    "Markdown": lambda rows: "\n".join(f"| {' | '.join(row)} |" for row in rows),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "HTML": lambda rows: (
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        + "</table>"
    ),
}


def printed(blank=0):
    """What the rows print; every figure that equals ``blank`` is left blank."""
    cells = {
        f"requests.{key}.{name}": BLANK if figure == blank else figure
        for key, figures in ROWS.values()
        for name, figure in zip((*APPLICANTS, "total"), figures, strict=True)
    }
    report = filled("2021", 0)
    refs = {
        str(cell.ref): cell.ref for row in form("2021").rows("requests") for cell in row.children
    }
    return report.with_cells({refs[name]: leaf for name, leaf in cells.items()}), cells


def shown(figures):
    return [str(figure) if figure else "" for figure in figures]


def legal(figures):
    return str(sum(figures[1:6]))


BESIDE = {
    "a subtotal before the total": (
        lambda label, f: [label, *shown(f[:6]), legal(f), *shown(f[6:])],
        ["项目", *NAMES[:6], "小计", "总计"],
    ),
    "a subtotal behind 自然人": (
        lambda label, f: [label, *shown(f[:1]), legal(f), *shown(f[1:])],
        ["项目", "自然人", "法人小计", *NAMES[1:]],
    ),
    "numbers of lines": (
        lambda label, f: [label, str(9 + len(label)), *shown(f)],
        ["项目", "行次", *NAMES],
    ),
    "units": (lambda label, f: [label, "件", *shown(f)], ["项目", "单位", *NAMES]),
    "labels behind a column": (
        lambda label, f: [*shown(f[:1]), label, *shown(f[1:])],
        ["自然人", "项目", *NAMES[1:]],
    ),
}


@pytest.mark.parametrize("writer", ["Markdown", "HTML"])
@pytest.mark.parametrize("beside", BESIDE)
def test_columns_between_those_of_the_form_take_no_figure_with_them_where_rows_add_up(
    beside, writer
):
    write, heads = BESIDE[beside]
    rows = [heads, *(write(label, figures) for label, (_, figures) in ROWS.items())]
    report, cells = printed()
    found = read(page(WRITERS[writer](rows))).report
    assert misreadings(report, found) == ()
    assert {name: found[name] for name in cells} == cells


def page(table):
    return f"云溪县水务局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n{table}\n"


@pytest.mark.parametrize("writer", WRITERS)
def test_a_column_without_a_header_that_moves_all_others_makes_no_row_complete(writer):
    """The headers stand one column to the left of their figures; a row with one blank cell has seven."""
    rows = [
        ["项目", *NAMES, ""],
        *([label, str(9 + len(label)), *shown(figures)] for label, (_, figures) in ROWS.items()),
        ["3.其他", "17", *"12", "", *"456", "18"],
    ]
    report, _ = printed()
    assert misreadings(report, read(page(WRITERS[writer](rows))).report) == ()


def test_a_long_label_of_a_local_row_keeps_its_figures_from_the_row_above():
    lines = ["二、主动公开政府信息情况", "", "第二十条第（一）项"]
    lines += [
        "信息内容  本年新制作数量  本年新公开数量  对外公开总数量",
        "规章    11  ",
        "规范性文件      ",
    ]
    label = "其他主动公开文件（含以本单位或者本单位办公室名义正式签发的其他应当主动公开的文件以及会议纪要和函）"
    lines += [f"{label}  21  22  23", "第二十条第（五）项"]
    lines += ["信息内容  上一年项目数量  本年增/减  处理决定数量", "行政许可  4  0  5"]
    found = read("\n".join(lines) + "\n").report
    assert not {21, 22, 23} & {leaf for _, leaf in found.cells() if isinstance(leaf, int)}


def with_group(rows, label, figures):
    """The rows, with figures beside the label of the group that 2.重复申请 stands in."""
    at = next(n for n, row in enumerate(rows) if row[0] == "2.重复申请")
    return [*rows[:at], [label, *figures], *rows[at:]]


PLAIN = [["项目", *NAMES], *([label, *shown(figures)] for label, (_, figures) in ROWS.items())]


@pytest.mark.parametrize("writer", ["Markdown", "HTML"])
def test_what_the_rows_of_a_group_add_up_to_is_its_subtotal(writer):
    _, cells = printed()
    rows = with_group(PLAIN, "（五）不予处理", shown((1, 0, 0, 0, 0, 3, 4)))
    found = read(page(WRITERS[writer](rows))).report
    assert {name: found[name] for name in cells} == cells


@pytest.mark.parametrize("writer", ["Markdown", "HTML"])
@pytest.mark.parametrize("up", [False, True])
def test_figures_a_row_above_their_labels_or_below_are_no_others(writer, up):
    report, _ = printed()
    heads, *rows = PLAIN
    labels, figures = [row[0] for row in rows], [row[1:] for row in rows]
    blank = [""] * len(NAMES)
    moved = [["", *labels], [*figures, blank]] if up else [[*labels, ""], [blank, *figures]]
    table = [heads, *([label, *cells] for label, cells in zip(*moved, strict=True))]
    assert misreadings(report, read(page(WRITERS[writer](table))).report) == ()


def test_seven_figures_that_add_up_beside_a_blank_cell_are_no_row_of_a_wider_grid():
    """One of eight columns has no header, so nobody knows which; 0 in it lets any row come to its total."""
    rows = [["项目", *NAMES]]
    rows += [[label, *map(str, f[:6]), "77", *map(str, f[6:])] for label, (_, f) in ROWS.items()]
    rows += [["4.保护第三方合法权益", "11", "", "0", "19", "0", "0", "0", "30"]]
    found = read(page(WRITERS["HTML"](rows))).report
    assert not {11, 19} & {leaf for _, leaf in found.cells() if isinstance(leaf, int)}


def test_tables_of_both_forms_in_one_text_tell_no_row_of_either():
    of_2021 = ["信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 11 | 12 | 13"]
    of_2019 = ["信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量", "规章 | 21 | 22 | 23"]
    of_2019 += [
        "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量",
        "其他对外管理服务事项 | 24 | 25 | 26",
    ]
    text = "\n".join(["二、主动公开政府信息情况", *of_2021, "附：2020年主动公开情况", *of_2019])
    found = read(text + "\n").report
    assert not {leaf for _, leaf in found.cells() if isinstance(leaf, int)}


def test_a_blank_row_beside_rows_of_eight_figures_and_seven_is_no_error():
    heads, *rows = [["项目", *NAMES, "历年累计"], *([*row, "9"] for row in PLAIN[1:])]
    rows = [[cell or "0" for cell in row] for row in rows]
    rows[2][4], rows[3][1:] = "", [""] * 8
    cells = [cell for row in [heads, *rows] for cell in row]
    report, _ = printed(blank=None)
    wrong = misreadings(report, read(page("\n\n".join(cells))).report)
    assert [one for one in wrong if isinstance(one.found, int)] == []


def test_figures_in_a_single_cell_above_a_label_make_no_row_blank():
    heads = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计") * 3
    figures = ("", "7", "", "", "7", "9", "2", "", "", "11", "", "", "8", "", "8")
    lines = [
        "| 9 - - 1 - 2 12 |",
        "| （七）总计 |",
        "| - - - 1 - 2 3 |",
        "| 四、结转下年度继续办理 |",
    ]
    lines += [f"| {' | '.join(row)} |" for row in (heads, figures)]
    assert read("\n".join(lines) + "\n").report.requests.carried_out.total != BLANK


@pytest.mark.parametrize("writer", ["Markdown", "HTML"])
def test_rows_that_labels_of_their_groups_have_moved_do_not_stand_below_the_headers(writer):
    heads, first, second, third, fourth, *others = [[*row, "", ""] for row in PLAIN]
    moved = ["三、本年度办理结果", *third[:-1]], ["（五）不予处理", *fourth[:-1]]
    _, cells = printed()
    found = read(page(WRITERS[writer]([heads, first, second, *moved, *others]))).report
    assert {name: found[name] for name in cells} == cells
