"""A report as the parts of a page, from the title to the last paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from giac_schema.model.address import Ref
from giac_schema.model.report import TABLES
from giac_schema.render import table2, table3, table4
from giac_schema.render.grid import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from giac_schema.model.report import Report

__all__ = ["Line", "Part", "Role", "page"]

Role: TypeAlias = Literal["title", "date", "heading", "paragraph"]


@frozen
class Line:
    """A line of text outside the tables."""

    text: str
    role: Role = "paragraph"


Part: TypeAlias = Line | Table

_DRAWN: Final = (table2.draw, table3.draw, table4.draw)


def page(report: Report) -> Iterator[Part]:
    """Title, date and period, then the six sections.

    A section of prose that the report does not have is left out with its heading; the heading of a
    table stays when nothing of the table was found.
    """
    if report.title is not None:
        yield Line(report.title, "title")
    if report.published_on is not None:
        yield Line(f"发布日期：{report.published_on.isoformat()}", "date")
    if report.period is not None:
        start, end = _day(report.period.start), _day(report.period.end)
        yield Line(f"本报告所列数据的统计期限自{start}起至{end}止。")
    yield from _prose("一、总体情况", report.overview)
    for name, draw in zip(TABLES, _DRAWN, strict=True):
        yield Line(Ref((name,)).entry.label, "heading")
        table = draw(report)
        if table is not None:
            yield table
    yield from _prose("五、存在的主要问题及改进情况", report.problems)
    yield from _prose("六、其他需要报告的事项", report.other_matters)


def _prose(heading: str, text: str | None) -> Iterator[Line]:
    if text is not None:
        yield Line(heading, "heading")
        for paragraph in text.split("\n"):
            yield Line(paragraph)


def _day(date: dt.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
