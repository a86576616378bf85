"""表三, 收到和处理政府信息公开申请情况: applications received, decided, carried over.

Its columns are written in :mod:`~giac_schema.model.applicants`, what became of the applications in
:mod:`~giac_schema.model.outcomes`; whoever needs a part of 表三 finds it here.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from giac_schema.model.applicants import (
    APPLICANT_COLUMNS,
    APPLICANTS,
    LEGAL_PERSONS,
    ApplicantRow,
)
from giac_schema.model.form import row
from giac_schema.model.outcomes import (
    NotDisclosed,
    NotProcessed,
    OtherHandling,
    Outcome2019,
    Outcome2021,
    UnableToProvide,
)

__all__ = [
    "APPLICANTS",
    "APPLICANT_COLUMNS",
    "LEGAL_PERSONS",
    "ApplicantRow",
    "NotDisclosed",
    "NotProcessed",
    "OtherHandling",
    "Outcome2019",
    "Outcome2021",
    "Requests",
    "Requests2019",
    "Requests2021",
    "UnableToProvide",
]


def _received() -> ApplicantRow:
    declared: ApplicantRow = row(
        ApplicantRow,
        "一、本年新收政府信息公开申请数量",
        "received this year",
        name="本年新收",
        article="27, 29, 31",
    )
    return declared


def _carried_in() -> ApplicantRow:
    declared: ApplicantRow = row(
        ApplicantRow,
        "二、上年结转政府信息公开申请数量",
        "carried in from last year",
        name="上年结转",
        article="33",
    )
    return declared


def _carried_out() -> ApplicantRow:
    declared: ApplicantRow = row(
        ApplicantRow,
        "四、结转下年度继续办理",
        "carried out to next year",
        name="结转下年度",
        article="33",
    )
    return declared


@frozen
class Requests2021:
    """表三 of the 2021 form: 25 rows of seven figures."""

    received: ApplicantRow = _received()
    carried_in: ApplicantRow = _carried_in()
    outcome: Outcome2021 = row(
        Outcome2021,
        "三、本年度办理结果",
        "outcome this year",
        name="本年度办理结果",
        article="36",
        silent=True,
    )
    carried_out: ApplicantRow = _carried_out()


@frozen
class Requests2019:
    """表三 of the 2019 form: 23 rows of seven figures."""

    received: ApplicantRow = _received()
    carried_in: ApplicantRow = _carried_in()
    outcome: Outcome2019 = row(
        Outcome2019,
        "三、本年度办理结果",
        "outcome this year",
        name="本年度办理结果",
        article="36",
        silent=True,
    )
    carried_out: ApplicantRow = _carried_out()


Requests: TypeAlias = Requests2021 | Requests2019
