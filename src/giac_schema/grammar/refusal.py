"""Sources of which nothing may be read, because what they lost cannot be told from what they kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.errors import BlankForm, NoReportFound, RepeatedLinesLost
from giac_schema.grammar.dropped_lines import repeated_lines_lost
from giac_schema.grammar.refused_others import refuse_another_title, refuse_other_forms
from giac_schema.grammar.tables.apart.unread import is_row_of_figures
from giac_schema.grammar.tables.parts import BlockPart, DisputesPart, RequestsRow
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import Figure, parse_value
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.document import Document

__all__ = ["refuse"]


def refuse(document: Document, stream: Sequence[Cell], parts: Sequence[Part]) -> None:
    """Raise if this is no report that can be read.

    Raises:
        NoReportFound: there is no row of any table of the form, or only in a picture, or its figures stand
            apart from its labels, or in sentences.
        OtherForm: these are statistics of before 2019, or of half a year.
        RepeatedLinesLost: every line of the tables occurs only once.
        BlankForm: there are rows, and nothing stands in any of them.
        SeveralReports: the title of another report stands among the tables.
    """
    rows = _rows(parts)
    refuse_other_forms(stream, rows=rows)
    refuse_another_title(stream)
    if not rows:
        raise _without_tables(stream, document.pictures)
    if _labels_apart(parts):
        raise NoReportFound(
            "表三的行名都在前，数字都在后，看不出哪些数字属于哪一行。/ "
            "All labels of table 3 stand first and all figures behind them: nothing tells their rows.",
            _AS_LAID_OUT,
        )
    if _in_sentences(parts):
        raise NoReportFound(
            "表三写成了文字（自然人…，商业企业…），没有表格。/ "
            "Table 3 is told in sentences (自然人…，商业企业…); there is no table.",
            _IN_FULL,
        )
    if repeated_lines_lost(document, parts):
        raise RepeatedLinesLost(
            "页面中凡出现过的行都被删去，数字已丢失。/ "
            "Every line that occurs twice was dropped from this page, and its figures with it.",
            "请从原网页重新提取。/ Extract it again from the original page.",
        )
    if all(cell.value is None for cell in stream):
        _refuse_without_figures(stream, parts)


_IN_FULL = "请提供含有三张表的年度报告全文。/ Give the full report with its three tables."
_AS_LAID_OUT = (
    "请按版面重新提取（如 pdftotext -layout），或直接提供原文件。/ "
    "Extract it again as it is laid out (pdftotext -layout), or give the original file."
)


def _without_tables(stream: Sequence[Cell], pictures: int) -> NoReportFound:
    """The error about a source without a row of any table; where there are large pictures, they may show the tables."""
    if pictures:
        return NoReportFound(
            f"只见到文字和{pictures}张大图片，表格应当在图片里。/ "
            f"Only prose and large pictures ({pictures}) were found: the tables seem to be in the pictures.",
            "请对图片做文字识别（OCR），或提供表格可复制文字的原文件。/ "
            "Run OCR on the pictures, or give the original, from whose tables text can be copied.",
        )
    headings = sum(cell.heading is not None for cell in stream)
    if headings:
        return NoReportFound(
            f"只见到{headings}个章节标题，没有表格。/ "
            f"Section headings ({headings}) were found, and no table under them.",
            _IN_FULL,
        )
    return NoReportFound(
        "没有找到年度报告的表格。/ No table of the annual report was found.", _IN_FULL
    )


def _refuse_without_figures(stream: Sequence[Cell], parts: Sequence[Part]) -> None:
    """Raise if a source without a single figure has lost them, or never had any; words in its rows are read."""
    if illegible := sum(map(_is_illegible, stream)):
        raise NoReportFound(
            f"没有一个数字可读：{illegible}个单元格的字符无法辨认。/ "
            f"No figure can be read: the characters of {illegible} cells are unknown.",
            "请重新导出原文件，或做文字识别（OCR）。/ Export the original anew, or run OCR on it.",
        )
    is_blank = not _words_in_rows(parts)
    if any(
        _is_uncut_row(cell.text)
        or is_row_of_figures(cell.text)
        or (is_blank and (_has_dressed(cell.text) or _is_told(cell.text)))
        for cell in stream
    ):
        raise NoReportFound(
            "数字与文字连在同一行里，分不出单元格。/ "
            "Figures stand on one line with words, and nothing tells the cells apart.",
            _AS_LAID_OUT,
        )
    if is_blank:
        raise BlankForm(
            "这是未填写的年报格式，没有任何数字。/ This is the form itself, with no figure in it.",
            "请提供填写后的报告。/ Give a report that is filled in.",
        )


_SEVERAL = 3
"""So many figures beside a label on a line are no date."""


def _is_uncut_row(text: str) -> bool:
    """Whether a text is a whole row: several figures, and a word of the form."""
    words = [word for word in _MARKS.split(text) if word]
    figures = sum(map(str.isdecimal, words))
    return figures >= _SEVERAL and any(map(exact, words))


def _has_dressed(text: str) -> bool:
    """Whether digits that are no number alone stand on a line with a word of the form."""
    words = [word for word in _MARKS.split(text) if word]
    return any(map(_is_dressed, words)) and any(map(exact, words))


def _is_told(text: str) -> bool:
    """Whether a text names a cell and says what stands in it: - 自然人：3, of too few rows to be known for a table."""
    name, mark, said = _COLON.sub(":", text).partition(":")
    return (
        bool(mark)
        and isinstance(parse_value(said.strip()), Figure)
        and bool(exact(name.strip(_BULLETS)))
    )


_COLON = re.compile("[：=]")
_BULLETS = " \t-*•·"


def _is_dressed(word: str) -> bool:
    """Whether digits stand among signs, as before dots that lead to the end of a line, and number no label."""
    signs = any(map(str.isdecimal, word)) and not word.isdecimal()
    return signs and not any(map(str.isalpha, word)) and not _NUMBERING.fullmatch(word)


_NUMBERING = re.compile(r"[（(]?\d{1,2}[)）.．、]?")


_MARKS = re.compile(r"[\s,;]+")
"""What may stand between its cells, commas of a table among them that has too few figures to be told."""


def _is_illegible(cell: Cell) -> bool:
    """Whether nothing of a cell is known, or of a word on its line; a label of which a character is unknown is one."""
    words = [word for word in _MARKS.split(cell.text) if not any(map(str.isalnum, word))]
    return any(sign in word for word in words for sign in _UNKNOWN)


_UNKNOWN = "\ufffd\N{FULL BLOCK}\N{OBJECT REPLACEMENT CHARACTER}"
"""Stand for what its source does not say: a character, a digit that nothing proves, a picture."""


def _rows(parts: Sequence[Part]) -> int:
    blocks = sum(len(p.rows) for p in parts if isinstance(p, BlockPart))
    requests = sum(isinstance(p, RequestsRow) and p.label.terminal == "ROW3" for p in parts)
    disputes = sum(isinstance(p, DisputesPart) and _is_filled_case(p) for p in parts)
    return blocks + requests + disputes


def _is_filled_case(part: DisputesPart) -> bool:
    """Whether figures stand behind a case that its own words or its results tell: 行政复议数 may be of another form."""
    certain = bool(part.results) or (
        part.case.match is not None and part.case.match.likeness == "same"
    )
    return certain and any(s.terminal == "VALUE" for s in part.loose)


def _words_in_rows(parts: Sequence[Part]) -> bool:
    rows = [row for p in parts if isinstance(p, BlockPart) for row in p.rows]
    return any(s.terminal == "WORDS" for row in rows for s in row.loose)


_SOME = 8
"""Rows of 表三 of which one or two may well be blank, and not all."""


def _labels_apart(parts: Sequence[Part]) -> bool:
    """Whether many rows of 表三 show nothing, and the last one the figures of several of them."""
    rows = [p for p in parts if isinstance(p, RequestsRow) and p.label.terminal == "ROW3"]
    filled = [row for row in rows if any(s.terminal == "VALUE" for s in row.loose)]
    if len(rows) <= _SOME or len(filled) != 1 or filled[0].label.cell.place is not None:
        return False
    return sum(s.terminal == "VALUE" for s in filled[0].loose) > _SOME * len(APPLICANT_COLUMNS)


def _in_sentences(parts: Sequence[Part]) -> bool:
    """Whether 表三 names the applicants behind each label, with their figures: no cell holds one."""
    rows = [p for p in parts if isinstance(p, RequestsRow)]
    told = sum(all(map(row.label.cell.text.__contains__, _NAMED)) for row in rows)
    return bool(rows) and 2 * told > len(rows)


_NAMED = ("自然人", "商业企业", "总计")
