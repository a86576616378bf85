"""A report as a Word document on A4, its tables with the merged cells of the form."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from giac_schema.errors import MissingExtra
from giac_schema.render.docx_table import table_xml
from giac_schema.render.grid import Table
from giac_schema.render.signs import for_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as DocumentObject

    from giac_schema.render.page import Line, Part, Role

__all__ = ["docx"]

_STYLES: Final[dict[Role, str]] = {
    "title": "Title",
    "date": "Subtitle",
    "heading": "Heading 1",
    "paragraph": "Normal",
}
_BODY: Final = "仿宋"
_BOLD: Final = "黑体"
_LOOKS: Final = {
    "Normal": (_BODY, 14),
    "Title": ("方正小标宋简体", 20),
    "Subtitle": (_BODY, 12),
    "Heading 1": (_BOLD, 15),
}
"""Typeface and size in points; a program that lacks the typeface takes its own."""


def docx(parts: Iterable[Part]) -> bytes:
    """The document of a report's parts.

    Raises:
        MissingExtra: if python-docx is not installed.
    """
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtra("DOCX", "docx") from error
    document = Document()
    _set_up(document)
    for part in parts:
        if isinstance(part, Table):
            document.element.body[-1].addprevious(table_xml(part))
        else:
            _write(document, part)
    document.save(data := BytesIO())
    return data.getvalue()


def _write(document: DocumentObject, line: Line) -> None:
    document.add_paragraph(for_xml(line.text), style=_STYLES[line.role])
    if line.role == "title":
        document.core_properties.title = for_xml(line.text)[:_LONGEST_PROPERTY]


_LONGEST_PROPERTY: Final = 255


def _set_up(document: DocumentObject) -> None:
    """Paper, margins and the look of paragraphs."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(25)
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.language = "zh-CN"
    for name, (typeface, size) in _LOOKS.items():
        _dress(document.styles[name], typeface, size)
    _set_lines(document)


def _dress(style: Any, typeface: str, size: int) -> None:
    """A style in one typeface, for Chinese and Latin letters alike, in black."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # what the template says of themes would win over a name
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), typeface)


def _set_lines(document: DocumentObject) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for name in ("Title", "Subtitle"):
        style: Any = document.styles[name]
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.first_line_indent = Pt(0)  # that of a paragraph would set it aside
        for border in style.element.pPr.xpath("w:pBdr"):
            border.getparent().remove(border)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.first_line_indent = Pt(28)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = Pt(26)
