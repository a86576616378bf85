"""Tables of LaTeX, as programs that read pictures write them."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.errors import UnknownFormat
from giac_schema.model import BLANK, form
from giac_schema.readers.text.markups.latex import with_html_for_latex

FORM = form("2021")
CELLS = {node.ref: 1400 + n for n, node in enumerate(FORM.cells())}
BLANKS = [ref for n, ref in enumerate(CELLS) if n % 5 == 2]
WANTED = {**CELLS, **dict.fromkeys(BLANKS, BLANK)}


def cells(node):
    return ["" if WANTED[c.ref] is BLANK else rf"\textbf{{{WANTED[c.ref]}}}" for c in node.children]


def over(columns, text):
    return rf"\multicolumn{{{columns}}}{{|c|}}{{{text}}}" if columns > 1 else text


def requests():
    """The rows of 表三, labels of groups down over theirs."""
    rows = FORM.rows("requests")
    groups = [node.entries[1:-1] for node in rows]
    opened: list[object] = []
    for node, above in zip(rows, groups, strict=True):
        labels = []
        for depth, group in enumerate(above):
            first = group not in opened
            opened.append(group)
            height = sum(len(g) > depth and g[depth] is group for g in groups)
            labels.append(rf"\multirow{{{height}}}{{*}}{{{group.label}}}" if first else "")
        labels.append(over(3 - len(above), node.entry.label.replace("“", "``").replace("”", "''")))
        yield [*labels, *cells(node)]


def disclosure():
    yield ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    for node in FORM.rows("disclosure"):
        if node.ref.name == "licensing":
            yield ["信息内容", over(3, "本年处理决定数量")]
        if node.ref.name == "administrative_fees":
            yield ["信息内容", over(3, "本年收费金额（单位：万元）")]
        found = cells(node)
        yield [node.entry.label, *([over(3, found[0])] if len(found) == 1 else found)]


def disputes():
    yield [over(5, "行政复议"), over(5, "未经复议直接起诉"), over(5, "复议后起诉")]
    yield ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    yield [cell for node in FORM.rows("disputes") for cell in cells(node)]


def table(rows):
    body = " \\\\ \\hline\n".join(" & ".join(row) for row in rows)
    return f"\\begin{{tabular}}{{|l|c|}}\n\\hline % rules\n{body} \\\\ \\hline\n\\end{{tabular}}"


def test_tables_of_latex_are_read_with_what_their_cells_span():
    applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    text = "\n\n".join(
        [
            r"\section{二、主动公开政府信息情况}",
            table(disclosure()),
            r"\section*{三、收到和处理政府信息公开申请情况}",
            table([[over(3, "申请人情况"), *applicants], *requests()]),
            r"\section{四、政府信息公开行政复议、行政诉讼情况}",
            table(disputes()),
        ]
    )
    assert dict(read(text).report.cells()) == WANTED


@pytest.mark.parametrize(
    "cut",
    [
        r"\begin{tabular}{|c|c|} 规章 & \multicolumn{3}{|c|}{0",
        r"\begin{tabular}{{{ 规章 & 0 \\ \end{tabular}",
        r"\begin{tabular}{c} \multirow{x}{*}{规章} & \multicolumn{9999999}{c}{0} \\ \end{tabular}",
    ],
)
def test_commands_that_are_cut_short_or_say_nothing_do_no_harm(cut):
    assert isinstance(with_html_for_latex(cut), str)


def test_many_tables_without_an_end_take_no_time():
    text = "\\begin{tabular}" * 30_000
    assert with_html_for_latex(text) == text


def test_a_table_that_does_not_end_is_refused_by_name():
    with pytest.raises(UnknownFormat, match="LaTeX"):
        read(rb"\begin{longtable}{ll} 1 & 2 \\")
