"""Make reports look as offices and the programs behind them leave them, read them, and count what is wrong.

    python benchmarks/lookalikes.py [--count 1000] [--first 0] [--family NAME ...] [--habit NAME ...]
    python benchmarks/lookalikes.py --pages [--tool NAME ...]
    python benchmarks/lookalikes.py --show SEED

Each number from ``--first`` on is the seed of one report, drawn with its habits: how figures are shown, how labels are
set, what stands among the rows, in which family of layouts the tables are written, what then happens to the text.
``--pages`` writes HTML instead, and reads what each program of ``extractors.py`` that is installed makes of it.  With
``--habit`` every text has that habit; with ``--odds 0`` it has no other.  Printed are the texts with a wrong cell or
with a figure that is called blank, and at the end, for every habit and family, how much was right, withheld and
wrong.  *Lost nothing* is what was withheld of texts in which every figure can be told.  Texts with wrong cells are
kept in ``build/lookalikes``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import extractors
from lookalikes.counting import judged, told
from lookalikes.make import HABITS, Wanted, text, web_page
from lookalikes.writers import FAMILIES, WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lookalikes.make import Lookalike

    from giac_schema.strategies import Misreading

Output = str | bytes
_KEPT = Path("build/lookalikes")


def samples(wanted: argparse.Namespace) -> Iterator[tuple[str, Lookalike, Output]]:
    """What is read: the family or the program, the look-alike, the text."""
    asked = Wanted(tuple(wanted.family), tuple(wanted.habit), wanted.odds)
    tools = _tools(wanted.tool) if wanted.pages else {}
    for seed in range(wanted.first, wanted.first + wanted.count):
        if not wanted.pages:
            sample = text(seed, asked)
            yield sample.family, sample, sample.text
            continue
        sample = web_page(seed, asked)
        for name, tool in tools.items():
            yield name, sample, tool(sample.text)


def _tools(names: Sequence[str]) -> dict[str, Callable[[str], Output]]:
    """The programs that are installed and take a page apart; those that print it are slow, and have to be named."""
    slow = {"soffice!", "chromium!", "openpyxl", "weasyprint"}
    return {
        name: tool
        for name, (needs, tool) in extractors.TOOLS.items()
        if extractors.available(needs) and (name in names if names else slow.isdisjoint(needs))
    }


def count(wanted: argparse.Namespace) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """The counts by source and by habit; misreadings are printed and kept as they are found."""
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    by_habit: dict[str, Counter[str]] = defaultdict(Counter)
    for source, sample, output in samples(wanted):
        counted, wrong = judged(sample, output)
        for key in (source, "all"):
            by_source[key] += counted
        for habit in sample.habits:
            by_habit[habit.name] += counted
        if wrong:
            keep(source, sample, output, wrong)
    return by_source, by_habit


def keep(source: str, sample: Lookalike, output: Output, wrong: Sequence[Misreading]) -> None:
    """Keep a text that was misread, and say so."""
    _KEPT.mkdir(parents=True, exist_ok=True)
    data = output.encode() if isinstance(output, str) else output
    (_KEPT / f"{sample.seed} {source.replace('/', ' ')}.txt").write_bytes(data)
    habits = ", ".join(habit.name for habit in sample.habits)
    print(f"{sample.seed} {source}: {len(wrong)} misread, as {wrong[0]}\n    {habits}", flush=True)


def main() -> int:
    """Make, read and count; the exit status is 1 if anything was misread."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", action="append", default=[], choices=[*FAMILIES, *WHOLE])
    parser.add_argument("--habit", action="append", default=[], choices=list(HABITS))
    parser.add_argument("--odds", type=float, default=1)
    parser.add_argument("--pages", action="store_true", help="HTML, through other programs")
    parser.add_argument("--tool", action="append", default=[], choices=list(extractors.TOOLS))
    parser.add_argument("--show", type=int, metavar="SEED", help="print one and stop")
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    if wanted.show is not None:
        wanted.first, wanted.count = wanted.show, 1
        for source, sample, output in samples(wanted):
            habits = ", ".join(habit.name for habit in sample.habits)
            print(f"{source}: {habits}", output, sep="\n\n", end="\n\n")
        return 0
    by_source, by_habit = count(wanted)
    print(*told(by_habit, "habit"), sep="\n", end="\n\n")
    print(*told(by_source, "program" if wanted.pages else "family"), sep="\n")
    return int(bool(by_source["all"]["wrong"] or by_source["all"]["called blank"]))


if __name__ == "__main__":
    sys.exit(main())
