"""What offices set beside, behind and below the tables of the form takes no figure with it."""

from __future__ import annotations

import pytest
from attrs import evolve
from changed_pages import (
    WRITERS,
    changed,
    in_each_row,
    report,
    right,
    with_blanks_dropped,
    written,
)

from giac_schema import read
from giac_schema.model import BLANK, Missing, form
from giac_schema.render.grid import Cell, Table
from giac_schema.render.html import html
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled


def with_remarks(table):
    """A column of remarks, its header reaching down beside all others."""
    head = Cell("备注", rowspan=3, scope="col")
    rows = [(*row, Cell("见说明" if at % 3 else "")) for at, row in enumerate(table.rows[3:])]
    return evolve(
        table,
        rows=[(*table.rows[0], head), *table.rows[1:3], *rows],
        width=table.width + 1,
    )


@pytest.mark.parametrize("writer", WRITERS)
def test_a_header_of_remarks_right_behind_that_of_all_applicants_stands_beside_all(writer):
    printed = report()
    assert right(printed, written(changed(printed, with_remarks), writer)) == (175, ())


def with_districts(table):
    """A table of districts right below, whose headers are words of the form."""
    heads = ("区县", "新收", "结转", "予以公开", "部分公开", "不予公开", "其他", "总计")
    districts = [("东岭区", *"6754391"), ("西桥区", *"1974260"), ("南湖县", *"4371812")]
    return evolve(table, rows=[*table.rows, *(tuple(map(Cell, r)) for r in (heads, *districts))])


@pytest.mark.parametrize("writer", WRITERS)
def test_headers_of_a_table_of_districts_below_are_no_rows(writer):
    printed = report()
    assert right(printed, written(changed(printed, with_districts), writer)) == (175, ())


def with_last_year(table):
    """Last year's figure beside each, and years below the headers."""
    years = tuple(map(Cell, ("2023年", "2022年") * 7))
    body = [
        tuple(
            cell
            for each in row
            for cell in ((each, Cell("4")) if each.ref and each.scope is None else (each,))
        )
        for row in table.rows[3:]
    ]
    corner, *applicants = table.rows[0]
    heads = [(evolve(corner, rowspan=4), *applicants), *table.rows[1:3], years]
    return evolve(table, rows=[*heads, *body], width=17)


@pytest.mark.parametrize("writer", WRITERS)
def test_seven_figures_beside_seven_blank_ones_may_be_another_years(writer):
    blank = {cell.ref: BLANK for cell in form("2021").rows("requests")[1].children}
    blank |= {
        cell.ref: BLANK for row in form("2021").rows("requests") for cell in row.children[2:4]
    }
    printed = report().with_cells(blank)
    parts = changed(printed, lambda table: in_each_row(with_last_year(table), again=True))
    assert right(printed, written(parts, writer))[1] == ()


def of_two_years(row):
    """Every header and figure twice: one year's beside the other's."""
    for cell in row:
        if cell.scope == "col" and "本年" in cell.text:
            yield from (
                evolve(cell, text=cell.text.replace("本年", y)) for y in ("2022年", "2023年")
            )
        elif cell.ref and cell.scope is None:
            yield from (cell, Cell("8"))
        else:
            yield cell


@pytest.mark.parametrize("writer", WRITERS)
def test_two_years_beside_each_other_leave_no_figure_certain(writer):
    parts = [
        evolve(part, rows=[tuple(of_two_years(row)) for row in part.rows], width=7)
        if isinstance(part, Table) and part.name == "disclosure"
        else part
        for part in page(filled("2021", 3))
    ]
    found = read(written(parts, writer)).report
    figures = [leaf for ref, leaf in found.cells() if ref.path[0] == "disclosure"]
    assert [leaf for leaf in figures if not isinstance(leaf, Missing)] == []


def remarked(table):
    """A word behind every figure of a table, below no header of its block."""
    rows = [
        (*row, Cell("见说明")) if any(c.ref and c.scope is None for c in row) else row
        for row in table.rows
    ]
    return evolve(table, rows=rows, width=table.width + 1)


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_words_beyond_the_headers_of_a_page_are_no_figures(edition):
    printed = filled(edition, 3)
    parts = [remarked(part) if isinstance(part, Table) else part for part in page(printed)]
    assert dict(read(html(parts)).report.cells()) == dict(printed.cells())


def test_a_word_beyond_the_headers_of_a_row_that_was_moved_may_stand_for_a_figure():
    printed = filled("2021", 3)
    text = html(page(printed))
    row = next(line for line in text.splitlines() if "行政规范性文件" in line)
    moved = row.replace("<td", "<td></td><td", 1).replace(">3</td></tr>", ">三件</td></tr>")
    found = read(text.replace(row, moved)).report
    assert misreadings(printed, found) == ()


def with_note(table, note):
    return evolve(table, rows=[*table.rows, (Cell(note, table.width),)])


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    "note", ["注：数据截至12月31日。", "备注：不含转办2件。", "说明：1.单位为件；2.空白为0。"]
)
def test_a_note_below_a_table_is_no_cell_of_its_last_row(note, writer):
    blank = [cell.ref for row in form("2021").rows("disputes") for cell in row.children[1:3]]
    printed = filled("2021", 0).with_cells(dict.fromkeys(blank, BLANK))
    parts = [with_note(part, note) if isinstance(part, Table) else part for part in page(printed)]
    found = read(written(parts, writer)).report
    assert misreadings(printed, found) == ()
    assert found.requests.carried_out.total == 0


@pytest.mark.parametrize("word", ["O", "三件", "无"])
def test_what_stands_beyond_the_headers_of_a_row_may_be_its_last_figure_pushed_out(word):
    """40 and 96 are one figure in two cells, so that the last cell of the row has no header."""
    printed = filled("2021", 3)
    text = html(page(printed))
    row = next(line for line in text.splitlines() if "一、本年新收" in line)
    moved = row.replace(">3</td>", ">40</td><td>96</td>", 1).replace(
        ">3</td></tr>", f">{word}</td></tr>"
    )
    found = read(text.replace(row, moved)).report
    assert 40 not in dict(found.cells()).values()


def opened(rows, width):
    """Rows that a pipe on a line opens, a cell to a line; blank cells dropped, and each row filled up at its end."""
    rows = [[cell for cell in row if cell] for row in rows]
    return "\n".join(
        "| \n" + "  |  \n".join(f" {cell}" for cell in row) + "  | " + "|" * (width - len(row))
        for row in rows
    )


def test_the_pipe_behind_the_number_of_the_next_row_is_no_blank_cell_of_this_one():
    """Six figures of seven, each row numbered: the last column was called blank, the figures before it moved."""
    form_rows = form("2021").rows("requests")
    figures = {
        ref.ref: 100 + 9 * at for at, ref in enumerate(c for r in form_rows for c in r.children)
    }
    gone = [form_rows[at].children[3].ref for at in (2, 11, 12)]
    printed = filled("2021", 0).with_cells(figures | dict.fromkeys(gone, BLANK))
    parts = page(printed)
    lines = []
    for part in parts:
        if isinstance(part, Table):
            texts = [[cell.text for cell in row] for row in part.rows]
            if part.name == "requests":
                texts[0].insert(0, "序号")
                for at, row in enumerate(texts[3:], 1):
                    row.insert(0, str(at))
            lines.append(opened(texts, part.width + 1))
        else:
            lines.append(part.text)
    assert misreadings(printed, read("\n".join(lines)).report) == ()


LINES = ["3 / 9", "Page 9 - 2023年报", "打印 关闭", "返回顶部", "分享到："]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("at", [0, 2, 5])
@pytest.mark.parametrize("gone", [2, 5, None])
def test_a_line_of_a_site_among_cells_makes_up_for_no_blank_one(line, at, gone):
    row = form("2021").rows("requests")[7]
    printed = report((3, 0, 0, 0, 0, 0, 3))
    blank = [] if gone is None else [row.children[gone].ref]
    printed = printed.with_cells(dict.fromkeys(blank, BLANK))
    cells = [str(leaf) for child in row.children if isinstance(leaf := printed[child.ref], int)]
    text = written(changed(printed, with_blanks_dropped), "a cell on a line")
    before, label, behind = text.partition("4.保护第三方合法权益\n\n")
    cells.insert(at, line)
    changed_row = "\n\n".join(cells) + "\n\n5." + behind.partition("5.")[2]
    found = read(before + label + changed_row).report
    assert misreadings(printed, found) == ()
    shown = {child.ref for child in row.children if printed[child.ref] is not BLANK}
    assert not [ref for ref in shown if getattr(found[ref], "kind", "") == "blank"]


def with_column(table, head, at):
    """A column of figures more, its header in some row of headers."""
    rows = [(*row, Cell("9")) for row in table.rows]
    heads = [
        (*row, Cell(head, scope="col")) if n == at else row for n, row in enumerate(table.rows[:3])
    ]
    return evolve(table, rows=[*heads, *rows[3:]], width=table.width + 1)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(
    ("head", "at"), [("历年累计", 0), ("小计", 2), ("截至目前累计", 1), ("其中网上", 2)]
)
def test_a_column_of_other_figures_leaves_none_in_a_row_that_lost_a_blank_cell(writer, head, at):
    """Seven figures of eight columns were the form's seven, and the last was 总计."""
    rows = form("2021").rows("requests")
    blank = {row.children[2].ref: BLANK for row in rows}
    printed = report((3, 7, 0, 5, 0, 11, 26)).with_cells(blank)
    parts = changed(printed, lambda table: with_blanks_dropped(with_column(table, head, at)))
    assert right(printed, written(parts, writer))[1] == ()


@pytest.mark.parametrize("writer", ["pipes around cells", "tabs"])
def test_words_at_the_end_of_a_row_that_lost_a_blank_cell_are_a_remark(writer):
    """Its seven cells were six figures and 见说明, which stood for 总计."""
    rows = form("2021").rows("requests")
    printed = report((0,) * 7).with_cells({row.children[2].ref: BLANK for row in rows[4:]})

    def told(table):
        body = [(*row, Cell("见说明")) for row in table.rows[3:]]
        return with_blanks_dropped(evolve(table, rows=[*table.rows[:3], *body], width=11))

    assert right(printed, written(changed(printed, told), writer))[1] == ()


def requests(printed):
    return (p for p in page(printed) if isinstance(p, Table) and p.name == "requests")


def test_last_years_seven_figures_beside_blank_ones_are_not_this_years_without_headers():
    blank = {c.ref: BLANK for row in form("2021").rows("requests")[6:9] for c in row.children}
    printed = report().with_cells(blank)
    lines = []
    for row in with_last_year(next(requests(printed))).rows[4:]:
        lines += ["|", *(f"{cell.text} |" if cell.text else "|" for cell in row)]
    text = "三、收到和处理政府信息公开申请情况\n" + "\n".join(lines) + "\n"
    found = read(text).report
    assert misreadings(printed, found) == ()


def test_row_numbers_are_known_where_all_rows_share_a_line():
    """The number of the next row was the seventh figure of one that has a blank cell."""
    blank = {row.children[3].ref: BLANK for row in form("2021").rows("requests")}
    printed = report().with_cells(blank)
    lines = []
    for part in page(printed):
        rows = [[cell.text for cell in row] for row in getattr(part, "rows", ())]
        if rows and part.name == "requests":
            rows = [
                ["序号", *rows[0]],
                *rows[1:3],
                *([str(n), *r] for n, r in enumerate(rows[3:], 1)),
            ]
        lines.append(" ".join("| " + " | ".join(row) + " |" for row in rows) or part.text)
    kept, wrong = right(printed, "\n".join(lines))
    assert wrong == ()
    assert kept > 100


@pytest.mark.parametrize("beside", ["", "行政事业性收费 19%\n"])
def test_a_sign_for_nothing_behind_six_noughts_is_no_total_where_no_header_says_so(beside):
    """A share stood behind 总计, its header had blanks between all characters, and one cell was lost."""
    report = read(f"{beside}2.其他法律行政法规禁止公开 0 0 0 0 0 0 /\n").report
    assert not [ref for ref, leaf in report.cells() if leaf == 0]
