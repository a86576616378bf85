"""The seven columns of 表三: who applied (条例 第二十七条), and how many in all."""

from __future__ import annotations

from attrs import frozen

from giac_schema.model.form import count
from giac_schema.model.values import Count

__all__ = ["APPLICANTS", "APPLICANT_COLUMNS", "LEGAL_PERSONS", "ApplicantRow"]


@frozen
class ApplicantRow:
    """One row of 表三: how many applications, by kind of applicant (条例 第二十七条)."""

    natural_person: Count = count("自然人", "natural persons")
    commercial_enterprise: Count = count("商业企业", "commercial enterprises")
    research_institution: Count = count("科研机构", "research institutions")
    social_welfare_organization: Count = count("社会公益组织", "social welfare organisations")
    legal_service_institution: Count = count("法律服务机构", "legal service institutions")
    other_organization: Count = count("其他", "other organisations")
    total: Count = count("总计", "total")


APPLICANTS: tuple[str, ...] = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_institution",
    "other_organization",
)
"""The six columns of 表三 that add up to its seventh, 总计."""
LEGAL_PERSONS: tuple[str, ...] = APPLICANTS[1:]
"""The five of them that stand below 法人或其他组织."""
APPLICANT_COLUMNS: tuple[str, ...] = (*APPLICANTS, "total")
"""The seven columns of 表三, from left to right."""
