"""How many figures of a sparse report nobody can place once its blank cells were dropped without trace: a bound.

    python benchmarks/twins.py

A *twin* of a report is another report that a program which drops blank cells turns into the same text, to the
character, and in which no identity breaks that did not break before.  A figure that stands elsewhere in a twin
cannot be placed by any reader, however clever; the share of figures that stand still in all twins is the most that can
be read.  Printed are that share for the two sparse reports of ``extractors.py``, and what is read.
"""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

import extractors

import giac_schema
from giac_schema.model import APPLICANTS, BLANK, EDITIONS, Missing, Ref, form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.model import Report
    from giac_schema.model.values import Leaf

DROPS = "BeautifulSoup get_text"


def dropped(report: Report) -> str:
    """What is left of the page of a report."""
    _, tool = extractors.TOOLS[DROPS]
    return str(tool(giac_schema.render(report, "html")))


def broken(report: Report) -> frozenset[str]:
    """The identities that break."""
    return frozenset(
        f.rule for f in giac_schema.check(report) if f.verdict == "breaks" and f.level == "must"
    )


def twins(report: Report) -> Iterator[Report]:
    """Reports with the figures of a row, or of a kind of applicant, moved over blank cells, their order kept."""
    text, breaks = dropped(report), broken(report)
    for moved in itertools.chain(_kinds_moved(report), _rows_moved(report)):
        twin = report.with_cells(moved)
        if dropped(twin) == text and broken(twin) <= breaks:
            yield twin


def _kinds_moved(report: Report) -> Iterator[dict[Ref, Leaf]]:
    """The kinds of applicants with figures, in any of the six columns of table 3."""
    rows = [row.ref for row in form(report.edition).rows("requests")]
    filled = [a for a in APPLICANTS if any(_is_figure(report[row / a]) for row in rows)]
    for places in itertools.combinations(APPLICANTS, len(filled)):
        yield {
            **{row / a: BLANK for row in rows for a in APPLICANTS},
            **{
                row / to: report[row / a]
                for row in rows
                for to, a in zip(places, filled, strict=True)
            },
        }


def _rows_moved(report: Report) -> Iterator[dict[Ref, Leaf]]:
    """The figures of one row of tables 2 and 4, totals left where they are, in any of its columns."""
    for table in ("disclosure", "disputes"):
        for row in form(report.edition).rows(table):
            cells = [cell.ref for cell in row.children if cell.ref.name != "total"]
            figures = [report[ref] for ref in cells if _is_figure(report[ref])]
            for places in itertools.combinations(cells, len(figures)):
                yield dict.fromkeys(cells, BLANK) | dict(zip(places, figures, strict=True))


def _is_figure(leaf: Leaf) -> bool:
    return not isinstance(leaf, Missing)


def still(report: Report) -> Sequence[Ref]:
    """The figures that stand where they stand in all twins."""
    held = {ref: leaf for ref, leaf in report.cells() if _is_figure(leaf)}
    for twin in twins(report):
        held = {ref: leaf for ref, leaf in held.items() if twin[ref] == leaf}
    return list(held)


def main() -> int:
    """Print the bound and what is read; the exit status is 1 if more was read than can be told."""
    failed = False
    for edition in reversed(EDITIONS):
        report = extractors.report(edition, sparse=True)
        printed, right, _ = extractors.score(report, dropped(report))
        most = len(still(report))
        failed |= right > most
        print(
            f"sparse {edition}: {printed} figures; can be told {most} ({most / printed:.1%}), "
            f"are read {right} ({right / printed:.1%})"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
