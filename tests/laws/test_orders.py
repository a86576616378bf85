"""Columns may stand in any order: each figure is read below its own header, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import NoReportFound, UnreadableReport
from giac_schema.grammar.words.synonyms import SYNONYMS
from giac_schema.model import Missing, form
from giac_schema.strategies import misreadings, valid_reports

FORM = form("2021")
TITLE = "石桥镇2024年政府信息公开工作年度报告"
APPLICANTS = [cell.ref.name for cell in FORM.rows("requests")[0].children]
RESULTS = [cell.ref.name for cell in FORM.rows("disputes")[0].children]
CASES = [row.ref for row in FORM.rows("disputes")]
LABELS = {
    **{cell.ref.name: cell.entry.label for cell in FORM.rows("requests")[0].children},
    **{node.ref: node.entry.label for node in FORM.nodes},
}
RESULT_LABELS = {cell.ref.name: cell.entry.label for cell in FORM.rows("disputes")[0].children}


def printed(leaf: object) -> str:
    return leaf.raw if isinstance(leaf, Missing) else str(leaf)


def drawn(rows: list[list[str]], layout: str) -> str:
    """A table with a line, or the marks of a cell, for each row."""
    if layout == "html":
        cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if layout == "lines":
        return "\n\n".join(text for row in rows for text in row)
    mark = {"pipes": " | ", "tabs": "\t", "blanks": " "}[layout]
    ends = "| " if layout == "pipes" else ""
    return "\n".join(ends + mark.join(row) + ends[::-1] for row in rows)


def page(heading: str, table: str, layout: str) -> str:
    if layout == "html":
        return f"<html><body><h1>{TITLE}</h1><p>{heading}</p>{table}</body></html>"
    return f"{TITLE}\n\n{heading}\n\n{table}"


@pytest.mark.parametrize("layout", ["pipes", "tabs", "blanks", "html"])
@settings(max_examples=20)
@given(report=valid_reports("2021"), order=st.permutations(APPLICANTS), group=st.booleans())
def test_applicants_in_any_order_are_never_taken_for_others(layout, report, order, group):
    above = "法人或其他组织-" if group else ""
    inner = APPLICANTS[1:-1]
    heads = [(above if name in inner else "") + LABELS[name] for name in order]
    rows = [["项目", *heads]]
    for row in FORM.rows("requests"):
        label = LABELS[row.ref].partition("（区分")[0]
        rows.append([label, *(printed(report[row.ref / name]) for name in order)])
    source = page("三、收到和处理政府信息公开申请情况", drawn(rows, layout), layout)
    assert misreadings(report, read(source).report) == ()


@pytest.mark.parametrize("layout", ["pipes", "tabs", "html"])
@settings(max_examples=20)
@given(
    report=valid_reports("2021"),
    results=st.permutations(RESULTS),
    cases=st.permutations(CASES),
    repeated=st.booleans(),
)
def test_cases_and_results_in_any_order_are_never_taken_for_others(
    layout, report, results, cases, repeated
):
    rest = [""] * (len(RESULTS) - 1)
    above = [
        text
        for case in cases
        for text in ([LABELS[case]] * len(RESULTS) if repeated else [LABELS[case], *rest])
    ]
    below = [RESULT_LABELS[name] for name in results] * len(CASES)
    figures = [printed(report[case / name]) for case in cases for name in results]
    source = page(
        "四、政府信息公开行政复议、行政诉讼情况", drawn([above, below, figures], layout), layout
    )
    assert misreadings(report, read(source).report) == ()


@pytest.mark.parametrize("layout", ["pipes", "tabs", "html"])
@settings(max_examples=20)
@given(
    report=valid_reports("2021"), results=st.permutations(RESULTS), lost=st.sampled_from(RESULTS)
)
def test_results_in_any_order_are_never_taken_for_others_if_one_is_not_known(
    layout, report, results, lost
):
    unknown = {**RESULT_LABELS, lost: "另案"}
    above = [text for case in CASES for text in [LABELS[case]] * len(RESULTS)]
    below = [unknown[name] for name in results] * len(CASES)
    figures = [printed(report[case / name]) for case in CASES for name in results]
    source = page(
        "四、政府信息公开行政复议、行政诉讼情况", drawn([above, below, figures], layout), layout
    )
    known = [name for name in RESULTS if name != lost]
    if [name for name in results if name != lost] != known:
        assert misreadings(report, read(source).report) == ()


STRANGE = ("厂商", "院校", "基金会", "法援", "别的", "甲类", "全部")
"""Words that no table has for its columns, and nobody could tell."""


def other_words(terminal, names):
    """A word for each column: the form's own, another for the same, or one that nobody knows."""
    own = LABELS if terminal == "COLUMN3" else RESULT_LABELS
    words = [(own[name], *SYNONYMS[terminal, name].split(), strange) for name, strange in names]
    return st.tuples(*map(st.sampled_from, words))


@pytest.mark.parametrize("layout", ["pipes", "tabs", "blanks", "html", "lines"])
@settings(max_examples=20)
@given(
    report=valid_reports("2021"),
    order=st.permutations(APPLICANTS),
    words=other_words("COLUMN3", list(zip(APPLICANTS, STRANGE, strict=True))),
)
def test_applicants_called_by_other_words_are_never_taken_for_others(layout, report, order, words):
    called = dict(zip(APPLICANTS, words, strict=True))
    rows = [["项目", *(called[name] for name in order)]]
    for row in FORM.rows("requests"):
        label = LABELS[row.ref].partition("（区分")[0]
        rows.append([label, *(printed(report[row.ref / name]) for name in order)])
    source = page("三、收到和处理政府信息公开申请情况", drawn(rows, layout), layout)
    assert misreadings(report, read(source).report) == ()


@pytest.mark.parametrize("layout", ["pipes", "tabs", "blanks", "html", "lines"])
@settings(max_examples=20)
@given(
    report=valid_reports("2021"),
    results=st.permutations(RESULTS),
    cases=st.permutations(CASES),
    words=other_words("RESULT", list(zip(RESULTS, STRANGE, strict=False))),
    shape=st.sampled_from(["above", "left", "flat"]),
)
def test_results_called_by_other_words_are_never_taken_for_others(
    layout, report, results, cases, words, shape
):
    called = dict(zip(RESULTS, words, strict=True))
    heads = [called[name] for name in results]
    figures = [[printed(report[case / name]) for name in results] for case in cases]
    if shape == "left":
        rows = [["类别", *heads]]
        rows += [[LABELS[c], *row] for c, row in zip(cases, figures, strict=True)]
    elif shape == "above":
        above = [text for case in cases for text in [LABELS[case]] * len(RESULTS)]
        rows = [above, heads * len(CASES), [text for row in figures for text in row]]
    else:
        flat = [f"{LABELS[case]}-{head}" for case in cases for head in heads]
        rows = [flat, [text for row in figures for text in row]]
    source = page("四、政府信息公开行政复议、行政诉讼情况", drawn(rows, layout), layout)
    try:
        found = read(source)
    except NoReportFound:  # no word of 表四 is known
        return
    assert misreadings(report, found.report) == ()


DISCLOSED = ["issued", "repealed", "in_force"]
OTHERWISE = {
    "issued": ["本年制发件数", "制发数量", "制定数"],
    "repealed": ["本年废止件数", "废止数", "失效数"],
    "in_force": ["现行有效件数", "有效件数", "存量"],
}
"""The form's own words, others that have a piece of them, and words that have none."""


@pytest.mark.parametrize("layout", ["pipes", "tabs", "blanks", "html", "lines"])
@settings(max_examples=20)
@given(
    report=valid_reports("2021"),
    order=st.permutations(DISCLOSED),
    words=st.tuples(*(st.sampled_from(OTHERWISE[name]) for name in DISCLOSED)),
)
def test_documents_counted_under_other_words_are_never_taken_for_others(
    layout, report, order, words
):
    called = dict(zip(DISCLOSED, words, strict=True))
    rows = [["第二十条第（一）项", "", "", ""], ["信息内容", *(called[name] for name in order)]]
    rows += [
        [LABELS[row.ref], *(printed(report[row.ref / name]) for name in order)]
        for row in FORM.rows("disclosure")[:2]
    ]
    source = page("二、主动公开政府信息情况", drawn(rows, layout), layout)
    try:
        found = read(source)
    except UnreadableReport:  # two rows of noughts and blanks may be too little
        return
    assert misreadings(report, found.report) == ()
