"""A cell with the labels of two rows: figures beside it may be those of either, and are given to none."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing, form
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


def shoved_together(report, first, second):
    """The page of a report, the labels of two rows in one cell beside the figures of the second."""
    text = ""
    for part in page(report):
        if not isinstance(part, Table):
            text += f"<p>{part.text}</p>"
            continue
        cells = [
            "".join(
                f'<td colspan="{cell.colspan}" rowspan="{cell.rowspan}">'
                + (f"{first}<br>" if cell.text == second else "")
                + f"{cell.text}</td>"
                for cell in row
            )
            for row in part.rows
            if first not in [cell.text for cell in row]
        ]
        text += f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    return text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("规章", "行政规范性文件"),
        ("行政处罚", "行政强制"),
        ("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ],
)
def test_figures_beside_the_labels_of_two_rows_are_of_neither(first, second):
    report = filled("2021", 0)
    rows = (*form("2021").rows("disclosure"), *form("2021").rows("requests"))
    labels = {node.entry.label: node.ref for node in rows}
    found = dict(read(shoved_together(report, first, second)).report.cells())
    doubted = {labels[first], labels[second]}
    assert [r for r, x in found.items() if r.parent in doubted and not isinstance(x, Missing)] == []
