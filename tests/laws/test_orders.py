"""Columns may stand in any order: each figure is read below its own header, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema.api import read
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
