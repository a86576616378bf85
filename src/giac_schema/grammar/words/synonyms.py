"""Other words that reports have for columns and rows of the form: 公民 for 自然人, 律所 for 法律服务机构.

Only words that cannot be those of another column of the same table are listed.  In another table, in prose or beside
the form's own word for the same column they may mean anything: 小计 next to 总计 is a column of its own.  So they are
believed only among other headers of their table, see ``tables/headers/called.py``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SYNONYMS", "synonyms"]

SYNONYMS: Mapping[tuple[str, str], str] = {
    ("COLUMN3", "natural_person"): "个人 公民 公民个人",
    ("COLUMN3", "commercial_enterprise"): "企业 公司 商业公司 企业法人 商业机构",
    ("COLUMN3", "research_institution"): "科研单位 科研院所 研究机构",
    ("COLUMN3", "social_welfare_organization"): "公益组织 公益机构 社会公益机构 社会组织 社会团体",
    ("COLUMN3", "legal_service_institution"): "律所 律师事务所 法律机构 法律服务组织",
    ("COLUMN3", "other_organization"): "其他组织 其他机构 其他单位 其他法人",
    (
        "COLUMN3",
        LEGAL_PERSONS_HEADER,
    ): "法人和其他组织 法人及其他组织 法人其他组织 法人或者其他组织",
    ("COLUMN3", "total"): "共计 小计 总数 总和",
    ("ROW3", "requests.received"): "本年新收申请 本年度新收 本年度新收申请 新收申请",
    ("ROW3", "requests.carried_in"): "上年结转 上年结转申请 上年度结转 上年度结转申请",
    ("CASES", "disputes.reconsideration"): "复议 行政复议案件",
    ("CASES", "disputes.litigation"): "行政诉讼案件",
    ("CASES", "disputes.litigation.direct"): "直接起诉 直接诉讼 未经复议起诉 未经复议诉讼",
    ("CASES", "disputes.litigation.after_reconsideration"): (
        "经复议起诉 经复议后起诉 复议后诉讼 复议后再起诉 复议后提起诉讼"
    ),
    ("RESULT", "upheld"): "维持 维持结果 维持原行为",
    ("RESULT", "corrected"): "纠正 纠错 被纠正 结果纠错 纠正结果",
    ("RESULT", "other"): "其他 其余",
    ("RESULT", "pending"): "未审结 未结 未结案 未办结 尚未结案 审理中",
    ("RESULT", "total"): "共计 小计 总数 总和",
}
"""By the terminal of ``tables.lark`` and the key of what is meant."""


@cache
def synonyms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What each of the words may mean."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for meant, words in SYNONYMS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), meant)
    return found
