"""Headers of columns that a report sets beside those of the form: last year's figures, shares, remarks."""

from __future__ import annotations

import re
from functools import lru_cache

from giac_schema.grammar.words.folding import fold

__all__ = ["is_comparison", "is_remark"]

_WORDS = re.compile(
    r"(上|去|前|往)一?年.{0,14}|同期数?|(19|20)\d\d年度?(数量?|数据|总计|合计|同期|情况|件数)?"
    r"|(较|比)?(上年|去年|同期)?(同比|环比|增长|增减|增幅|变化)(率|幅度|情况|增长|增减)*"
    r"|(历年|历史|截至?(目前|20\d\d年).{0,6}|近.年)?累[计積积](数量?|总数|件数)?"
    r"|(所占)?(占比|比例|比重|百分比)|备注|说明"
)


@lru_cache(maxsize=8192)
def is_comparison(text: str) -> bool:
    """Whether a header is that of such a column."""
    return bool(_WORDS.fullmatch(_bare(text)))


def is_remark(text: str) -> bool:
    """Whether no figure is expected in its column."""
    return _bare(text) in {"备注", "说明"}


def _bare(text: str) -> str:
    return re.sub(r"\(.*\)|[\s%:*_]", "", fold(text))
