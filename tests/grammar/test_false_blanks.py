"""What programs make of sparse reports: no figure in another's column, no figure called a blank cell."""

from __future__ import annotations

import pytest

from giac_schema import read, strategies
from giac_schema.grammar.layouts.cells import Place
from giac_schema.grammar.placing.grids.grid import Grids
from giac_schema.model import BLANK, EDITIONS, form
from giac_schema.model.document import Document, Grid, GridCell
from giac_schema.model.source import Position
from giac_schema.render import render
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled

TITLE = "云溪县水务局2023年政府信息公开工作年度报告"


def sparse(edition, last=(BLANK, 0, 0, BLANK, 0, 0, BLANK)):
    """A report of which no row has a figure in every column, 四、结转下年度 has these figures."""
    *rows, end = form(edition).rows("requests")
    cells = {c.ref: BLANK for row in form(edition).rows("disclosure") for c in row.children[:1]}
    for number, row in enumerate(rows):
        figures = (BLANK, BLANK, 7 + number, BLANK, 12, BLANK, 19 + number)
        cells |= {c.ref: x for c, x in zip(row.children, figures, strict=True)}
    cells |= {c.ref: x for c, x in zip(end.children, last, strict=True)}
    return filled(edition, 0).with_cells(cells)


def between_pipes(printed):
    """Every row with a field for every column, and pipes between them only."""
    text = []
    for part in page(printed):
        if not isinstance(part, Table):
            text.append(part.text)
            continue
        cells = list(placed(part))
        width = max(cell.column + cell.cell.colspan for cell in cells)
        rows = [[""] * width for _ in part.rows]
        for cell in cells:
            rows[cell.row][cell.column] = cell.cell.text
        text += map("|".join, rows)
    return "\n".join(text) + "\n"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_pipe_that_closes_no_other_row_does_not_close_one_of_noughts(edition):
    printed = sparse(edition)
    text = between_pipes(printed).replace("\n四、结转", "\n\n四、结转")
    assert strategies.misreadings(printed, read(text).report) == ()


def a_cell_a_line(printed, apart):
    """A cell on each line, none for a blank one, and empty lines between rows."""
    text = []
    for part in page(printed):
        rows = part.rows if isinstance(part, Table) else [[part]]
        text += ["\n".join(cell.text for cell in row if cell.text) + apart * "\n" for row in rows]
    return "\n".join(text) + "\n"


@pytest.mark.parametrize("apart", range(4))
@pytest.mark.parametrize("first", range(3))
@pytest.mark.parametrize("edition", EDITIONS)
def test_empty_lines_between_rows_are_no_blank_cells_at_their_ends(edition, first, apart):
    cells = {
        cell.ref: BLANK
        for row in form(edition).rows("disclosure")
        for number, cell in enumerate(row.children)
        if number != first and len(row.children) == 3
    }
    printed = filled(edition, 4).with_cells(
        {c.ref: BLANK for c in form(edition).cells("requests")} | cells
    )
    assert strategies.misreadings(printed, read(a_cell_a_line(printed, apart)).report) == ()


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        (
            "（区分处理的，只计这一情形，不计其他情形）",
            "（区分处理20只计这一情形，不计30其他情形）",
        ),
        (
            "（区分处理的，只计这一情形，不计其他情形）",
            "（区分处理的，只计20这一情形，不计其他情形）",
        ),
    ],
)
def test_a_row_of_which_figures_stand_in_its_label_is_not_blank(whole, broken):
    printed = filled("2021", 0).with_cells(
        {c.ref: BLANK for row in form("2021").rows("requests") for c in row.children}
    )
    row = next(r for r in form("2021").rows("requests") if r.ref.name == "partially_disclosed")
    text = render(printed, "tabs").replace(whole, broken)
    found = read(text).report
    assert [found[cell.ref] == BLANK for cell in row.children] == 7 * [False]


def filled_up_behind(printed, width):
    """Rows between pipes, labels in lines of so many characters, and what merged cells leave out added at the end."""
    text = []
    for part in page(printed):
        if not isinstance(part, Table):
            text.append(part.text)
            continue
        fields = max(map(len, part.rows))
        for row in part.rows:
            cells = [cell.text for cell in row] + [""] * (fields - len(row))
            lines = (
                "\n".join(c[at : at + width] for at in range(0, len(c) or 1, width)) for c in cells
            )
            text.append("".join(f"| {cell} " for cell in lines) + "|")
    return "\n".join(text) + "\n"


@pytest.mark.parametrize("width", range(3, 9))
def test_a_label_in_several_lines_of_a_cell_has_its_figures_behind_the_last(width):
    printed = filled("2021", BLANK).with_cells(
        {row.children[-1].ref: 0 for row in form("2021").rows("requests")}
    )
    text = filled_up_behind(printed, width)
    assert strategies.misreadings(printed, read(text).report) == ()


def in_containers(printed, directive):
    """A page whose tables are parts of it within one another, none for a blank cell, as reStructuredText has them."""
    text = []
    for part in page(printed):
        if not isinstance(part, Table):
            text.append(f"{part.text}\n")
            continue
        for row in part.rows:
            text.append(f"   {directive}\n")
            filled_in = [cell.text for cell in row if cell.text]
            text += [f"      {directive}\n\n         {cell}\n" for cell in filled_in]
    return "\n".join(text)


@pytest.mark.parametrize("figures", [(3, 4), (0, 0), (0, BLANK), (BLANK, 6)])
@pytest.mark.parametrize("directive", [".. container::", ".. container:: cell", "#+begin_cell"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_program_writes_between_cells_is_no_row(edition, directive, figures):
    cells = [node.ref for node in form(edition).cells()]
    printed = filled(edition, 0).with_cells(
        {ref: figures[at % 3 % 2] for at, ref in enumerate(cells)}
    )
    found = read(in_containers(printed, directive)).report
    assert strategies.misreadings(printed, found) == ()


def test_the_parts_of_a_page_in_restructuredtext_are_read_as_the_cells_they_hold():
    printed = filled("2021", 3)
    assert read(in_containers(printed, ".. container:: cell")).report == printed


def opened(printed):
    """Rows whose cells a pipe opens and none closes, as XWiki has them; merged cells leave blank ones behind them."""
    lines = between_pipes(printed).split("\n")
    return "\n".join(f"|{line.replace('|', ' |')}" if "|" in line else line for line in lines)


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_pipe_at_the_end_of_a_line_opens_a_blank_cell_where_no_pipe_closes_one(edition, number):
    cells = [node.ref for node in form(edition).cells()]
    printed = filled(edition, BLANK).with_cells(dict.fromkeys(cells[number :: number + 2], 0))
    assert strategies.misreadings(printed, read(opened(printed)).report) == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_within_a_cell_of_dokuwiki_has_its_rows_between_breaks(edition):
    printed = sparse(edition)
    lines = between_pipes(printed).split("\n")
    rows = [f"|{line}|" if "|" in line else line for line in lines]
    found = read("|" + "\\\\ ".join(rows) + "|").report
    assert strategies.misreadings(printed, found) == ()


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_rows_that_nothing_but_a_blank_parts_show_no_blank_cell_before_figures_between_marks(mark):
    """A program wrote most of the table as lines of print, and two rows of it as cells, of which it lost one."""
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["行政规范性文件", "34", "189"],
    ]
    marked = "\n".join(f"{mark} {f' {mark} '.join(row)} {mark}" for row in rows)
    print_ = "信息内容本年处理决定数量\n行政处罚 6\n行政强制 7\n行政事业性收费 8"
    end = "\n\n三、收到和处理政府信息公开申请情况\n"
    found = read(f"第二十条第（六）项\n{print_}\n{marked}{end}").report.disclosure
    leaves = (
        getattr(found.normative_documents, name) for name in ("issued", "repealed", "in_force")
    )
    assert [leaf.kind for leaf in leaves] == ["unplaced"] * 3


HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOME = "requests.outcome"


def leaves(rows, ref):
    """The kinds of the cells of a row of the form, as read from a page with these rows of a table."""
    drawn = "".join(f"<tr><td>{'<td>'.join(map(str, row))}</tr>" for row in rows)
    report = read(f"<h3>{TITLE}</h3><table>{drawn}</table>").report
    (row,) = (row for row in form("2021").rows("requests") if str(row.ref) == ref)
    return {getattr(report[c.ref], "kind", report[c.ref]) for c in row.children}


def test_cells_behind_a_label_that_stands_right_of_all_headers_are_not_its_blanks():
    texts = ("9", "", "9", "1.属于国家秘密", "")
    cells = tuple(GridCell(text, 0, at, 1, 1, Position()) for at, text in enumerate(texts))
    grids = Grids.of(Document((Grid(cells),), "pdf"))
    assert grids.behind(Place(0, 0, 3, 3), [Place(0, 0, at, at) for at in range(3)]) == ()


@pytest.mark.parametrize("unread", ["██", "###"])
def test_a_row_without_a_label_that_holds_what_nobody_can_read_makes_none_beside_it_blank(unread):
    rows = [
        ["", *HEADS],
        ["一、本年新收政府信息公开申请数量", *range(7)],
        ["（一）予以公开", *7 * [""]],
        ["", *7 * [unread]],
        ["（二）部分公开", *range(7)],
    ]
    assert leaves(rows, f"{OUTCOME}.disclosed") == {"unplaced"}


def test_a_row_in_which_something_covers_two_figures_has_no_blank_cell_beside_them():
    heads = "".join(f"<td>{head}{'<td>' if head == HEADS[3] else ''}" for head in HEADS)
    row = "<td>953<td>340<td colspan=2>104 2024.01[9]<td><td>622<td>91<td>308"
    label = "一、本年新收政府信息公开申请数量"
    table = f"<table><tr><td>{heads}<tr><td>{label}{row}</table>"
    report = read(f"<h3>{TITLE}</h3>{table}").report
    assert report["requests.received.social_welfare_organization"].kind == "unplaced"
