"""How many reports a second the strategies draw, on one core.

Counts processor time and not the clock, so that other programs do not matter, and takes turns, so that
a machine that slows down slows down all of them.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings

from giac_schema.rules import requests, rule, standard
from giac_schema.strategies import invalid_reports, reports, valid_reports

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

ROUNDS = 5
EXAMPLES = 300
OWN = standard("2021") + rule("own", requests.received.total == 2 * requests.carried_in.total)
STRATEGIES = {
    "reports()": reports(),
    "valid_reports()": valid_reports(),
    'valid_reports("2021", size=0)': valid_reports("2021", size=0),
    'valid_reports("2021", size=14_000)': valid_reports("2021", size=14_000),
    'valid_reports("2021", with a rule of its own)': valid_reports("2021", OWN),
    "invalid_reports()": invalid_reports(),
    'invalid_reports("T3.rows")': invalid_reports("T3.rows"),
}


def rate(strategy: SearchStrategy[object]) -> float:
    """Examples a second of processor time."""
    drawn = 0

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(_: object) -> None:
        nonlocal drawn
        drawn += 1

    start = time.process_time()
    draw()
    return drawn / (time.process_time() - start)


def main() -> None:
    """Print a line for each strategy."""
    rates: dict[str, list[float]] = {name: [] for name in STRATEGIES}
    for _ in range(ROUNDS):
        for name, strategy in STRATEGIES.items():
            rates[name].append(rate(strategy))
    for name, found in rates.items():
        print(f"{name:48} {median(found):6.0f} a second")


if __name__ == "__main__":
    main()
