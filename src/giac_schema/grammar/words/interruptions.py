"""What a site or a program writes on a line among the cells of a table: 返回顶部, 打印 关闭, 分享到：, 3 / 9."""

from __future__ import annotations

import re

from giac_schema.grammar.words.headings import is_furniture

__all__ = ["is_interruption"]

_OF_A_SITE = re.compile(r"关闭|返回|顶部|分享|收藏|字号|上一页|下一页|首页|浏览|二维码")
"""Besides what may stand behind a page: there these words may as well be prose."""
_OF_PAGES = re.compile(r"\s*\d{1,3}\s*/\s*\d{1,3}\s*|\s*page\b.*", re.IGNORECASE | re.DOTALL)


def is_interruption(text: str) -> bool:
    """Whether words are a site's own, or number pages."""
    own = _OF_A_SITE.search(text) is not None or _OF_PAGES.fullmatch(text) is not None
    return own or is_furniture(text)
