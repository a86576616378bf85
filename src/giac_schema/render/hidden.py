"""What a report knows and no page can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.values import BLANK, Missing
from giac_schema.render.grid import is_absent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report

__all__ = ["drawn", "hidden"]


def hidden(report: Report) -> Iterator[tuple[Ref, Missing]]:
    """The cells that are drawn empty though they are not blank.

    These are figures whose column is not proved (``unplaced``), and cells that were not found
    (``absent``) in a row of which others are there.
    """
    for refs in _rows(report):
        leaves = {ref: report[ref] for ref in refs}
        if not is_absent(leaves.values()):
            for ref, leaf in leaves.items():
                if isinstance(leaf, Missing) and leaf.kind in {"unplaced", "absent"}:
                    yield ref, leaf


def drawn(report: Report) -> Report:
    """The report as its page shows it: what is hidden is blank.

    ``drawn(drawn(r)) == drawn(r)``, and a report of which nothing is hidden is drawn as it is.
    """
    return report.with_cells({ref: BLANK for ref, _ in hidden(report)})


def _rows(report: Report) -> Iterator[list[Ref]]:
    """The cells of each row that is drawn; 表四 is one row."""
    rows: dict[Ref, list[Ref]] = {}
    for ref, _ in report.cells():
        row = ref.parent if ref.table != "disputes" else ref
        rows.setdefault(row, []).append(ref)
    disputes = [ref for row, refs in rows.items() if row.table == "disputes" for ref in refs]
    yield from (refs for row, refs in rows.items() if row.table != "disputes")
    yield disputes
