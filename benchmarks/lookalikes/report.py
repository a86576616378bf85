"""The reports behind the look-alikes: drawn anew for each seed, so that what they print is known."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from giac_schema.model import APPLICANTS, BLANK, Missing, Ref, Report2019, Report2021, form
from giac_schema.model.report import ExtraRow, Report

if TYPE_CHECKING:
    from random import Random

    from giac_schema.model.values import Leaf

__all__ = ["drawn"]

Figures = dict[Ref, int | Decimal]


def drawn(chance: Random) -> Report:
    """A report whose tables add up, or in which every figure is another, or nearly all are noughts."""
    edition = chance.choice(("2021", "2019"))
    made = {"2021": Report2021, "2019": Report2019}[edition](
        title=f"云溪县水务局{chance.randint(2021, 2024)}年政府信息公开工作年度报告",
        overview="本年度主动公开政府信息146条，办理依申请公开若干件，组织培训2次。",
        problems="公开的形式还不够丰富，问题有2个，下一步将予改进。",
        other_matters="没有其他需要报告的事项。",
        extras=_extras(chance),
    )
    kind = chance.choice(("adds up", "adds up", "adds up", "distinct", "noughts"))
    figures = _figures(made, kind, chance)
    return made.with_cells(dict(_shown(figures, chance, sums=kind == "adds up")))


def _figures(made: Report, kind: str, chance: Random) -> Figures:
    refs = [ref for ref, _ in made.cells()]
    if kind == "noughts":
        return dict.fromkeys(refs, 0)
    if kind == "distinct":
        first = chance.choice((100, 2000))
        return dict(zip(refs, range(first, first + 9 * len(refs), 9), strict=False))
    return _disclosure(made, chance) | _requests(made, chance) | _disputes(made, chance)


def _disclosure(made: Report, chance: Random) -> Figures:
    largest = chance.choice((9, 300, 20_000))
    figures: Figures = {}
    for cell in form(made.edition).cells("disclosure"):
        figure = chance.randint(0, largest) if chance.random() < 0.6 else 0
        if cell.entry.unit and "元" in cell.entry.unit:
            figures[cell.ref] = Decimal(figure) / chance.choice((1, 10, 100))
        elif cell.ref.name == "items_change" and chance.random() < 0.4:
            figures[cell.ref] = -figure
        else:
            figures[cell.ref] = figure
    return figures


def _requests(made: Report, chance: Random) -> Figures:
    at, density = Ref(("requests",)), chance.choice((0.1, 0.3, 0.8))
    largest = chance.choice((9, 60, 3000))
    rows = [row.ref for row in form(made.edition).rows("requests")]

    def row(share: float, most: int) -> list[int]:
        return [chance.randint(1, most) if chance.random() < share else 0 for _ in APPLICANTS]

    drawn = {
        ref: row(density, largest)
        for ref in rows
        if ref.path[1] == "outcome" and ref.name != "total"
    }
    total = [sum(column) for column in zip(*drawn.values(), strict=True)]
    out, back = row(0.3, 3), row(0.2, 3)
    back = [min(b, t + o) for b, t, o in zip(back, total, out, strict=True)]
    drawn |= {
        at / "outcome" / "total": total,
        at / "carried_out": out,
        at / "carried_in": back,
        at / "received": [t + o - b for t, o, b in zip(total, out, back, strict=True)],
    }
    return {
        ref / column: figure
        for ref, figures in drawn.items()
        for column, figure in zip((*APPLICANTS, "total"), (*figures, sum(figures)), strict=True)
    }


def _disputes(made: Report, chance: Random) -> Figures:
    figures: Figures = {}
    for row in form(made.edition).rows("disputes"):
        *parts, total = (cell.ref for cell in row.children)
        drawn = [chance.randint(0, 9) if chance.random() < 0.5 else 0 for _ in parts]
        figures |= {**dict(zip(parts, drawn, strict=True)), total: sum(drawn)}
    return figures


def _shown(figures: Figures, chance: Random, *, sums: bool) -> dict[Ref, Leaf]:
    """The figures as an office prints them: some left blank, noughts sooner than others, or a sign for them."""
    blank, sign = chance.choice((0, 0, 0, 0.05, 0.3)), chance.choice((0, 0, 0, 0, 0.1))
    noughts = chance.choice((1, 3, 5)) if sums else 1
    others = chance.choice((0, 0, 0, 0.05, 1)) if sums else 1
    mark = Missing("placeholder", chance.choice(("/", "-", "—", "无", "／")))

    def leaf(figure: int | Decimal) -> Leaf:
        factor = others if figure else noughts
        if chance.random() < blank * factor:
            return BLANK
        return mark if chance.random() < sign * factor else figure

    return {ref: leaf(figure) for ref, figure in figures.items()}


def _extras(chance: Random) -> tuple[ExtraRow, ...]:
    """Sometimes a row that the form does not have."""
    if chance.random() > 0.06:
        return ()
    figures = tuple(chance.randint(0, 99) for _ in range(3))
    return (ExtraRow("disclosure", "其他主动公开文件", figures),)
