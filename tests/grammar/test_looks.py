"""What offices add to the tables of the form: columns, rows and words of their own take no figure with them."""

from __future__ import annotations

from itertools import zip_longest
from random import Random
from unicodedata import east_asian_width

import pytest
from attrs import evolve

from giac_schema import read
from giac_schema.model import BLANK, Missing, form
from giac_schema.render.grid import Cell, Table, placed
from giac_schema.render.html import html
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

FIGURES = (3, 7, 0, 5, 0, 11, 26)
WRITERS = {
    "two blanks": "  ".join,
    "pipes behind cells": lambda row: "".join(f"{cell} | " for cell in row).strip(),
    "pipes around cells": lambda row: "| " + " | ".join(row) + " |",
    "a cell on a line": lambda row: "".join(f"{cell}\n\n" for cell in row),
    "tabs": "\t".join,
}


def report(figures=FIGURES):
    """Every row of 表三 with the same figures, 0 everywhere else."""
    cells = {
        cell.ref: figure
        for row in form("2021").rows("requests")
        for cell, figure in zip(row.children, figures, strict=True)
    }
    return filled("2021", 0).with_cells(cells)


def changed(printed, change):
    """The page, with its 表三 changed."""
    return [
        change(part) if isinstance(part, Table) and part.name == "requests" else part
        for part in page(printed)
    ]


def written(parts, writer):
    lines = []
    for part in parts:
        rows = part.rows if isinstance(part, Table) else ()
        lines += [WRITERS[writer]([cell.text for cell in row]) for row in rows]
        lines += [] if isinstance(part, Table) else [part.text, ""]
    return "\n".join(lines) + "\n"


def right(printed, text):
    """How many figures of 表三 come back, and what is misread anywhere."""
    found = read(text).report
    cells = dict(found.cells())
    kept = sum(cells.get(ref) == leaf for ref, leaf in printed.cells() if ref.path[0] == "requests")
    return kept, misreadings(printed, found)


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


def in_each_row(table, *, again):
    """Labels of several rows in each of them, or blank cells for them below the first."""
    places = sorted(placed(table), key=lambda place: place.column)
    rows = [
        tuple(
            p.cell if p.row == at or again else Cell("")
            for p in places
            if p.row <= at <= p.last_row
        )
        for at in range(len(table.rows))
    ]
    return evolve(table, rows=rows)


@pytest.mark.parametrize("writer", WRITERS)
def test_seven_figures_beside_seven_blank_ones_may_be_another_years(writer):
    blank = {cell.ref: BLANK for cell in form("2021").rows("requests")[1].children}
    blank |= {
        cell.ref: BLANK for row in form("2021").rows("requests") for cell in row.children[2:4]
    }
    printed = report().with_cells(blank)
    parts = changed(printed, lambda table: in_each_row(with_last_year(table), again=True))
    assert right(printed, written(parts, writer))[1] == ()


def merged(table):
    """Noughts beside each other in one cell, and what it covers written behind the row."""
    rows = []
    for row in table.rows:
        cells = [c for at, c in enumerate(row) if not (c.ref and c.text == row[at - 1].text == "0")]
        rows.append((*cells, *[Cell("")] * (table.width - len(cells))))
    return evolve(table, rows=rows)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("figures", [(0, 0, 5, 0, 0, 6, 11), (0, 0, 7, 0, 0, 0, 7)])
def test_a_total_before_blank_cells_at_the_end_shows_that_they_fill_up_rows(figures, writer):
    whole = {
        cell.ref: figure
        for row in form("2021").rows("requests")[::2]
        for cell, figure in zip(row.children, (1, 2, 3, 4, 5, 6, 21), strict=True)
    }
    printed = report(figures).with_cells(whole)
    assert right(printed, written(changed(printed, merged), writer))[1] == ()
    in_rows = changed(printed, lambda table: merged(in_each_row(table, again=False)))
    assert right(printed, written(in_rows, writer))[1] == ()


def sparse(seed):
    """A report of sparse rows that add up; of their noughts some are blank, and two rows have none."""
    chance = Random(seed)  # noqa: S311
    cells = {}
    for row in form("2021").rows("requests"):
        figures = [chance.choice((0, 0, 0, 0, chance.randint(1, 900))) for _ in range(6)]
        if row.ref.name in {"received", "total"}:
            figures = [11, 12, 13, 14, 15, 16]
        for cell, figure in zip(row.children, (*figures, sum(figures)), strict=True):
            cells[cell.ref] = BLANK if figure == 0 and chance.random() < 0.3 else figure
    return filled("2021", 0).with_cells(cells)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("seed", [1, 2, 4, 14])
def test_rows_without_complete_ones_of_their_kind_are_filled_up_as_others_are(seed, writer):
    printed = sparse(seed)
    in_rows = changed(printed, lambda table: merged(in_each_row(table, again=True)))
    assert right(printed, written(in_rows, writer))[1] == ()


@pytest.mark.parametrize("word", ["零", "三", "未统计"])
@pytest.mark.parametrize("blank", [" ", "  ", "\u3000"])
def test_a_word_in_the_place_of_a_figure_is_no_blank_cell(word, blank):
    text = in_lines(page(filled("2021", 0)), blank)
    text = text.replace(f"行政强制{blank}0", f"行政强制{blank}{word}")
    leaf = read(text).report.disclosure.coercive_measures.decisions
    assert isinstance(leaf, Missing)
    assert leaf.kind != "blank"


def in_lines(parts, blank):
    """Every row on a line, such a blank between its cells."""
    lines = [
        blank.join(cell.text for cell in row)
        for part in parts
        for row in (part.rows if isinstance(part, Table) else [[part]])
    ]
    return "\n".join(lines) + "\n"


def test_a_label_of_two_words_with_blank_cells_behind_it_is_still_a_blank_row():
    printed = filled("2021", 0).with_cells(
        {cell.ref: BLANK for cell in form("2021").rows("disclosure")[1].children}
    )
    text = written(page(printed), "pipes around cells").replace(
        "行政规范性文件", "行政 规范性 文件"
    )
    assert dict(read(text).report.cells()) == dict(printed.cells())


def with_blanks_dropped(table):
    return evolve(table, rows=[tuple(c for c in row if c.text) for row in table.rows])


def test_noughts_behind_equally_many_blanks_stand_below_no_header():
    chance = Random(5)  # noqa: S311 - of these some stand in one line with headers
    blank = {c.ref: BLANK for c in form("2021").cells("requests") if chance.random() < 0.3}
    printed = filled("2021", 0).with_cells(blank)
    text = in_lines(changed(printed, with_blanks_dropped), "  ")
    assert misreadings(printed, read(text).report) == ()


def in_heads(parts, old, new):
    """The page with other words in the headers of 表二."""
    return [
        evolve(
            part,
            rows=[
                tuple(
                    evolve(cell, text=cell.text.replace(old, new)) if cell.scope == "col" else cell
                    for cell in row
                )
                for row in part.rows
            ],
        )
        if isinstance(part, Table) and part.name == "disclosure"
        else part
        for part in parts
    ]


@pytest.mark.parametrize("year", ["2023年", "2023年度", "二〇二三年"])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_year_in_the_place_of_this_year_is_read_as_that(edition, year):
    printed = filled(edition, 3)
    text = html(in_heads(page(printed), "本年", year))
    assert dict(read(text).report.cells()) == dict(printed.cells())


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


def lined_up(parts):
    """Each cell in the column that its number in the row gives, by the places that a screen has."""
    lines = []
    for part in parts:
        if not isinstance(part, Table):
            lines += [part.text, ""]
            continue
        rows = [[cell.text.replace(*SPREAD) for cell in row] for row in part.rows]
        widths = [max(map(places, column)) for column in zip_longest(*rows, fillvalue="")]
        lines += ["  ".join(map(padded, row, widths)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


SPREAD = ("法律服务机构", "法律服务　机构")


def places(text):
    return sum(1 + (east_asian_width(c) in "WF") for c in text)


def padded(text, width):
    return text + " " * (width - places(text))


@pytest.mark.parametrize("whole", [2, 7, 14, 20])
def test_a_wide_blank_in_a_header_divides_no_column_of_the_rows_below(whole):
    """法律服务　机构 was two columns: each row had a field that is none, and any blank one could be it."""
    random = Random(whole)  # noqa: S311 - figures are no secrets
    cells = {}
    for at, row in enumerate(form("2021").rows("requests")):
        for cell in row.children:
            blank = at != whole and random.random() < SPARSE
            cells[cell.ref] = BLANK if blank else 100 + 9 * len(cells)
    printed = filled("2021", 0).with_cells(cells)
    assert misreadings(printed, read(lined_up(page(printed))).report) == ()


SPARSE = 0.3
"""The part of the cells that is blank, but in one row."""


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


@pytest.mark.parametrize("narrow", ["\u2009", "\u202f"])
def test_narrow_blanks_in_figures_divide_nothing_where_wide_ones_stand_between_cells(narrow):
    """12 185, 无 and a blank cell at the end were three figures, as many as there are columns."""
    ref = form("2021").rows("disclosure")[1].children[0].ref
    printed = filled("2021", 0).with_cells({ref: 12185})
    text = written(page(printed), "tabs").replace("\t", "  ")
    found = read(text.replace("12185  0  0", f"12{narrow}185  无")).report
    assert found[ref] != 12


IN_WORDS = """\
商业企业,科研机构,社会公益组织,法律服务机构,其他
一、本年新收政府信息公开申请数量,21,4,8,三,16,七,59,,
二、上年结转政府信息公开申请数量,零,1,0,零,0,0,一,,
三、本年度办理结果,（一）予以公开,6,0,零,,0,六,12,
（二）部分公开（区分处理的，只计这一情形，不计其他情形）,0,4,0,,,0,4,
（三）不予公开,1.属于国家秘密,0,0,0,0,4,零,4
2.其他法律行政法规禁止公开,0,0,零,,0,0,0
3.危及“三安全一稳定”,零,0,0,零,,0,零
4.保护第三方合法权益,2,0,0,零,,,2
5.属于三类内部事务信息,四,零,0,0,2,0,六
6.属于四类过程性信息,0,0,零,零,,0,
7.属于行政执法案卷,0,零,零,0,0,0,0
8.属于行政查询事项,,0,0,,0,0,
2.没有现成信息需要另行制作,零,0,,0,零,零,零
3.补正后申请内容仍不明确,0,0,0,零,,0,零
2.重复申请,零,零,零,0,零,,
3.要求提供公开出版物,零,零,0,0,0,零,零
4.无正当理由大量反复申请,0,0,4,0,零,零,4
5.要求行政机关确认或重新出具已获取信息,零,0,0,0,八,0,八
2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请,0,,0,零,0,,0
3.其他,六,0,0,0,,零,六
"""
"""Some figures are in Chinese."""


def test_a_chinese_figure_among_others_is_a_cell_and_no_part_of_a_label():
    """三 and 七 stand in labels, too: without them the figures behind moved to the left."""
    found = read(IN_WORDS).report.requests.received
    assert found.social_welfare_organization != 16
    assert found.legal_service_institution != 59


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


@pytest.mark.parametrize("article", ["第20条第({})项", "第20条 第（{}）项", "第 20 条({})项"])
@pytest.mark.parametrize("writer", WRITERS)
def test_an_article_in_digits_is_the_title_of_a_block_and_no_cell_above_it(article, writer):
    blank = [row.children[1].ref for row in form("2019").rows("disclosure")]
    printed = filled("2019", 4).with_cells(dict.fromkeys(blank, BLANK))
    parts = page(printed)
    for item in "一五六八九":
        parts = [
            evolve(
                part,
                rows=[
                    tuple(
                        evolve(c, text=article.format(item)) if f"（{item}）项" in c.text else c
                        for c in row
                    )
                    for row in part.rows
                ],
            )
            if isinstance(part, Table) and part.name == "disclosure"
            else part
            for part in parts
        ]
    parts = [
        with_blanks_dropped(part) if isinstance(part, Table) and part.name == "disclosure" else part
        for part in parts
    ]
    found = read(written(parts, writer)).report
    assert misreadings(printed, found) == ()
    assert found.requests.received.total == 4


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


def total_first(table):
    """总计 before all other columns, in its headers and in its rows."""
    rows = [(*row[:-7], row[-1], *row[-7:-1]) for row in table.rows[3:]]
    people, legal, total = table.rows[1]
    return evolve(table, rows=[table.rows[0], (total, people, legal), table.rows[2], *rows])


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_total_that_opens_its_row_of_headers_stands_first_though_all_rows_share_a_line(between):
    printed = report((3, 7, 1, 5, 2, 11, 29))
    lines = []
    for part in changed(printed, total_first):
        rows = [[cell.text for cell in row] for row in getattr(part, "rows", ())]
        drawn = between.join("| " + " | ".join(row) + " |" for row in rows)
        lines.append(drawn if rows else part.text)
    assert misreadings(printed, read("\n".join(lines)).report) == ()


@pytest.mark.parametrize("writer", ["pipes around cells", "tabs"])
def test_words_at_the_end_of_a_row_that_lost_a_blank_cell_are_a_remark(writer):
    """Its seven cells were six figures and 见说明, which stood for 总计."""
    rows = form("2021").rows("requests")
    printed = report((0,) * 7).with_cells({row.children[2].ref: BLANK for row in rows[4:]})

    def told(table):
        body = [(*row, Cell("见说明")) for row in table.rows[3:]]
        return with_blanks_dropped(evolve(table, rows=[*table.rows[:3], *body], width=11))

    assert right(printed, written(changed(printed, told), writer))[1] == ()


def test_last_years_seven_figures_beside_blank_ones_are_not_this_years_without_headers():
    blank = {c.ref: BLANK for row in form("2021").rows("requests")[6:9] for c in row.children}
    printed = report().with_cells(blank)
    lines = []
    for row in with_last_year(next(requests(printed))).rows[4:]:
        lines += ["|", *(f"{cell.text} |" if cell.text else "|" for cell in row)]
    text = "三、收到和处理政府信息公开申请情况\n" + "\n".join(lines) + "\n"
    found = read(text).report
    assert misreadings(printed, found) == ()


def requests(printed):
    return (p for p in page(printed) if isinstance(p, Table) and p.name == "requests")


@pytest.mark.parametrize("cut", ["15 9", "15 92"])
def test_two_numbers_on_the_last_line_may_be_the_beginning_of_one(cut):
    """15 of 15 927 was a figure, where every cell has its own line."""
    lines = [
        f"{cell.text} |".replace("15927", "15 927")
        for part in page(filled("2019", 15927))
        for row in (part.rows if isinstance(part, Table) else [[Cell(part.text)]])
        for cell in row
    ]
    text = "\n".join(lines).partition("行政事业性收费 |\n")[0] + "行政事业性收费 |\n" + cut
    assert read(text).report.disclosure.administrative_fees.items_last_year != 15


def test_asterisks_that_rule_a_line_off_are_no_cells():
    printed = report((0,) * 7)
    text = written(page(printed), "a cell on a line")
    text = text.replace("3.要求提供公开出版物\n\n", "3.要求提供公开出版物\n* * *\n")
    found = read(text).report
    assert misreadings(printed, found) == ()
    row = found.requests.outcome.not_processed.published_material
    assert {getattr(row, name) for name in ("natural_person", "total")} == {0}


def test_lines_that_are_numbered_begin_with_the_marks_of_their_table():
    """|- behind the number of its line was a cell that holds a sign for nothing."""
    blank = {row.children[1].ref: BLANK for row in form("2021").rows("requests")[4:7]}
    printed = report().with_cells(blank)
    lines = []
    for part in changed(printed, with_blanks_dropped):
        for row in getattr(part, "rows", ()):
            lines += ["|-", *(f"| {cell.text}" for cell in row)]
        lines += [] if isinstance(part, Table) else [part.text]
    text = "\n".join(f"{n}\t{line}" for n, line in enumerate(lines, 1))
    assert misreadings(printed, read(text).report) == ()


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
