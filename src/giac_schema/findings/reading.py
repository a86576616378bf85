"""What reading returns: a report with all that is known of how it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from giac_schema.errors import UnknownAddress
from giac_schema.findings.finding import Deduction
from giac_schema.findings.together import Findings
from giac_schema.model.address import Ref
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.report import Report, TableName
from giac_schema.model.sketch import named
from giac_schema.model.source import LooseRow, Source

__all__ = ["Coverage", "Reading"]


@frozen
class Coverage:
    """How much of one table was read: cells with a number, of the cells the form has there."""

    numbers: int
    """Cells that hold a number."""
    seen: int
    """Cells that were found, blanks, placeholders and words included."""
    expected: int
    """Cells the form has."""


@frozen(repr=False)
class Reading:
    """A report as read from a source, with everything that is known of how it was read."""

    report: Report
    sources: Mapping[Ref, Source] = field(factory=dict, hash=False)
    """For every cell that was found: what exactly was printed, and where."""
    findings: Findings = Findings()
    """What was odd while reading: labels misspelt, rows twice, words in cells."""
    coverage: Mapping[TableName, Coverage] = field(factory=dict, hash=False)
    unplaced: tuple[LooseRow, ...] = ()
    """Rows whose figures are seen and could not be placed, each figure on its own."""
    deduced: Sequence[Deduction] = ()
    """Missing cells that the identities leave only one value: offered beside the report, never in it.

    They are sought when this is first looked into."""
    claims: Sequence[Claim] = ()
    """The figures of the prose, each with every cell it may be meant to agree with.

    The prose is searched for them when this is first looked into."""
    fees: FeeStatement | None = None
    """What the report says of 信息处理费; ``None`` where it says nothing."""

    def __repr__(self) -> str:
        """Whose report it is, how much of it was read, what was odd: all of it would fill some screens."""
        numbers = sum(table.numbers for table in self.coverage.values())
        cells = sum(table.expected for table in self.coverage.values())
        odd = ", ".join(dict.fromkeys(f.rule for f in self.findings.said)) or "nothing"
        return (
            f"<Reading: {named(self.report)}, {self.report.edition} form; numbers in {numbers} of {cells} cells; "
            f"odd: {odd}>"
        )

    def source(self, address: Ref | str) -> Source | None:
        """What exactly was printed in a cell, and where; ``None`` for a cell that was not found.

        Args:
            address: English or Chinese, such as ``表三.本年新收.总计``.

        Raises:
            UnknownAddress: if this report has no such cell; the error names the nearest.
        """
        ref = Ref.parse(address) if isinstance(address, str) else address
        if ref not in self.report.leaves:
            raise UnknownAddress(str(ref))
        return self.sources.get(ref)
