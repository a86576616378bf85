"""The texts that standard rules cite, each by one name."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ARTICLE_42",
    "ARTICLE_49",
    "ARTICLE_50",
    "FEE_MEASURES",
    "FORM_2019",
    "FORM_2021",
    "JUDICIAL_2025",
    "NOTICE_2021",
    "RECONSIDERATION_LAW",
]

FORM_2021: Final = "国办公开办函〔2021〕30号，政府信息公开工作年度报告格式"
FORM_2019: Final = "国办公开办函〔2019〕60号，政府信息公开工作年度报告格式（试行）"
NOTICE_2021: Final = "国办公开办函〔2021〕30号"
ARTICLE_42: Final = "政府信息公开条例（国令第711号）第四十二条"
ARTICLE_49: Final = "政府信息公开条例（国令第711号）第四十九条"
ARTICLE_50: Final = "政府信息公开条例（国令第711号）第五十条"
FEE_MEASURES: Final = "国办函〔2020〕109号，政府信息公开信息处理费管理办法"
RECONSIDERATION_LAW: Final = "行政复议法（2023年修订）第二十三条"
JUDICIAL_2025: Final = "法释〔2025〕8号"
