"""What an editor and a type checker must know of a report, down to the cell.

mypy reads this file (see ``files`` in pyproject.toml); pytest does not run it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_type

from giac_schema import Missing, Ref, Report, Report2019, Report2021
from giac_schema.model import (
    ApplicantRow,
    CaseResults,
    Decisions,
    DocumentsMade,
    DocumentsStock,
    Items,
    OtherHandling,
    Outcome2019,
    Outcome2021,
)


def the_form_of_2021(report: Report2021) -> None:
    """Every level of a 2021 report has a type of its own."""
    assert_type(report.requests.outcome, Outcome2021)
    assert_type(report.requests.received, ApplicantRow)
    assert_type(report.requests.outcome.other, OtherHandling)
    assert_type(report.requests.outcome.not_disclosed.state_secret.total, int | Missing)
    assert_type(report.disclosure.regulations, DocumentsStock)
    assert_type(report.disclosure.licensing, Decisions)
    assert_type(report.disclosure.administrative_fees.amount, Decimal | Missing)
    assert_type(report.disputes.litigation.direct, CaseResults)
    assert_type(report.disputes.reconsideration.pending, int | Missing)


def the_form_of_2019(report: Report2019) -> None:
    """The 2019 form has other blocks in 表二 and one row of 其他处理."""
    assert_type(report.requests.outcome, Outcome2019)
    assert_type(report.requests.outcome.other, ApplicantRow)
    assert_type(report.disclosure.regulations, DocumentsMade)
    assert_type(report.disclosure.penalties, Items)
    assert_type(report.disclosure.procurement.amount, Decimal | Missing)


def whichever_form(report: Report) -> None:
    """What both forms have is known without asking which it is."""
    assert_type(report.requests.received.total, int | Missing)
    assert_type(report.year, int | None)
    if isinstance(report, Report2021):
        assert_type(report.requests.outcome.other.overdue_fee.total, int | Missing)


def what_must_be_rejected(report: Report2021, old: Report2019) -> None:
    """Mistakes that a type checker must find."""
    report.requests.received.totl  # type: ignore[attr-defined]
    report.disclosure.procurement  # type: ignore[attr-defined]
    old.requests.outcome.other.overdue_fee  # type: ignore[attr-defined]
    report.requests.received.total + 1  # type: ignore[operator]
    report.year = 2020  # type: ignore[misc]
    Ref("requests.received")  # type: ignore[arg-type]
