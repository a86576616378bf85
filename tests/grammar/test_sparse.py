"""Sparse rows between marks: blank cells are where the source proves them to be, and nowhere else."""

from __future__ import annotations

import re

import attrs
import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, ExtraRow, Missing, Ref, form
from giac_schema.render import LAYOUTS, render
from giac_schema.render.grid import Table
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled

PARTIAL = [BLANK, 5, 6, 7, BLANK, 3, 21]
"""A row of 表三 with a blank before and between its figures: it shows that blanks are kept."""


def report(cells=None, disputes=None, edition="2021"):
    """A report of noughts but for one sparse row of 表三, some cells, and 表四 from left to right."""
    row = form(edition).rows("requests")[3]
    told = {c.ref: x for c, x in zip(row.children, PARTIAL, strict=True)}
    told |= {Ref.parse(a): x for a, x in (cells or {}).items()}
    if disputes is not None:
        refs = [c.ref for c in form(edition).cells("disputes")]
        told |= {r: BLANK if x is None else x for r, x in zip(refs, disputes, strict=True)}
    made = filled(edition, 0).with_cells(told)
    return attrs.evolve(made, problems="公开不够主动，将改进。", other_matters="无。")


def lines(printed, step, blank, *, stripped=False):
    """A cell a line, so many line breaks behind each and so many for a blank one."""

    def table(part):
        cells = [cell.text for row in part.rows for cell in row]
        text = "".join(f"{x}{step * chr(10)}" if x else blank * "\n" for x in cells)
        return text.strip("\n") + "\n" * step if stripped else text

    return "".join(
        table(part) if isinstance(part, Table) else f"{part.text}{step * chr(10)}"
        for part in page(printed)
    )


def tabbed(printed, *, mark="\t", stripped=False):
    """A row a line and a mark between cells, those at its end kept or not."""
    text = []
    for part in page(printed):
        if isinstance(part, Table):
            rows = [mark.join(cell.text for cell in row) for row in part.rows]
            text += [row.rstrip(mark) if stripped else row for row in rows]
        else:
            text.append(part.text)
    return "\n".join(text) + "\n"


def disputes(found):
    return [leaf for ref, leaf in found.cells() if ref.table == "disputes"]


def misread(printed, found):
    truth = dict(printed.cells())
    return [r for r, x in found.cells() if not isinstance(x, Missing) and x != truth[r]]


TABLE_4 = [
    [None, None, None, 27, 27, None, None, None, 59, 59, None, None, None, 76, 76],
    [None, 1, None, 2, 3, 4, None, None, None, 4, None, None, 8, 8, 16],
    [*[None] * 14, 7],
]


@pytest.mark.parametrize("figures", TABLE_4)
@pytest.mark.parametrize(("step", "blank"), [(1, 1), (2, 1), (2, 2), (3, 2)])
def test_a_table_4_that_begins_blank_is_read_where_a_blank_is_a_line(figures, step, blank):
    printed = report(disputes=figures)
    assert read(lines(printed, step, blank)).report == printed


@pytest.mark.parametrize("figures", TABLE_4)
def test_a_table_4_that_ends_blank_too_is_withheld_where_a_blank_is_a_line(figures):
    printed = report(disputes=[*figures[1:], None])
    found = read(lines(printed, 2, 2)).report
    assert misread(printed, found) == []
    assert {x.kind for x in disputes(found)} == {"unplaced"}


@pytest.mark.parametrize("figures", TABLE_4)
def test_lines_that_were_lost_at_the_ends_of_tables_make_no_figure_wrong(figures):
    for shown in (figures, [*figures[1:], None]):
        printed = report(disputes=shown)
        for blank in (1, 2, 3):
            assert misread(printed, read(lines(printed, 3, blank, stripped=True)).report) == []


@pytest.mark.parametrize("gone", [(), (0, 1), (4,), (5, 6), (9, 14)])
@pytest.mark.parametrize("blank", [1, 2, 3])
def test_two_line_breaks_are_not_taken_for_two_blank_cells(gone, blank):
    # The page had a line break between its cells: a blank cell adds two, and one is blank at the end.
    figures = [None if at in gone else 11 + at for at in range(15)]
    printed = filled("2021", 0).with_cells(
        {
            c.ref: BLANK if x is None else x
            for c, x in zip(form("2021").cells("disputes"), figures, strict=True)
        }
    )
    assert misread(printed, read(lines(printed, 3, blank)).report) == []


def test_tabs_that_are_never_written_at_the_end_of_a_line_are_blank_cells_there():
    printed = report(
        {"disclosure.regulations.in_force": BLANK, "disclosure.licensing.decisions": BLANK}
    )
    blank = {c.ref: BLANK for c in form("2021").rows("requests")[4].children}
    printed = printed.with_cells(blank)
    assert read(tabbed(printed, stripped=True)).report == printed


def test_without_a_line_that_lost_them_all_no_tab_is_missing_by_habit():
    printed = report({"disclosure.regulations.in_force": BLANK})
    found = read(tabbed(printed, stripped=True)).report
    assert found["disclosure.regulations.issued"] == Missing("unplaced", "0 0")


def test_the_last_line_of_a_csv_is_whole_if_it_ends():
    printed = report(disputes=TABLE_4[0])
    text = tabbed(printed, mark=",")
    whole = text[: text.index("76,76") + len("76,76")]
    total = "disputes.litigation.after_reconsideration.total"
    assert read(f"{whole}\n").report[total] == 76
    assert isinstance(read(whole).report[total], Missing)


def merged(printed):
    """Rows between pipes; behind a merged cell stand as many marks as it covers columns."""
    text = []
    for part in page(printed):
        if isinstance(part, Table):
            rows = ["".join(f"{c.text} {'| ' * c.colspan}" for c in row) for row in part.rows]
            text += [f"| {row}" for row in rows]
        else:
            text.append(part.text)
    return "\n".join(text) + "\n"


@pytest.mark.parametrize("at", range(3))
def test_a_row_over_merged_columns_is_read_where_no_other_division_is_possible(at):
    names = ["items_last_year", "items_change", "decisions"]
    cells = {f"disclosure.penalties.{name}": BLANK for name in names}
    cells[f"disclosure.penalties.{names[at]}"] = 62
    printed = report(cells, edition="2019")
    found = read(merged(printed)).report
    assert misread(printed, found) == []
    place = Ref.parse(f"disclosure.penalties.{names[at]}")
    assert found[place] == 62 or at == 1  # in the middle, the cell before may be the merged one


HOLES = [(BLANK, 3, 4), (5, BLANK, 4), (BLANK, BLANK, 4), (5, BLANK, BLANK)]
KEEPING = sorted(
    name for name, kind in LAYOUTS.items() if kind.lossless and not kind.ending.endswith("x")
)


@pytest.mark.parametrize("layout", KEEPING)
@pytest.mark.parametrize("cells", HOLES)
def test_a_row_that_the_form_does_not_have_keeps_its_blank_cells(cells, layout):
    extra = ExtraRow("disclosure", "其他主动公开文件", cells)
    printed = attrs.evolve(report({"disclosure.regulations.repealed": BLANK}), extras=(extra,))
    assert read(render(printed, layout)).report.extras == (extra,)


def test_where_blanks_were_dropped_a_row_that_the_form_does_not_have_is_kept_as_it_stands():
    extra = ExtraRow("disclosure", "其他主动公开文件", (BLANK, 3, 4))
    printed = attrs.evolve(report(), extras=(extra,))
    (found,) = read(render(printed, "paragraphs-without-blanks")).report.extras
    assert found.cells == (3, 4)


@pytest.mark.parametrize("layout", sorted(set(KEEPING) - {"html"}))
@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u2060"])
def test_marks_that_nobody_sees_are_nothing_in_a_blank_cell(mark, layout):
    printed = report()
    text = re.sub(r"(?<=[|\t])(?= *[|\t\n])|^", mark, render(printed, layout), flags=re.MULTILINE)
    assert read(text).report == printed


def test_marks_that_nobody_sees_are_nothing_in_a_cell_of_a_page():
    printed = report()
    assert read(render(printed, "html").replace("<td></td>", "<td>\u200b</td>")).report == printed


def broken(printed, *, head, row, mark="\n", step=1, blank=1):
    """The text of a page with breaks between cells, between rows, and more of them below the headers."""
    text = []
    for part in page(printed):
        if not isinstance(part, Table):
            text.append(part.text + 6 * mark)
            continue
        for at, cells in enumerate(part.rows, start=1):
            text += [f"{c.text}{step * mark}" if c.text else blank * mark for c in cells]
            text.append((head if at == part.headers else row) * mark)
        text.append(3 * mark)
    return "".join(text)


@pytest.mark.parametrize("figures", TABLE_4)
@pytest.mark.parametrize(("head", "row"), [(0, 0), (2, 2), (4, 2)])
@pytest.mark.parametrize("mark", ["\n", "|\n", "\t\n"])
def test_blank_cells_before_table_4_are_counted_as_the_rows_of_table_3_begin(
    figures, head, row, mark
):
    printed = report(disputes=figures)
    found = read(broken(printed, head=head, row=row, mark=mark)).report
    whole = sum(x or 0 for x in figures) and figures[14] != 7
    assert misread(printed, found) == []
    assert not whole or disputes(found) == disputes(printed)


@pytest.mark.parametrize("lost", range(1, 5))
def test_a_table_4_with_another_space_below_its_headers_is_withheld(lost):
    printed = report(disputes=[*TABLE_4[0][2:], *[None] * 2])
    text = broken(printed, head=2, row=2)
    at = text.rindex("总计\n") + len("总计")
    moved = text[:at] + lost * "\n" + text[at:]
    assert misread(printed, read(moved).report) == []
    assert misread(printed, read(text[:at] + text[at + lost :]).report) == []


def test_two_tabs_between_cells_are_two_for_a_blank_one_though_no_line_is_without_figures():
    printed = report({"disclosure.regulations.in_force": BLANK, "requests.received.total": BLANK})
    assert misread(printed, read(tabbed(printed, mark="\t\t", stripped=True)).report) == []
    found = read(tabbed(printed, mark="\t\t", stripped=True)).report
    row = form("2021").rows("requests")[3]
    assert [found[c.ref] for c in row.children] == PARTIAL


def test_blank_cells_before_labels_in_groups_open_no_row_of_table_4():
    row = [None, None, None, 27, 27, 51, 23, None, None, 74, 87, 29, None, None, 116]
    printed = report(disputes=row)
    found = read("".join(f"{line.rstrip()}\n" for line in grouped(printed))).report
    assert misread(printed, found) == []
    assert disputes(found) == disputes(printed)


def grouped(printed):
    """A row a line, tabs between as many fields as there are columns, the labels of groups said once."""
    for part in page(printed):
        if isinstance(part, Table):
            for row in part.rows:
                fields = [f for cell in row for f in (cell.text, *[""] * (cell.colspan - 1))]
                yield "\t".join([*[""] * (part.width - len(fields)), *fields])
        else:
            yield part.text
