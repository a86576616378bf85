"""Pages of HTML as offices, spreadsheets and word processors leave them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from random import Random

from attrs import evolve, field, frozen

from giac_schema.render.grid import Cell, Table
from lookalikes.page import Habit, Page, is_figure

__all__ = ["PAGE_HABITS", "html"]

_SOME, _FEW = 0.08, 0.03


@frozen
class Look:
    """How a page is written; habits change it."""

    cell: tuple[Callable[[str, Random], str], ...] = ()
    """What is done to what stands in a cell, one after the other."""
    blank: str = ""
    spans: Callable[[Cell], str] = field(default=lambda cell: _spans(cell.colspan, cell.rowspan))
    fill: bool = False
    """Whether cells are written that merged ones cover."""
    heads: str = "<p>{}</p>"
    attributes: str = ""
    """What every cell has."""
    row: Callable[[str, Random], str] = field(default=lambda cells, _: f"<tr>{cells}</tr>")
    table: str = "<table>{}</table>"
    around: str = "<div>{}</div>"
    figures: Callable[[str], str] = field(default=lambda text: text)


def html(page: Page, habits: Sequence[Habit], chance: Random) -> str:
    """The page, written with some habits."""
    look = Look()
    for habit in habits:
        look = habit.change(look, chance)  # type: ignore[assignment]
    body = "\n".join(
        _table(part, look, chance)
        if isinstance(part, Table)
        else look.heads.format(part.text)
        if part.role == "heading"
        else f"<p>{escape(part.text)}</p>"
        for part in page
    )
    title = "云溪县水务局政府信息公开工作年度报告"
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{look.around.format(body)}</body></html>"
    )


def _spans(colspan: int, rowspan: int) -> str:
    wide = f' colspan="{colspan}"' if colspan > 1 else ""
    return wide + (f' rowspan="{rowspan}"' if rowspan > 1 else "")


def _table(table: Table, look: Look, chance: Random) -> str:
    rows = [
        look.row("".join(_cell(cell, look, chance) for cell in row), chance) for row in table.rows
    ]
    return look.table.format("\n".join(rows))


def _cell(cell: Cell, look: Look, chance: Random) -> str:
    text = escape(cell.text, quote=False)
    if is_figure(cell) and cell.text:
        text = look.figures(text)
    inside = "<p>" + text.replace("\n\n", "</p><p>") + "</p>" if "\n\n" in text else text
    inside = inside.replace("\n", "<br>")
    for change in look.cell if cell.text else ():
        inside = change(inside, chance)
    spans = _spans(1, cell.rowspan) if look.fill else look.spans(cell)
    covered = "<td></td>" * (cell.colspan - 1) if look.fill else ""
    return f"<td{look.attributes}{spans}>{inside or look.blank}</td>{covered}"


def _cells(*ways: str) -> Callable[[Look, Random], Look]:
    """One way to write what stands in a cell, the same in all of a page."""

    def put(look: Look, chance: Random) -> Look:
        way = chance.choice(ways)
        return evolve(look, cell=(*look.cell, lambda text, _: way.format(text)))

    return put


def _with(**changes: Sequence[object]) -> Callable[[Look, Random], Look]:
    def put(look: Look, chance: Random) -> Look:
        return evolve(look, **{name: chance.choice(some) for name, some in changes.items()})

    return put


def _runs(look: Look, _: Random) -> Look:
    """Every character in an element of its own, as a word processor does with its runs."""

    def split(text: str, chance: Random) -> str:
        if "<" in text or "&" in text:
            return text
        return "".join(f"<span>{c}</span>" if chance.random() < 0.5 else c for c in text)

    return evolve(look, cell=(*look.cell, split))


def _lines(look: Look, _: Random) -> Look:
    """Source in which every element has its line."""
    change = (*look.cell, lambda text, _: f"\n      {text}\n    ")
    return evolve(
        look,
        cell=change,
        row=lambda cells, _: f"  <tr>\n    {cells}\n  </tr>".replace("</td><td", "</td>\n    <td"),
    )


def _hidden_rows(look: Look, _: Random) -> Look:
    """Rows that nobody sees, with figures in them."""

    def row(cells: str, chance: Random) -> str:
        seen = f"<tr>{cells}</tr>"
        if chance.random() > 0.05:
            return seen
        gone = re.sub(r"\d+", lambda found: str(int(found[0]) + 1), _bare(cells))
        return f'<tr style="display:none">{gone}</tr>{seen}'

    return evolve(look, row=row)


def _bare(cells: str) -> str:
    """Cells without the signs that tell which figure they show."""
    return re.sub("[\ue000\U000f0000-\U000ffffd]", "", cells)


def _comments(look: Look, _: Random) -> Look:
    def row(cells: str, chance: Random) -> str:
        old = f"<!-- <tr>{_bare(cells).replace('--', '')}</tr> -->" if chance.random() < 0.1 else ""
        return f"{old}<tr>{cells}</tr>"

    return evolve(look, row=row)


def _row_of_widths(look: Look, _: Random) -> Look:
    """The row of no height that a spreadsheet ends with, which sets the widths of its columns."""
    widths = "".join('<td width="72" style="border:none"></td>' for _ in range(10))
    return evolve(
        look,
        table="<table border=0 cellpadding=0>{}"
        f'<![if supportMisalignedColumns]><tr height="0" style="display:none">{widths}</tr><![endif]></table>',
    )


def _nested(look: Look, _: Random) -> Look:
    return evolve(
        look, cell=(*look.cell, lambda text, _: f"<table><tr><td>{text}</td></tr></table>")
    )


def _inputs(look: Look, _: Random) -> Look:
    """Figures in fields of a form."""

    def figures(text: str) -> str:
        return f'<input type="text" value="{text}">'

    return evolve(look, figures=figures)


PAGE_HABITS = (
    Habit(
        "paragraphs in cells",
        0.3,
        _cells("<p>{}</p>", '<p class="MsoNormal">{}</p>', "<div>{}</div>"),
    ),
    Habit(
        "runs in cells",
        0.2,
        _cells(
            '<span style="font-family:宋体">{}</span>',
            "<strong>{}</strong>",
            '<font face="宋体" size="2">{}</font>',
        ),
    ),
    Habit(
        "blanks in cells",
        _SOME,
        _cells("&nbsp;{}", "{}&nbsp;", "&ensp;{}", "\u3000{}", "{}<br>", "{}<o:p></o:p>"),
    ),
    Habit("runs of characters", _FEW, _runs, loses=True),
    Habit("lines in the source", 0.2, _lines),
    Habit(
        "blanks for blank cells",
        0.4,
        _with(blank=("&nbsp;", "<p>&nbsp;</p>", "<br>", " ", "<p></p>", "<o:p>&nbsp;</o:p>")),
    ),
    Habit("spans left out", _SOME, _with(spans=(lambda cell: "",)), loses=True),
    Habit("covered cells written", _SOME, _with(fill=(True,))),
    Habit(
        "spans that lie",
        _SOME,
        _with(spans=(lambda cell: _spans(cell.colspan, cell.rowspan + (cell.rowspan > 10)),)),
    ),
    Habit("headings as headings", 0.2, _with(heads=("<h3>{}</h3>", "<h2>{}</h2>"))),
    Habit(
        "headings in bold",
        0.3,
        _with(heads=("<p><strong>{}</strong></p>", "<p><b><span>{}</span></b></p>")),
    ),
    Habit(
        "bodies",
        0.5,
        _with(
            table=(
                "<table><tbody>{}</tbody></table>",
                '<table border="1" width="100%"><tbody>{}</tbody></table>',
            )
        ),
    ),
    Habit(
        "tables in divisions",
        _SOME,
        _with(
            table=(
                '<div style="overflow:auto"><table>{}</table></div>',
                "<center><table>{}</table></center>",
            )
        ),
    ),
    Habit("widths of a spreadsheet", _SOME, _row_of_widths),
    Habit(
        "attributes of a spreadsheet",
        _SOME,
        _with(
            attributes=(
                ' class="xl65" height="40" x:num',
                ' style="mso-number-format:0"',
                ' width="64" valign="top"',
            )
        ),
    ),
    Habit("hidden rows", _FEW, _hidden_rows, loses=True),
    Habit("rows in comments", _FEW, _comments),
    Habit("tables in cells", _FEW, _nested, loses=True),
    Habit("figures in fields", 0, _inputs, loses=True),
    Habit(
        "a table around the page",
        _SOME,
        _with(
            around=(
                "<table><tr><td>云溪县水务局政府信息公开工作年度报告</td></tr><tr><td>{}</td></tr></table>",
            )
        ),
    ),
    Habit(
        "an article",
        0.2,
        _with(around=("<article><h1>云溪县水务局政府信息公开工作年度报告</h1>{}</article>",)),
    ),
    Habit(
        "a site around the page",
        0.5,
        _with(
            around=(
                (
                    '<div class="nav"><a href="/">首页</a><a href="/a">政务公开</a></div><div id="zoom">'
                    "<h1>云溪县水务局政府信息公开工作年度报告</h1><div>发布时间:2024-01-05</div>{}</div>"
                    '<div class="foot">主办:水务局 备案号:123456</div>'
                ),
            )
        ),
    ),
)
