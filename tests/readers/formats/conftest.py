"""Reports written as office documents by other programs' libraries, or by hand where the case is odd."""

from __future__ import annotations

import csv
import io
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest

from giac_schema.model import BLANK, Report2019, Report2021, form
from giac_schema.render.grid import Table
from giac_schema.render.page import page

REPORTS = {"2021": Report2021, "2019": Report2019}
PROSE = {
    "overview": "本年度工作平稳有序。\n公开渠道进一步拓宽。",
    "problems": "公开形式还不够丰富，下一步将予改进。",
    "other_matters": "没有其他需要报告的事项。",
}


def _report(edition, leaf):
    cells = {}
    for number, node in enumerate(form(edition).cells(), start=101):
        amount = leaf(number)
        money = node.entry.is_money and amount is not BLANK
        cells[node.ref] = Decimal(amount) / 100 if money else amount
    year = 2023 if edition == "2021" else 2020
    title = f"云溪县水务局{year}年政府信息公开工作年度报告"
    return REPORTS[edition](title=title, organ="云溪县水务局", year=year, **PROSE).with_cells(cells)


@pytest.fixture(scope="session", params=["2021", "2019"])
def distinct(request):
    """A report in which no two figures are equal."""
    return _report(request.param, lambda number: number)


@pytest.fixture(scope="session", params=["2021", "2019"])
def sparse(request):
    """A report in which most cells are blank."""
    return _report(request.param, lambda number: number if number % 5 in {0, 3} else BLANK)


@pytest.fixture(scope="session")
def small():
    """One report of the 2021 form, for what does not depend on the figures."""
    return _report("2021", lambda number: number % 10)


# ------------------------------------------------------------------------------------------ DOCX

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def paragraph(text, properties=""):
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(text).split("\n"))
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{lines}</w:t></w:r></w:p>'


def word_table(rows, width):
    """A ``w:tbl`` of the rows of a drawn table, with the cells that continue merged ones."""
    below = {}  # column -> rows that a cell still covers, and its width
    drawn = []
    for row in rows:
        written, column, left = [], 0, list(row)
        while column < width and (left or column in below):
            if column in below:
                times, span = below.pop(column)
                written.append(_word_cell("", span, '<w:vMerge w:val="continue"/>'))
                going_on = times - 1
            else:
                cell = left.pop(0)
                span, going_on = cell.colspan, cell.rowspan - 1
                merge = '<w:vMerge w:val="restart"/>' if going_on else ""
                written.append(_word_cell(cell.text, span, merge))
            if going_on:
                below[column] = (going_on, span)
            column += span
        drawn.append((written, dict(below)))
        below = drawn[-1][1]
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(w)}</w:tr>" for w, _ in drawn) + "</w:tbl>"


def _word_cell(text, span, merge):
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{paragraph(text)}</w:tc>'


def word_body(report):
    """The body of a report: paragraphs and tables as XML."""
    return "".join(
        word_table(part.rows, part.width) if isinstance(part, Table) else paragraph(part.text)
        for part in page(report)
    )


def pack(parts):
    """A zip of named parts."""
    with zipfile.ZipFile(data := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return data.getvalue()


def word_file(body, numbering="", head=""):
    """A DOCX with this body, made of nothing but the parts it must have."""
    types = {"word/document.xml": "document.main", "word/numbering.xml": "numbering"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN.format(kind)}"/>'
        for name, kind in types.items()
    )
    document = f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
            f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>",
            "_rels/.rels": _relation("officeDocument", "word/document.xml"),
            "word/_rels/document.xml.rels": _relation("numbering", "numbering.xml"),
            "word/document.xml": document,
            "word/numbering.xml": f"<w:numbering {_W}>{numbering}</w:numbering>",
        }
    )


def _relation(kind, target):
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


@pytest.fixture(scope="session")
def word():
    """The builder of DOCX files by hand: ``word.file(word.body(report))``."""

    class Word:
        file = staticmethod(word_file)
        body = staticmethod(word_body)
        paragraph = staticmethod(paragraph)
        table = staticmethod(word_table)
        pack = staticmethod(pack)

    return Word


def by_python_docx(report):
    """A DOCX as python-docx writes it, cells merged by its own means."""
    import docx

    document = docx.Document()
    for part in page(report):
        if not isinstance(part, Table):
            document.add_paragraph(part.text)
            continue
        table = document.add_table(len(part.rows), part.width)
        for cell, top, left, bottom, right in _placed(part):
            begin = table.cell(top, left)
            begin.text = cell.text
            if (top, left) != (bottom, right):
                begin.merge(table.cell(bottom, right))
    document.save(data := io.BytesIO())
    return data.getvalue()


def _placed(table):
    """Every cell of a drawn table with its first and last row and column."""
    taken = set()
    for top, row in enumerate(table.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            bottom, right = top + cell.rowspan - 1, left + cell.colspan - 1
            taken |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
            yield cell, top, left, bottom, right


# ------------------------------------------------------------------------------------- workbooks


def _value(text):
    """A figure as a number, so that a sheet holds what a person would have typed."""
    try:
        return int(text)
    except ValueError:
        return float(text) if text.replace(".", "", 1).isdigit() else text or None


def _lay_out(report):
    """The cells of a report on one sheet: text and first and last row and column, from 0."""
    top = 0
    for part in page(report):
        if isinstance(part, Table):
            for cell, *at in _placed(part):
                yield cell.text, at[0] + top, at[1], at[2] + top, at[3]
            top += len(part.rows)
        else:
            yield part.text, top, 0, top, 0
            top += 1


def by_openpyxl(report):
    """A workbook with the whole report on one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    for text, *at in _lay_out(report):
        _write(book.active, text, *at)
    return _saved(book)


def by_openpyxl_in_sheets(report):
    """A workbook with a sheet for each table, and one for the text."""
    import openpyxl

    book = openpyxl.Workbook()
    line = 0
    for part in page(report):
        if isinstance(part, Table):
            sheet = book.create_sheet(part.name)
            for cell, *at in _placed(part):
                _write(sheet, cell.text, *at)
        else:
            _write(book.active, part.text, line, 0, line, 0)
            line += 1
    return _saved(book)


def _write(sheet, text, top, left, bottom, right):
    sheet.cell(top + 1, left + 1, _value(text))
    if (top, left) != (bottom, right):
        sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)


def _saved(book):
    book.save(data := io.BytesIO())
    return data.getvalue()


def by_xlwt(report):
    """A binary workbook (XLS)."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("report")
    for text, top, left, bottom, right in _lay_out(report):
        if (top, left) == (bottom, right):
            sheet.write(top, left, _value(text))
        else:
            sheet.write_merge(top, bottom, left, right, _value(text))
    book.save(data := io.BytesIO())
    return data.getvalue()


def by_csv(report, *, repeat):
    """A CSV: of a merged cell the fields are blank but the first, or all repeat it."""
    cells = list(_lay_out(report))
    rows = [[""] * (1 + max(c[4] for c in cells)) for _ in range(1 + max(c[3] for c in cells))]
    for text, top, left, bottom, right in cells:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                first = (row, column) == (top, left)
                rows[row][column] = text if repeat or first else ""
    csv.writer(data := io.StringIO()).writerows(rows)
    return data.getvalue()


# ------------------------------------------------------------------------------------ OpenDocument

_ODF = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "drawing")
)


def odf_file(kind, body):
    """An ODT or ODS with this body."""
    content = (
        f"<office:document-content{_ODF}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>"
    )
    return pack({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def odf_table(table):
    """A table of the rows of a drawn table, covered cells included."""
    rows = [[] for _ in table.rows]
    cells = {
        (top, left): (cell, bottom, right) for cell, top, left, bottom, right in _placed(table)
    }
    for row, column in ((r, c) for r in range(len(rows)) for c in range(table.width)):
        if (row, column) in cells:
            cell, bottom, right = cells[row, column]
            rows[row].append(
                f'<table:table-cell table:number-rows-spanned="{bottom - row + 1}"'
                f' table:number-columns-spanned="{right - column + 1}">'
                f"<text:p>{escape(cell.text)}</text:p></table:table-cell>"
            )
        else:
            rows[row].append("<table:covered-table-cell/>")
    drawn = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return f"<table:table>{drawn}</table:table>"


def as_odt(report):
    """A report as an ODT."""
    return odf_file(
        "text",
        "".join(
            odf_table(part) if isinstance(part, Table) else f"<text:p>{escape(part.text)}</text:p>"
            for part in page(report)
        ),
    )


def as_ods(report):
    """A report as an ODS: a sheet for each part."""
    sheets = []
    for part in page(report):
        if isinstance(part, Table):
            sheets.append(odf_table(part))
        else:
            sheets.append(
                "<table:table><table:table-row><table:table-cell><text:p>"
                f"{escape(part.text)}</text:p></table:table-cell></table:table-row></table:table>"
            )
    return odf_file("spreadsheet", "".join(sheets))


BUILDERS = {
    "docx": lambda report: word_file(word_body(report)),
    "docx by python-docx": by_python_docx,
    "xlsx": by_openpyxl,
    "xlsx with a sheet for each table": by_openpyxl_in_sheets,
    "xls": by_xlwt,
    "csv with blanks": lambda report: by_csv(report, repeat=False),
    "csv with repetitions": lambda report: by_csv(report, repeat=True),
    "odt": as_odt,
    "ods": as_ods,
}


@pytest.fixture(params=list(BUILDERS))
def build(request):
    """Writes a report in one of the formats."""
    return BUILDERS[request.param]


@pytest.fixture(scope="session")
def builders():
    """All of them by name."""
    return BUILDERS


@pytest.fixture(scope="session")
def odf():
    """The builder of OpenDocument files by hand: kind and body."""
    return odf_file


@pytest.fixture(scope="session")
def repack():
    """Changes the text of one part of a zip."""

    def change(data, part, how):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = {name: opened.read(name).decode() for name in opened.namelist()}
        return pack(parts | {part: how(parts[part])})

    return change
