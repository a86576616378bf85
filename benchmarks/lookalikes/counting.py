"""What is read of a look-alike, counted: right, withheld, wrong, called blank."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import giac_schema
from giac_schema.errors import GiacError
from giac_schema.model.values import is_number
from giac_schema.strategies import Misreading, misreadings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lookalikes.make import Lookalike

__all__ = ["judged", "told"]

_COLUMNS = (
    "texts",
    "printed",
    "right",
    "withheld",
    "lost nothing",
    "wrong",
    "called blank",
    "refused",
)


def judged(sample: Lookalike, output: str | bytes) -> tuple[Counter[str], list[Misreading]]:
    """How many figures were printed, right, withheld, wrong and called blank; and the misreadings."""
    printed = len(sample.printed)
    counted = Counter({"texts": 1, "printed": printed})
    wrong: list[Misreading] = []
    right = 0
    try:
        found = giac_schema.read(output.encode() if isinstance(output, str) else output).report
    except GiacError:
        counted["refused"] = 1
    else:
        cells = dict(found.cells())
        right = sum(cells.get(ref) == sample.report[ref] for ref in sample.printed)
        wrong = [
            one
            for one in misreadings(sample.report, found)
            if is_number(one.found) or one.ref in sample.printed
        ]
    numbers = sum(is_number(one.found) for one in wrong)
    return counted + Counter(
        {
            "right": right,
            "withheld": printed - right,
            "lost nothing": (printed - right) * sample.lossless,
            "wrong": numbers,
            "called blank": len(wrong) - numbers,
        }
    ), wrong


def told(counts: dict[str, Counter[str]], title: str) -> Iterator[str]:
    """A table of counts, what was withheld without need first."""
    yield f"| {title} | " + " | ".join(_COLUMNS) + " |"
    yield "|---|" + "---:|" * len(_COLUMNS)

    def needless(name: str) -> float:
        return -counts[name]["lost nothing"] / max(1, counts[name]["printed"])

    for name in sorted(counts, key=needless):
        counted = counts[name]
        share = f"{counted['right'] / max(1, counted['printed']):.1%}"
        shown = [share if column == "right" else str(counted[column]) for column in _COLUMNS]
        yield f"| {name} | " + " | ".join(shown) + " |"
