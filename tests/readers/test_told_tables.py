"""Tables told cell by cell, each figure behind the name of its column."""

from __future__ import annotations

import random
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import NoReportFound
from giac_schema.model import EDITIONS, Missing, form
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from giac_schema.model import Report

    Cells = Sequence[tuple[str, object]]

WAYS: dict[str, Callable[[str, Cells], str]] = {
    "sentences": lambda label, cells: (
        f"{label}：" + "，".join(f"{name}{figure}" for name, figure in cells) + "。"
    ),
    "brackets": lambda label, cells: (
        f"{label}（" + "；".join(f"{name}：{figure}" for name, figure in cells) + "）"
    ),
    "lists": lambda label, cells: "\n".join(
        [f"- {label}", *(f"  - {name}：{figure}" for name, figure in cells)]
    ),
    "bold": lambda label, cells: "\n".join(
        [f"**{label}**", "", *(f"* **{name}:** {figure}" for name, figure in cells)]
    ),
    "yaml": lambda label, cells: "\n".join(
        [f"{label}:", *(f"  {name}: {figure}" for name, figure in cells)]
    ),
    "records": lambda label, cells: "\n".join(f"{label},{name},{figure}" for name, figure in cells),
    "pipes": lambda label, cells: "\n".join(
        f"| {label} | {name} | {figure} |" for name, figure in cells
    ),
}


def drawn(edition: str, seed: int) -> Report:
    """A report of which every figure is another."""
    refs = [node.ref for node in form(edition).cells()]
    figures = random.Random(seed).sample(range(9000), len(refs))  # noqa: S311 - the same each time
    return filled(edition, 0).with_cells(dict(zip(refs, figures, strict=True)))


def told(
    report: Report, way: Callable[[str, Cells], str], *, whole: bool, left: Callable[[], bool]
) -> str:
    """The tables of a report; their labels with those of their groups, or alone.

    Args:
        report: the report.
        way: how a row is told.
        whole: whether labels stand behind those of their groups.
        left: asked of each cell, whether it is left out.
    """
    lines = ["2023年青屿市人民政府政府信息公开工作年度报告"]
    for table in ("disclosure", "requests", "disputes"):
        rows = form(report.edition).rows(table)
        lines.append(rows[0].entries[0].label)
        for row in rows:
            labels = [entry.label for entry in row.entries[1:]]
            cells = [(c.entry.label, report[c.ref]) for c in row.children if not left()]
            label = "-".join(labels) if whole or table == "disputes" else labels[-1]
            lines.append(way(label, cells) if cells else label)
    return "\n".join(lines)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_figure_belongs_where_its_names_say(edition, way, whole):
    report = drawn(edition, 7)
    found = read(told(report, WAYS[way], whole=whole, left=lambda: False)).report
    assert dict(found.cells()) == dict(report.cells())


@given(
    st.sampled_from(EDITIONS),
    st.sampled_from(sorted(WAYS)),
    st.booleans(),
    st.integers(0, 2**32),
    st.sampled_from([1 / 10, 1 / 3]),
)
def test_a_column_that_is_not_named_has_no_blank_cell(edition, way, whole, seed, share):
    draw = random.Random(seed)  # noqa: S311 - the same drawing each time
    report = drawn(edition, 11)
    text = told(report, WAYS[way], whole=whole, left=lambda: draw.random() < share)
    found = read(text).report
    missing = {leaf.kind for _, leaf in found.cells() if isinstance(leaf, Missing)}
    assert (misreadings(report, found), "blank" in missing) == ((), False)


@given(st.sampled_from(["lists", "bold", "yaml"]), st.integers(0, 2**32))
def test_figures_of_which_the_label_is_lost_are_not_those_of_the_row_above(way, seed):
    draw = random.Random(seed)  # noqa: S311 - the same drawing each time
    report = drawn("2021", 13)
    text = told(report, WAYS[way], whole=False, left=lambda: draw.random() < 1 / 4)
    lines = [line for line in text.split("\n") if "（一）予以公开" not in line]
    assert misreadings(report, read("\n".join(lines)).report) == ()


def test_a_page_and_a_document_tell_them_as_well_as_a_text():
    report = drawn("2021", 17)
    text = told(report, WAYS["sentences"], whole=False, left=lambda: False)
    page = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    document, stored = docx.Document(), BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(stored)
    sources = [f"<html><body>{page}</body></html>", stored.getvalue()]
    assert [read(source).report for source in sources] == [read(text).report] * 2


def test_a_few_rows_in_a_narrative_are_no_table():
    row, *_ = form("2021").rows("requests")
    cells = [(cell.entry.label, 3) for cell in row.children]
    line = WAYS["sentences"](row.entry.label, cells)
    with pytest.raises(NoReportFound):
        read(f"2023年青屿市人民政府政府信息公开工作年度报告\n{line}\n{line}")
