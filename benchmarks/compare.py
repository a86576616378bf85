"""Measure reading and checking: beside pandas on one page, and over many reports.

    python benchmarks/compare.py [--pairs 60] [--reports 1000]

Prints two small tables.  Needs the extra ``html`` and the dependency group ``benchmark``.
"""

from __future__ import annotations

import argparse
import io
import itertools
import platform
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

import giac_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
PAGE = (REPORTS / "yunting-market-2023.html").read_text("utf-8")
WARM_UP = 5


def ours() -> None:
    """Read the page and judge every standard rule."""
    giac_schema.check(giac_schema.read(PAGE))


def pandas_alone() -> None:
    """Only find the tables of the page."""
    pd.read_html(io.StringIO(PAGE))


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def pairs(count: int) -> list[tuple[float, float]]:
    """Timings of both, alternately, so that both see the same machine."""
    for _ in range(WARM_UP):
        ours()
        pandas_alone()
    return [(milliseconds(ours), milliseconds(pandas_alone)) for _ in range(count)]


def one_page(count: int) -> Iterable[tuple[str, str]]:
    """Rows of the first table."""
    timed = pairs(count)
    ratios = sorted(mine / theirs for mine, theirs in timed)
    low, high = ratios[count // 10], ratios[-1 - count // 10]
    yield "giac_schema: read + check", f"{statistics.median(t[0] for t in timed):.2f} ms"
    yield "pandas.read_html alone", f"{statistics.median(t[1] for t in timed):.2f} ms"
    yield f"ratio, median of {count} pairs", f"{statistics.median(ratios):.2f}"
    yield "ratio, middle four fifths", f"{low:.2f} to {high:.2f}"


def verdicts(path: Path) -> int:
    """Read and check one file; returns how many checks hold."""
    return giac_schema.check(giac_schema.read(path)).counts["holds"]


def everything(files: list[Path], processes: int) -> float:
    """Seconds to read and check all files."""
    begin = time.perf_counter()
    if processes == 1:
        held = sum(map(verdicts, files))
    else:
        with ProcessPoolExecutor(processes) as pool:
            held = sum(pool.map(verdicts, files, chunksize=25))
    if not held:
        raise SystemExit("Nothing holds in any report: what was measured is not the work.")
    return time.perf_counter() - begin


def many_reports(count: int) -> Iterable[tuple[str, str]]:
    """Rows of the second table."""
    files = list(itertools.islice(itertools.cycle(sorted(REPORTS.iterdir())), count))
    alone, together = everything(files, 1), everything(files, 2)
    yield f"{count} reports, 1 process", f"{alone:.2f} s, {count / alone:.0f} a second"
    yield f"{count} reports, 2 processes", f"{together:.2f} s, {count / together:.0f} a second"
    yield "1 process / 2 processes", f"{alone / together:.2f}"


def show(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print one table."""
    print(f"\n{title}")
    for name, figure in rows:
        print(f"  {name:<34}{figure}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--reports", type=int, default=1000)
    wanted = parser.parse_args()
    print(f"Python {platform.python_version()}, pandas {pd.__version__}")
    show("One report as HTML", one_page(wanted.pairs))
    show("Many reports, read and checked", many_reports(wanted.reports))


if __name__ == "__main__":
    main()
