"""Documents of Word as other programs write them, tag by tag: what python-docx would never write, each from a seed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from printouts.habits import Habits, Made

if TYPE_CHECKING:
    from giac_schema.model import Report
    from giac_schema.render.grid import Place

__all__ = ["kingsoft"]

_BY = 'w:id="1" w:author="a" w:date="2024-01-05T00:00:00Z"'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FIGURES = (
    f"<w:del {_BY}><w:r><w:delText>9</w:delText></w:r></w:del>{{}}",
    f"<w:ins {_BY}>{{}}</w:ins>",
    f"<w:ins {_BY}><w:del {_BY}><w:r><w:delText>7</w:delText></w:r></w:del></w:ins>{{}}",
    f"<w:moveFrom {_BY}><w:r><w:t>8</w:t></w:r></w:moveFrom><w:moveTo {_BY}>{{}}</w:moveTo>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r>{}",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:smartTag>{}</w:smartTag>",
    '<w:fldSimple w:instr="=SUM(LEFT)">{}</w:fldSimple>',
    _FIELD,
    "{}<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>",
    "{}<w:r><w:commentReference w:id='0'/></w:r>",
    "<w:r><w:lastRenderedPageBreak/></w:r>{}",
    "<w:bookmarkStart w:id='3' w:name='去年12'/>{}<w:bookmarkEnd w:id='3'/>",
)
"""What stands in a figure's cell, of which only the figure is to be seen."""


def kingsoft(seed: int, report: Report) -> Made:
    """The document that a seed stands for."""
    habits = Habits.of(seed)
    made = Document()
    body = made.element.body
    look = _Look(habits)
    for part in page(report):
        if isinstance(part, Table):
            body.insert(len(body) - 1, parse_xml(look.table(part)))
        else:
            made.add_paragraph(part.text)
    made.save(data := io.BytesIO())
    return Made(data.getvalue(), habits.noted)


class _Look:
    """How the tables of a document are written."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits
        self.figures = habits.has("odd figures", 0.5)
        self.grid = habits.rarely("grid", "true", "none", "short", "even", odds=0.4)
        self.below = habits.rarely("below", "continue", "bare", "before", "all bare", odds=0.5)
        self.across = habits.rarely("across", "gridSpan", "hMerge", "none", odds=0.3)
        self.after = habits.has("blank cells left out at the end", 0.15)
        self.controls = habits.rarely("controls", "", "row", "cell", odds=0.3)
        self.deleted = habits.has("deleted rows", 0.2)
        self.gone = habits.has("deleted cells", 0.1)
        self.hidden = habits.has("hidden rows", 0.1)

    def table(self, part: Table) -> str:
        """A table as it is written."""
        columns = {"none": 0, "short": part.width - 1, "even": part.width + 2}.get(
            self.grid, part.width
        )
        grid = "<w:gridCol w:w='800'/>" * columns
        rows = "".join(self._row(part, number) for number in range(len(part.rows)))
        return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _row(self, part: Table, number: int) -> str:
        over = [p for p in placed(part) if p.row <= number <= p.last_row]
        over.sort(key=lambda place: place.column)
        before = after = 0
        if self.below == "before":
            while over and over[0].row < number:
                before += over.pop(0).cell.colspan
        while self.after and over and not over[-1].cell.text and over[-1].row == number:
            after += over.pop().cell.colspan
        cells = "".join(self._cell(place, number) for place in over)
        told = f"<w:gridBefore w:val='{before}'/>" if before else ""
        told += f"<w:gridAfter w:val='{after}'/>" if after else ""
        row = f"<w:tr><w:trPr>{told}</w:trPr>{cells}</w:tr>"
        if self.controls == "row" and self.habits.some(0.2):
            row = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
        for odd, mark in ((self.deleted, f"<w:del {_BY}/>"), (self.hidden, "<w:hidden/>")):
            if odd and number >= part.headers and self.habits.some(0.1) and not told:
                row += f"<w:tr><w:trPr>{mark}</w:trPr>{cells.replace('<w:t>', '<w:t>7')}</w:tr>"
        return row

    def _cell(self, place: Place, number: int) -> str:
        wide, told = place.cell.colspan, ""
        if wide > 1 and self.across == "gridSpan":
            told += f"<w:gridSpan w:val='{wide}'/>"
        elif wide > 1 and self.across == "hMerge":
            told += "<w:hMerge w:val='restart'/>"
        if place.cell.rowspan > 1:
            first = place.row == number and self.below != "all bare"
            value = " w:val='restart'" if first else " w:val='continue'"
            told += f"<w:vMerge{'' if self.below != 'continue' and not first else value}/>"
        text = place.cell.text if place.row == number else ""
        cell = f"<w:tc><w:tcPr><w:tcW w:w='{800 * wide}' w:type='dxa'/>{told}</w:tcPr>"
        cell += f"<w:p>{self._said(text, is_figure=not place.cell.scope)}</w:p></w:tc>"
        if wide > 1 and self.across == "hMerge":
            cell += "<w:tc><w:tcPr><w:hMerge/></w:tcPr><w:p/></w:tc>" * (wide - 1)
        if self.controls == "cell" and text and self.habits.some(0.1):
            cell = f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
        if self.gone and not place.cell.scope and self.habits.some(0.05):
            cell += f"<w:tc><w:tcPr><w:cellDel {_BY}/></w:tcPr><w:p/></w:tc>"
        return cell

    def _said(self, text: str, *, is_figure: bool) -> str:
        run = f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text else ""
        if self.figures and is_figure and text and self.habits.some(0.4):
            return self.habits.chance.choice(_FIGURES).format(run)
        return run
