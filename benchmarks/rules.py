"""Measure the judging of the 42 identities of a report: beside plain Python on dicts, and beside pydantic.

    python benchmarks/rules.py [--rounds 60]

All judge the same report for the same identities.  Rounds alternate, so that all see the same machine, and
what counts is the median of the ratios.  Needs the dependency group ``benchmark``.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from typing import TYPE_CHECKING, Any

import pydantic
from pydantic import BaseModel, model_validator

from giac_schema.convert import to_data
from giac_schema.model import APPLICANTS, Report2021, form
from giac_schema.rules import evaluate, standard, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

IDENTITIES = standard("2021").only("T3.balance", "T3.leaves", "T3.rows", "T4.rows")
COLUMNS = (*APPLICANTS, "total")
OUTCOMES = tuple(
    node.ref.path[1:]
    for node in form("2021").rows("requests")
    if node.ref.path[1] == "outcome" and node.ref.name != "total"
)
ROWS = tuple(node.ref.path[1:] for node in form("2021").rows("requests"))
RESULTS = ("upheld", "corrected", "other", "pending")
BLOCKS = (("reconsideration",), ("litigation", "direct"), ("litigation", "after_reconsideration"))
WARM_UP = 20
AT_ONCE = 20
"""Reports judged between two looks at the clock."""


def sample() -> Report2021:
    """A report in which every identity holds and most rows have figures."""
    cells = {ref: 0 for ref, _ in Report2021().cells()}
    for number, path in enumerate((*OUTCOMES, ("outcome", "total"), ("received",))):
        figure = sum(range(len(OUTCOMES))) if path[-1] in {"total", "received"} else number
        row = form("2021").rows("requests")[0].ref.parent
        for part in path:
            row /= part
        cells |= {row / column: figure for column in APPLICANTS}
        cells[row / "total"] = figure * len(APPLICANTS)
    return Report2021().with_cells(cells)


def at(data: Any, path: tuple[str, ...]) -> Any:
    """What a nested dict holds at a path."""
    for name in path:
        data = data[name]
    return data


def plain(data: dict[str, Any]) -> dict[str, bool]:
    """The identities in plain Python, as one would write them by hand over the JSON of a report."""
    requests, disputes = data["requests"], data["disputes"]
    received, carried_in = requests["received"], requests["carried_in"]
    total, carried_out = requests["outcome"]["total"], requests["carried_out"]
    outcomes = [at(requests, path) for path in OUTCOMES]
    found = {}
    for number, column in enumerate(COLUMNS, 1):
        ours = received[column] + carried_in[column]
        found[f"T3-{number:02}"] = ours == total[column] + carried_out[column]
        found[f"T3-{number + 7:02}"] = total[column] == sum(row[column] for row in outcomes)
    for path in ROWS:
        row = at(requests, path)
        found[f"T3-15{path}"] = row["total"] == sum(row[column] for column in APPLICANTS)
    for path in BLOCKS:
        row = at(disputes, path)
        found[f"T4{path}"] = row["total"] == sum(row[result] for result in RESULTS)
    return found


class Row(BaseModel):
    """A row of 表三, with its own sum."""

    natural_person: int
    commercial_enterprise: int
    research_institution: int
    social_welfare_organization: int
    legal_service_institution: int
    other_organization: int
    total: int

    @model_validator(mode="after")
    def _adds_up(self) -> Row:
        if self.total != sum(getattr(self, column) for column in APPLICANTS):
            raise ValueError("T3-15")
        return self


class Block(BaseModel):
    """A block of 表四, with its own sum."""

    upheld: int
    corrected: int
    other: int
    pending: int
    total: int

    @model_validator(mode="after")
    def _adds_up(self) -> Block:
        if self.total != sum(getattr(self, result) for result in RESULTS):
            raise ValueError("T4")
        return self


class Requests(BaseModel):
    """The rows of 表三 by their addresses, with the sums of its columns."""

    rows: dict[str, Row]

    @model_validator(mode="after")
    def _adds_up(self) -> Requests:
        rows = self.rows
        outcomes = [rows[".".join(path)] for path in OUTCOMES]
        for column in COLUMNS:
            new, old, done, left = (
                getattr(rows[name], column)
                for name in ("received", "carried_in", "outcome.total", "carried_out")
            )
            if new + old != done + left:
                raise ValueError("T3-01")
            if done != sum(getattr(row, column) for row in outcomes):
                raise ValueError("T3-08")
        return self


class Report(BaseModel):
    """What the identities are about."""

    requests: Requests
    disputes: dict[str, Block]


def for_pydantic(data: dict[str, Any]) -> dict[str, Any]:
    """The same figures in the shape of the models above."""
    return {
        "requests": {"rows": {".".join(path): at(data["requests"], path) for path in ROWS}},
        "disputes": {".".join(path): at(data["disputes"], path) for path in BLOCKS},
    }


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor one call takes, in seconds, out of several."""
    begin = time.process_time()
    for _ in range(AT_ONCE):
        work()
    return (time.process_time() - begin) / AT_ONCE


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=60)
    wanted = parser.parse_args()
    report = sample()
    data = to_data(report)
    nested = for_pydantic(data)
    works: dict[str, Callable[[], object]] = {
        "plain Python on dicts": lambda: plain(data),
        "giac_schema, verdicts": lambda: verdicts(IDENTITIES, report),
        "giac_schema, findings": lambda: evaluate(IDENTITIES, report),
        "giac_schema, with every figure": lambda: evaluate(IDENTITIES, report).items,
        "pydantic, accepted or not": lambda: Report.model_validate(nested),
        "all standard rules": lambda: evaluate(standard("2021"), report),
        "all standard rules, every figure": lambda: evaluate(standard("2021"), report).items,
    }
    held = [all(plain(data).values()), set(verdicts(IDENTITIES, report).values()) == {"holds"}]
    if held != [True, True] or len(plain(data)) != len(verdicts(IDENTITIES, report)):
        raise SystemExit("The identities do not hold: what was measured is not the work.")
    for work in works.values():
        for _ in range(WARM_UP):
            work()
    rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(wanted.rounds)]
    print(f"Python {platform.python_version()}, pydantic {pydantic.VERSION}")
    print(f"One report, {len(plain(data))} identities, median of {wanted.rounds} rounds")
    print(f"  {'':<34}{'time':>10}{'x plain':>10}{'x pydantic':>12}")
    for name in works:
        times = [each[name] for each in rounds]
        by_plain, by_pydantic = (
            statistics.median(each[name] / each[other] for each in rounds)
            for other in ("plain Python on dicts", "pydantic, accepted or not")
        )
        micro = statistics.median(times) * 1e6
        print(f"  {name:<34}{micro:>7.0f} us{by_plain:>10.2f}{by_pydantic:>12.2f}")


if __name__ == "__main__":
    main()
