"""Documents of Word as offices keep them, each from a seed: what ``printouts.py`` reads, and has printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from printouts.habits import Habits, Made

if TYPE_CHECKING:
    from giac_schema.model import Report
    from giac_schema.render.grid import Place

__all__ = ["document"]

_STYLES = ("single", "single", "double", "dashed", "dotted", "thick", "nil")
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_ACROSS = (WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT)
_DOWN = (WD_ALIGN_VERTICAL.CENTER, WD_ALIGN_VERTICAL.TOP, WD_ALIGN_VERTICAL.BOTTOM)


def document(seed: int, report: Report) -> Made:
    """The document that a seed stands for."""
    habits = Habits.of(seed)
    made = Document()
    look = _Look(habits)
    _paper(habits, made)
    for part in page(report):
        if isinstance(part, Table):
            _table(look, made, part)
        else:
            _words(look, made, part.text)
    made.save(data := io.BytesIO())
    return Made(data.getvalue(), habits.noted)


class _Look:
    """How a document looks."""

    def __init__(self, habits: Habits) -> None:
        chance = habits.chance
        self.habits, self.chance = habits, chance
        self.size = habits.rarely("size", 10.5, 6, 8, 14)
        self.across, self.down = chance.choice(_ACROSS), chance.choice(_DOWN)
        self.style = habits.rarely("borders", "single", *_STYLES[2:], odds=0.5)
        self.lost = habits.rarely("lost borders", 0.0, 0.1, 0.4, odds=0.25)
        self.turned = habits.rarely("turned", "", "btLr", "tbRlV", "tbRl", odds=0.35)
        self.height = habits.rarely("height", 0.0, 0.4, 0.6, 1.2, odds=0.35)
        self.exact = habits.has("exact height", 0.3)
        self.widths = habits.rarely("widths", "even", "narrow", "odd", odds=0.5)
        self.nested = habits.has("tables in a cell", 0.12)
        self.split = habits.has("split tables", 0.12)
        self.repeats = habits.has("repeated rows", 0.3)
        self.whole_rows = habits.has("rows that do not break", 0.3)
        self.floats = habits.has("tables in a frame", 0.1)
        self.shade = habits.has("shaded", 0.2)
        self.dark = habits.has("dark heads", 0.1)
        self.changed = habits.has("tracked changes", 0.15)
        self.vanished = habits.has("hidden text", 0.15)
        self.noted = habits.has("notes of figures", 0.1)
        self.boxed = habits.has("text boxes", 0.1)
        self.padding = habits.rarely("padding", 0.19, 0.0, 0.4, odds=0.3)
        self.spaced = habits.rarely("line spacing", 1.0, 0.7, 1.5, 2.0, odds=0.3)
        self.after = habits.rarely("space after", 0, 6, 12, odds=0.3)
        self.broken = habits.has("figures broken by hand", 0.04)
        self.apart = habits.has("figures in several runs", 0.2)


def _paper(habits: Habits, made: Any) -> None:
    section = made.sections[0]
    if habits.has("landscape", 0.25):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if habits.has("narrow margins", 0.2):
        section.left_margin = section.right_margin = Cm(1)
    if habits.has("two columns", 0.06):
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), "2")
    if habits.has("footer", 0.5):
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = paragraph.add_run()
            sign = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                sign.set(qn("w:fldCharType"), kind)
            else:
                sign.text = text
            run._r.append(sign)
    if habits.has("header", 0.2):
        section.header.paragraphs[0].text = "云溪县水务局 2023"


def _words(look: _Look, made: Any, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.line_spacing = look.spaced
    paragraph.add_run(text).font.size = Pt(look.size)
    if look.boxed and look.habits.some(0.2):
        paragraph._p.append(_boxed("内部审核 第3稿 请于15日前反馈"))


def _boxed(text: str) -> Any:
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape'
        ' style="position:absolute;margin-left:200pt;margin-top:10pt;width:120pt;height:40pt"'
        f' type="#_x0000_t202"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def _table(look: _Look, made: Any, part: Table) -> None:
    places = list(placed(part))
    if look.split:
        cut = look.chance.randint(1, len(part.rows) - 1)
        cut = max(cut, part.headers)
        if cut < len(part.rows) and all(p.row >= cut or p.last_row < cut for p in places):
            upper = [p for p in places if p.row < cut]
            lower = [p for p in places if p.row >= cut]
            _drawn(look, made, part, upper, 0, cut)
            if look.habits.some(0.5):
                made.add_paragraph("")
            _drawn(look, made, part, lower, cut, len(part.rows))
            return
    _drawn(look, made, part, places, 0, len(part.rows))


def _drawn(look: _Look, made: Any, part: Table, places: list[Place], first: int, last: int) -> None:
    holder = made
    if look.nested:
        outer = made.add_table(1, 1)
        holder = outer.cell(0, 0)
    table = holder.add_table(last - first, part.width)
    table.alignment = look.chance.choice(
        (WD_TABLE_ALIGNMENT.CENTER, WD_TABLE_ALIGNMENT.LEFT, WD_TABLE_ALIGNMENT.CENTER)
    )
    _borders(look, table)
    heads = {p.column for p in places if p.cell.scope in {"row", "rowgroup"}}
    _widths(look, table, heads, part.width)
    for place in places:
        cell = table.cell(place.row - first, place.column)
        if place.cell.rowspan > 1 or place.cell.colspan > 1:
            cell = cell.merge(table.cell(place.last_row - first, place.last_column))
        _cell(look, cell, place)
    for at, row in enumerate(table.rows):
        _row(look, row, is_head=first + at < part.headers)
    if look.floats:
        table._tbl.tblPr.append(
            parse_xml(
                f'<w:tblpPr {nsdecls("w")} w:leftFromText="180" w:rightFromText="180"'
                ' w:vertAnchor="text" w:horzAnchor="margin" w:tblpY="120"/>'
            )
        )


def _borders(look: _Look, table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in _EDGES:
        side = OxmlElement(f"w:{edge}")
        lost = look.habits.some(look.lost)
        side.set(qn("w:val"), "nil" if lost else look.style)
        side.set(qn("w:sz"), "4")
        borders.append(side)
    table._tbl.tblPr.append(borders)
    margins = OxmlElement("w:tblCellMar")
    for edge in ("left", "right"):
        side = OxmlElement(f"w:{edge}")
        side.set(qn("w:w"), str(int(look.padding * 567)))
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    table._tbl.tblPr.append(margins)


def _widths(look: _Look, table: Any, heads: set[int], width: int) -> None:
    if look.widths == "even":
        return
    table.autofit = False
    for at in range(width):
        wide = {
            "narrow": 1.2 if at in heads else 0.9,
            "odd": look.chance.choice((0.6, 1.0, 1.5, 2.5)) + (at in heads),
        }[look.widths]
        for cell in table.columns[at].cells:
            cell.width = Cm(wide)


def _row(look: _Look, row: Any, *, is_head: bool) -> None:
    if look.height:
        row.height = Cm(look.height)
        rule = WD_ROW_HEIGHT_RULE.EXACTLY if look.exact else WD_ROW_HEIGHT_RULE.AT_LEAST
        row.height_rule = rule
    properties = row._tr.get_or_add_trPr()
    if look.whole_rows:
        properties.append(OxmlElement("w:cantSplit"))
    if look.repeats and is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _cell(look: _Look, cell: Any, place: Place) -> None:
    is_head = place.cell.scope is not None
    cell.vertical_alignment = look.down
    paragraph = cell.paragraphs[0]
    paragraph.alignment = look.across
    paragraph.paragraph_format.line_spacing = look.spaced
    paragraph.paragraph_format.space_after = Pt(look.after)
    text = place.cell.text
    figure = text.isdigit() and not is_head
    _runs(look, paragraph, text, is_figure=figure)
    if look.turned and is_head and place.cell.rowspan > len(_EDGES):
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), look.turned)
        cell._tc.get_or_add_tcPr().append(direction)
    if (look.shade and place.row % 2) or (look.dark and is_head):
        fill = "1F3864" if look.dark and is_head else "DDEBF7"
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill}"/>')
        )
        if look.dark and is_head:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().append(
                    parse_xml(f'<w:color {nsdecls("w")} w:val="FFFFFF"/>')
                )


def _runs(look: _Look, paragraph: Any, text: str, *, is_figure: bool) -> None:
    size = Pt(look.size)
    if not is_figure:
        paragraph.add_run(text).font.size = size
        return
    if look.vanished and look.habits.some(0.2):
        run = paragraph.add_run(look.chance.choice(("9", "去年", "37")))
        run.font.hidden = True
    if look.changed and look.habits.some(0.2):
        paragraph._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="1" w:author="a" w:date="2024-01-05T00:00:00Z"><w:r>'
                f"<w:delText>{look.chance.randint(1, 99)}</w:delText></w:r></w:del>"
            )
        )
        paragraph._p.append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="2" w:author="a" w:date="2024-01-05T00:00:00Z"><w:r>'
                f'<w:rPr><w:sz w:val="{int(2 * look.size)}"/></w:rPr><w:t>{text}</w:t></w:r></w:ins>'
            )
        )
        return
    pieces = [text]
    if len(text) > 1 and (look.apart or look.broken):
        at = look.chance.randint(1, len(text) - 1)
        pieces = [text[:at], text[at:]]
    for number, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.font.size = size
        if look.broken and number == 0 and len(pieces) > 1 and look.habits.some(0.3):
            run.add_break()
    if look.noted and look.habits.some(0.1):
        run = paragraph.add_run(str(look.chance.randint(1, 9)))
        run.font.size = size
        run.font.superscript = True
