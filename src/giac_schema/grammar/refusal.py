"""Sources of which nothing may be read, because what they lost cannot be told from what they kept."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from giac_schema.errors import (
    BlankForm,
    NoReportFound,
    OtherForm,
    RepeatedLinesLost,
    SeveralReports,
)
from giac_schema.grammar.layouts.layout import Piece
from giac_schema.grammar.layouts.run_on import cells_of_line
from giac_schema.grammar.layouts.side_by_side import divided
from giac_schema.grammar.tables.parts import BlockPart, DisputesPart, RequestsRow
from giac_schema.grammar.words.headings import is_old_form, is_part_of_year, parse_title
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value
from giac_schema.model.document import Text
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.grammar.words.headings import Title
    from giac_schema.model.address import Ref
    from giac_schema.model.document import Document

__all__ = ["refuse", "refuse_several"]


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
    _refuse_other_forms(stream, rows=_rows(parts))
    _refuse_another_title(stream)
    if not _rows(parts):
        if document.pictures:
            raise NoReportFound(
                _nothing_seen(stream, document.pictures),
                "请对图片做文字识别（OCR），或提供表格可复制文字的原文件。/ "
                "Run OCR on the pictures, or give the original, from whose tables text can be copied.",
            )
        raise NoReportFound(
            _nothing_seen(stream),
            "请提供含有三张表的年度报告全文。/ Give the full report with its three tables.",
        )
    if _labels_apart(parts):
        raise NoReportFound(
            "表三的行名都在前，数字都在后，看不出哪些数字属于哪一行。/ "
            "All labels of table 3 stand first and all figures behind them: nothing tells their rows.",
            "请按版面重新提取（如 pdftotext -layout），或直接提供原文件。/ "
            "Extract it again as it is laid out (pdftotext -layout), or give the original file.",
        )
    if _in_sentences(parts):
        raise NoReportFound(
            "表三写成了文字（自然人…，商业企业…），没有表格。/ "
            "Table 3 is told in sentences (自然人…，商业企业…); there is no table.",
            "请提供含有三张表的年度报告全文。/ Give the full report with its three tables.",
        )
    if _repeated_lines_lost(document, parts):
        raise RepeatedLinesLost(
            "页面中凡出现过的行都被删去，数字已丢失。/ "
            "Every line that occurs twice was dropped from this page, and its figures with it.",
            "请从原网页重新提取。/ Extract it again from the original page.",
        )
    has_figures = any(cell.value is not None for cell in stream)
    if not has_figures and (illegible := sum(map(_is_illegible, stream))):
        raise NoReportFound(
            f"没有一个数字可读：{illegible}个单元格的字符无法辨认。/ "
            f"No figure can be read: the characters of {illegible} cells are unknown.",
            "请重新导出原文件，或做文字识别（OCR）。/ Export the original anew, or run OCR on it.",
        )
    if not has_figures and any(_is_uncut_row(cell.text) for cell in stream):
        raise NoReportFound(
            "数字与文字连在同一行里，分不出单元格。/ "
            "Figures stand on one line with words, and nothing tells the cells apart.",
            "请按版面重新提取（如 pdftotext -layout），或直接提供原文件。/ "
            "Extract it again as it is laid out (pdftotext -layout), or give the original file.",
        )
    if not has_figures and not _words_in_rows(parts):
        raise BlankForm(
            "这是未填写的年报格式，没有任何数字。/ This is the form itself, with no figure in it.",
            "请提供填写后的报告。/ Give a report that is filled in.",
        )


_SEVERAL = 3
"""So many figures beside a label on a line are no date."""


def _is_uncut_row(text: str) -> bool:
    """Whether a text is a whole row: several figures, and a word of the form."""
    words = text.split()
    figures = sum(map(str.isdecimal, words))
    return figures >= _SEVERAL and any(map(exact, words))


def _is_illegible(cell: Cell) -> bool:
    """Whether nothing of a cell is known; a label of which a character is unknown is still a label."""
    return _UNKNOWN in cell.text and not any(map(str.isalnum, cell.text))


_UNKNOWN = "\ufffd"
"""Stands for a character that its source does not say."""
_FRONT = 40
"""So many lines at the start of a source may be its title."""


def _refuse_other_forms(stream: Sequence[Cell], *, rows: int) -> None:
    front = [cell.text for cell in stream[:_FRONT]]
    if not any(map(parse_title, front)) and any(map(is_part_of_year, front)):
        raise OtherForm(
            "这是半年或季度统计，不是年度报告。/ "
            "These are statistics of half a year or a quarter, and no annual report.",
            "请提供全年的年度报告。/ Give the report of the whole year.",
        )
    if not rows and any(is_old_form(cell.text) for cell in stream):
        raise OtherForm(
            "这是2019年以前的旧格式（国办发〔2014〕32号统计表）。/ "
            "This is the form of before 2019 (statistics of 国办发〔2014〕32号).",
            "只能读取2019年和2021年两种格式。/ Only the forms of 2019 and 2021 are read.",
        )


def _refuse_another_title(stream: Sequence[Cell]) -> None:
    """A title of another year or organ that has rows of tables before it and behind it begins another report.

    A label without a figure behind it may be an entry of a menu: 行政许可, 行政处罚.
    """
    rows = [
        at
        for at, (cell, behind) in enumerate(pairwise(stream))
        if cell.matches and behind.value is not None and _is_row(cell)
    ]
    if not rows:
        return
    told = [found for cell in stream[: rows[0]] if (found := _title(cell))]
    words = (cell for cell in stream[rows[0] : rows[-1]] if cell.value is None)
    for cell in words:
        found = _title(cell)
        if found is not None and told and all(_of_another(found, title) for title in told):
            raise SeveralReports(
                f"表格之间另有一个标题：{found.text}。/ Another title stands among the tables: {found.text}.",
                "请分开提供。/ Give the reports one by one.",
            )


def _is_row(cell: Cell) -> bool:
    return any(found.terminal in {"ROW2", "ROW3"} for found in cell.matches)


def _title(cell: Cell) -> Title | None:
    may_be = cell.value is None and not cell.matches and "公" in cell.text
    return parse_title(cell.text) if may_be and not _REFERENCE.search(cell.text) else None


_REFERENCE = re.compile(
    r"^\W*(注|备注|附|详见|详情|参见|另见|见|根据|依据|按照|对照|较|比|与|同|摘自|来源|上一篇|下一篇|相关)|[，,；;。]"
)
"""A line that names another report, and is no title of one."""


def _of_another(title: Title, first: Title) -> bool:
    """Whether a title is not that of the same report, in which a running header may leave the organ out."""
    same_organ = title.organ in first.organ or first.organ in title.organ
    return title.year != first.year or not same_organ


_FEWEST_DOUBLED = 4
"""So many rows that stand there twice with different figures are no slip any more."""


def refuse_several(harvest: Harvest) -> None:
    """Raise if so many rows stand there twice, with different figures, that there are two reports.

    Raises:
        SeveralReports: a row that only one of them has could not be told from the other's.
    """
    doubled = [ref for ref in harvest.contradicted if _is_told_twice(ref, harvest)]
    if len(doubled) >= _FEWEST_DOUBLED:
        raise SeveralReports(
            f"有{len(doubled)}行出现两次而数字不同，应当是不止一份报告。/ "
            f"{len(doubled)} rows occur twice with different figures: this is more than one report.",
            "请分开提供。/ Give them one by one.",
        )


def _is_told_twice(row: Ref, harvest: Harvest) -> bool:
    """Whether figures stand under a label both times; that of 表四 has none, and a torn label may be found twice."""
    printed = (source.raw for place, source in harvest.sources.items() if place.parent == row)
    told = next(printed, "").split(" ; ")
    return row.table != "disputes" and all(any(map(str.isdigit, raw)) for raw in told)


def _rows(parts: Sequence[Part]) -> int:
    blocks = sum(len(p.rows) for p in parts if isinstance(p, BlockPart))
    requests = sum(isinstance(p, RequestsRow) and p.label.terminal == "ROW3" for p in parts)
    disputes = sum(
        isinstance(p, DisputesPart) and any(s.terminal == "VALUE" for s in p.loose) for p in parts
    )
    return blocks + requests + disputes


def _words_in_rows(parts: Sequence[Part]) -> bool:
    rows = [row for p in parts if isinstance(p, BlockPart) for row in p.rows]
    return any(s.terminal == "WORDS" for row in rows for s in row.loose)


def _nothing_seen(stream: Sequence[Cell], pictures: int = 0) -> str:
    if pictures:
        return (
            f"只见到文字和{pictures}张大图片，表格应当在图片里。/ "
            f"Only prose and large pictures ({pictures}) were found: the tables seem to be in the pictures."
        )
    headings = sum(cell.heading is not None for cell in stream)
    if headings:
        return (
            f"只见到{headings}个章节标题，没有表格。/ "
            f"Section headings ({headings}) were found, and no table under them."
        )
    return "没有找到年度报告的表格。/ No table of the annual report was found."


def _labels_apart(parts: Sequence[Part]) -> bool:
    """Whether many rows of 表三 show nothing, and the last one the figures of several of them."""
    rows = [p for p in parts if isinstance(p, RequestsRow) and p.label.terminal == "ROW3"]
    filled = [row for row in rows if any(s.terminal == "VALUE" for s in row.loose)]
    if len(rows) <= _MOST_ROWS or len(filled) != 1 or filled[0].label.cell.place is not None:
        return False
    return sum(s.terminal == "VALUE" for s in filled[0].loose) > _MOST_ROWS * len(APPLICANT_COLUMNS)


def _in_sentences(parts: Sequence[Part]) -> bool:
    """Whether 表三 names the applicants behind each label, with their figures: no cell holds one."""
    rows = [p for p in parts if isinstance(p, RequestsRow)]
    told = sum(all(name in row.label.cell.text for name in _NAMED) for row in rows)
    return bool(rows) and 2 * told > len(rows)


_NAMED = ("自然人", "商业企业", "总计")


_MOST_ROWS = 8
"""With more rows of 表三 than this, some line must occur twice if nothing was dropped."""


def _repeated_lines_lost(document: Document, parts: Sequence[Part]) -> bool:
    """Whether a text with one cell a line has no cell twice where the form repeats itself.

    Every block of 表二 has its own 信息内容, and the many rows of 表三 repeat at least a figure.
    """
    blocks = [p for p in parts if isinstance(p, BlockPart)]
    headless = sum(p.opening.terminal == "ARTICLE" and bool(p.columns or p.rows) for p in blocks)
    content = sum(p.opening.terminal == "CONTENT" for p in blocks)
    rows = sum(isinstance(p, RequestsRow) for p in parts)
    if not (headless and content == 1) and rows <= _MOST_ROWS:
        return False
    return all(isinstance(b, Text) and _every_cell_once(b.text) for b in document.blocks)


def _every_cell_once(text: str) -> bool:
    lines = list(_lines(text))
    if _ROWS_AMONG * sum(map(_is_divided, lines)) >= len(lines):
        return False
    cells: set[str] = set()
    for line in lines:
        if parse_value(line) is not None or exact(line):
            if line in cells:  # as in nearly every report
                return False
            cells.add(line)
    rows = [line for line in lines if _holds_cells(line)]
    if len({*cells, *rows}) < len(cells) + len(rows):
        return False
    return len(cells) > 0 and len(rows) * _ROWS_AMONG < len(lines)


_ROWS_AMONG = 10
"""Of so many lines one is a row, if cells do not stand one a line."""


def _lines(text: str) -> Iterator[str]:
    """What stands on each line, without marks around it; of a line that holds several rows, each cell."""
    for line in text.splitlines():
        if bare := line.strip(_AROUND):
            yield from [cell for _, cell in cells_of_line(bare)] or [bare]


_AROUND = " |│┃｜║>\t\u3000\u00a0"


def _holds_cells(line: str) -> bool:
    """Whether a line is divided by marks, or where a figure or the next label begins."""
    return _is_divided(line) or sum(1 for _ in divided(Piece(line, ""), "")) > 1


def _is_divided(line: str) -> bool:
    """Whether marks divide a line."""
    return "|" in line or "\t" in line or "  " in line or ",," in line
