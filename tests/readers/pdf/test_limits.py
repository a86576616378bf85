"""A hostile or broken PDF gives one of this library's errors."""

from __future__ import annotations

import base64
import io
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from giac_schema.api import read, render
from giac_schema.errors import GiacError, NoReportFound, TooLarge, UnknownFormat
from giac_schema.model import Report2021
from giac_schema.readers.pdf import document as reader
from giac_schema.readers.pdf.drawing import vetting

REPORT = Report2021(title="云溪县水务局2023年政府信息公开工作年度报告").with_cells(
    {ref: 0 for ref, _ in Report2021().cells()}
)


def empty_pages(count: int) -> bytes:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    for _ in range(count):
        sheet.rect(50, 50, 100, 100)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of hand-written objects, the first of them its catalog; readers find them without a table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def page_of(content: bytes, *others: bytes, resources: bytes = b"<<>>") -> bytes:
    return pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>"
        % resources,
        content,
        *others,
    )


def stream(data: bytes, described: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (described, len(data), data)


def flate(data: bytes, described: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), described + b"/Filter/FlateDecode")


def test_a_scan_is_said_to_be_one():
    with pytest.raises(UnknownFormat, match="扫描件") as caught:
        read(empty_pages(2))
    assert "OCR" in caught.value.advice


def test_a_password_is_asked_for(drawn):
    with pytest.raises(UnknownFormat, match="密码"):
        read(drawn(REPORT, password="secret"))  # noqa: S106 - nothing is kept behind it


def test_a_report_that_only_may_not_be_copied_is_read(drawn):
    assert dict(read(drawn(REPORT, protected=True)).report.cells()) == dict(REPORT.cells())


def test_more_pages_than_any_report_has_are_refused():
    with pytest.raises(TooLarge, match=str(reader.MOST_PAGES)):
        read(empty_pages(reader.MOST_PAGES + 1))


def test_a_page_with_too_many_characters_is_refused():
    words = b"BT /F 1 Tf " + b"(0123456789) Tj " * (reader.MOST_CHARACTERS // 10 + 1) + b"ET"
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    with pytest.raises(TooLarge, match=str(reader.MOST_CHARACTERS)):
        read(page_of(stream(words), resources=font))


def test_time_is_limited(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "MOST_SECONDS", -1)
    with pytest.raises(TooLarge, match="seconds"):
        read(empty_pages(1))


def test_a_stream_that_unfolds_without_end_is_refused():
    with pytest.raises(TooLarge, match=str(vetting.MOST_UNFOLDED)):
        read(page_of(flate(b"\0" * (vetting.MOST_UNFOLDED + 1))))


def test_a_stream_written_in_letters_is_unfolded_as_well():
    packed = base64.a85encode(zlib.compress(b"\0" * (vetting.MOST_UNFOLDED + 1), 9)) + b"~>"
    with pytest.raises(TooLarge, match=str(vetting.MOST_UNFOLDED)):
        read(page_of(stream(packed, b"/Filter[/ASCII85Decode/FlateDecode]")))


def test_a_damaged_stream_is_measured_up_to_the_damage():
    packing = zlib.compressobj(9)
    packed = packing.compress(b"\0" * (vetting.MOST_UNFOLDED + 1_000_000))
    packed += packing.flush(zlib.Z_FULL_FLUSH) + b"\7"  # of a kind that there is not
    with pytest.raises(TooLarge, match=str(vetting.MOST_UNFOLDED)):
        read(page_of(stream(packed, b"/Filter/FlateDecode")))


def test_what_a_short_stream_says_is_seen_though_its_sum_does_not_agree():
    """The library that draws it does not mind."""
    packed = zlib.compress(b"/Span<</ActualText<FEFF0031>>>BDC EMC")
    damaged = stream(packed[:-4] + bytes(4), b"/Filter/FlateDecode")
    assert vetting.vet(page_of(damaged)) == {"spoken"}


def test_streams_that_unfold_to_too_much_together_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vetting, "MOST_UNFOLDED_IN_ALL", 10_000)
    with pytest.raises(TooLarge, match="10000"):
        read(page_of(flate(b" " * 6000), flate(b" " * 6000)))


FONT = b"/Subtype/OpenType"


def test_a_font_that_unfolds_without_end_is_refused():
    with pytest.raises(TooLarge, match=str(vetting.MOST_UNFOLDED)):
        vetting.vet(page_of(stream(b""), flate(b"\0" * (vetting.MOST_UNFOLDED + 1), FONT)))


def test_fonts_may_unfold_to_as_much_together_as_other_streams(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vetting, "MOST_UNFOLDED_IN_ALL", 10_000)
    font = flate(b" " * 6000, FONT)
    assert vetting.vet(page_of(stream(b""), font)) == frozenset()
    with pytest.raises(TooLarge, match="10000"):
        vetting.vet(page_of(stream(b""), font, font))


@pytest.mark.parametrize(
    "described",
    [
        b"/Filter[/FlateDecode/FlateDecode]",
        b"/Filter/FlateDecode/Filter[/FlateDecode/FlateDecode]",
        b"/Filter[/FlateDecode/FlateDecode]/Xobj<</Filter/FlateDecode>>",
        b"/F#69lter[/FlateDecode/FlateDecode]/Filter/FlateDecode",
    ],
)
def test_a_font_packed_twice_is_unfolded_to_its_end(described: bytes):
    packed = zlib.compress(zlib.compress(b"\0" * (vetting.MOST_UNFOLDED + 1), 9), 9)
    with pytest.raises(TooLarge, match=str(vetting.MOST_UNFOLDED)):
        vetting.vet(page_of(stream(b""), stream(packed, FONT + described)))


def test_a_stream_packed_over_and_over_is_refused():
    packed = b"0"
    for _ in range(vetting.MOST_LAYERS + 1):
        packed = zlib.compress(packed)
    with pytest.raises(TooLarge, match="layers"):
        read(page_of(stream(packed)))


def test_a_stream_with_too_many_strokes_is_refused():
    with pytest.raises(TooLarge, match=str(vetting.MOST_DRAWN)):
        read(page_of(flate(b"0 0 m 9 9 l S\n" * (vetting.MOST_DRAWN + 1))))


def test_drawings_that_draw_each_other_tenfold_are_refused():
    forms = [
        flate(
            b"/X Do\n" * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
            b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1),
        )
        for number in range(5, 25)
    ]
    with pytest.raises(TooLarge, match="drawings inside drawings"):
        read(page_of(stream(b"/X Do"), *forms, resources=b"<</XObject<</X 5 0 R>>>>"))


def test_a_page_that_shows_one_stream_again_and_again_is_refused():
    page = page_of(stream(b"0 0 m 9 9 l S\n")).replace(
        b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * (vetting.MOST_REPEATED + 1) + b"]"
    )
    with pytest.raises(TooLarge, match="repeated references"):
        read(page)


def test_too_many_streams_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vetting, "MOST_STREAMS", 3)
    with pytest.raises(TooLarge, match="streams"):
        read(page_of(stream(b""), stream(b""), stream(b""), stream(b"")))


few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@few
@given(data=st.data())
def test_a_pdf_cut_short_gives_an_error_or_true_figures(drawn, data: st.DataObject):
    whole = drawn(REPORT)
    end = data.draw(st.integers(5, len(whole) - 1))
    try:
        found = read(whole[:end]).report
    except GiacError:
        return
    assert {leaf for _, leaf in found.cells() if isinstance(leaf, int)} <= {0}


@few
@given(st.binary(max_size=2000))
def test_garbage_behind_the_sign_of_a_pdf_gives_an_error(garbage: bytes):
    with pytest.raises(GiacError):
        read(b"%PDF-1.7\n" + garbage)


def test_a_report_whose_digits_are_unknown_is_not_taken_for_the_blank_form():
    page = render(REPORT, "html").replace(">0<", ">\ufffd<")
    with pytest.raises(NoReportFound, match="unknown"):
        read(page)
