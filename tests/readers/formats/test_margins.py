"""Sheets as people lay them out: a margin of blank columns on the left."""

from __future__ import annotations

import io

import pytest

from giac_schema import read, render


@pytest.mark.parametrize("margin", [1, 3])
def test_blank_columns_at_the_left_of_a_sheet_are_no_cells(distinct, margin):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(render(distinct, "xlsx")))
    for sheet in book.worksheets:
        ranges = list(sheet.merged_cells.ranges)
        for merged in ranges:
            sheet.unmerge_cells(merged.coord)
        sheet.insert_cols(1, margin)
        for merged in ranges:
            merged.shift(col_shift=margin)
            sheet.merge_cells(merged.coord)
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue()).report == read(render(distinct, "xlsx")).report
