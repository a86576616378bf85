"""When a correct report may break a rule all the same: the list that rules refer to by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Title

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["EXCEPTIONS"]

EXCEPTIONS: Final[Mapping[str, Title]] = {
    "E-1": Title(
        "上年数字更正，申请随机构改革移交，上年未结的撤回，申请人类型改登（总计不变），新增下级机关，首次报告",
        "a correction of last year, applications moved with a reform of organs, withdrawals, an applicant's kind "
        "registered anew (the total stays), new subordinate organs, a first report",
    ),
    "E-2": Title(
        "修订计作制发而存量不变，失效不计作废止，清理后重新认定，文件在政府与部门之间移转，2021年版的第一年",
        "revisions counted as issued, expiry not counted as repeal, a revision of what counts as normative, "
        "documents moved between organs, the first year of the 2021 form",
    ),
    "E-3": Title("同年制发又废止或失效", "issued and repealed or expired within one year"),
    "E-8": Title(
        "收到、受理、办理、答复用词不严，正文与表格范围或截止日不同，含转办和咨询",
        "loose words for received, accepted, handled, answered; prose and table of different scope or day; "
        "forwarded applications and inquiries included",
    ),
    "E-9": Title(
        "正文归类与表格不同，如予以公开含部分公开",
        "prose draws groups otherwise, such as disclosed including disclosed in part",
    ),
    "E-10": Title(
        "一件申请引起数案，案由是主动公开或第三人，案件超过一年，二审是否另计没有规定",
        "several cases of one application, cases about other matters, cases older than a year, appeals counted or not",
    ),
    "E-11": Title(
        "作共同被告的案件是否计入各地不一", "cases as a co-defendant are counted by some"
    ),
    "E-12": Title(
        "对无法提供、不予处理、不答复等仍可直接起诉",
        "suits over other decisions, or over silence, remain direct",
    ),
    "E-13": Title(
        "网页重新发布或迁移，报告事后更正，以最早的日期为准",
        "a page published anew or moved, a report corrected later: the earliest date counts",
    ),
    "E-15": Title(
        "下级未全部报告，开发区、垂直管理部门，转送的申请重复计算",
        "subordinate organs without a report, zones, vertical departments, forwarded applications counted twice",
    ),
    "E-16": Title("没有收费的只写“无”", "where nothing was charged, 无 alone is accepted"),
    "E-17": Title(
        "2021年度报告在秋季通知下发前写成",
        "a report for 2021 written before the notice of that autumn",
    ),
    "E-18": Title(
        "一格中写了两个数字，各自保留",
        "two figures printed in one cell as words, which are both kept",
    ),
}
"""Known exceptions by their ids."""
