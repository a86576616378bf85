"""Findings arranged for a reader: what to correct, what to look at, what cannot be judged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from giac_schema.findings import LEVELS, VERDICTS, Finding, Findings
from giac_schema.outputs.words.figures import could_be_zero
from giac_schema.outputs.words.places import is_fact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from giac_schema.findings import Operand
    from giac_schema.model.address import Ref
    from giac_schema.model.rule import Level

__all__ = [
    "Family",
    "Identities",
    "Layout",
    "broken_by_level",
    "cells_named",
    "families",
    "identities",
    "in_question",
    "is_identity",
    "layout_of",
    "own_cells",
    "to_tell",
    "why_empty",
    "without_figures",
]

Layout: TypeAlias = Literal["rows", "columns"]
"""Whether the checks of a family each run along a row of the form, or down a column of it."""


@frozen
class Identities:
    """How the identities of a report came out, counted."""

    holds: int
    breaks: int
    unknown: int
    zero_holds: int
    """How many of the unknown would hold if what is blank were zero."""

    @property
    def total(self) -> int:
        """All that were judged."""
        return self.holds + self.breaks + self.unknown

    @property
    def numbers(self) -> dict[str, int]:
        """The counts that its message names."""
        return {
            "total": self.total,
            "holds": self.holds,
            "breaks": self.breaks,
            "unknown": self.unknown,
        }

    @property
    def message(self) -> str:
        """The message of the catalogue that tells of them: all hold, some break, zeros would do."""
        if self.holds == self.total:
            return "identities_hold"
        zeros_would_do = self.unknown and self.unknown == self.zero_holds
        return "identities_zero" if zeros_would_do else "identities"


@frozen
class Family:
    """Findings of one kind in one table: the checks of one rule, as a reader sees them."""

    rule: str
    table: str
    shown: tuple[Finding, ...]
    """Those to be told, in order."""
    siblings: tuple[Finding, ...]
    """All of the kind, whatever their verdict."""


def is_identity(finding: Finding) -> bool:
    """Whether it says that two sides made of cells of this report are equal."""
    if any(operand.report is not None for operand in finding.operands):
        return False
    sides = {operand.side for operand in finding.operands}
    equal = finding.args.get("op", "==") == "=="
    return finding.code == "relation" and {"left", "right"} <= sides and equal


def identities(findings: Iterable[Finding]) -> Identities:
    """The identities among some findings, counted by verdict."""
    judged = [finding for finding in findings if is_identity(finding)]
    unknown = [finding for finding in judged if finding.verdict == "unknown"]
    return Identities(
        holds=sum(f.verdict == "holds" for f in judged),
        breaks=sum(f.verdict == "breaks" for f in judged),
        unknown=len(unknown),
        zero_holds=sum(f.if_zero == "holds" and could_be_zero(f.operands) for f in unknown),
    )


def to_tell(findings: Findings, level: Level = "hint", *, everything: bool = False) -> Findings:
    """The findings that a list of them holds.

    Args:
        findings: All verdicts of a check.
        level: The least strict level to tell of; a rule that crashed is told whatever its level, since
            nobody knows what it would have said.
        everything: Tell the verdicts ``holds`` and ``not_applicable`` too, and hints that cannot be
            judged: that a missing figure might have been remarkable helps nobody.
    """
    verdicts = VERDICTS if everything else ("breaks", "unknown", "error")
    listed = findings.down_to(level).where(verdicts)
    if not everything:
        listed = Findings(f for f in listed.said if (f.level, f.verdict) != ("hint", "unknown"))
    known = set(map(id, listed.said))
    return listed + Findings(f for f in findings.where("error").said if id(f) not in known)


def without_figures(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """The identities of tables of which no cell holds a number, by table."""
    tables: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if is_identity(finding):
            tables[finding.table].append(finding)
    return {
        table: members
        for table, members in tables.items()
        if len(members) > 1 and all(len(f.missing) == len(f.operands) for f in members)
    }


def why_empty(findings: list[Finding]) -> str:
    """The message about a table without figures: not there, not filled in, or all of it nothing."""
    kinds = {getattr(o.value, "kind", "") for finding in findings for o in finding.operands}
    if kinds == {"absent"}:
        return "not_found"
    counted = identities(findings)
    return "unfilled_zero" if counted.zero_holds == counted.total else "unfilled"


def families(shown: Iterable[Finding], everything: Findings) -> tuple[Family, ...]:
    """Some findings by rule and table, in the order in which each kind first occurs."""
    told: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in shown:
        told[_kind(finding)].append(finding)
    siblings: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in everything:
        siblings[_kind(finding)].append(finding)
    return tuple(
        Family(*kind, tuple(members), tuple(siblings[kind])) for kind, members in told.items()
    )


def in_question(operand: Operand, finding: Finding) -> bool:
    """Whether it is the one figure on its side; where both sides are sums, every figure is in question."""
    sides = [o.side for o in finding.operands]
    alone = [side for side in ("left", "right") if sides.count(side) == 1]
    return operand.side in alone or not alone


def own_cells(finding: Finding) -> list[Operand]:
    """Its cells in the report that is judged: those of other reports stand elsewhere."""
    return [o for o in finding.operands if o.report is None and not is_fact(o.ref)]


def cells_named(finding: Finding) -> list[Operand]:
    """Its cells, each once, whatever report they stand in and on however many sides."""
    return list({(o.ref, o.report): o for o in finding.operands}.values())


def broken_by_level(findings: Findings) -> dict[Level, int]:
    """How many findings that are no identities break, by level."""
    broken = [finding for finding in findings.broken if not is_identity(finding)]
    return {level: sum(f.level == level for f in broken) for level in LEVELS}


def layout_of(family: Family) -> Layout | None:
    """How the cells of its identities lie in the form; ``None`` where no small table shows them."""
    if not all(is_identity(finding) for finding in family.shown):
        return None
    refs = [[operand.ref for operand in finding.operands] for finding in family.siblings]
    if _are_rows(refs):
        return "rows"
    return "columns" if _are_columns(refs) else None


def _are_rows(checks: list[list[Ref]]) -> bool:
    """Whether the cells of each check are one row, with the same columns as those of the others."""
    in_rows = all(len({ref.parent for ref in cells}) == 1 for cells in checks)
    return in_rows and len({tuple(ref.name for ref in cells) for cells in checks}) == 1


def _are_columns(checks: list[list[Ref]]) -> bool:
    """Whether the cells of each check are one column of a table, another column for each check."""
    columns = [{(ref.table, ref.name) for ref in cells} for cells in checks]
    in_columns = all(len(column) == 1 for column in columns)
    return in_columns and len(set().union(*columns)) == len(columns)


def _kind(finding: Finding) -> tuple[str, str]:
    return finding.parent or finding.rule, finding.table
