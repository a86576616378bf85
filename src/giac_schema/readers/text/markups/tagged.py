"""Tables in tags that are none of HTML, to those of HTML.

[table][tr][td=3,1]行政许可[/td][td]0[/td][/tr][/table]                   forums: columns, rows
<lark-table><lark-tr><lark-td>行政许可</lark-td>…                        documents of Feishu
"""

from __future__ import annotations

import re

__all__ = ["with_html_tags"]

_FORUM = re.compile(r"\[(/?)(table|tr|td|th)(?:=([^\]\n]{0,40}))?\]", re.IGNORECASE)
_SPANS = re.compile(r"(\d{1,4}),(\d{1,4})(?:,.*)?")
_LARK = re.compile(r"<(/?)lark-(table|tr|td)\b", re.IGNORECASE)


def with_html_tags(text: str) -> str:
    """The text with the tags of HTML for such ones."""
    if "[/td]" in text or "[/TD]" in text:
        text = _FORUM.sub(_tag, text)
    return _LARK.sub(r"<\1\2", text) if "<lark-table" in text else text


def _tag(found: re.Match[str]) -> str:
    spans = _SPANS.fullmatch(found[3] or "")
    spanning = f' colspan="{spans[1]}" rowspan="{spans[2]}"' if spans else ""
    return f"<{found[1]}{found[2]}{spanning}>"
