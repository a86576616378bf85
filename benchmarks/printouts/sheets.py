"""Workbooks as offices keep them, each from a seed: what ``printouts.py`` reads, and has printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from attrs import define, field
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break, ColBreak

from giac_schema.model import Ref
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from printouts.habits import Habits, Made

if TYPE_CHECKING:
    from giac_schema.model import Report
    from giac_schema.render.grid import Place

__all__ = ["workbook"]

_FORMATS = ("General", "0", "#,##0", '0"件"', "0.00", "0_ ", "@", "0;-0;0;@")
_ACROSS = ("general", "center", "center", "left", "right", "distributed")
_DOWN = ("center", "top", "bottom")
_STYLES = ("thin", "thin", "hair", "double", "dashed", "medium", "dotted")


@define
class _Sheets:
    """A workbook that is written cell by cell, with what is odd about it."""

    habits: Habits
    book: Workbook = field(factory=Workbook)
    hidden: set[Ref] = field(factory=set)
    """The places of figures that the workbook does not show."""
    at: dict[tuple[str, int, int], Ref] = field(factory=dict)


def workbook(seed: int, report: Report) -> Made:
    """The workbook that a seed stands for."""
    sheets = _Sheets(Habits.of(seed))
    _write(sheets, report)
    sheets.book.save(data := io.BytesIO())
    return Made(data.getvalue(), sheets.habits.noted, frozenset(sheets.hidden))


def _write(sheets: _Sheets, report: Report) -> None:
    chance, sheet = sheets.habits.chance, sheets.book.active
    apart = sheets.habits.has("a sheet for each table")
    margin = sheets.habits.rarely("margin", 0, 1, 2)
    top = 1 + sheets.habits.rarely("rows above", 0, 1, 2)
    look = _Look(sheets)
    tables: list[tuple[Any, int, int, Table]] = []
    for part in page(report):
        if isinstance(part, Table):
            if apart:
                sheet = sheets.book.create_sheet(part.name)
                top = 1
            tables.append((sheet, top, margin, part))
            look.table(sheet, top, margin, part)
            top += len(part.rows) + chance.choice((0, 1, 1, 2))
        else:
            cell = sheet.cell(top, margin + 1, part.text)
            if look.merged_prose:
                sheet.merge_cells(
                    start_row=top, end_row=top, start_column=margin + 1, end_column=margin + 10
                )
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                sheet.row_dimensions[top].height = 15 * (1 + len(part.text) // 35)
            cell.font = look.font(bold=part.role in {"title", "heading"})
            top += 1
    for one in sheets.book.worksheets:
        _pages(sheets, one, [t for t in tables if t[0] is one])
    _beside(sheets, tables)
    _hide(sheets, tables)


class _Look:
    """How the cells of a workbook look."""

    def __init__(self, sheets: _Sheets) -> None:
        chance = sheets.habits.chance
        self.sheets = sheets
        self.chance = chance
        self.face = chance.choice(("Noto Serif CJK SC", "Noto Sans CJK SC", "宋体"))
        self.size = sheets.habits.rarely("size", 10, 6, 8, 12, 14)
        self.across = chance.choice(_ACROSS)
        self.down = chance.choice(_DOWN)
        self.style = chance.choice(_STYLES)
        self.ruled = sheets.habits.rarely(
            "ruled",
            "all",
            "none",
            "none",
            "some",
            "most",
            "level",
            "outer",
            "figures",
            "white",
            odds=0.5,
        )
        self.wrap = sheets.habits.rarely("wrap", "all", "labels", "none", "shrink", odds=0.4)
        self.number_format = sheets.habits.rarely("format", "General", *_FORMATS[1:], odds=0.4)
        self.merged_prose = chance.random() < 0.5
        self.merges = sheets.habits.rarely("merges", "all", "none", "heads", "labels", odds=0.25)
        self.double = sheets.habits.has("two columns for each figure", 0.08)
        self.zebra = sheets.habits.has("zebra", 0.15)
        self.dark = sheets.habits.has("dark heads", 0.1)
        self.turned = sheets.habits.rarely("turned", 0, 255, 90, odds=0.3)
        self.widths = sheets.habits.rarely("widths", "usual", "narrow", "wide", "odd", odds=0.5)
        self.heights = sheets.habits.rarely("heights", "auto", "odd", "low", "high", odds=0.4)
        self.formulas = sheets.habits.has("formulas", 0.15)
        self.texts = sheets.habits.has("figures as texts", 0.15)
        self.notes = sheets.habits.has("comments", 0.1)
        self.indent = sheets.habits.rarely("indent", 0, 1, 2, odds=0.1)
        self.bold_total = sheets.habits.has("bold totals", 0.1)

    def font(self, **more: Any) -> Font:
        return Font(name=self.face, size=self.size, **more)

    def table(self, sheet: Any, top: int, margin: int, table: Table) -> None:
        places = list(placed(table))
        heads = {p.column for p in places if p.cell.scope in {"row", "rowgroup"}}
        columns = self._columns(heads, table.width)
        for place in places:
            self._cell(sheet, top, margin, columns, place, table)
        self._widths(sheet, margin, heads, columns, table.width)
        for row in range(top, top + len(table.rows)):
            height = {
                "auto": None,
                "low": 12,
                "high": 40,
                "odd": self.chance.choice((None, 10, 15, 25, 60)),
            }[self.heights]
            if height:
                sheet.row_dimensions[row].height = height

    def _columns(self, heads: set[int], width: int) -> list[int]:
        """Where each column begins, and the last one ends."""
        found, at = [0], 0
        for column in range(width):
            at += 2 if self.double and column not in heads else 1
            found.append(at)
        return found

    def _cell(
        self, sheet: Any, top: int, margin: int, columns: list[int], place: Place, table: Table
    ) -> None:
        first, last = columns[place.column] + margin + 1, columns[place.last_column + 1] + margin
        row, last_row = top + place.row, top + place.last_row
        is_head = place.cell.scope is not None
        cell = sheet.cell(row, first)
        self._value(cell, place)
        if place.cell.ref is not None and not is_head:
            self.sheets.at[sheet.title, row, first] = place.cell.ref
        kind = "heads" if place.row < table.headers else "labels"
        if (row, first) != (last_row, last) and (self.merges in {"all", kind} or not is_head):
            sheet.merge_cells(start_row=row, end_row=last_row, start_column=first, end_column=last)
        turned = self.turned if place.cell.rowspan > 4 and is_head else 0
        cell.alignment = Alignment(
            horizontal="center" if is_head and self.chance.random() < 0.5 else self.across,
            vertical=self.down,
            wrap_text=self.wrap == "all" or (self.wrap == "labels" and is_head),
            shrink_to_fit=self.wrap == "shrink",
            text_rotation=turned,
            indent=self.indent if self.across in {"left", "right"} else 0,
        )
        dark = self.dark and is_head
        bold = self.bold_total and "总计" in place.cell.text
        cell.font = self.font(color="FFFFFFFF" if dark else "FF000000", bold=bold)
        if dark or (self.zebra and place.row % 2):
            cell.fill = PatternFill("solid", fgColor="FF1F3864" if dark else "FFDDEBF7")
        self._border(sheet, (row, first, last_row, last), table, top, is_head=is_head)

    def _value(self, cell: Any, place: Place) -> None:
        text = place.cell.text
        figure = text.replace(".", "", 1).lstrip("-").isdigit() and place.cell.scope is None
        if not figure:
            cell.value = text or None
            return
        value = float(text) if "." in text else int(text)
        if self.texts and self.chance.random() < 0.5:
            cell.value = text
        elif self.formulas and self.chance.random() < 0.5:
            cell.value = f"={value - 1}+1" if isinstance(value, int) else f"={value}"
        else:
            cell.value = value
            cell.number_format = "General" if "." in text else self.number_format
        if self.notes and self.chance.random() < 0.1:
            cell.comment = Comment("去年为37件", "办公室")

    def _border(
        self, sheet: Any, box: tuple[int, int, int, int], table: Table, top: int, *, is_head: bool
    ) -> None:
        row, first, last_row, last = box
        side = Side(self.style, color="FFFFFFFF" if self.ruled == "white" else "FF000000")
        for r in range(row, last_row + 1):
            for c in range(first, last + 1):
                sides = {
                    "top": r == row,
                    "bottom": r == last_row,
                    "left": c == first,
                    "right": c == last,
                }
                wanted = {
                    name: side
                    for name, is_edge in sides.items()
                    if is_edge and self._kept(name, r, top, len(table.rows), is_head=is_head)
                }
                sheet.cell(r, c).border = Border(**wanted)

    def _kept(self, name: str, row: int, top: int, rows: int, *, is_head: bool) -> bool:
        level = name in {"top", "bottom"}
        match self.ruled:
            case "none":
                return False
            case "some" | "most":
                return self.chance.random() < (0.5 if self.ruled == "some" else 0.9)
            case "level":
                return level
            case "outer":
                return (name == "top" and row == top) or (
                    name == "bottom" and row == top + rows - 1
                )
            case "figures":
                return not is_head
            case _:
                return True

    def _widths(
        self, sheet: Any, margin: int, heads: set[int], columns: list[int], width: int
    ) -> None:
        for column in range(width):
            for at in range(columns[column], columns[column + 1]):
                is_head = column in heads
                wide = {
                    "usual": 14 if is_head else 8,
                    "narrow": 8 if is_head else 4,
                    "wide": 40 if is_head else 14,
                    "odd": self.chance.choice((3, 5, 8, 12, 20)) + 8 * is_head,
                }[self.widths]
                sheet.column_dimensions[get_column_letter(margin + at + 1)].width = wide


def _pages(sheets: _Sheets, sheet: Any, tables: list[tuple[Any, int, int, Table]]) -> None:
    """How a sheet is printed."""
    chance = sheets.habits.chance
    setup = sheet.page_setup
    setup.orientation = chance.choice(("portrait", "landscape"))
    setup.paperSize = chance.choice((8, 9, 9, 11))
    match sheets.habits.rarely("scaling", "width", "page", "none", "scale", odds=0.5):
        case "width":
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
            setup.fitToHeight = 0
        case "page":
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
        case "scale":
            setup.scale = chance.choice((40, 60, 85, 120))
    if sheets.habits.has("footer", 0.4):
        sheet.oddFooter.center.text = chance.choice(("&P", "第 &P 页 共 &N 页", "- &P -", "&P/&N"))
    if sheets.habits.has("header", 0.2):
        sheet.oddHeader.right.text = chance.choice(("&A", "2023年度报告 &D", "&P"))
    sheet.print_options.gridLines = sheets.habits.has("gridlines", 0.1)
    sheet.print_options.headings = sheets.habits.has("printed row numbers", 0.08)
    sheet.print_options.horizontalCentered = sheets.habits.has("centred", 0.2)
    sheet.sheet_view.showGridLines = chance.random() < 0.5
    if sheets.habits.has("order", 0.1):
        setup.pageOrder = "overThenDown"
    last = sheet.max_row
    if sheets.habits.has("page breaks", 0.3):
        for _ in range(chance.randint(1, 4)):
            sheet.row_breaks.append(Break(id=chance.randint(2, max(last, 3))))
    if sheets.habits.has("breaks between columns", 0.06):
        sheet.col_breaks = ColBreak()
        sheet.col_breaks.append(Break(id=chance.randint(2, 8)))
    if tables and sheets.habits.has("repeated rows", 0.2):
        _, top, _, table = chance.choice(tables)
        sheet.print_title_rows = f"{top}:{top + max(table.headers, 1) - 1}"


def _beside(sheets: _Sheets, tables: list[tuple[Any, int, int, Table]]) -> None:
    """What else stands on the sheet."""
    chance = sheets.habits.chance
    kind = sheets.habits.rarely("beside", "", "notes", "figures", "last year", "numbers", odds=0.3)
    for sheet, top, margin, table in tables:
        if not kind or chance.random() < 0.4:
            continue
        right = margin + 2 * table.width + 1 + chance.choice((0, 1, 2))
        for row in range(top, top + len(table.rows)):
            if chance.random() < 0.4:
                sheet.cell(row, right).value = {
                    "notes": chance.choice(("已核", "见附件2", "法规科填", "？")),
                    "figures": chance.randint(7000, 7999),
                    "last year": f"去年{chance.randint(1, 99)}",
                    "numbers": row - top + 1,
                }[kind]


def _hide(sheets: _Sheets, tables: list[tuple[Any, int, int, Table]]) -> None:
    """Rows and columns that are not shown, or are too low or too narrow to be."""
    chance = sheets.habits.chance
    rows = sheets.habits.has("hidden rows", 0.12)
    columns = sheets.habits.has("hidden columns", 0.08)
    filtered = sheets.habits.has("filter", 0.05)
    gone: set[tuple[str, str, int]] = set()
    for sheet, top, margin, table in tables:
        if rows or filtered:
            if filtered:
                last = get_column_letter(margin + table.width)
                sheet.auto_filter.ref = (
                    f"{get_column_letter(margin + 1)}{top}:{last}{top + len(table.rows) - 1}"
                )
            for _ in range(chance.randint(1, 3)):
                row = chance.randint(top, top + len(table.rows) - 1)
                sheet.row_dimensions[row].hidden = True
                gone.add((sheet.title, "row", row))
        if columns:
            column = margin + chance.randint(1, table.width)
            sheet.column_dimensions[get_column_letter(column)].hidden = True
            gone.add((sheet.title, "column", column))
    if sheets.habits.has("a hidden sheet", 0.1):
        copy = sheets.book.copy_worksheet(sheets.book.worksheets[-1])
        copy.sheet_state = "hidden"
        for line in copy.iter_rows():
            for cell in line:
                if isinstance(cell.value, int):
                    cell.value += 7
    sheets.hidden |= {
        ref
        for (title, row, column), ref in sheets.at.items()
        if (title, "row", row) in gone or (title, "column", column) in gone
    }
