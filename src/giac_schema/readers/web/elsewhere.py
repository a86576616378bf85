"""Reports that are not in the text of their source: in a script, in a frame, in a file that the page links to.

Such a source has no tables; what it says instead is told, so that a person knows where to look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from giac_schema.errors import NoReportFound
from giac_schema.model.document import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.model.document import Block

__all__ = ["MARKED", "refuse_page"]

MARKED = re.compile(r"第二十[条條]|本年新收|信息[内內]容")
"""Words of the tables."""
_HIDDEN = re.compile(
    MARKED.pattern + r"|\\u7b2c\\u4e8c\\u5341\\u6761|\\u672c\\u5e74\\u65b0\\u6536", re.IGNORECASE
)
"""The same, written as scripts may write them."""
_FRAME = re.compile(r"<(iframe|frame|embed|object)\b", re.IGNORECASE)
_FILE = re.compile(
    r"""<a\b[^>]*\bhref\s*=\s*["']?[^"'>]*\.(docx?|wps|pdf|ofd|xlsx?|et|rtf|zip|rar)\b""",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)


def refuse_page(page: str, blocks: Sequence[Block]) -> None:
    """Raise if a page shows no word of the tables, and it can be told where they are.

    Raises:
        NoReportFound: they are in a script or in escaped text; or the page has little but a title, and a frame, an
            attached file or pictures.
    """
    if any(isinstance(block, Grid) for block in blocks):
        return
    lines = [_text(block) for block in blocks]
    if any("</td" in line for line in lines) or (
        _HIDDEN.search(page) and not any(map(MARKED.search, lines))
    ):
        raise NoReportFound(
            "表格写在脚本或转义文本里，浏览器运行后才显示。/ "
            "The tables stand in a script or in escaped text; only a browser shows them.",
            "请在浏览器中打开，全选后另存为网页或文本。/ Open it in a browser and save what is shown.",
        )
    if sum(map(len, lines)) > _MOST_TEXT:
        return
    for sign, zh, en in _ELSEWHERE:
        if sign.search(page):
            raise NoReportFound(
                f"网页里没有表格，只有{zh}。/ There are no tables in the page, but {en}.",
                f"请直接提供{zh}中的报告。/ Give the report from there itself.",
            )


_MOST_TEXT = 500
"""A page with more characters says something itself; what it links to is beside it."""
_ELSEWHERE = (
    (_FILE, "附件", "attached files"),
    (_FRAME, "内嵌框架", "a frame"),
    (_PICTURE, "图片", "pictures"),
)


def _text(block: Block) -> str:
    return "" if isinstance(block, Grid) else block.text
