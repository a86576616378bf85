"""Laws 1 and 2 on as many reports as there is time for: what is written is read back, and never misread.

    python benchmarks/laws.py [EXAMPLES [SEED]]

By default 100,000 examples: nine in ten of layouts of text, the others of kinds of files.  Nothing stops at the
first failure: each kind of failure is counted, and its first source is kept in a folder that is named at the
end, together with the report as JSON.  The exit status is 1 if there was any.
"""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

import giac_schema
from giac_schema import LAYOUTS, FileLayout, UnreadableReport, strategies

if TYPE_CHECKING:
    from giac_schema import Report
    from giac_schema.strategies import Printout

TEXTS = [layout for layout in LAYOUTS.values() if not isinstance(layout, FileLayout)]
FILES = [layout for layout in LAYOUTS.values() if isinstance(layout, FileLayout)]
ONE_IN = 10
"""Of so many examples one is of a file, which takes ten times as long."""
BATCH = 1000
"""Hypothesis remembers every example of a run, so a long one is made of short ones."""


class Tally:
    """What was tried and what went wrong."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.folder = Path(tempfile.mkdtemp(prefix="laws-"))

    def look_at(self, report: Report, source: Printout) -> None:
        """Read one source and hold it against the report it is of."""
        law = "1" if source.lossless else "2"
        soilings = "+".join(soiling.name for soiling in source.soilings) or "clean"
        self.tried[f"law {law}, {source.layout.name}"] += 1
        wrong = _wrong(report, source)
        if wrong:
            name = f"law {law}, {source.layout.name}, {soilings}: {wrong}"
            if not self.failed[name]:
                self._keep(f"{len(self.failed):04}", report, source, name)
            self.failed[name] += 1

    def not_written(self, report: Report, error: Exception) -> None:
        """Count a report that could not be written, and keep how that came about."""
        name = f"not written: {type(error).__name__}: {error}"
        if not self.failed[name]:
            told = "".join(traceback.format_exception(error))
            kept = f"{name}\n{giac_schema.to_json(report)}\n{told}"
            (self.folder / f"{len(self.failed):04}.note").write_text(kept, "utf-8")
        self.failed[name] += 1

    def _keep(self, stem: str, report: Report, source: Printout, name: str) -> None:
        content = source.content
        data = content if isinstance(content, bytes) else content.encode(errors="replace")
        (self.folder / f"{stem}{source.layout.ending}").write_bytes(data)
        kept = f"{name}\n{giac_schema.to_json(report)}\n"
        (self.folder / f"{stem}.note").write_text(kept, "utf-8")


def _wrong(report: Report, source: Printout) -> str:
    """What is wrong about the reading of a source, in a word; empty if nothing is."""
    try:
        found = giac_schema.read(source.content).report
    except UnreadableReport as error:
        return f"refused as {type(error).__name__}" if source.lossless else ""
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        return f"crashed with {type(error).__name__}"
    misread = strategies.misreadings(report, found)
    if misread:
        return f"misread {misread[0].ref}"
    return "not the same" if source.lossless and found != report else ""


def run(examples: int, start: int) -> Tally:
    """Try so many examples."""
    tally = Tally()
    for batch in range(0, examples, BATCH):
        count = min(BATCH, examples - batch)
        layouts = FILES if batch // BATCH % ONE_IN == ONE_IN - 1 else TEXTS
        _try(tally, layouts, count, start + batch)
        print(f"{sum(tally.tried.values())} tried, {sum(tally.failed.values())} failed", flush=True)
    return tally


def _try(tally: Tally, layouts: list, count: int, first: int) -> None:
    """So many examples of these layouts."""

    @seed(first)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), strategies.printed_reports() | strategies.hybrid_reports())
    def look(data: st.DataObject, report: Report) -> None:
        try:
            source = data.draw(strategies.sources(report, layouts=layouts))
        except HypothesisException:
            raise
        except Exception as error:  # noqa: BLE001 - a report that cannot be written is a find as well
            tally.not_written(report, error)
            return
        tally.look_at(report, source)

    look()


def main(arguments: list[str]) -> int:
    """Run, print what was tried and what failed, most frequent first."""
    examples = int(arguments[0]) if arguments else 100_000
    begun = time.monotonic()
    tally = run(examples, int(arguments[1]) if len(arguments) > 1 else 0)
    for name, count in sorted(tally.tried.items()):
        print(f"{count:7} {name}")
    print(f"{time.monotonic() - begun:.0f} s")
    for name, count in tally.failed.most_common():
        print(f"{count:7} {name}")
    if tally.failed:
        print(f"The first source of each kind is in {tally.folder}")
    return bool(tally.failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
