"""Have programs print and save reports that were laid out in odd ways, read them, and count what is wrong.

    python benchmarks/printouts.py [SOURCE ...] [--count 40] [--first 0] [--keep FOLDER]

A source is what a report is laid out as, and what programs then make of it: ``sheets`` a workbook as it is,
``sheets-pdf`` one that LibreOffice prints, ``sheets-pdf-gs`` that print rewritten by Ghostscript; ``documents`` are
those of Word, ``kingsoft`` such as other programs write, and ``webs-chromium`` pages that a browser prints.  Each
number from ``--first`` on is the seed of one layout with its habits.  Printed are the files with a wrong cell, or with
a figure that is called blank, and at the end, for every source, how many figures were right, withheld and wrong.  Files
with wrong cells are kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import drawings
from attrs import frozen
from lookalikes import report as reports
from printouts.documents import document
from printouts.habits import Made
from printouts.kingsoft import kingsoft
from printouts.programs import converted, printed, rewritten
from printouts.sheets import workbook
from printouts.webs import web

import giac_schema
from giac_schema.model import Report
from giac_schema.model.values import is_number
from giac_schema.strategies import Misreading, misreadings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_AT_ONCE = 20
"""Files that a program is given at once."""


@frozen
class Printout:
    """A file that a program made, with what it was made from."""

    seed: int
    report: Report
    made: Made
    data: bytes


def report(seed: int) -> Report:
    """The report that a seed stands for: every figure another one, or as offices have them."""
    if seed % 3:
        return drawings.report(seed)
    return reports.drawn(Random(seed))  # noqa: S311 - nothing here is secret


MAKERS: Mapping[str, tuple[str, Callable[[int, Report], Made]]] = {
    "sheets": ("xlsx", workbook),
    "documents": ("docx", document),
    "kingsoft": ("docx", kingsoft),
    "webs": ("html", web),
}
"""What a report is laid out as, with the kind of file that this is."""


def kind(source: str) -> str:
    """What kind of files a source gives."""
    name, _, rest = source.partition("-")
    wanted = rest.partition("-")[0] or MAKERS[name][0]
    return "pdf" if wanted in _BROWSERS else wanted


_BROWSERS = frozenset({"chromium", "weasyprint"})


def printouts(source: str, first: int, count: int) -> Iterator[Printout]:
    """The files of a source, each with what it shows."""
    name, _, rest = source.partition("-")
    wanted, _, rewriter = rest.partition("-")
    suffix, make = MAKERS[name]
    last = first + count
    for begin in range(first, last, _AT_ONCE):
        seeds = range(begin, min(begin + _AT_ONCE, last))
        reports = [report(seed) for seed in seeds]
        made = [make(seed, one) for seed, one in zip(seeds, reports, strict=True)]
        files: list[bytes | None] = [one.data for one in made]
        if wanted:
            given = [one.data for one in made]
            is_page = wanted in _BROWSERS
            files = printed(given, wanted) if is_page else converted(given, suffix, wanted)
        for seed, shown, one, data in zip(seeds, reports, made, files, strict=True):
            if data is not None:
                yield Printout(seed, shown, one, rewritten(data, rewriter) if rewriter else data)


def judged(printout: Printout) -> tuple[Counter[str], list[Misreading]]:
    """How many figures were printed, right, withheld, wrong and called blank; and the misreadings."""
    printed = {
        ref
        for ref, leaf in printout.report.cells()
        if is_number(leaf) and ref not in printout.made.hidden
    }
    counted = Counter({"files": 1, "printed": len(printed)})
    try:
        found = giac_schema.read(printout.data).report
    except giac_schema.GiacError:
        return counted + Counter({"refused": 1, "withheld": len(printed)}), []
    cells = dict(found.cells())
    right = sum(cells.get(ref) == printout.report[ref] for ref in printed)
    wrong = [
        one
        for one in misreadings(printout.report, found)
        if is_number(one.found) or one.ref in printed
    ]
    numbers = sum(is_number(one.found) for one in wrong)
    return counted + Counter(
        {
            "right": right,
            "withheld": len(printed) - right,
            "wrong": numbers,
            "called blank": len(wrong) - numbers,
        }
    ), wrong


def count(source: str, wanted: argparse.Namespace) -> tuple[Counter[str], Counter[str]]:
    """What came of a source, and of how many figures each habit kept some from being read."""
    counted: Counter[str] = Counter()
    habits: Counter[str] = Counter()
    for printout in printouts(source, wanted.first, wanted.count):
        found, wrong = judged(printout)
        counted += found
        for habit in printout.made.habits.items():
            habits[f"{habit}"] += found["withheld"]
        if wanted.verbose:
            print(printout.seed, dict(found), printout.made.habits, flush=True)
        if wrong:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{printout.seed} {source}.{kind(source)}").write_bytes(printout.data)
            print(
                f"{source} {printout.seed}: {found['wrong']} wrong, {found['called blank']} called"
                f" blank, as {wrong[0]}\n    {printout.made.habits}",
                flush=True,
            )
    return counted, habits


def main() -> int:
    """Print, read and count; the exit status is 1 if anything was misread."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", nargs="*", default=["sheets", "sheets-pdf"])
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("build/printouts"))
    parser.add_argument("--verbose", action="store_true")
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    total: Counter[str] = Counter()
    for source in wanted.sources:
        counted, habits = count(source, wanted)
        print(source, dict(counted))
        print("   ", *(f"{habit}: {n}" for habit, n in habits.most_common(12)))
        total += counted
    return int(bool(total["wrong"] or total["called blank"]))


if __name__ == "__main__":
    sys.exit(main())
