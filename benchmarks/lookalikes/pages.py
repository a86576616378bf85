"""Habits of pages: tables taken apart or put together, headings, lines around tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from giac_schema.render.grid import Cell, Table
from giac_schema.render.page import Line
from lookalikes.page import Habit, in_tables

if TYPE_CHECKING:
    from random import Random

    from lookalikes.page import Change, Page

__all__ = ["PAGES"]

_SOME, _FEW = 0.05, 0.02


def _disputes_in_two(page: Page, _: Random) -> Page:
    """Table 4 as two: 行政复议, and 行政诉讼 below it."""
    parts: list[object] = []
    for part in page:
        if not isinstance(part, Table) or part.name != "disputes" or len(part.rows) < 4:
            parts.append(part)
            continue
        first, second, third, figures, *_others = part.rows
        parts.append(evolve(part, width=5, rows=[first[:1], second[:5], figures[:5]], headers=2))
        parts.append(
            evolve(part, width=10, rows=[first[1:], second[5:], third, figures[5:]], headers=3)
        )
    return tuple(parts)  # type: ignore[arg-type]


def _disputes_below_requests(page: Page, chance: Random) -> Page:
    """Tables 3 and 4 as one, with the heading of the latter in a row or nowhere."""
    tables = {part.name: part for part in page if isinstance(part, Table)}
    upper, lower = tables["requests"], tables["disputes"]
    heading = (
        [(Cell("四、政府信息公开行政复议、行政诉讼情况", 15),)] if chance.random() < 0.5 else []
    )
    joined = evolve(upper, width=15, rows=[*upper.rows, *heading, *lower.rows])
    parts = [joined if part is upper else part for part in page if part is not lower]
    return tuple(
        part for part in parts if isinstance(part, Table) or not part.text.startswith("四、")
    )


def _turned(table: Table, _: Random) -> Table:
    """Table 4 with its columns as rows."""
    if len(table.rows) != 4 or table.width != 15:
        return table
    names = ("行政复议", "未经复议直接起诉", "复议后起诉")
    heads, figures = [cell.text for cell in table.rows[2][:5]], table.rows[3]
    rows = [(Cell("项目"), *(Cell(name, scope="row") for name in heads))]
    for at, name in enumerate(names):
        rows.append((Cell(name, scope="row"), *figures[5 * at : 5 * at + 5]))
    return evolve(table, width=6, rows=rows, headers=1)


def _headings(change: str) -> Change:
    def put(page: Page, _: Random) -> Page:
        return tuple(
            evolve(part, text=change.format(part.text, bare=part.text.partition("、")[2]))
            if isinstance(part, Line) and part.role == "heading"
            else part
            for part in page
        )

    return put


def _no_headings(page: Page, _: Random) -> Page:
    return tuple(
        part
        for part in page
        if isinstance(part, Table) or part.role != "heading" or part.text[:1] not in "二三四"
    )


def _before_tables(*texts: str) -> Change:
    def put(page: Page, chance: Random) -> Page:
        parts: list[object] = []
        for part in page:
            if isinstance(part, Table) and chance.random() < 0.6:
                parts.append(Line(chance.choice(texts)))
            parts.append(part)
        return tuple(parts)  # type: ignore[arg-type]

    return put


def _metadata(page: Page, _: Random) -> Page:
    """What a site sets above an article."""
    lines = (
        "首页 > 政务公开 > 政府信息公开年报",
        "索 引 号: 640925001/2024-00001  生成日期: 2024-01-05",
        "发布时间：2024-01-05 浏览次数：123 字体：[大][中][小]",
    )
    return (page[0], *map(Line, lines), *page[1:])


PAGES = (
    Habit("table 4 turned", _FEW, in_tables(_turned, "disputes")),
    Habit("table 4 in two", _FEW, _disputes_in_two),
    Habit("table 4 below table 3", _SOME, _disputes_below_requests),
    Habit("headings with hashes", _SOME, _headings("## {0}")),
    Habit("headings set in", _SOME, _headings("  {0}")),
    Habit("headings without numbers", _SOME, _headings("{bare}")),
    Habit("no headings", _SOME, _no_headings),
    Habit(
        "lines before tables",
        0.2,
        _before_tables(
            "该部分以表格形式报告。表格如下：",
            "单位：云溪县水务局 2023年度",
            "2023年，我局共收到8份政府信息公开申请，均为自然人申请，其中予以公开2件。",
            "（数据核定时间点为2022年12月31日）",
            "单位：件",
        ),
    ),
    Habit("metadata above", _SOME, _metadata),
)
