"""Sources that hold another form than those that are read, or more than one report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.errors import OtherForm, SeveralReports
from giac_schema.grammar.words.headings import is_old_form, is_part_of_year, parse_title
from giac_schema.grammar.words.values import Figure, parse_value
from giac_schema.grammar.words.vocabulary import ROWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.words.headings import Title
    from giac_schema.model.address import Ref

__all__ = ["refuse_another_title", "refuse_other_forms", "refuse_several"]

_FRONT = 40
"""So many lines at the start of a source may be its title."""


def refuse_other_forms(stream: Sequence[Cell], *, rows: int) -> None:
    """Raise if these are statistics of half a year, or of the form of before 2019.

    Raises:
        OtherForm: they are.
    """
    front = [cell.text for cell in stream[:_FRONT]]
    if not any(map(parse_title, front)) and any(map(is_part_of_year, front)):
        raise OtherForm(
            "这是半年或季度统计，不是年度报告。/ "
            "These are statistics of half a year or a quarter, and no annual report.",
            "请提供全年的年度报告。/ Give the report of the whole year.",
        )
    if not rows and any(is_old_form(cell.text) for cell in stream):
        raise OtherForm(
            "这是2019年以前的旧格式（如国办发〔2014〕32号统计表）。/ "
            "This is a form of before 2019 (such as the statistics of 国办发〔2014〕32号).",
            "只能读取2019年和2021年两种格式。/ Only the forms of 2019 and 2021 are read.",
        )


def refuse_another_title(stream: Sequence[Cell]) -> None:
    """Raise if a title of another year or organ has rows of tables before it and behind it: it begins another report.

    A label without a figure behind it may be an entry of a menu: 行政许可, 行政处罚.

    Raises:
        SeveralReports: such a title stands there.
    """
    last = len(stream) - 1
    first = next((at for at in range(last) if _is_filled_row(stream, at)), None)
    if first is None:
        return
    last = next(at for at in reversed(range(last)) if _is_filled_row(stream, at))
    told = [found for cell in stream[:first] if (found := _title(cell))]
    words = (cell for cell in stream[first:last] if cell.value is None)
    for cell in words:
        found = _title(cell)
        if found is not None and told and all(_of_another(found, title) for title in told):
            raise SeveralReports(
                f"表格之间另有一个标题：{found.text}。/ Another title stands among the tables: {found.text}.",
                "请分开提供。/ Give the reports one by one.",
            )


def _is_filled_row(stream: Sequence[Cell], at: int) -> bool:
    """Whether a cell is the label of a row, with a figure behind it."""
    matches = stream[at].matches
    figure = bool(matches) and stream[at + 1].value is not None
    return figure and any(found.terminal in ROWS for found in matches)


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
    return row.table != "disputes" and all(any(map(_is_figure, raw.split())) for raw in told)


def _is_figure(word: str) -> bool:
    """Whether a word is a figure, and not one with a number in it, as the header of a column may be: 数据1."""
    return isinstance(parse_value(word), Figure)
