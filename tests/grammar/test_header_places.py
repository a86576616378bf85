"""A row of 表三 is placed by the header above it in its own grid."""

from __future__ import annotations

from giac_schema.grammar.reading import read_document
from giac_schema.model import Missing
from giac_schema.model.document import Document, Grid, GridCell

APPLICANTS = (
    "自然人",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
    "总计",
)


def grid(*rows: tuple[str, ...], labels: int) -> Grid:
    """Rows of a label, over some columns, and a cell for each applicant."""
    return Grid(
        tuple(
            GridCell(text, number, at + labels - 1 if at else 0, 1, 1 if at else labels)
            for number, row in enumerate(rows)
            for at, text in enumerate(row)
        )
    )


ABOVE = grid(
    ("", *APPLICANTS),
    ("一、本年新收政府信息公开申请数量", "", "", "3", "", "", "", "3"),
    ("二、上年结转政府信息公开申请数量", "", "", "", "", "", "", ""),
    labels=1,
)
BELOW = grid(
    ("", *APPLICANTS),
    ("（七）总计", "", "", "2", "", "", "", ""),
    ("四、结转下年度继续办理", "", "", "1", "", "", "", ""),
    labels=2,
)


WITH_FILLERS = grid(
    ("", "", *APPLICANTS),
    ("（七）总计", "", "", "", "2", "", "", "", ""),
    ("四、结转下年度继续办理", "", "", "", "1", "", "", "", ""),
    labels=1,
)


def read(*grids: Grid) -> dict[str, object]:
    report = read_document(Document(grids, "pdf")).report
    return {str(ref): leaf for ref, leaf in report.cells() if not isinstance(leaf, Missing)}


def test_the_header_of_another_part_places_no_figure():
    assert read(ABOVE, WITH_FILLERS) == read(ABOVE)


def test_the_parts_of_a_table_may_be_divided_differently():
    assert read(ABOVE, BELOW) == {
        "requests.received.research_institution": 3,
        "requests.received.total": 3,
        "requests.outcome.total.research_institution": 2,
        "requests.carried_out.research_institution": 1,
    }


def test_a_row_of_the_next_grid_is_none_of_a_label_in_this_one():
    """It stands as far down as that, and no label of the form before it."""
    below = grid(
        ("某局", "4", "4", "4", "4", "4", "4", "28"),
        ("某局", "5", "5", "5", "5", "5", "5", "35"),
        ("某局", "6", "6", "6", "6", "6", "6", "42"),
        labels=1,
    )
    assert read(ABOVE, below) == read(ABOVE)


def test_the_header_of_a_block_is_read_from_left_to_right_though_a_page_break_moved_some_of_it_down():
    rows = (
        ("信息内容", "", "本年增/减"),
        ("", "上一年项目数量", ""),
        ("行政事业性收费", "285", "84"),
    )
    assert read(grid(("第二十条第（八）项", "", ""), *rows, labels=1)) == {
        "disclosure.administrative_fees.items_last_year": 285,
        "disclosure.administrative_fees.items_change": 84,
    }
