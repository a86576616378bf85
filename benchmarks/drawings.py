"""Draw reports as PDF in ways that nobody thought of, read them, and count what is wrong.

    python benchmarks/drawings.py [--count 500] [--first 0] [--keep FOLDER]

Each number from ``--first`` on is the seed of one drawing: with rulings, with some lost or none at all; in columns
so narrow that figures take several lines; on pages turned, in two columns, with headers repeated or not; with
characters drawn one by one in any order, or set wide, texts drawn over each other, fonts that say they are
nought high.  Every figure is another one, and some cells are blank.  Printed are the drawings with a wrong cell, and
at the end how many cells were right, withheld and wrong.  Files with wrong cells are kept.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict
from drawings_press import FACE, Look, Press
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

import giac_schema
from giac_schema.model import BLANK, Missing, Report2019, Report2021
from giac_schema.render.page import page
from giac_schema.strategies import misreadings

if TYPE_CHECKING:
    from giac_schema.model import Report

_SOME, _FEW = 0.3, 0.15
"""The parts of all drawings that are odd in some way."""


def look(seed: int) -> Look:
    """The look that a seed stands for: most is plain, and a few things are odd."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret

    def rarely(plain: Any, *others: Any, odds: float = _SOME) -> Any:
        return chance.choice(others) if chance.random() < odds else plain

    wide = chance.random() < _SOME
    return Look(
        seed,
        chance.choice((0.0, 0.0, 0.0, 1.0, 1.0, 0.91, 0.91, 0.7)),
        chance.random() < _SOME,
        chance.choice((6.0, 8.0, 9.0, 10.5)),
        chance.choice((1.0, 1.15, 1.3, 1.5, 2.0)),
        chance.choice((0.5, 1.0, 2.0, 4.0, 6.0)),
        chance.choice((0, 0, 1, 1, 2, 3)),
        chance.choice((1.5, 3.0, 5.0)),
        chance.choice(("middle", "middle", "left", "right")),
        chance.choice(("middle", "middle", "top", "bottom")),
        chance.choice(
            ((842.0, 595.0), (1190.0, 842.0)) if wide else ((595.0, 842.0), (420.0, 595.0))
        ),
        rarely(0, 90, 180, 270),
        2 if wide and chance.random() < _SOME else 1,
        chance.choice((False, True)),
        chance.choice(("", "- {} -", "{}", "第{}页")),
        rarely("strings", "characters", "cells", "pages"),
        rarely(0.0, 0.1, 0.2, 0.35, odds=_FEW),
        rarely((0.0, 0.0), (0.3, 0.0), (2.0, 2.0), (3.0, 0.0), (0.0, 2.0), odds=_FEW),
        chance.random() < _FEW,
    )


def report(seed: int) -> Report:
    """A report in which every figure is another one, and some cells are blank."""
    chance = random.Random(-1 - seed)  # noqa: S311
    blank = chance.choice((0.0, 0.0, 0.2, 0.6))
    largest = chance.choice((300, 1000, 10_000, 1_000_000))
    made = chance.choice((Report2019, Report2021))(
        title="云溪县水务局2023年政府信息公开工作年度报告",
        overview="本年度政务公开工作按照年初确定的要点有序推进，各项任务均已按时完成。" * 3,
        problems="公开的形式还不够丰富。",
        other_matters="没有其他需要报告的事项。",
    )
    refs = [ref for ref, _ in made.cells()]
    figures = chance.sample(range(largest), len(refs))
    return made.with_cells(
        {r: BLANK if chance.random() < blank else n for r, n in zip(refs, figures, strict=True)}
    )


def drawn(seed: int, printed: Report) -> bytes:
    """The drawing that a seed stands for."""
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    buffer, wanted = io.BytesIO(), look(seed)
    # reportlab turns the paper of a turned page
    paper = wanted.paper[:: -1 if wanted.rotation % 180 else 1]
    sheet = canvas.Canvas(buffer, pagesize=paper, invariant=1)
    chance = random.Random(seed)  # noqa: S311
    return Press(wanted, chance, sheet, buffer).draw(page(printed))


def main() -> None:
    """Draw, read and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("build/drawings"))
    wanted = parser.parse_args()
    sys.modules["interegular"] = None  # type: ignore[assignment] # with it Lark compares all terminals
    counted: Counter[str] = Counter()
    for seed in range(wanted.first, wanted.first + wanted.count):
        printed = report(seed)
        data = drawn(seed, printed)
        counted["drawings"] += 1
        try:
            found = giac_schema.read(data).report
        except giac_schema.GiacError:
            counted["refused"] += 1
            continue
        wrong = misreadings(printed, found)
        figures = [leaf for _, leaf in printed.cells() if not isinstance(leaf, Missing)]
        seen = [r for r, leaf in found.cells() if not isinstance(leaf, Missing)]
        counted["figures printed"] += len(figures)
        counted["figures read"] += len(seen)
        numbers = [one for one in wrong if not isinstance(one.found, Missing)]
        counted["wrong"] += len(numbers)
        counted["said to be blank"] += len(wrong) - len(numbers)
        if wrong:
            wanted.keep.mkdir(parents=True, exist_ok=True)
            (wanted.keep / f"{seed}.pdf").write_bytes(data)
            shown = {k: v for k, v in asdict(look(seed)).items() if k != "seed"}
            print(
                f"{seed}: {len(numbers)} wrong, {len(wrong) - len(numbers)} said to be blank, as"
                f" {(numbers or wrong)[0]}\n    {shown}",
                flush=True,
            )
    print(dict(counted))
    sys.exit(bool(counted["wrong"] or counted["said to be blank"]))


if __name__ == "__main__":
    main()
