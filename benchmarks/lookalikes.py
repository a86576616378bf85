"""Make reports look as offices and the programs behind them leave them, read them, and count what is wrong.

    python benchmarks/lookalikes.py [--count 1000] [--first 0] [--family NAME ...] [--habit NAME ...]
    python benchmarks/lookalikes.py --pages [--tool NAME ...]
    python benchmarks/lookalikes.py --show SEED

Each number from ``--first`` on is the seed of one report, drawn with its habits: how figures are shown, how labels are
set, what stands among the rows, in which family of layouts the tables are written, what then happens to the text.
``--pages`` writes HTML instead, and reads what each program of ``extractors.py`` that is installed makes of it.  Printed
are the texts with a wrong cell or with a figure that is called blank, and at the end, for every family and
habit, how much was right, withheld and wrong.  ``lost nothing`` is what was withheld of texts in which every figure can
be told.  Texts with wrong cells are kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import extractors
from attrs import frozen
from lookalikes_cells import FIGURES, LABELS
from lookalikes_html import PAGE_HABITS, html
from lookalikes_page import Habit, Page, marked, unmarked
from lookalikes_report import drawn
from lookalikes_tables import PAGES
from lookalikes_texts import TEXTS
from lookalikes_writers import FAMILIES, WHOLE, manner, written

import giac_schema
from giac_schema.errors import GiacError
from giac_schema.model import Missing, Ref, Report
from giac_schema.model.values import is_number
from giac_schema.render.page import page
from giac_schema.strategies import misreadings

ON_PAGES = (*PAGES, *LABELS, *FIGURES)
_KEPT = Path("build/lookalikes")


@frozen
class Lookalike:
    """A text or a page, with what it shows."""

    seed: int
    text: str
    report: Report
    printed: frozenset[Ref]
    """The cells whose figures stand in it."""
    family: str
    habits: tuple[Habit, ...]
    lossless: bool
    """Whether a reader could tell every figure."""


def _some(habits: Sequence[Habit], forced: Sequence[str], chance: Random) -> list[Habit]:
    return [one for one in habits if (chance.random() < one.odds) or one.name in forced]


def _soiled(source: Any, habits: Sequence[Habit], chance: Random) -> Any:
    for habit in habits:
        source = habit.change(source, chance)
    return source


def text(seed: int, families: Sequence[str] = (), forced: Sequence[str] = ()) -> Lookalike:
    """The text that a seed stands for."""
    chance = Random(seed)  # noqa: S311 - nothing here is secret
    report, how = drawn(chance), manner(chance)
    family = chance.choice(families or [*FAMILIES, *WHOLE])
    cells, texts = _some(ON_PAGES, forced, chance), _some(TEXTS, forced, chance)
    shown: Page = _soiled(tuple(page(report)), cells, chance)
    whole = _soiled(written(marked(shown, report), family, how), texts, chance)
    plain, printed = unmarked(whole, report)
    habits = (*cells, *texts)
    blank = any(isinstance(leaf, Missing) and leaf.kind == "blank" for _, leaf in report.cells())
    kept = how.lossless and family != "blanks"
    lossless = (kept or not blank) and not any(habit.loses for habit in habits)
    return Lookalike(seed, plain, report, printed, family, habits, lossless)


def web_page(seed: int, forced: Sequence[str] = ()) -> Lookalike:
    """The page of HTML that a seed stands for."""
    chance = Random(seed)  # noqa: S311
    report = drawn(chance)
    cells, looks = _some(ON_PAGES, forced, chance), _some(PAGE_HABITS, forced, chance)
    shown = marked(_soiled(tuple(page(report)), cells, chance), report)
    plain, printed = unmarked(html(shown, looks, chance), report)
    habits = (*cells, *looks)
    lossless = not any(habit.loses for habit in habits)
    return Lookalike(seed, plain, report, printed, "HTML", habits, lossless)


# ------------------------------------------------------------------------------------ counting


def judged(sample: Lookalike, output: str | bytes) -> tuple[Counter[str], list[Any]]:
    """How many figures were printed, right, withheld, wrong and called blank, and the misreadings."""
    counted = Counter({"printed": len(sample.printed), "texts": 1})
    try:
        found = giac_schema.read(output.encode() if isinstance(output, str) else output).report
    except GiacError:
        counted["refused"] += 1
        counted["withheld"] += len(sample.printed)
        counted["lost nothing"] += len(sample.printed) * sample.lossless
        return counted, []
    cells = dict(found.cells())
    right = sum(cells.get(ref) == sample.report[ref] for ref in sample.printed)
    wrong = [
        one
        for one in misreadings(sample.report, found)
        if is_number(one.found) or one.ref in sample.printed
    ]
    numbers = sum(is_number(one.found) for one in wrong)
    counted.update({"right": right, "wrong": numbers, "called blank": len(wrong) - numbers})
    withheld = len(sample.printed) - right
    counted.update({"withheld": withheld, "lost nothing": withheld * sample.lossless})
    return counted, wrong


def samples(wanted: argparse.Namespace) -> Iterator[tuple[str, Lookalike, str | bytes]]:
    """What is read: the family or the program, the look-alike, the text."""
    for seed in range(wanted.first, wanted.first + wanted.count):
        if not wanted.pages:
            sample = text(seed, wanted.family, wanted.habit)
            yield sample.family, sample, sample.text
            continue
        sample = web_page(seed, wanted.habit)
        for name, tool in _tools(wanted.tool).items():
            yield name, sample, tool(sample.text)


def _tools(names: Sequence[str]) -> dict[str, Callable[[str], str | bytes]]:
    """The programs that are installed and take a page apart, not those that print it."""
    slow = ("soffice!", "chromium!", "xlsx2csv", "weasyprint")
    return {
        name: tool
        for name, (needs, tool) in extractors.TOOLS.items()
        if extractors.available(needs)
        and (name in names if names else not any(need in slow for need in needs))
    }


COLUMNS = (
    "texts",
    "printed",
    "right",
    "withheld",
    "lost nothing",
    "wrong",
    "called blank",
    "refused",
)


def told(counts: dict[str, Counter[str]], title: str) -> Iterator[str]:
    """A table of counts, most withheld first."""
    yield f"| {title} | " + " | ".join(COLUMNS) + " |"
    yield "|---|" + "---:|" * len(COLUMNS)
    for name, count in sorted(
        counts.items(), key=lambda item: -item[1]["lost nothing"] / max(1, item[1]["printed"])
    ):
        share = f"{100 * count['right'] / max(1, count['printed']):.1f} %"
        shown = [share if column == "right" else str(count[column]) for column in COLUMNS]
        yield f"| {name} | " + " | ".join(shown) + " |"


def main() -> int:
    """Make, read and count; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--family", action="append", default=[], choices=[*FAMILIES, *WHOLE])
    parser.add_argument("--habit", action="append", default=[], help="one that every text has")
    parser.add_argument("--pages", action="store_true", help="HTML, through other programs")
    parser.add_argument("--tool", action="append", default=[], choices=list(extractors.TOOLS))
    parser.add_argument("--show", type=int, metavar="SEED", help="print one and stop")
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    if wanted.show is not None:
        print(
            (web_page if wanted.pages else text)(
                wanted.show, *([] if wanted.pages else [wanted.family]), wanted.habit
            ).text
        )
        return 0
    by_source: dict[str, Counter[str]] = defaultdict(Counter)
    by_habit: dict[str, Counter[str]] = defaultdict(Counter)
    for source, sample, output in samples(wanted):
        counted, wrong = judged(sample, output)
        by_source[source] += counted
        by_source["all"] += counted
        for habit in sample.habits:
            by_habit[habit.name] += counted
        if wrong:
            _KEPT.mkdir(parents=True, exist_ok=True)
            (_KEPT / f"{sample.seed} {source.replace('/', ' ')}.txt").write_text(
                str(output), "utf-8"
            )
            habits = ", ".join(habit.name for habit in sample.habits)
            print(
                f"{sample.seed} {source}: {len(wrong)} misread, as {wrong[0]}\n    {habits}",
                flush=True,
            )
    for table in (
        told(by_habit, "habit"),
        told(by_source, "program" if wanted.pages else "family"),
    ):
        print(*table, sep="\n", end="\n\n")
    total = by_source["all"]
    return int(bool(total["wrong"] or total["called blank"]))


if __name__ == "__main__":
    sys.exit(main())
