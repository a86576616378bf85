"""A hostile source gets an error, and gets it soon."""

from __future__ import annotations

import pytest

from giac_schema import GiacError, TooLarge, UnreadableReport, read, render
from giac_schema.model import Missing
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize("tag", ["div", "span", "font", "blockquote", "o:p", "nonsense"])
def test_a_page_nested_without_end_is_refused(tag: str):
    page = "<html>" + f"<{tag}>" * 100_000 + "规章"
    with pytest.raises(TooLarge, match="100001"):
        read(page)


def test_a_page_of_nested_tables_is_refused():
    with pytest.raises(TooLarge):
        read("<html>" + "<table><tr><td>" * 100_000 + "规章")


def test_a_page_with_many_paragraphs_that_are_never_closed_is_not_deep():
    page = "<html><body>" + "<p>规章<br>" * 20_000
    with pytest.raises(UnreadableReport) as caught:
        read(page)
    assert not isinstance(caught.value, TooLarge)


@pytest.mark.parametrize("cell", ["0 | ", "0\t", "0\n", "0│"])
def test_a_text_of_too_many_cells_is_refused(cell: str):
    with pytest.raises(TooLarge, match="300000"):
        read(cell * 300_000)


def test_too_many_bytes_are_refused():
    with pytest.raises(TooLarge, match=str(64 * 1024 * 1024)):
        read(b" " * (64 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\0" * 100_000,
        "规" * 1_000_000,
        "规章 | " + "1" * 1_000_000,
        "规章(" * 100_000,
        "规章" + " " * 1_000_000 + "1",
        "规章" + "<table><tr><td>" * 100_000,
        "规章\\begin{tabular}{l}" + "\\a[" * 200_000 + "\\end{tabular}",
        b"\xff\xfe\x00",
        b"<html><table><tr><td colspan=10000000 rowspan=99999999999>",
    ],
    ids=[
        "nothing",
        "NUL",
        "one word",
        "one number",
        "brackets",
        "blanks",
        "open tables",
        "open arguments",
        "half UTF-16",
        "spans",
    ],
)
def test_what_is_no_report_is_an_error_of_ours(source: str | bytes):
    with pytest.raises(GiacError):
        read(source)


UNITS = [
    *(
        "-",
        "第",
        "1,",
        "<",
        "（",
        "一、",
        "年",
        "2023年",
        "2023年1月1日",
        "增",
        "+",
        "0.",
        "—",
        " 1",
        "“",
        "表",
    ),
    *(
        "：",
        "其中",
        "&#",
        "*",
        "\u3000",
        "。",
        "规",
        "a",
        "1",
        "行政",
        "总计",
        "（一",
        "〔2021〕",
        "，",
        "截至",
    ),
    *(
        "自",
        "http://",
        "发布日期：",
        "公开",
        "件",
        "=",
        "!|",
        "{|",
        "|===",
        "|-",
        "┌",
        "+--",
        "<td>",
        "\\",
    ),
    *("\0", "\ufeff", "<!--", "&nbsp;", "[", '"', ";"),
]
"""What patterns and grammars begin with, or go on with."""


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_slows_a_pattern_down(unit: str):
    line = unit * (60_000 // len(unit))
    with pytest.raises(GiacError):
        read(line)
    with pytest.raises(GiacError):
        read(
            f"云溪县水务局2023年政府信息公开工作年度报告\n一、总体情况\n{line}\n二、主动公开政府信息情况\n"
        )


def test_a_row_that_comes_again_and_again_is_kept_once():
    lines = render(filled("2021", 0), "row-per-line").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("二、上年结转"))
    lines[at : at + 1] = [lines[at].replace("0 |", f"{n} |", 1) for n in range(12)]
    found = read("\n".join(lines)).sources.values()
    assert max(len(source.raw) for source in found) < 200


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量 0 1 2 3 4 5 15",
        "1 2 3\n一、本年新收政府信息公开申请数量",
        f"|项目|{'|'.join(f'数据{number}' for number in range(1, 7))}|总计|",
    ],
    ids=["row", "figures above a label", "headers"],
)
def test_a_text_that_repeats_a_line_without_end_is_read_or_refused(line: str):
    """Whatever is asked of one line is not asked of every pair of them."""
    try:
        report = read("三、收到和处理政府信息公开申请情况\n" + f"{line}\n" * 6000).report
    except GiacError:
        return
    figures = {str(leaf) for _, leaf in report.cells() if not isinstance(leaf, Missing)}
    assert figures <= set(line.split())
