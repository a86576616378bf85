"""Measure what reading costs in every format, and what a batch of many files costs.

    python benchmarks/readers.py [--pairs 30] [--files 1000 10000]

Ratios are of pairs timed alternately in one process, in time of the processor: the speed of a machine drifts, a
ratio does not.  Needs the extra ``all`` and the dependency group ``benchmark``.

- HTML and every layout of text, beside ``pandas.read_html`` of the page of the same report, and small pages of sites,
  beside ``pandas.read_html`` of the same page: the same source again and again, and sources with figures of their own,
  each read once, whose lines no cache has seen;
- PDF, beside extracting its words with the library used (pypdfium2): characters and boxes, put together to words;
- DOCX and XLSX, beside opening them with the library used and asking every cell for its text;
- ``giac check --format jsonl`` of a folder, for each number of files: seconds and memory.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pandas as pd
import pypdfium2

import giac_schema
from giac_schema import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema import Report

REPORTS = Path(__file__).parents[1] / "examples" / "reports"
REPORT = giac_schema.read(next(REPORTS.glob("linlan-office-2022.*"))).report
PAGE = giac_schema.render(REPORT, "html")
FILES = ("docx", "xlsx", "pdf")
SMALL = ("linlan-city-2019.html", "yunting-market-2023.html")
"""Pages of 7,000 characters, each cell a paragraph: what does not depend on the size of a page weighs most there."""
TEXTS = tuple(name for name in LAYOUTS if name not in {"html", *FILES})


def pandas_alone(page: str = PAGE) -> None:
    """Only find the tables of a page."""
    pd.read_html(io.StringIO(page))


def words_alone(data: bytes) -> list[tuple[str, float, float, float, float]]:
    """The words of a PDF with their boxes."""
    words: list[tuple[str, float, float, float, float]] = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        word = ""
        left = bottom = right = top = 0.0
        for index, character in enumerate(text.get_text_range()):
            if character.isspace():
                if word:
                    words.append((word, left, bottom, right, top))
                word = ""
                continue
            a, b, c, d = text.get_charbox(index, loose=True)
            left, bottom = (a, b) if not word else (min(left, a), min(bottom, b))
            right, top = (c, d) if not word else (max(right, c), max(top, d))
            word += character
        if word:
            words.append((word, left, bottom, right, top))
    return words


def docx_alone(data: bytes) -> list[str]:
    """The text of every cell of a Word document."""
    import docx

    tables = docx.Document(io.BytesIO(data)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def xlsx_alone(data: bytes) -> list[object]:
    """The value of every cell of a workbook."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


ALONE: dict[str, Callable[[bytes], object]] = {
    "pdf": words_alone,
    "docx": docx_alone,
    "xlsx": xlsx_alone,
}


def with_figures(report: Report, random: Random) -> Report:
    """The report with other figures; its rows add up as before."""
    figures = {
        ref: random.choice((0, 0, 0, random.randrange(50), random.randrange(3000)))
        for ref, _ in report.cells()
    }
    for row in {ref.parent for ref in figures if ref.name == "total" and ref.table != "disclosure"}:
        parts = (n for ref, n in figures.items() if ref.parent == row and ref.name != "total")
        figures[row / "total"] = sum(parts)
    return report.with_cells(figures)


def page_with_figures(page: str, random: Random) -> str:
    """A page with other figures in its cells; which rows add up does not matter to a reader of pages."""
    return re.sub(
        r"(?<=<p>)\d+(?=</p>)", lambda _: str(random.choice((0, 0, random.randrange(3000)))), page
    )


def milliseconds(work: Callable[[], object]) -> float:
    """How much of the processor one call takes: what else runs on the machine counts less so."""
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def compared(count: int, ours: Callable[[], object], theirs: Callable[[], object]) -> str:
    """Both times and the median of their ratios, timed alternately."""
    for _ in range(3):
        ours()
        theirs()
    timed = [(milliseconds(ours), milliseconds(theirs)) for _ in range(count)]
    ratios = sorted(mine / other for mine, other in timed)
    mine, other = (statistics.median(times) for times in zip(*timed, strict=True))
    low, high = ratios[count // 10], ratios[-1 - count // 10]
    return f"{mine:8.2f} ms {other:8.2f} ms   {statistics.median(ratios):.2f} ({low:.2f} to {high:.2f})"


_WARM = 5
"""So many sources are read before those that are timed."""


def in_layout(layout: str, reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Reports in a layout, each with its page."""
    for report in reports:
        yield giac_schema.render(report, layout), giac_schema.render(report, "html")


def compared_once(sources: Iterable[tuple[str, str]]) -> str:
    """The median of the ratios over sources, each read once and beside its page."""
    timed: list[float] = []
    for source, page in sources:
        ours = milliseconds(lambda s=source: giac_schema.read(s))
        timed.append(ours / milliseconds(lambda p=page: pandas_alone(p)))
    ratios = sorted(timed[_WARM:])
    low, high = ratios[len(ratios) // 10], ratios[-1 - len(ratios) // 10]
    return f"{'':27}{statistics.median(ratios):.2f} ({low:.2f} to {high:.2f})"


def rows(count: int) -> Iterator[tuple[str, str]]:
    """A line for each format."""
    for layout in ("html", *TEXTS):
        text = giac_schema.render(REPORT, layout)
        yield (
            f"{layout} / pandas.read_html",
            compared(count, lambda t=text: giac_schema.read(t), pandas_alone),
        )
    pages = {name: (REPORTS / name).read_text("utf-8") for name in SMALL}
    for name, page in pages.items():
        yield (
            f"{name} / pandas.read_html",
            compared(count, lambda p=page: giac_schema.read(p), lambda p=page: pandas_alone(p)),
        )
    random = Random(0)  # noqa: S311 - figures are no secrets
    reports = [with_figures(REPORT, random) for _ in range(count + _WARM)]
    for layout in ("html", *TEXTS):
        yield (
            f"{layout}, each once / pandas.read_html",
            compared_once(in_layout(layout, reports)),
        )
    for name, page in pages.items():
        others = [page_with_figures(page, random) for _ in reports]
        yield (
            f"{name}, each once / pandas.read_html",
            compared_once(zip(others, others, strict=True)),
        )
    for layout in FILES:
        data = giac_schema.render(REPORT, layout)
        yield (
            f"{layout} / {ALONE[layout].__name__}",
            compared(
                count, lambda d=data: giac_schema.read(d), lambda d=data, f=ALONE[layout]: f(d)
            ),
        )


def batch(count: int) -> str:
    """One run of ``giac check`` over a folder with copies of the examples."""
    sources = sorted(REPORTS.iterdir())
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            source = sources[number % len(sources)]
            Path(folder, f"{number:06}{source.suffix}").write_bytes(source.read_bytes())
        command = [sys.executable, "-m", "giac_schema", "check", "--format", "jsonl", folder]
        begin = time.perf_counter()
        started = subprocess.run(  # noqa: S603
            [sys.executable, "-c", _IN_LITTLE_ROOM, *command], capture_output=True, check=True
        )
        took = time.perf_counter() - begin
    memory = int(started.stdout) // 1024
    return f"{took:8.1f} s {count / took:7.0f} a second   at most {memory} MB in any process"


_IN_LITTLE_ROOM = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Starts a command and prints the most memory of it, or of what it started: before it runs, a command has as much as
what starts it, and pandas is large."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=30)
    parser.add_argument("--files", type=int, nargs="*", default=[1000, 10000])
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    print(f"{'reading':<48}{'ours':>11}{'theirs':>12}   ratio, median of {wanted.pairs} pairs")
    for name, figures in rows(wanted.pairs):
        print(f"{name:<48}{figures}", flush=True)
    for count in wanted.files:
        print(f"giac check of {count} files{'':<20}{batch(count)}", flush=True)


if __name__ == "__main__":
    main()
