"""表四, 政府信息公开行政复议、行政诉讼情况: reconsideration and litigation; the same in both forms.

Which cases count: 国办公开办函〔2016〕201号 (co-defendants are counted once, at the organ that acted first).
"""

from __future__ import annotations

from attrs import frozen

from giac_schema.model.form import count, row
from giac_schema.model.values import Count

__all__ = ["CaseResults", "Disputes", "Litigation"]


@frozen
class CaseResults:
    """Five figures: four results and their total (条例 第五十条第三项, 第五十一条)."""

    upheld: Count = count("结果维持", "upheld", article="50(3)")
    corrected: Count = count("结果纠正", "corrected", article="50(3)")
    other: Count = count("其他结果", "other results", article="50(3)")
    pending: Count = count("尚未审结", "pending", article="50(3)")
    total: Count = count("总计", "total", article="50(3)")


@frozen
class Litigation:
    """行政诉讼: suits brought directly, and suits brought after reconsideration."""

    direct: CaseResults = row(
        CaseResults, "未经复议直接起诉", "litigation without reconsideration", article="51"
    )
    after_reconsideration: CaseResults = row(
        CaseResults, "复议后起诉", "litigation after reconsideration", article="51"
    )


@frozen
class Disputes:
    """表四: fifteen figures in one row."""

    reconsideration: CaseResults = row(
        CaseResults, "行政复议", "administrative reconsideration", article="51"
    )
    litigation: Litigation = row(
        Litigation, "行政诉讼", "administrative litigation", article="51", silent=True
    )
