"""A report as an HTML page: the official tables with their merged cells, readable aloud as well.

Each table has a caption, every header says what it is the header of.  Whatever a report holds is
escaped; there are no scripts, links or styles that anything in it could change.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.render.grid import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from giac_schema.render.grid import Cell, Row
    from giac_schema.render.page import Line, Part, Role

__all__ = ["html"]

_TAGS: Final[dict[Role, str]] = {"title": "h1", "date": "p", "heading": "h2", "paragraph": "p"}

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
table {{ border-collapse: collapse; width: 100%; margin: 1em 0; }}
th, td {{ border: 1px solid; padding: .3em; text-align: center; font-weight: normal; }}
caption {{ text-align: left; }}
</style>
</head>
<body>
"""
_FOOT: Final = "</body>\n</html>\n"


def html(parts: Iterable[Part]) -> str:
    """The page of a report's parts."""
    parts = list(parts)
    return _HEAD.format(title=escape(_title(parts))) + "".join(map(_part, parts)) + _FOOT


def _title(parts: list[Part]) -> str:
    titles = (part.text for part in parts if not isinstance(part, Table) and part.role == "title")
    return next(titles, "政府信息公开工作年度报告")


def _part(part: Part) -> str:
    return "".join(_table(part)) if isinstance(part, Table) else _line(part)


def _line(line: Line) -> str:
    tag = _TAGS[line.role]
    return f"<{tag}>{escape(line.text)}</{tag}>\n"


def _table(table: Table) -> Iterator[str]:
    entry = Ref((table.name,)).entry
    yield f"<table>\n<caption>{entry.name} {entry.label.partition('、')[2]}</caption>\n"
    if table.headers:
        yield from _group("thead", table.rows[: table.headers])
    yield from _group("tbody", table.rows[table.headers :])
    yield "</table>\n"


def _group(tag: str, rows: Iterable[Row]) -> Iterator[str]:
    yield f"<{tag}>\n"
    for row in rows:
        yield f"<tr>{''.join(map(_cell, row))}</tr>\n"
    yield f"</{tag}>\n"


def _cell(cell: Cell) -> str:
    tag = "td" if cell.scope is None else "th"
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    written = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    scope = "" if cell.scope is None else f' scope="{cell.scope}"'
    return f"<{tag}{scope}{written}>{escape(cell.text)}</{tag}>"
