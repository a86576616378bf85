"""What else stands in a Word document, and what is not printed of it."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing
from giac_schema.readers import open_document
from giac_schema.render.page import page


def lines(word, body, numbering=""):
    return [block.text for block in open_document(word.file(body, numbering)).blocks]


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def par(content):
    return f"<w:p>{content}</w:p>"


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        (run("总") + run("体情况"), "总体情况"),
        (run("新") + f"<w:ins>{run('收')}</w:ins>", "新收"),
        (run("12") + "<w:del><w:r><w:delText>3</w:delText></w:r></w:del>", "12"),
        (f"<w:moveFrom>{run('5')}</w:moveFrom>" + run("6"), "6"),
        (run("7") + run("8", "<w:vanish/>"), "7"),
        (run("7") + run("8", '<w:vanish w:val="0"/>'), "78"),
        ("<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>" + run("9"), "9"),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', "3"),
        (f"<w:ruby><w:rt>{run('guī')}</w:rt><w:rubyBase>{run('规')}</w:rubyBase></w:ruby>", "规"),
        (f"<w:hyperlink>{run('公开')}</w:hyperlink>", "公开"),
        (f"<w:smartTag><w:smartTag>{run('云溪')}</w:smartTag></w:smartTag>", "云溪"),
        (run("2") + "<w:r><w:noBreakHyphen/></w:r>" + run("3"), "2-3"),
        (run("甲") + "<w:r><w:tab/></w:r>" + run("乙"), "甲 乙"),
        (run("12") + run("3", '<w:vertAlign w:val="superscript"/>'), "12[3]"),
        (run("12") + run("3", '<w:vertAlign w:val="baseline"/>'), "123"),
        (run("12", "<w:strike/>") + run("3"), "1\u03362\u03363"),
        (run("12", '<w:strike w:val="0"/>') + run("3"), "123"),
    ],
)
def test_a_paragraph_says_what_is_printed_of_it(word, content, printed):
    assert lines(word, par(content)) == [printed]


def test_a_line_break_makes_two_lines(word):
    assert lines(word, word.paragraph("一、总体情况\n本年度工作平稳。")) == [
        "一、总体情况",
        "本年度工作平稳。",
    ]


def test_paragraphs_in_content_controls_are_read(word):
    body = f"<w:sdt><w:sdtContent>{word.paragraph('总体情况')}</w:sdtContent></w:sdt>"
    assert lines(word, body) == ["总体情况"]


BOX = "<w:txbxContent>{}</w:txbxContent>"


def test_a_text_box_is_read_once_and_behind_its_paragraph(word):
    inner = BOX.format(word.paragraph("盒中"))
    boxes = (
        f"<AlternateContent><Choice>{inner}</Choice><Fallback>{inner}</Fallback></AlternateContent>"
    )
    assert lines(word, par(run("盒外") + f"<w:r>{boxes}</w:r>")) == ["盒外", "盒中"]


def test_a_report_in_a_text_box_is_read(word, small):
    boxed = par(f"<w:r><w:pict>{BOX.format(word.body(small))}</w:pict></w:r>")
    assert read(word.file(boxed)).report == small


def test_a_report_in_a_table_that_lays_out_the_page_is_read(word, small):
    framed = f"<w:tbl><w:tr><w:tc>{word.body(small)}</w:tc></w:tr></w:tbl>"
    assert read(word.file(framed)).report == small


def test_tracked_deletions_and_hidden_rows_are_no_rows(word, small):
    begin = word.body(small)
    row = (
        "<w:tr><w:trPr>{}</w:trPr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    for mark in ("<w:del/>", "<w:hidden/>"):
        body = begin.replace("</w:tbl>", row.format(mark), 1)
        assert read(word.file(body)).report == small


def test_a_table_that_is_split_in_two_is_one_table(word, small):
    parts = list(page(small))
    table = next(part for part in parts if getattr(part, "name", "") == "requests")
    whole = word.table(table.rows, table.width)
    rows = whole.split("<w:tr>")
    two = "<w:tr>".join(rows[:12]) + "</w:tbl>" + word.paragraph("") + "<w:tbl><w:tr>"
    two += "<w:tr>".join(rows[12:])
    assert read(word.file(word.body(small).replace(whole, two))).report == small


def test_columns_left_free_before_a_row_count(word):
    before = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    (grid,) = open_document(word.file(f"<w:tbl>{before}</w:tbl>")).blocks
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 2)]


def test_a_cell_whose_deletion_is_tracked_is_no_cell(word):
    cells = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc><w:tc>{par(run('12'))}</w:tc>"
    (grid,) = open_document(word.file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).blocks
    assert [(cell.column, cell.text) for cell in grid.cells] == [(0, "12")]


def test_a_cell_that_holds_another_file_is_not_a_blank(word):
    table = "<w:tbl><w:tr><w:tc><w:altChunk/><w:p/></w:tc></w:tr></w:tbl>"
    (grid,) = open_document(word.file(table)).blocks
    assert [cell.text for cell in grid.cells] == ["\N{OBJECT REPLACEMENT CHARACTER}"]


def test_a_picture_in_a_cell_is_not_a_blank(word):
    picture = par("<w:r><w:drawing><blip/></w:drawing></w:r>")
    table = f"<w:tbl><w:tr><w:tc>{picture}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    (grid,) = open_document(word.file(table)).blocks
    assert [cell.text for cell in grid.cells] == ["\N{OBJECT REPLACEMENT CHARACTER}", ""]


# ------------------------------------------------------------------- numbers that Word writes


def numbered(text, level=0, number=1):
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return par(f"<w:pPr>{properties}</w:pPr>{run(text)}")


def level(at, shape, text, start=1):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LIST = (
    '<w:abstractNum w:abstractNumId="4">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "bullet", "•")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0">'
    + '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_headings_get_the_numbers_that_word_writes(word):
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("规章", 2)
        + numbered("要点", 3)
        + numbered("表格")
        + numbered("规章", 1)
    )
    expected = ["一、总体情况", "（一）主动公开", "（二）依申请公开", "1.规章", "要点", "二、表格"]
    assert lines(word, body, LIST) == [*expected, "（一）规章"]


def test_a_list_that_begins_anew_counts_from_its_start(word):
    body = numbered("甲") + numbered("乙") + numbered("丙", number=2) + numbered("丁", number=2)
    assert lines(word, body, LIST) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_the_eleventh_and_the_twentieth_are_written_as_they_are_said(word):
    body = "".join(numbered("甲") for _ in range(21))
    printed = lines(word, body, LIST)
    assert [printed[at] for at in (9, 10, 19, 20)] == [
        "十、甲",
        "十一、甲",
        "二十、甲",
        "二十一、甲",
    ]


def test_labels_of_rows_get_the_numbers_that_word_writes(word, small):
    body = word.body(small)
    for number, label in enumerate(["信访举报投诉类申请", "重复申请"], start=1):
        plain = word.paragraph(f"{number}.{label}")
        assert plain in body
        body = body.replace(plain, numbered(label, 2))
    assert read(word.file(body, LIST)).report == small


# ------------------------------------------------------------------------------ broken documents


def test_a_document_without_a_body_has_no_report(word):
    with pytest.raises(ValueError, match="No table"):
        read(word.file(""))


def test_a_document_without_its_main_part_is_damaged(word, small):
    parts = {"[Content_Types].xml": "<Types>wordprocessingml.document.main+xml</Types>"}
    with pytest.raises(ValueError, match="damaged"):
        read(word.pack(parts))


@pytest.mark.parametrize(
    "properties", ['<w:vertAlign w:val="superscript"/>', "<w:strike/>", "<w:dstrike/>"]
)
def test_a_mark_of_a_footnote_and_what_is_struck_out_are_no_digits_of_a_figure(
    word, small, properties
):
    old = '<w:r><w:t xml:space="preserve">4</w:t></w:r>'
    body = word.body(small)
    assert old in body
    marked = body.replace(old, old + run("1", properties))
    found = read(word.file(marked)).report
    assert [leaf for ref, leaf in found.cells() if leaf != small[ref]] == [
        Missing("text", leaf.raw)
        for ref, leaf in found.cells()
        if small[ref] == 4 and isinstance(leaf, Missing)
    ]
