"""Functions of pdfium called with bare addresses, beside the same functions as the library declares them."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from giac_schema import render
from giac_schema.readers.pdf.drawing.calls import argument, bare, floats, integers, pointed
from giac_schema.readers.pdf.drawing.glyphs import characters
from giac_schema.strategies.reports import filled


@pytest.fixture(scope="module")
def page() -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(render(filled("2021", 0), "pdf"))[0]


def test_the_characters_of_a_page_are_those_that_the_library_reads(page: pypdfium2.PdfPage):
    text = page.get_textpage()
    assert characters(text, text.count_chars()) == text.get_text_range()


def test_a_bare_function_reads_the_box_that_the_library_reads(page: pypdfium2.PdfPage):
    text = page.get_textpage()
    box, (to_box, *_) = floats(4)
    found = []
    for index in range(text.count_chars()):
        bare("FPDFText_GetLooseCharBox")(pointed(text.raw), index, to_box)
        left, top, right, bottom = box
        found.append((left, bottom, right, top))
    assert found == [text.get_charbox(index, loose=True) for index in range(len(found))]


def test_an_address_that_a_bare_function_gives_is_whole(page: pypdfium2.PdfPage):
    count = pdfium.FPDFPage_CountObjects(page.raw)
    things = [bare("FPDFPage_GetObject")(pointed(page.raw), at) for at in range(count)]
    declared = [pdfium.FPDFPage_GetObject(page.raw, at) for at in range(count)]
    assert [bare("FPDFPageObj_GetType")(argument(thing)) for thing in things] == [
        pdfium.FPDFPageObj_GetType(thing) for thing in declared
    ]


def test_a_colour_is_read_as_four_whole_numbers(page: pypdfium2.PdfPage):
    text = next(page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]))
    colour, places = integers(4)
    bare("FPDFPageObj_GetFillColor")(pointed(text.raw), *places)
    assert list(colour) == [0, 0, 0, 255]


def test_a_number_longer_than_the_integers_of_c_keeps_its_kind():
    assert bare("FPDFFormObj_GetObject").argtypes == (ctypes.c_void_p, ctypes.c_ulong)
