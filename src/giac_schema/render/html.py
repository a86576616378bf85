"""A report as an HTML page: the official tables with their merged cells, readable aloud as well.

Each table has a caption, and every cell names the headers it stands under and beside.  On paper (A4)
the page looks as the form does: rows stay whole, and headers are repeated on every sheet.  Whatever a
report holds is escaped; there are no scripts, links or styles that anything in it could change.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from giac_schema.model.address import Ref
from giac_schema.render.grid import Table, placed_rows
from giac_schema.render.headers import headers
from giac_schema.render.signs import for_xml
from giac_schema.render.widths import widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.render.grid import Place
    from giac_schema.render.headers import Told
    from giac_schema.render.page import Line, Part, Role

__all__ = ["html"]

_TAGS: Final[dict[Role, str]] = {"title": "h1", "date": "p", "heading": "h2", "paragraph": "p"}
_CLASSES: Final[dict[Role, str]] = {"date": ' class="date"'}

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 2.2cm 2cm; }}
body {{ max-width: 48em; margin: 2em auto; padding: 0 1em; line-height: 1.8;
  font-family: FangSong, STFangsong, "Noto Serif CJK SC", SimSun, serif; color: #000; background: #fff; }}
h1 {{ text-align: center; font-size: 1.6em; line-height: 1.4; }}
h2 {{ font-family: SimHei, STHeiti, "Noto Sans CJK SC", sans-serif; font-size: 1.1em; font-weight: normal;
  text-indent: 2em; break-after: avoid; }}
p {{ text-indent: 2em; text-align: justify; margin: 0; }}
p.date {{ text-indent: 0; text-align: center; }}
table {{ border-collapse: collapse; width: 100%; margin: 1em 0; font-size: .8em; line-height: 1.4; }}
th, td {{ border: 1px solid; padding: .3em; text-align: center; vertical-align: middle; font-weight: normal; }}
td {{ font-variant-numeric: tabular-nums; }}
caption {{ text-align: center; padding: .3em; break-after: avoid; }}
tr {{ break-inside: avoid; }}
@media screen {{ .table {{ overflow-x: auto; }} }}
@media print {{ body {{ max-width: none; margin: 0; padding: 0; font-size: 12pt; }}
  table {{ font-size: 8.5pt; break-inside: avoid; }} }}
</style>
</head>
<body>
"""
_FOOT: Final = "</body>\n</html>\n"


def html(parts: Iterable[Part]) -> str:
    """The page of a report's parts."""
    parts = list(parts)
    return _HEAD.format(title=_escaped(_title(parts))) + "".join(map(_part, parts)) + _FOOT


def _escaped(text: str) -> str:
    return escape(for_xml(text))


def _title(parts: list[Part]) -> str:
    titles = (part.text for part in parts if not isinstance(part, Table) and part.role == "title")
    return next(titles, "政府信息公开工作年度报告")


def _part(part: Part) -> str:
    return "".join(_table(part)) if isinstance(part, Table) else _line(part)


def _line(line: Line) -> str:
    tag = _TAGS[line.role]
    return f"<{tag}{_CLASSES.get(line.role, '')}>{_escaped(line.text)}</{tag}>\n"


def _table(table: Table) -> Iterator[str]:
    entry = Ref((table.name,)).entry
    told = headers(table)
    rows = placed_rows(table)
    yield '<div class="table">\n<table>\n'
    yield f"<caption>{entry.name} {entry.label.partition('、')[2]}</caption>\n"
    columns = "".join(f'<col style="width:{width / 10}%">' for width in widths(table, 1000))
    yield f"<colgroup>{columns}</colgroup>\n"
    if table.headers:
        yield from _group("thead", table, rows[: table.headers], told)
    yield from _group("tbody", table, rows[table.headers :], told)
    yield "</table>\n</div>\n"


def _group(tag: str, table: Table, rows: Iterable[Sequence[Place]], told: Told) -> Iterator[str]:
    yield f"<{tag}>\n"
    for row in rows:
        yield f"<tr>{''.join(_cell(table, place, told) for place in row)}</tr>\n"
    yield f"</{tag}>\n"


def _cell(table: Table, place: Place, told: Told) -> str:
    cell = place.cell
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    written = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    if cell.scope is not None:
        scope = f' id="{_id(table, place)}" scope="{cell.scope}"'
        return f"<th{scope}{written}>{_escaped(cell.text)}</th>"
    over = " ".join(_id(table, head) for head in told[place.row, place.column])
    return f'<td headers="{over}"{written}>{_escaped(cell.text)}</td>'


def _id(table: Table, place: Place) -> str:
    return f"{table.name}-{place.row + 1}-{place.column + 1}"
