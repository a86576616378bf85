"""The texts that standard rules cite, each by one name."""

from __future__ import annotations

from typing import Final

__all__ = ["ARTICLE_50", "FORM_2019", "FORM_2021"]

FORM_2021: Final = "国办公开办函〔2021〕30号，政府信息公开工作年度报告格式"
FORM_2019: Final = "国办公开办函〔2019〕60号，政府信息公开工作年度报告格式（试行）"
ARTICLE_50: Final = "政府信息公开条例（国令第711号）第五十条"
