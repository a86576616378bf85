"""Tables that programs keep as data, and reports in parts: every cell comes back, blank ones as such."""

from __future__ import annotations

import json
import pprint
from functools import partial

import pytest

from giac_schema.api import read
from giac_schema.errors import NoReportFound
from giac_schema.model import BLANK, form
from giac_schema.readers.records.tables import text_of_tables
from giac_schema.readers.text.markups.tagged import with_html_tags

FORM = form("2021")
CELLS = {node.ref: 1200 + n for n, node in enumerate(FORM.cells())}
BLANKS = {ref for n, ref in enumerate(CELLS) if n % 7 == 3}
FIGURES = {ref: BLANK if ref in BLANKS else figure for ref, figure in CELLS.items()}
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
HEADING = "三、收到和处理政府信息公开申请情况"


def cells(node):
    return [None if cell.ref in BLANKS else CELLS[cell.ref] for cell in node.children]


def requests():
    """表三 as rows of ten fields, the labels of groups blank behind the first."""
    rows = [["申请人情况", None, None, *APPLICANTS]]
    for node in FORM.rows("requests"):
        depth = len(node.entries) - 2
        rows.append([*[None] * depth, node.entry.label, *[None] * (2 - depth), *cells(node)])
    return rows


def in_places(rows):
    return [
        {"rowIndex": y, "columnIndex": x, "content": "" if text is None else str(text)}
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    ]


def in_html(rows):
    fields = ("".join(f"<td>{'' if x is None else x}</td>" for x in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in fields) + "</table>"


def in_markdown(rows):
    lines = ["| " + " | ".join("" if x is None else str(x) for x in row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def by_labels():
    """The whole report, each figure named by its row and its column."""
    requests: dict[str, object] = {}
    for node in FORM.rows("requests"):
        at = requests
        for group in node.entries[1:-1]:
            at = at.setdefault(group.label, {})
        at[node.entry.label] = dict(zip(APPLICANTS, cells(node), strict=True))
    disclosure = {
        node.entry.label: {
            c.entry.label: v for c, v in zip(node.children, cells(node), strict=True)
        }
        for node in FORM.rows("disclosure")
    }
    disputes = {
        node.entry.label: dict(zip(RESULTS, cells(node), strict=True))
        for node in FORM.rows("disputes")
    }
    return {"二、主动公开政府信息情况": disclosure, HEADING: requests, "四、行政复议": disputes}


def figures(found, table=""):
    return {ref: value for ref, value in found.report.cells() if str(ref).startswith(table)}


WANTED = {ref: value for ref, value in FIGURES.items() if ref.path[0] == "requests"}


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"title": HEADING, "rows": requests()}, id="rows"),
        pytest.param([[{"text": x} for x in row] for row in requests()], id="cells"),
        pytest.param([dict(enumerate(row)) for row in requests()], id="records"),
        pytest.param({"tables": [{"cells": in_places(requests())}]}, id="places"),
    ],
)
def test_a_table_that_is_kept_cell_by_cell_is_read_whole(kept):
    assert figures(read(json.dumps(kept, ensure_ascii=False)), "requests") == WANTED


def test_rows_that_are_named_by_their_labels_are_read_whole():
    assert figures(read(json.dumps(by_labels(), ensure_ascii=False))) == FIGURES


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(
            [
                {"type": "Title", "text": HEADING},
                {
                    "type": "Table",
                    "text": "words without cells",
                    "metadata": {"text_as_html": in_html(requests())},
                },
                {"type": "NarrativeText", "text": "五、存在的主要问题及改进情况"},
            ],
            id="elements",
        ),
        pytest.param(
            {
                "pages": [
                    {"page": 1, "md": in_markdown(requests()), "text": "三、" + "收到" * 200},
                    {"page": 2, "md": "行政许可" * 60, "text": "行政处罚" * 60},
                ]
            },
            id="pages",
        ),
    ],
)
def test_a_report_in_parts_is_one_report(parts):
    assert figures(read(json.dumps(parts, ensure_ascii=False)), "requests") == WANTED


def test_two_reports_are_no_parts_of_one():
    two = [{"type": "report", "text": in_markdown(requests())} for _ in range(2)]
    two[1]["text"] = two[1]["text"].replace("1211", "7777")
    with pytest.raises(NoReportFound):
        read(json.dumps(two, ensure_ascii=False))


PRINTED_AS = {
    "a list": repr,
    "a tuple": lambda row: str(tuple(row)),
    "an array of numpy": lambda row: repr(row).replace(", ", " ").replace("None", "nan"),
    "a list over several lines": partial(pprint.pformat, width=60),
    "JSON": partial(json.dumps, ensure_ascii=False),
    "JSON that is set in": partial(json.dumps, ensure_ascii=False, indent=2),
}


@pytest.mark.parametrize("how", PRINTED_AS)
def test_rows_that_were_printed_as_lists_are_read_whole(how):
    lines = [PRINTED_AS[how](row) for row in requests()]
    found = read("\n".join([HEADING, *lines]))
    assert figures(found, "requests") == WANTED


def test_lists_in_one_another_without_end_hold_no_table():
    nested: object = ["规章", "0"]
    for _ in range(200):
        nested = [nested]
    assert text_of_tables(nested) is None


def test_tags_of_forums_and_of_documents_are_those_of_html():
    page = in_html(requests())
    forum = page.replace("<", "[").replace(">", "]")
    lark = page.replace("</", "</lark-").replace("<t", "<lark-t")
    tei = page.replace("tr>", "row>").replace("<td></td>", "<cell/>").replace("td>", "cell>")
    docbook = page.replace("tr>", "row>").replace("td>", "entry>").replace("table>", "tgroup>")
    for text in (forum, lark, tei, f"<informaltable>{docbook}</informaltable>"):
        assert figures(read(f"{HEADING}\n{text}\n"), "requests") == WANTED


def test_what_a_cell_spans_is_told_in_tei_and_docbook_too():
    row = (
        "<row><cell/><cell cols='2' rows='3'>1</cell><entry namest='c2' nameend='c4' morerows='1'>"
    )
    assert with_html_tags(f"{row}</entry></row><cell></cell>").split("<td")[2:4] == [
        ' colspan="2" rowspan="3">1</td>',
        ' colspan="3" rowspan="2"></td></tr></table>',
    ]


def test_rows_of_html_without_the_tag_of_their_table_are_read():
    rows = in_html(requests()).removeprefix("<table>").removesuffix("</table>")
    found = read(f"<div><p>{HEADING}</p><tbody>{rows}</tbody></div>")
    assert figures(found, "requests") == WANTED


def test_a_csv_with_quotes_around_every_field_is_read_whole():
    rows = [",".join(f'"{"" if x is None else x}"' for x in row) for row in requests()]
    for mark in (",", ", "):
        found = read("\n".join(row.replace('","', f'"{mark}"') for row in rows))
        assert figures(found, "requests") == WANTED


@pytest.mark.parametrize(
    ("label", "cell"),
    [("|\\3. {}|", "{}|"), ("|<. {} |", ">. {} |"), ("|{} <!-- colspan: 3 --> |", "{}|")],
)
def test_what_a_markup_says_of_a_cell_is_no_part_of_it(label, cell):
    rows = [
        label.format(node.entry.label)
        + "".join(cell.format(CELLS[each.ref]) for each in node.children)
        for node in FORM.rows("requests")
    ]
    found = read("\n".join([HEADING, *rows]))
    assert figures(found, "requests") == {ref: n for ref, n in CELLS.items() if ref in WANTED}


def told(records):
    """What is read of a report whose 表三 is kept in some records."""
    return dict(read(json.dumps([{"text": HEADING}, {"table": records}])).report.cells())


def as_records(names):
    """Each row of 表三 as an object without what its label spans."""
    for fields in requests()[1:]:
        label = next(place for place, text in enumerate(fields) if text is not None)
        yield {
            name: text
            for place, (name, text) in enumerate(zip(names, fields, strict=True))
            if text is not None or place < label or place > 2
        }


EMPTY = ["申请人情况", "__EMPTY", "__EMPTY_1", *APPLICANTS]
NUMBERED = ["申请人情况", *map(str, range(1, 10))]
PRINTED = {ref: leaf for ref, leaf in FIGURES.items() if ref.table == "requests"}


def test_records_that_leave_out_merged_cells_show_where_the_others_stand():
    found = told(list(as_records(EMPTY)))
    assert {ref: found[ref] for ref in PRINTED} == PRINTED


def test_names_that_are_numbers_are_those_of_columns_where_javascript_puts_them_first():
    rows = [dict(zip(NUMBERED, fields, strict=True)) for fields in requests()]
    found = told([{n: row[n] for n in [*NUMBERED[1:], NUMBERED[0]]} for row in rows])
    assert {ref: found[ref] for ref in PRINTED} == PRINTED


def test_columns_that_are_told_field_by_field_make_a_table():
    rows = requests()
    found = told({str(x): {str(y): row[x] for y, row in enumerate(rows)} for x in range(10)})
    assert {ref: found[ref] for ref in PRINTED} == PRINTED


def test_figures_told_one_by_one_among_words_are_text_and_numbers_of_places_are_not():
    words = [{"at": [7, 8], "line": "9", "is": text} for text in ("行政许可", "12", "行政处罚", 0)]
    rows = [["信息内容", "本年制发件数"], ["规章", "3"]]
    text = text_of_tables([words, rows])
    assert text.split("\n\n")[0].split("\n") == ["行政许可", "12", "行政处罚", "0"]
