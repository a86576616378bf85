"""Measure reading and checking: beside pandas on one page, and over many reports.

    python benchmarks/compare.py [--pairs 60] [--reports 1000]

Prints two small tables.  Needs the extra ``html`` and the dependency group ``benchmark``.

One report is timed in time of the processor, pair by pair, so that what else runs on the machine matters little.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
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


def read_alone() -> object:
    """Read the page."""
    return giac_schema.read(PAGE)


def ours() -> object:
    """Read the page and judge every standard rule: what holds and what breaks is known, and how often."""
    return giac_schema.check(giac_schema.read(PAGE)).counts


def ours_told() -> object:
    """The same, with the figures, repairs and proofs of everything that breaks or cannot be judged."""
    return giac_schema.check(giac_schema.read(PAGE)).where(("breaks", "unknown", "error")).items


def ours_whole() -> object:
    """The same, with the figures of every check that holds as well."""
    return giac_schema.check(giac_schema.read(PAGE)).items


def pandas_alone() -> None:
    """Only find the tables of the page."""
    pd.read_html(io.StringIO(PAGE))


WORKS: dict[str, Callable[[], object]] = {
    "read": read_alone,
    "read + check, counted": ours,
    "read + check, what is wrong": ours_told,
    "read + check, every figure": ours_whole,
}


def milliseconds(work: Callable[[], object]) -> float:
    """How much of the processor one call takes."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def pairs(work: Callable[[], object], count: int) -> list[tuple[float, float]]:
    """Timings of both, alternately, so that both see the same machine."""
    for _ in range(WARM_UP):
        work()
        pandas_alone()
    return [(milliseconds(work), milliseconds(pandas_alone)) for _ in range(count)]


def one_page(count: int) -> Iterable[tuple[str, str]]:
    """Rows of the first table: time, that of pandas, the median of their ratios, its middle four fifths."""
    for name, work in WORKS.items():
        timed = pairs(work, count)
        ratios = sorted(mine / theirs for mine, theirs in timed)
        low, high = ratios[count // 10], ratios[-1 - count // 10]
        mine, theirs = (statistics.median(times) for times in zip(*timed, strict=True))
        ratio = statistics.median(ratios)
        yield name, f"{mine:7.2f} ms {theirs:7.2f} ms   {ratio:.2f} ({low:.2f} to {high:.2f})"


def verdicts(path: Path) -> int:
    """Read and check one file; returns how many checks hold."""
    return giac_schema.check(giac_schema.read(path)).counts["holds"]


def everything(files: list[Path], processes: int) -> tuple[float, float]:
    """Seconds to read and check all files: by the clock, and of all processors."""
    begin, used = time.perf_counter(), processor()
    if processes == 1:
        held = sum(map(verdicts, files))
    else:
        with ProcessPoolExecutor(processes) as pool:
            held = sum(pool.map(verdicts, files, chunksize=25))
    if not held:
        raise SystemExit("Nothing holds in any report: what was measured is not the work.")
    return time.perf_counter() - begin, processor() - used


def processor() -> float:
    """Seconds of the processor that this process and those it has started and ended have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def many_reports(count: int) -> Iterable[tuple[str, str]]:
    """Rows of the second table."""
    files = list(itertools.islice(itertools.cycle(sorted(REPORTS.iterdir())), count))
    for processes in (1, 2):
        clock, used = everything(files, processes)
        figures = f"{clock:.2f} s, {count / clock:.0f} a second, {used / count * 1000:.2f} ms each"
        yield f"{count} reports, {processes} process{'es' * (processes > 1)}", figures


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
    show("One report as HTML, beside pandas.read_html of the page", one_page(wanted.pairs))
    show("Many reports, read and checked", many_reports(wanted.reports))


if __name__ == "__main__":
    main()
