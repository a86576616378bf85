"""The blank form: it can be filled in, and is never taken for a report."""

from __future__ import annotations

import io

import attrs
import docx
import openpyxl
import pytest

from giac_schema.api import read
from giac_schema.errors import BlankForm
from giac_schema.model import EDITIONS, Missing, form
from giac_schema.render import LAYOUTS, blank_form, render
from giac_schema.strategies.reports import filled


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_reading_recognises_the_blank_form_in_every_layout(edition, layout):
    with pytest.raises(BlankForm):
        read(render(blank_form(edition), layout))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_form_has_all_cells_and_all_sections(edition):
    blank = blank_form(edition)
    assert {leaf for _, leaf in blank.cells()} == {Missing("blank")}
    assert len(list(blank.cells())) == len(form(edition).cells())
    text = render(blank, "markdown")
    assert text.count("\n## ") == 6


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_word_document_that_is_filled_in_is_a_report(edition):
    document = docx.Document(io.BytesIO(render(blank_form(edition), "docx")))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if not cell.text:
                    cell.text = "0"
    document.paragraphs[0].text = "甲县水利局2022年政府信息公开工作年度报告"
    document.save(data := io.BytesIO())
    found = read(data.getvalue()).report
    head = {"title": found.title, "organ": "甲县水利局", "year": 2022}
    assert found == attrs.evolve(filled(edition, 0), **head)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_workbook_that_is_filled_in_is_a_report(edition):
    book = openpyxl.load_workbook(io.BytesIO(render(blank_form(edition), "xlsx")))
    for name in ("表二", "表三", "表四"):
        for row in book[name].iter_rows(min_row=3):
            for cell in row:
                if cell.value is None and not isinstance(cell, openpyxl.cell.cell.MergedCell):
                    cell.value = 0
    book.save(data := io.BytesIO())
    found = read(data.getvalue()).report
    assert found == attrs.evolve(filled(edition, 0), title=None)
