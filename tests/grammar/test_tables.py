"""The grammar of the tables takes any stream of cells and keeps every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from giac_schema.grammar.layouts.cells import Cell, cells
from giac_schema.grammar.tables.parts import (
    BlockPart,
    DisputesHead,
    DisputesPart,
    Part,
    RequestsHead,
    RequestsRow,
    SectionPart,
    parse_tables,
)
from giac_schema.grammar.words.headings import SECTIONS
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model.document import Document, Text

if TYPE_CHECKING:
    from giac_schema.grammar.tables.seen import Seen

WORDS = [w.printed for w in vocabulary()] + [
    *SECTIONS.values(),
    "第二十条第（一）项",
    "（本列数据的勾稽关系为：",
]
PROSE = "全年共收到申请若干，均已依法依规按时办结并答复，没有超期情形，特此说明，供公众查阅。"
OTHERS = ["0", "12", "/", "未统计", "其他主动公开文件", PROSE]
STREAMS = st.lists(st.sampled_from(WORDS) | st.sampled_from(OTHERS), max_size=40)


def stream(texts: list[str]) -> list[Cell]:
    return cells(Document((Text("".join(f"{text} |\n" for text in texts)),), "text"))


def seen(part: Part) -> list[Seen]:
    match part:
        case SectionPart(heading, loose):
            return [heading, *loose] if heading else [*loose]
        case BlockPart(opening, columns, rows, loose):
            behind = [s for row in rows for s in (row.label, *row.loose)]
            return [opening, *columns, *loose, *behind]
        case RequestsHead(columns, loose):
            return [*columns, *loose]
        case RequestsRow(label, loose):
            return [label, *loose]
        case DisputesPart(case, behind):
            return [case, *behind]
        case DisputesHead(results):
            return [*results]


def terminals(texts: list[str]) -> list[list[str]]:
    return [[s.terminal for s in seen(part)] for part in parse_tables(stream(texts)) if seen(part)]


@given(STREAMS)
def test_any_stream_of_cells_is_accepted_and_no_figure_is_lost(texts):
    found = stream(texts)
    kept = [s.cell for part in parse_tables(found) for s in seen(part)]
    assert [c for c in kept if c.value] == [c for c in found if c.value]


@given(STREAMS)
def test_every_cell_is_kept_but_the_words_of_the_header_of_requests(texts):
    found = stream(texts)
    kept = {id(s.cell) for part in parse_tables(found) for s in seen(part)}
    lost = {c.matches[0].terminal for c in found if id(c) not in kept}
    assert lost <= {"CORNER", "PEOPLE", "COLUMN3"}


def test_a_block_of_disclosure_has_a_title_a_header_and_rows():
    texts = [
        "第二十条第（一）项",
        "信息内容",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "规章",
        "1",
        "0",
        "3",
    ]
    assert terminals(texts) == [
        ["ARTICLE"],
        ["CONTENT", "COLUMN2", "COLUMN2", "COLUMN2", "ROW2", "VALUE", "VALUE", "VALUE"],
    ]


def test_a_group_of_requests_stands_before_its_first_row():
    texts = ["（三）不予公开", "1.属于国家秘密", "0", "1"]
    assert terminals(texts) == [["GROUP3"], ["ROW3", "VALUE", "VALUE"]]


def test_a_heading_ends_the_table_before_it():
    texts = ["四、结转下年度继续办理", "0", "四、政府信息公开行政复议、行政诉讼情况", "行政复议"]
    assert [row[0] for row in terminals(texts)] == ["ROW3", "HEADING", "CASES"]


def test_a_bare_total_behind_the_rows_is_the_row_of_that_name():
    texts = ["3.其他", "0", "总计", "5"]
    parts = parse_tables(stream(texts))
    assert [p.label.key for p in parts if isinstance(p, RequestsRow)] == [
        "requests.outcome.other.other",
        "requests.outcome.total",
    ]


def test_what_stands_before_the_first_table_is_loose():
    (front, *_) = parse_tables(stream(["未统计", "12"]))
    assert isinstance(front, SectionPart)
    assert (front.heading, [str(s) for s in front.loose]) == (None, ["未统计", "12"])
