"""What is drawn over a figure, or through it, or beside it: the figure is what a reader of the paper takes it for."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Sequence

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from giac_schema.api import read
from giac_schema.model import BLANK, Leaf, Missing
from giac_schema.model.document import Grid
from giac_schema.readers.pdf.doubts.blots import with_blots
from giac_schema.readers.pdf.drawing.paths import Ruling
from giac_schema.readers.sniff import open_document

FACE, SIZE = "STSong-Light", 9.0
LEFT, TOP, WIDE, HIGH = 60.0, 700.0, 110.0, 22.0
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
ROWS = (("规章", "11", "12", "13"), ("行政规范性文件", "21", "22", "4567"))
FIRST = (("规章", "11", "12", "13"), ("行政规范性文件", "4567", "22", "23"))

Drawing = Callable[[Canvas, str, float, float], object]
"""Draws a text from some place on."""


def written(sheet: Canvas, text: str, x: float, y: float) -> None:
    sheet.setFont(FACE, SIZE)
    sheet.drawString(x, y, text)


def width(text: str) -> float:
    return float(pdfmetrics.stringWidth(text, FACE, SIZE))


def drawn(
    figure: Drawing,
    *,
    ruled: bool = True,
    rows: Sequence[Sequence[str]] = ROWS,
    odd: Collection[str] = ("4567",),
    scale: float = 1,
) -> bytes:
    """The table of what was issued, of which one figure, 4567, or some other texts are drawn in some way."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    buffer = io.BytesIO()
    sheet = Canvas(buffer, pagesize=(595, 842), invariant=1)
    sheet.scale(scale, scale)
    written(sheet, "云溪县水务局2023年政府信息公开工作年度报告", LEFT, TOP + 50)
    written(sheet, "二、主动公开政府信息情况", LEFT, TOP + 30)
    for at, row in enumerate((HEADS, *rows)):
        y = TOP - at * HIGH
        for column, text in enumerate(row):
            x = LEFT + column * WIDE
            if ruled:
                sheet.rect(x, y - HIGH, WIDE, HIGH)
            draw = figure if text in odd else written
            draw(sheet, text, x + 45 - width(text) / 2, y - HIGH / 2 - SIZE / 3)
    sheet.save()
    return buffer.getvalue()


def last(data: bytes) -> Leaf:
    """What is read of the last figure; the others are read as they are."""
    found = read(data).report.disclosure
    assert [found.regulations.issued, found.regulations.in_force] == [11, 13]
    assert [found.normative_documents.issued, found.normative_documents.repealed] == [21, 22]
    return found.normative_documents.in_force


RULED = pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without rules"])


@RULED
def test_a_figure_drawn_plainly_is_read(ruled):
    assert last(drawn(written, ruled=ruled)) == 4567


def struck(sheet: Canvas, text: str, x: float, y: float, first: int = 0, last: int = 4) -> None:
    written(sheet, text, x, y)
    level = y + 0.3 * SIZE
    sheet.line(x + width(text[:first]), level, x + width(text[:last]), level)


def barred(sheet: Canvas, text: str, x: float, y: float) -> None:
    written(sheet, text, x, y)
    sheet.rect(x, y + 0.28 * SIZE, width(text), 0.5, stroke=0, fill=1)


@RULED
@pytest.mark.parametrize("draw", [struck, barred], ids=["a line", "a bar"])
def test_a_figure_that_is_struck_through_is_none(draw, ruled):
    leaf = last(drawn(draw, ruled=ruled))
    assert isinstance(leaf, Missing)
    assert leaf.kind != "blank"


def test_a_line_through_a_figure_divides_no_cell():
    """It begins at the ruling on the left, as another might that divides the rows."""

    def at_left(sheet: Canvas, text: str, x: float, y: float) -> None:
        struck(sheet, text, LEFT + 3 * WIDE + 0.5, y)

    leaf = last(drawn(at_left))
    assert isinstance(leaf, Missing)
    assert leaf.kind != "blank"


@RULED
def test_a_cell_to_the_left_of_all_figures_is_not_blank_where_one_is_struck_through(ruled):
    found = read(drawn(struck, ruled=ruled, rows=FIRST)).report.disclosure.normative_documents
    assert found.issued != BLANK
    assert ruled == (found.in_force == 23)


@RULED
def test_a_row_whose_only_figure_is_struck_through_is_not_blank(ruled):
    rows = (("规章", "11", "12", "13"), ("行政规范性文件", "", "4567", ""))
    found = read(drawn(struck, ruled=ruled, rows=rows)).report.disclosure.normative_documents
    assert found.repealed != BLANK
    assert isinstance(found.repealed, Missing)


@RULED
def test_digits_behind_others_that_are_struck_through_are_no_figure(ruled):
    """Changes that are kept track of are printed so: 45 was struck out, and 67 put in."""
    data = drawn(lambda *at: struck(*at, first=0, last=2), ruled=ruled)
    assert isinstance(last(data), Missing)


@RULED
def test_a_figure_that_is_underlined_is_read(ruled):
    def underlined(sheet: Canvas, text: str, x: float, y: float) -> None:
        written(sheet, text, x, y)
        sheet.line(x, y - 0.12 * SIZE, x + width(text), y - 0.12 * SIZE)

    assert last(drawn(underlined, ruled=ruled)) == 4567


def pictured(sheet: Canvas, text: str, x: float, y: float) -> None:
    sheet.drawImage(ImageReader(Image.new("L", (30, 10), 200)), x, y, width(text), SIZE)


def outlined(sheet: Canvas, text: str, x: float, y: float) -> None:
    """Each digit is an outline, as programs draw them that take the font out."""
    for at in range(len(text)):
        path = sheet.beginPath()
        left = x + at * width("4")
        path.moveTo(left, y)
        path.curveTo(left + 4, y, left + 4, y + 6, left, y + 6)
        path.curveTo(left + 2, y + 4, left + 2, y + 2, left, y)
        path.lineTo(left + 1, y + 3)
        path.lineTo(left + 2, y + 3)
        path.lineTo(left + 2, y)
        path.close()
        sheet.drawPath(path, stroke=0, fill=1)


def slim(sheet: Canvas, text: str, x: float, y: float) -> None:
    """An outline of a 1, which is narrower than any other digit."""
    path = sheet.beginPath()
    path.moveTo(x, y)
    for right, up in ((1, 0), (1, 7), (0.5, 7), (0, 6), (0.2, 6)):
        path.lineTo(x + right, y + up)
    path.close()
    sheet.drawPath(path, stroke=0, fill=1)


@RULED
@pytest.mark.parametrize("draw", [pictured, outlined, slim])
def test_a_cell_with_a_figure_that_is_a_drawing_is_not_blank(draw, ruled):
    leaf = last(drawn(draw, ruled=ruled))
    assert isinstance(leaf, Missing)
    assert leaf.kind != "blank"


@RULED
@pytest.mark.parametrize("draw", [pictured, outlined, slim])
def test_a_row_whose_only_figure_is_a_drawing_is_not_blank(draw, ruled):
    rows = (("规章", "11", "12", "13"), ("行政规范性文件", "4567", "", ""))
    found = read(drawn(draw, ruled=ruled, rows=rows)).report.disclosure
    assert found.regulations.issued == 11
    assert found.normative_documents.issued != BLANK


@RULED
def test_a_picture_beside_a_title_is_no_part_of_it(ruled):
    """As a seal is, or a sign of the organ."""
    title = "云溪县水务局2023年政府信息公开工作年度报告"

    def sealed(sheet: Canvas, text: str, x: float, y: float) -> None:
        written(sheet, text, x, y)
        pictured(sheet, "12", x - 20, TOP + 50)
        pictured(sheet, "12", x + width(title) + 2, TOP + 30)

    data = drawn(sealed, ruled=ruled, odd={"规章"})
    report = read(data).report
    assert report.title == title
    assert report.disclosure.regulations.issued == 11


def beside(sheet: Canvas, text: str, x: float, y: float, size: float, raised: float) -> None:
    """Another digit close behind the figure, or before it if its size is negative."""
    written(sheet, text, x, y)
    sheet.setFont(FACE, abs(size) * SIZE)
    at = x + width(text) if size > 0 else x + size * width("2")
    sheet.drawString(at, y + raised * SIZE, "2")


@RULED
@pytest.mark.parametrize("size", [0.6, 0.8])
def test_the_mark_of_a_note_is_no_digit_of_its_figure(ruled, size):
    assert last(drawn(lambda *at: beside(*at, size=size, raised=0.35), ruled=ruled)) == 4567


@RULED
@pytest.mark.parametrize(
    ("size", "raised"),
    [(1, 0.3), (1, -0.3), (0.8, 0), (-0.6, 0.4), (-0.8, 0)],
    ids=["raised", "lowered", "smaller", "before it", "smaller before it"],
)
def test_a_digit_that_may_be_of_a_figure_or_not_leaves_none(ruled, size, raised):
    leaf = last(drawn(lambda *at: beside(*at, size=size, raised=raised), ruled=ruled))
    assert isinstance(leaf, Missing)


def test_a_figure_that_stands_on_its_head_is_none_where_no_cell_says_so():
    """4567 is read from the left as what it is from the right."""

    def turned(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.saveState()
        sheet.translate(x + width(text), y + 0.7 * SIZE)
        sheet.rotate(180)
        written(sheet, text, 0, 0)
        sheet.restoreState()

    assert last(drawn(turned)) == 4567
    assert isinstance(last(drawn(turned, ruled=False)), Missing)


def patched(
    sheet: Canvas, text: str, x: float, y: float, grey: float = 1, clear: float = 1, wide: float = 0
) -> None:
    written(sheet, text, x, y)
    sheet.saveState()
    sheet.setFillGray(grey, clear)
    sheet.rect(x - 1, y - 2, width(text) + 2 + wide, SIZE + 2, stroke=0, fill=1)
    sheet.restoreState()


@RULED
@pytest.mark.parametrize("grey", [0, 1], ids=["black", "white"])
def test_a_figure_that_is_painted_over_is_none(ruled, grey):
    leaf = last(drawn(lambda *at: patched(*at, grey=grey), ruled=ruled))
    assert isinstance(leaf, Missing)


@RULED
def test_a_figure_that_is_marked_with_a_clear_colour_is_read(ruled):
    assert last(drawn(lambda *at: patched(*at, grey=0.8, clear=0.4), ruled=ruled)) == 4567


@RULED
def test_a_figure_on_a_shade_is_read(ruled):
    def shaded(sheet: Canvas, text: str, x: float, y: float) -> None:
        patched(sheet, "", x, y, 0.9)
        written(sheet, text, x, y)

    assert last(drawn(shaded, ruled=ruled)) == 4567


@RULED
@pytest.mark.parametrize("grey", [0.2, 0.9], ids=["dark", "pale"])
def test_a_figure_in_white_is_read_on_a_dark_shade_alone(ruled, grey):
    def white(sheet: Canvas, text: str, x: float, y: float) -> None:
        patched(sheet, "", x - 5, y, grey=grey, wide=40)
        sheet.setFillGray(1)
        written(sheet, text, x, y)
        sheet.setFillGray(0)

    leaf = last(drawn(white, ruled=ruled))
    assert leaf == 4567 if grey < 0.5 else isinstance(leaf, Missing)


def cut(sheet: Canvas, text: str, x: float, y: float, digits: int) -> None:
    """All but some digits lie beyond the edge of what is shown, or near it all of them."""
    sheet.saveState()
    shown = sheet.beginPath()
    shown.rect(x - SIZE, y - 5, SIZE + (width(text[:digits]) if digits < len(text) else 40), 15)
    sheet.clipPath(shown, stroke=0, fill=0)
    written(sheet, text, x, y)
    sheet.restoreState()


@RULED
@pytest.mark.parametrize("digits", [0, 2], ids=["all", "half"])
def test_a_figure_that_is_cut_off_is_none(ruled, digits):
    leaf = last(drawn(lambda *at: cut(*at, digits), ruled=ruled))
    assert isinstance(leaf, Missing)


@RULED
def test_a_figure_all_of_which_is_shown_is_read(ruled):
    assert last(drawn(lambda *at: cut(*at, 4), ruled=ruled)) == 4567


@RULED
def test_a_figure_that_ends_at_the_edge_of_what_is_shown_is_none(ruled):
    """Browsers leave out what they do not show: the rest of the figure is not even in the file."""

    def left_out(sheet: Canvas, text: str, x: float, y: float) -> None:
        cut(sheet, text[:2], x, y, 1)

    def ends_there(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.saveState()
        shown = sheet.beginPath()
        shown.rect(x - SIZE, y - 5, SIZE + width(text) + 0.2, 15)
        sheet.clipPath(shown, stroke=0, fill=0)
        written(sheet, text, x, y)
        sheet.restoreState()

    for draw in (left_out, ends_there):
        assert isinstance(last(drawn(draw, ruled=ruled)), Missing)


@RULED
def test_what_is_left_of_a_figure_of_which_a_line_is_cut_off_is_none(ruled):
    """A spreadsheet breaks it into lines, and a row too low for them shows one."""

    def low(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.saveState()
        shown = sheet.beginPath()
        shown.rect(x - 10, y - 5, 40, 15)
        sheet.clipPath(shown, stroke=0, fill=0)
        written(sheet, text[:2], x, y + 13)
        sheet.restoreState()
        written(sheet, text[2:], x, y)

    rows = (("规章", "11", "12", "4567"), ("行政规范性文件", "21", "22", "23"))
    found = read(drawn(low, rows=rows, ruled=ruled)).report.disclosure
    assert [found.regulations.issued, found.regulations.repealed] == [11, 12]
    assert isinstance(found.regulations.in_force, Missing)


def test_rulings_that_run_over_the_edge_say_that_something_is_left_out_between_them():
    """Without rulings down the page there is no cell of which that could be said."""
    rulings = [Ruling(0, level, 200, level) for level in (10, 30)]
    (unknown,), _ = with_blots((), rulings, (0, 0, 100, 100))
    assert (unknown.text, unknown.right) == ("\N{REPLACEMENT CHARACTER}", 100)
    assert 10 < unknown.top < unknown.bottom < 30


def test_a_cell_that_is_not_all_shown_is_not_blank():
    """The figure was set to the right in it, beyond the edge of the paper, and left out."""
    rows = (("规章", "11", "12", "13"), ("行政规范性文件", "21", "22", ""))
    data = drawn(written, rows=rows).replace(
        b"/MediaBox [ 0 0 595 842 ]", b"/MediaBox [ 0 0 450 842 ]"
    )
    found = read(data).report.disclosure.normative_documents
    assert found.repealed == 22
    assert isinstance(found.in_force, Missing)
    assert found.in_force != BLANK


def filled_in(sheet: Canvas, text: str, x: float, y: float) -> None:
    sheet.acroForm.textfield(
        value=text, x=x - 3, y=y - 3, width=40, height=12, fontSize=8, borderWidth=0
    )


@RULED
def test_a_figure_in_a_field_of_a_form_is_read(ruled):
    assert last(drawn(filled_in, ruled=ruled)) == 4567


@RULED
def test_a_field_of_which_another_figure_is_drawn_than_it_holds_is_neither(ruled):
    """A program filled it in and left the old drawing: some show the one, and some the other."""
    data = drawn(filled_in, ruled=ruled).replace(b"/V (4567)", b"/V (8888)")
    assert isinstance(last(data), Missing)


@RULED
def test_a_note_on_the_page_that_is_not_drawn_leaves_no_blank_cell(ruled):
    def noted(sheet: Canvas, text: str, x: float, y: float) -> None:
        place = (x - 3, y - 3, x + 37, y + 9)
        sheet.freeTextAnnotation(text, "0 0 0 rg /Helv 9 Tf", Rect=place, relative=0)

    found = read(drawn(noted, ruled=ruled)).report.disclosure.normative_documents.in_force
    assert found != BLANK
    assert isinstance(found, Missing)


@RULED
def test_words_in_a_drawing_of_which_it_is_said_how_they_read_stand_where_it_stands(ruled):
    """Browsers say it of radicals that stand for characters; pdfium puts them where they stand in the drawing."""

    def within(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.beginForm("drawing", 0, 0, 500, 100)
        sheet._code.append("/Span <</ActualText <FEFF884C>>> BDC")
        written(sheet, "\N{KANGXI RADICAL GO}", 20, 10)
        sheet._code.append("EMC")
        written(sheet, text.removeprefix("行"), 20 + SIZE, 10)
        sheet.endForm()
        sheet.translate(x - 20, y - 10)
        sheet.doForm("drawing")
        sheet.translate(20 - x, 10 - y)

    data = drawn(within, ruled=ruled, odd={"行政规范性文件"})
    grids = [block for block in open_document(data).blocks if isinstance(block, Grid)]
    assert "行政规范性文件" in {cell.text for grid in grids for cell in grid.cells}


def test_wide_figures_in_a_cell_of_two_rows_are_two():
    """A ruling between the rows was lost: the figures of both are not put together."""

    def two(sheet: Canvas, text: str, x: float, y: float) -> None:
        wide = text.translate({48 + n: 0xFF10 + n for n in range(10)})
        written(sheet, wide[:2], x, y + 5)
        written(sheet, wide[2:], x, y - 5)

    assert isinstance(last(drawn(two)), Missing)


def lettered(sheet: Canvas, text: str, x: float, y: float) -> None:
    """In a font that is in the file, with outlines of its own."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet.setPageCompression(0)
    sheet.setFont("Vera", SIZE)
    sheet.drawString(x, y, text)


def disguised(data: bytes, by: int) -> bytes:
    """Its fonts said to draw digits that are by so many larger than those they draw, from 10 on anew."""
    for digit in range(10):
        said = f"<{ord('0') + digit:02X}> <%04X>\n"
        true, false = said % (ord("0") + digit), said % (ord("0") + (digit + by) % 10)
        assert true.encode() in data
        data = data.replace(true.encode(), false.encode())
    return data


@RULED
@pytest.mark.parametrize("figure", ["4567", "1230", "88", "1109"])
def test_figures_in_a_font_with_outlines_of_its_own_are_read(figure, ruled):
    rows = (("规章", "11", "12", "13"), ("行政规范性文件", "21", "22", figure))
    assert last(drawn(lettered, ruled=ruled, rows=rows, odd={figure})) == int(figure)


@RULED
@pytest.mark.parametrize("by", range(1, 10))
def test_figures_in_a_font_that_draws_other_digits_than_it_says_are_withheld(by, ruled):
    rows = (("规章", "11", "12", "13"), ("行政规范性文件", "21", "22", "1234567890"))
    data = disguised(drawn(lettered, ruled=ruled, rows=rows, odd={"1234567890"}), by)
    leaf = last(data)
    assert isinstance(leaf, Missing)
    assert leaf != BLANK


def slashed(sheet: Canvas, text: str, x: float, y: float) -> None:
    written(sheet, text, x, y)
    sheet.line(x - 1, y - 1, x + width(text) + 1, y + 0.8 * SIZE)


def waved(sheet: Canvas, text: str, x: float, y: float) -> None:
    """Struck through by hand."""
    written(sheet, text, x, y)
    path, middle = sheet.beginPath(), y + 0.35 * SIZE
    path.moveTo(x - 1, middle)
    path.curveTo(x + 5, middle + 3, x + 10, middle - 3, x + width(text) + 1, middle + 1)
    sheet.drawPath(path)


@RULED
@pytest.mark.parametrize("draw", [slashed, waved])
def test_a_figure_that_something_aslant_runs_through_is_none(draw, ruled):
    leaf = last(drawn(draw, ruled=ruled))
    assert isinstance(leaf, Missing)
    assert leaf != BLANK


def circled(sheet: Canvas, text: str, x: float, y: float) -> None:
    written(sheet, text, x, y)
    sheet.circle(x + width(text) / 2, y + 3, width(text) / 2 + 2)


def ticked(sheet: Canvas, text: str, x: float, y: float) -> None:
    """A mark beside it."""
    written(sheet, text, x, y)
    sheet.line(x + width(text) + 1, y + 3, x + width(text) + 3, y)
    sheet.line(x + width(text) + 3, y, x + width(text) + 8, y + 8)


def heeled(sheet: Canvas, text: str, x: float, y: float) -> None:
    """Drawn on its head, and upright again by a size below nothing, as some programs do."""
    matrix = f"-1 0 0 -1 {x:.2f} {y:.2f} Tm"
    _by_matrix(sheet, text, matrix, -SIZE)


def leaning(sheet: Canvas, text: str, x: float, y: float) -> None:
    """Italics made of upright characters."""
    _by_matrix(sheet, text, f"1 0 0.36 1 {x:.2f} {y:.2f} Tm", SIZE)


def _by_matrix(sheet: Canvas, text: str, matrix: str, size: float) -> None:
    sheet.setFont(FACE, SIZE)
    face = sheet._doc.getInternalFontName(FACE)
    said = text.encode("utf-16-be").hex()
    sheet._code.append(f"BT {face} {size} Tf {matrix} <{said}> Tj ET")


@RULED
@pytest.mark.parametrize("draw", [circled, ticked, heeled, leaning])
def test_a_figure_that_is_drawn_or_marked_in_an_odd_way_is_read(draw, ruled):
    assert last(drawn(draw, ruled=ruled)) == 4567


@RULED
@pytest.mark.parametrize("scale", [0.4, 0.2, 0.13])
def test_a_figure_on_a_page_that_was_made_to_fit_a_small_part_of_the_paper_is_read(scale, ruled):
    assert last(drawn(written, ruled=ruled, scale=scale)) == 4567


@RULED
def test_pale_digits_are_no_figure(ruled):
    """As of a watermark; nobody would print a figure so."""

    def watermarked(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.setFillGray(0.75)
        written(sheet, text, x, y)
        sheet.setFillGray(0)

    leaf = last(drawn(watermarked, ruled=ruled))
    assert isinstance(leaf, Missing)
    assert leaf != BLANK


def test_pale_digits_on_something_dark_are_a_figure():
    def on_dark(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.rect(x - 10, y - 5, 40, 16, stroke=0, fill=1)
        sheet.setFillGray(0.85)
        written(sheet, text, x, y)
        sheet.setFillGray(0)

    assert last(drawn(on_dark)) == 4567


@RULED
def test_a_page_all_of_which_is_pale_is_read(ruled):
    def first(sheet: Canvas, text: str, x: float, y: float) -> None:
        written(sheet, text, x, y)
        sheet.setFillGray(0.7)

    assert last(drawn(first, ruled=ruled, odd={"信息内容"})) == 4567


def pasted_over(sheet: Canvas, text: str, x: float, y: float) -> None:
    """A picture over it, as programs that change scans leave one."""
    written(sheet, text, x, y)
    picture = ImageReader(Image.new("RGB", (30, 10), (255, 255, 255)))
    sheet.drawImage(picture, x - 1, y - 2, width(text) + 2, SIZE + 2)


def rounded_over(sheet: Canvas, text: str, x: float, y: float) -> None:
    written(sheet, text, x, y)
    sheet.setFillGray(1)
    sheet.roundRect(x - 2, y - 3, width(text) + 4, SIZE + 4, 2, stroke=0, fill=1)
    sheet.setFillGray(0)


def patched_at_once(count: int) -> Drawing:
    """Several white patches that are one path, one of them over it."""

    def draw(sheet: Canvas, text: str, x: float, y: float) -> None:
        written(sheet, text, x, y)
        path = sheet.beginPath()
        for at in range(count):
            path.rect(x - 2 + 40 * at, y - 3, width(text) + 4, SIZE + 4)
        sheet.setFillGray(1)
        sheet.drawPath(path, stroke=0, fill=1)
        sheet.setFillGray(0)

    return draw


@RULED
@pytest.mark.parametrize(
    "draw",
    [pasted_over, rounded_over, patched_at_once(2), patched_at_once(12)],
    ids=["picture", "shape", "two patches", "many patches"],
)
def test_a_figure_below_a_picture_or_another_shape_is_none(draw, ruled):
    leaf = last(drawn(draw, ruled=ruled))
    assert isinstance(leaf, Missing)
    assert leaf != BLANK


def framed(sheet: Canvas, text: str, x: float, y: float) -> None:
    """In a frame that is filled, and has a hole."""
    written(sheet, text, x, y)
    path, wide = sheet.beginPath(), width(text)
    path.rect(x - 3, y - 4, wide + 6, SIZE + 4)
    path.rect(x - 2, y - 3, wide + 4, SIZE + 2)
    sheet.drawPath(path, stroke=0, fill=1, fillMode=0)


def sealed(sheet: Canvas, text: str, x: float, y: float) -> None:
    written(sheet, text, x, y)
    sheet.drawImage(ImageReader(Image.new("RGB", (9, 9), (255, 0, 0))), x, y - 60, 120, 120)


@pytest.mark.parametrize(("draw", "ruled"), [(framed, False), (sealed, True)])
def test_a_figure_in_a_hole_or_below_a_seal_is_read(draw, ruled):
    assert last(drawn(draw, ruled=ruled)) == 4567


@RULED
def test_digits_in_a_drawing_that_is_seen_through_altogether_are_no_part_of_a_figure(ruled):
    """As programs print what a page makes clear: the drawing is, and what stands in it is black."""

    def beside_clear(sheet: Canvas, text: str, x: float, y: float) -> None:
        sheet.beginForm("clear")
        sheet.setFillAlpha(0.99)
        written(sheet, "9", x - width("9"), y)
        sheet.endForm()
        sheet.setFillAlpha(0)
        sheet.doForm("clear")
        sheet.setFillAlpha(1)
        written(sheet, text, x, y)

    assert isinstance(last(drawn(beside_clear, ruled=ruled)), Missing)
