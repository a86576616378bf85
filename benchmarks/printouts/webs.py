"""Pages as sites style them, each from a seed: what ``printouts.py`` has browsers print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from giac_schema.render.grid import Table
from giac_schema.render.page import page
from printouts.habits import Habits, Made

if TYPE_CHECKING:
    from giac_schema.model import Report
    from giac_schema.render.grid import Cell

__all__ = ["web"]

_BORDERS = (
    "1px solid #000",
    "1px solid #000",
    "3px double #000",
    "1px dashed #666",
    "1px dotted #000",
    "0.5px solid #ccc",
    "none",
)


def web(seed: int, report: Report) -> Made:
    """The page that a seed stands for."""
    habits = Habits.of(seed)
    style = _style(habits)
    body = "".join(
        _table(habits, part) if isinstance(part, Table) else f"<p>{escape(part.text)}</p>"
        for part in page(report)
    )
    text = (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">'
        f"<style>{style}</style></head><body><main>{body}</main></body></html>"
    )
    return Made(text.encode(), habits.noted)


def _style(habits: Habits) -> str:
    chance = habits.chance
    border = habits.rarely("border", _BORDERS[0], *_BORDERS[2:], odds=0.5)
    rules = [
        f"body{{font-size:{habits.rarely('size', 14, 7, 10, 20)}px;font-family:'Noto Sans CJK SC'}}",
        f"table{{border-collapse:{habits.rarely('collapse', 'collapse', 'separate')}}}",
        f"td,th{{border:{border};padding:{habits.rarely('padding', 4, 0, 1, 12)}px}}",
        f"td,th{{text-align:{chance.choice(('center', 'left', 'right'))}}}",
        f"td,th{{vertical-align:{chance.choice(('middle', 'top', 'bottom', 'baseline'))};font-weight:normal}}",
    ]
    lost = habits.rarely("lost borders", "", "left", "right", "top", "bottom", odds=0.3)
    if lost:
        rules.append(f"td{{border-{lost}:none}}")
    if habits.has("no borders of heads", 0.1):
        rules.append("th{border:none}")
    if habits.has("zebra", 0.25):
        rules.append("tr:nth-child(even) td{background:#eee}")
    if habits.has("dark heads", 0.15):
        rules.append("th{background:#1f3864;color:#fff}")
    width = habits.rarely("width", "", "100%", "60%", "1200px", "200px", odds=0.4)
    if width:
        rules.append(f"table{{width:{width}}}")
    if habits.has("fixed layout", 0.2):
        rules.append("table{table-layout:fixed;width:100%}")
    if habits.has("words broken", 0.2):
        rules.append("td,th{word-break:break-all}")
    whole = habits.rarely("whole", "", *_WHOLE, odds=0.4)
    rules.append(f"main{{{whole}}}")
    cells = habits.rarely("cells", "", *_CELLS, odds=0.4)
    rules.append(f"td{{{cells}}}")
    rules.append(".gone{display:none}.unseen{visibility:hidden}.tiny{font-size:0}.clear{opacity:0}")
    rules.append(".far{position:absolute;left:-9999px}.white{color:#fff}")
    rules.append(".before::before{content:'合计'}.after::after{content:'件'}")
    if habits.has("turned labels", 0.25):
        rules.append(f"th[rowspan]{{writing-mode:{chance.choice(('vertical-rl', 'vertical-lr'))}}}")
    if habits.has("heads repeated", 0.2):
        rules.append("thead{display:table-header-group}")
    if habits.has("rows that do not break", 0.2):
        rules.append("tr{break-inside:avoid}")
    if habits.has("page", 0.3):
        rules.append(
            f"@page{{size:{chance.choice(('A4 landscape', 'A5', 'A3', '300px 400px'))};"
            f"margin:{chance.choice((0, 5, 20))}mm}}"
        )
    if habits.has("numbered pages", 0.3):
        rules.append("@page{@bottom-center{content:counter(page)}}")
    return "".join(rules)


_WHOLE = (
    "columns:2",
    "zoom:0.5",
    "zoom:1.7",
    "transform:scale(0.6);transform-origin:0 0",
    "transform:rotate(90deg) translate(0,-100%);transform-origin:0 0",
    "display:flex;flex-wrap:wrap",
    "direction:rtl",
    "transform:scaleX(0.5);transform-origin:0 0",
    "overflow:hidden;width:500px",
    "letter-spacing:3px",
    "line-height:0.9",
)
_CELLS = (
    "position:relative;top:3px",
    "letter-spacing:0.3em",
    "letter-spacing:-0.1em",
    "height:8px;line-height:8px",
    "max-width:20px;overflow:hidden",
    "white-space:nowrap;max-width:30px;overflow:hidden;text-overflow:ellipsis",
    "font-variant-numeric:tabular-nums",
    "transform:translateX(4px)",
    "text-indent:2em",
    "text-decoration:underline",
    "font-style:italic",
    "text-shadow:1px 1px 1px #999",
    "writing-mode:vertical-rl",
    "display:block",
)


def _table(habits: Habits, table: Table) -> str:
    head = "".join(_row(habits, row) for row in table.rows[: table.headers])
    body = "".join(_row(habits, row) for row in table.rows[table.headers :])
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _row(habits: Habits, row: tuple[Cell, ...]) -> str:
    return f"<tr>{''.join(_cell(habits, cell) for cell in row)}</tr>"


_HIDDEN = ("gone", "unseen", "tiny", "clear", "far", "white")


def _cell(habits: Habits, cell: Cell) -> str:
    name = "th" if cell.scope else "td"
    spans = "".join(
        f' {what}="{count}"'
        for what, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if count > 1
    )
    text = escape(cell.text)
    if not cell.scope and cell.text:
        hidden = habits.noted.get("hidden digits")
        if hidden is None:
            hidden = habits.rarely("hidden digits", "", *_HIDDEN, odds=0.3)
            habits.noted["hidden digits"] = hidden
        if hidden and habits.some(0.1):
            text = f'<span class="{hidden}">{habits.chance.randint(1, 9)}</span>{text}'
    return f"<{name}{spans}>{text}</{name}>"
