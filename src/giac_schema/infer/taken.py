"""A reading with what inference proves of it: rows placed, missing cells deduced beside it."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import attrs

from giac_schema.findings import Coverage, Deferred, Findings, Reading
from giac_schema.infer.deduce import deduce
from giac_schema.infer.placing.place import place
from giac_schema.model.source import Position, Source
from giac_schema.model.values import BLANK, Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.findings import Finding
    from giac_schema.infer.placing.place import Place
    from giac_schema.model.address import Ref
    from giac_schema.model.report import TableName
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.model.values import Leaf

__all__ = ["with_proofs"]

_UNPLACED = "row_unplaced"


def with_proofs(reading: Reading, rules: RuleSet) -> Reading:
    """The reading with figures placed where that is proved, and with deductions for those who ask for them.

    Args:
        reading: What the grammar read.
        rules: The rules; those at ``must`` are what proofs rest on.
    """
    if not reading.report.gaps:
        return reading
    places = place(reading, rules)
    if places:
        reading = _placed(reading, places)
    return attrs.evolve(reading, deduced=Deferred(partial(deduce, reading, rules)))


def _placed(reading: Reading, places: Sequence[Place]) -> Reading:
    leaves = {p.ref: BLANK if p.loose is None else p.loose.value for p in places}
    report = reading.report.with_cells(leaves)
    sources = {**reading.sources, **{p.ref: _source(reading, p) for p in places}}
    open_ = {ref for ref, leaf in report.gaps.items() if leaf.kind == "unplaced"}
    left = tuple(row for row in reading.unplaced if any(_inside(ref, row.row) for ref in open_))
    return attrs.evolve(
        reading,
        report=report,
        sources=sources,
        findings=Findings(_findings(reading.findings, open_, leaves)),
        coverage=_coverage(reading, leaves),
        unplaced=left,
    )


def _source(reading: Reading, found: Place) -> Source:
    if found.loose is None:
        old = reading.sources.get(found.ref)
        where = old.position if old else Position()
        return Source("", where, proved_by=found.proved_by)
    return attrs.evolve(found.loose.source, proved_by=found.proved_by)


def _findings(
    findings: Iterable[Finding], open_: set[Ref], leaves: Mapping[Ref, Leaf]
) -> list[Finding]:
    """The findings of the reading: rows that are placed now are no oddity any more."""
    kept = []
    for finding in findings:
        if finding.code != _UNPLACED or finding.place is None:
            kept.append(finding)
        elif any(_inside(ref, finding.place) for ref in open_):
            some = any(_inside(ref, finding.place) for ref in leaves)
            code = "row_placed_in_part" if some else finding.code
            kept.append(attrs.evolve(finding, code=code))
    return kept


def _coverage(reading: Reading, leaves: Mapping[Ref, Leaf]) -> dict[TableName, Coverage]:
    more = Counter(ref.table for ref, leaf in leaves.items() if not isinstance(leaf, Missing))
    return {
        table: attrs.evolve(old, numbers=old.numbers + more[table])
        for table, old in reading.coverage.items()
    }


def _inside(ref: Ref, place: Ref) -> bool:
    return ref.path[: len(place.path)] == place.path
