"""Reports with right sums, and what can happen to them: drawn from a seed, without Hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema import Loose, LooseRow, Missing, Reading, Ref, Report2021, Source
from giac_schema.model.applicants import APPLICANTS
from giac_schema.model.forms import form

if TYPE_CHECKING:
    from random import Random

    from giac_schema.model.report import Report

__all__ = ["corrupted", "dropped", "filled", "with_blanks"]

BOUND = {Ref(("requests", "received")), Ref(("requests", "outcome", "total"))}
CELLS = [c.ref for c in form("2021").cells() if c.ref.table != "disclosure"]


def filled(random: Random, zeros: float = 0.6) -> Report:
    """A report of the 2021 form in which every identity holds."""
    figures = {c.ref: 0 for c in form("2021").cells() if c.entry.unit != "万元"}
    for row in form("2021").rows("requests"):
        if row.ref not in BOUND:
            for applicant in APPLICANTS:
                figures[row.ref / applicant] = _figure(random, zeros)
    carried_in, carried_out = Ref(("requests", "carried_in")), Ref(("requests", "carried_out"))
    received, total = Ref(("requests", "received")), Ref(("requests", "outcome", "total"))
    for applicant in APPLICANTS:
        decided = sum(
            figures[row.ref / applicant]
            for row in form("2021").rows("requests")
            if "outcome" in row.ref.path and row.ref != total
        )
        figures[total / applicant] = decided
        out = decided + figures[carried_out / applicant]
        figures[carried_in / applicant] = min(figures[carried_in / applicant], out)
        figures[received / applicant] = out - figures[carried_in / applicant]
    for row in form("2021").rows("disputes"):
        for cell in row.children[:-1]:
            figures[cell.ref] = _figure(random, zeros)
    for row in (*form("2021").rows("requests"), *form("2021").rows("disputes")):
        figures[row.ref / "total"] = sum(figures[c.ref] for c in row.children[:-1])
    return Report2021().with_cells(figures)


def _figure(random: Random, zeros: float) -> int:
    if random.random() < zeros:
        return 0
    return random.randint(1, random.choice([9, 400]))


def corrupted(random: Random, report: Report, cells: int) -> tuple[Report, dict[Ref, int]]:
    """The report with some figures mistyped, and which."""
    changes: dict[Ref, int] = {}
    for ref in random.sample(CELLS, cells):
        old = report[ref]
        while True:
            new = random.choice(
                [
                    old * 10 + random.randint(0, 9),
                    old + 9,
                    max(0, old - 9),
                    old // 10,
                    random.randint(0, 400),
                ]
            )
            if new != old:
                break
        changes[ref] = new
    return report.with_cells(changes), changes


def with_blanks(random: Random, report: Report, blanks: int) -> tuple[Report, list[Ref]]:
    """The report with some cells of 表三 and 表四 blank, and which."""
    refs = random.sample(CELLS, blanks)
    return report.with_cells({ref: Missing("blank") for ref in refs}), refs


def dropped(random: Random, report: Report, share: float) -> Reading:
    """A reading of the report from a source in which so many cells of 表三 were blank, and were dropped."""
    leaves, loose = {}, []
    for row in form("2021").rows("requests"):
        kept = [cell.ref for cell in row.children if random.random() >= share]
        if not kept or len(kept) == len(row.children):
            leaves |= {c.ref: Missing("blank") for c in row.children if not kept}
            continue
        raw = " ".join(str(report[ref]) for ref in kept)
        leaves |= {cell.ref: Missing("unplaced", raw) for cell in row.children}
        loose.append(
            LooseRow(row.ref, tuple(Loose(report[ref], Source(str(report[ref]))) for ref in kept))
        )
    return Reading(report.with_cells(leaves), unplaced=tuple(loose))
