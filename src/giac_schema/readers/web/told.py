"""What a page says of itself in its head: its title and the day it was published.

Government sites name both in metadata that the rules for such sites prescribe:
``<meta name="ArticleTitle" content="…">``, ``<meta name="PubDate" content="2024-01-15 09:30">``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

__all__ = ["told_in_head"]

_LONGEST = 200
_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-—–]+\s+|(?<=报告)\s*[-—–]+\s*")
"""What stands between the title of a page and the name of its site."""


def told_in_head(root: LexborNode) -> tuple[str, ...]:
    """Titles, and the line of the day of publication, as a page would print them."""
    return tuple(dict.fromkeys(_lines(root)))


def _lines(root: LexborNode) -> Iterator[str]:
    head = next((node for node in root.iter() if node.tag == "head"), None)
    if head is None:
        return
    named = {
        (node.attributes.get("name") or "").lower(): node.attributes.get("content") or ""
        for node in head.css("meta[name][content]")
    }
    titles = [node.text() for node in head.iter() if node.tag == "title"]
    titles = [named.get("articletitle", ""), *titles]
    for title in titles:
        if len(title) <= _LONGEST:
            yield from filter(None, (part.strip() for part in _PARTS.split(title)))
    if day := named.get("pubdate", "").strip():
        yield f"发布日期：{day[:_LONGEST]}"
