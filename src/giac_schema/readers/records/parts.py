"""One report in parts, as programs keep what they take off pages: its elements, or its pages.

    [{"type": "text", "text": "三、收到和处理…"}, {"type": "table", "table_body": "<table>…"}]     MinerU, unstructured
    {"pages": [{"page": 1, "md": "| …", "text": "…"}, …]}                                        LlamaParse
    [{"page_content": "…", "metadata": {"page": 0}}, …]                                          LangChain

A list of several reports looks like it; but in one report no table begins twice.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["text_of_parts"]

_OF_PARTS = frozenset(
    {"type", "category", "label", "page", "page_number", "page_idx", "page_content", "element_id"}
)
"""What the parts of pages say of themselves."""
_OF_PAGES = frozenset({"url", "link", "href", "title"})
"""What a page of its own has."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ONCE = ("本年新收政府信息公开", "结转下年度继续办理", "现行有效件数", "对外公开总数量")
"""Words of tables that stand in one part only, each."""
_MARKDOWN = ("md", "markdown")


def text_of_parts(records: object) -> str | None:
    """The text of the first list of parts that make up one report; ``None`` if there is none."""
    for parts in _lists(records):
        texts = [_text(part) for part in parts]
        counts = [sum(word in text for text in texts) for word in _ONCE]
        if max(counts) == 1:
            return "\n\n".join(filter(None, texts))
    return None


def _lists(records: object) -> Iterator[list[dict[str, object]]]:
    """The lists of several parts, outer ones first."""
    left = deque([records])
    while left:
        match left.popleft():
            case dict() as fields:
                left += fields.values()
            case list() as items:
                parts = [part for part in items if isinstance(part, dict)]
                if len(items) == len(parts) > 1 and all(map(_is_part, parts)):
                    yield parts
                left += items


def _is_part(record: Mapping[str, object]) -> bool:
    return not _OF_PARTS.isdisjoint(record) and _OF_PAGES.isdisjoint(record)


def _text(part: Mapping[str, object]) -> str:
    """What a part says: as HTML where it is kept so, else as Markdown, else its longest text."""
    texts = list(_texts(part))
    pages = [text for _, text in texts if "<table" in text.lower()]
    marked = [text for name, text in texts if name in _MARKDOWN]
    return max(pages or marked or [text for _, text in texts], key=len, default="")


def _texts(part: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every Chinese text of a part, with what it is called."""
    left: list[tuple[str, object]] = [(name, part)]
    while left:
        match left.pop():
            case called, str() as text if _CHINESE.search(text):
                yield called, text
            case _, dict() as fields:
                left += reversed(fields.items())
            case called, list() as items:
                left += [(called, item) for item in reversed(items)]
