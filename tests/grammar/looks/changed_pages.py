"""Pages of a report, with something done to their tables, in layouts of text."""

from __future__ import annotations

from attrs import evolve

from giac_schema import read
from giac_schema.model import form
from giac_schema.render.grid import Cell, Table, placed
from giac_schema.render.page import page
from giac_schema.strategies import misreadings
from giac_schema.strategies.reports import filled

FIGURES = (3, 7, 0, 5, 0, 11, 26)
WRITERS = {
    "two blanks": "  ".join,
    "pipes behind cells": lambda row: "".join(f"{cell} | " for cell in row).strip(),
    "pipes around cells": lambda row: "| " + " | ".join(row) + " |",
    "a cell on a line": lambda row: "".join(f"{cell}\n\n" for cell in row),
    "tabs": "\t".join,
}


def report(figures=FIGURES):
    """Every row of 表三 with the same figures, 0 everywhere else."""
    cells = {
        cell.ref: figure
        for row in form("2021").rows("requests")
        for cell, figure in zip(row.children, figures, strict=True)
    }
    return filled("2021", 0).with_cells(cells)


def changed(printed, change):
    """The page, with its 表三 changed."""
    return [
        change(part) if isinstance(part, Table) and part.name == "requests" else part
        for part in page(printed)
    ]


def written(parts, writer):
    lines = []
    for part in parts:
        rows = part.rows if isinstance(part, Table) else ()
        lines += [WRITERS[writer]([cell.text for cell in row]) for row in rows]
        lines += [] if isinstance(part, Table) else [part.text, ""]
    return "\n".join(lines) + "\n"


def right(printed, text):
    """How many figures of 表三 come back, and what is misread anywhere."""
    found = read(text).report
    cells = dict(found.cells())
    kept = sum(cells.get(ref) == leaf for ref, leaf in printed.cells() if ref.path[0] == "requests")
    return kept, misreadings(printed, found)


def in_each_row(table, *, again):
    """Labels of several rows in each of them, or blank cells for them below the first."""
    places = sorted(placed(table), key=lambda place: place.column)
    rows = [
        tuple(
            p.cell if p.row == at or again else Cell("")
            for p in places
            if p.row <= at <= p.last_row
        )
        for at in range(len(table.rows))
    ]
    return evolve(table, rows=rows)


def in_lines(parts, blank):
    """Every row on a line, such a blank between its cells."""
    lines = [
        blank.join(cell.text for cell in row)
        for part in parts
        for row in (part.rows if isinstance(part, Table) else [[part]])
    ]
    return "\n".join(lines) + "\n"


def with_blanks_dropped(table):
    return evolve(table, rows=[tuple(c for c in row if c.text) for row in table.rows])
