"""How long inference takes on one core, and that what it says is true.

python benchmarks/inference.py                      a table of medians and maxima, in milliseconds
python benchmarks/inference.py solver [CASES]       the size of the smallest repairs beside another solver's
python benchmarks/inference.py blanks [BLANKS]      deduced and placed values beside the true ones
"""

from __future__ import annotations

import sys
from random import Random
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from sampling import corrupted, dropped, filled, with_blanks

from giac_schema import standard
from giac_schema.infer import deduce, locate, place, with_proofs
from giac_schema.infer.repair.second_opinion import second_opinion

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = standard("2021")
RUNS = 200


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one core that a call takes."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def measure() -> None:
    """Print the table of the docs."""
    random = Random(20)  # noqa: S311 - a seed, no secret
    base = [filled(random) for _ in range(40)]
    print("| what | median ms | maximum ms |\n|---|---|---|")
    for cells in range(1, 5):
        times = []
        for _ in range(RUNS):
            report, _ = corrupted(random, random.choice(base), cells)
            times.append(timed(lambda r=report: locate(r, RULES)))
        line(f"locate {cells} wrong cell{'s' * (cells > 1)}, all smallest repairs", times)
    for blanks in (1, 10, 20, 40):
        times = []
        for _ in range(RUNS):
            report, _ = with_blanks(random, random.choice(base), blanks)
            times.append(timed(lambda r=report: deduce(r, RULES)))
        line(f"deduce {blanks} blank{'s' * (blanks > 1)}", times)
    for share in (0.05, 0.2):
        times = []
        for _ in range(RUNS):
            reading = dropped(random, random.choice(base), share)
            times.append(timed(lambda r=reading: place(r, RULES)))
        line(f"place all rows, {share:.0%} of the cells blank and dropped", times)


def line(what: str, times: list[float]) -> None:
    """One line of the table."""
    print(f"| {what} | {median(times):.2f} | {max(times):.1f} |", flush=True)


def solver(cases: int) -> None:
    """Compare the size of the smallest repairs with those of a solver of integer programs."""
    random, differ, unanswered = Random(21), 0, 0  # noqa: S311 - a seed, no secret
    for number in range(cases):
        report, _ = corrupted(
            random, filled(random, random.choice([0.3, 0.6, 0.9])), 1 + number % 4
        )
        opinions = second_opinion(report, RULES)
        ours = sum(fault.cost for fault in locate(report, RULES))
        if None in opinions:
            unanswered += 1
        elif ours != sum(opinion.cost for opinion in opinions if opinion):
            differ += 1
            print("differs:", number, ours, opinions)
    print(f"{cases} cases: {differ} differ, {unanswered} without an answer")
    sys.exit(bool(differ))


def blanks(most: int) -> None:
    """Compare deduced and placed values with the true ones."""
    random, seen, told, wrong = Random(22), 0, 0, 0  # noqa: S311 - a seed, no secret
    while seen < most:
        report = filled(random, random.choice([0.3, 0.6, 0.9]))
        if random.choice([True, False]):
            given, refs = with_blanks(random, report, random.choice([1, 5, 10, 20, 40, 80]))
            seen += len(refs)
            found = deduce(given, RULES)
        else:
            before = dropped(random, report, random.choice([0.02, 0.05, 0.1, 0.3]))
            seen += sum(7 - len(row.cells) for row in before.unplaced)
            after = with_proofs(before, RULES)
            placed = {r: s.raw for r, s in after.sources.items() if s.proved_by and s.raw}
            told += len(placed)
            wrong += sum(raw != str(report[ref]) for ref, raw in placed.items())
            found = after.deduced
        told += len(found)
        wrong += sum(each.value != report[each.ref] for each in found)
    print(f"{seen} blanks: {told} values deduced or placed, {wrong} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            measure()
        case ["solver", *rest]:
            solver(int(rest[0]) if rest else 2_000)
        case ["blanks", *rest]:
            blanks(int(rest[0]) if rest else 100_000)
        case _:
            sys.exit(__doc__)
