"""Which text is comma-separated, and which only looks like it."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing
from giac_schema.readers import open_document
from giac_schema.readers.filled import unfilled
from giac_schema.render import LAYOUTS, TextLayout, render
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page


@pytest.mark.parametrize(
    "layout", sorted(name for name, kind in LAYOUTS.items() if isinstance(kind, TextLayout))
)
def test_no_layout_of_text_is_taken_for_separated_values(small, layout):
    assert open_document(render(small, layout)).format in {"text", "html"}


def test_one_cell_a_line_behind_tabs_is_not_taken_for_separated_values(small):
    text = render(small, "row-per-line")
    tabbed = "\n".join("\t\t\t" + line.strip(" |") for line in text.split("\n"))
    assert open_document(tabbed).format == "text"


def test_prose_full_of_commas_is_not_taken_for_separated_values():
    assert open_document("公开,透明,便民,高效,务实\n" * 40).format == "text"


def test_a_csv_in_gb18030_is_read(builders, small):
    assert read(builders["csv with blanks"](small).encode("gb18030")).report == small


def test_a_csv_with_a_mark_at_its_start_is_read(builders, small):
    assert read(builders["csv with blanks"](small).encode("utf-8-sig")).report == small


def test_tabs_and_semicolons_separate_as_well(builders, small):
    commas = builders["csv with blanks"](small)
    assert [read(commas.replace(",", mark)).report for mark in "\t;"] == [small, small]


def test_figures_of_a_csv_know_their_line(builders, small):
    text = builders["csv with blanks"](small)
    line = 1 + [row.partition(",")[0] for row in text.splitlines()].index("行政许可")
    sources = {str(ref): source for ref, source in read(text).sources.items()}
    assert sources["disclosure.licensing.decisions"].position.line == line


ROWS = [
    ["信息内容", "上一年项目数量", "本年增/减", "本年增/减", "处理决定数量"],
    ["规章", "3", "4", "4", "5"],
]


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ("7 8 8 9", [("7", 1), ("8", 2), ("9", 1)]),  # divided as the header is
        ("7 7 8 9", [("7", 2), ("8", 1), ("9", 1)]),  # divided as 上海 2019 divides it
        ("7 7 7 9", [("7", 1), ("7", 2), ("9", 1)]),  # either way the same figures
        ("0 0 0 0", [("0", 1), ("0", 2), ("0", 1)]),
        ("7 7 9 9", [("7", 2), ("9", 2)]),  # 7 7 9 or 7 9 9: too few cells to be placed
        ("6 7 8 9", [("6", 1), ("7", 1), ("8", 1), ("9", 1)]),  # no repetition at all
    ],
)
def test_repeated_figures_are_one_cell_where_every_division_agrees(fields, cells):
    (grid,) = unfilled([*ROWS, ["行政许可", *fields.split()]], 1)
    drawn = [(cell.text, cell.colspan) for cell in grid.cells if cell.row == len(ROWS)]
    assert drawn == [("行政许可", 1), *cells]


def numbered(rows, heads):
    """Rows as a data frame writes them, numbered from 0 below their headers."""
    return [["" if at < heads else str(at - heads), *row] for at, row in enumerate(rows)]


def test_a_table_with_one_row_is_numbered_if_the_others_are(small):
    text = written_with_copies(small)
    assert read(text).report == small


def test_a_first_column_that_counts_nothing_is_kept(small):
    text = written_with_copies(small, only="requests")
    found = read(text).report
    assert [leaf for ref, leaf in found.cells() if ref.table == "disputes"] == [
        leaf for ref, leaf in small.cells() if ref.table == "disputes"
    ]


def written_with_copies(report, only=None):
    """A report as CSV, merged cells copied, the rows of every table numbered or those of one."""
    lines = []
    for part in page(report):
        if not isinstance(part, Table):
            lines.append([part.text])
            continue
        rows = [[""] * part.width for _ in part.rows]
        for place in placed(part):
            for row in range(place.row, place.last_row + 1):
                for column in range(place.column, place.last_column + 1):
                    rows[row][column] = place.cell.text
        heads = {"disclosure": 2, "requests": 3, "disputes": 3}[part.name]
        lines += rows if only not in {None, part.name} else numbered(rows, heads)
        lines.append([])
    return "".join(",".join(fields) + "\n" for fields in lines)


ROW = "requests.outcome.not_processed.repeat_application"


@pytest.mark.parametrize("mark", ",;")
def test_a_csv_that_ends_within_a_figure_does_not_tell_it(small, mark):
    report = small.with_cells({f"{ROW}.natural_person": 1222, f"{ROW}.total": 1252})
    lines = written_with_copies(report).replace(",", mark).splitlines()
    until = next(at for at, line in enumerate(lines) if "重复申请" in line)
    kept = "\n".join(lines[: until + 1])
    assert kept.endswith(f"{mark}1252")
    assert isinstance(read(kept[:-2]).report[f"{ROW}.total"], Missing)
    assert read(kept).report[f"{ROW}.total"] == 1252
