"""Tables in tags that are none of HTML, to those of HTML.

[table][tr][td=3,1]行政许可[/td][td]0[/td][/tr][/table]                   forums: columns, rows
<lark-table><lark-tr><lark-td>行政许可</lark-td>…                        documents of Feishu
<table><row><cell cols="3">行政许可</cell><cell/></row></table>           TEI, and the XML of trafilatura
<tgroup><row><entry namest="c1" nameend="c3" morerows="1">…              DocBook
<div><tr><td>行政许可</td>…                                              pages that lost the tag around a table
"""

from __future__ import annotations

import re

__all__ = ["with_html_tags"]

_FORUM = re.compile(r"\[(/?)(table|tr|td|th)(?:=([^\]\n]{0,40}))?\]", re.IGNORECASE)
_SPANS = re.compile(r"(\d{1,4}),(\d{1,4})(?:,.*)?")
_LARK = re.compile(r"<(/?)lark-(table|tr|td)\b", re.IGNORECASE)
_CELL = re.compile(r"<(/?)(?:cell|entry)\b([^<>]*?)(/?)>")
_ROW = re.compile(r"<(/?)row\b[^<>]*>")
_TABLE = re.compile(r"<(/?)informaltable\b[^<>]*>")
_AROUND = re.compile(r"</?(?:tgroup|colspec|spanspec)\b[^<>]*>")
_ATTRIBUTE = re.compile(
    r"\b(cols|rows|morerows|namest|nameend)\s*=\s*[\"'][a-z]{0,4}(\d{1,3})[\"']"
)
_BARE = re.compile(
    r"(?:<(?:tbody|thead)\b[^<>]*>\s*)*<tr\b(?:(?!</tr>).)*</tr>"
    r"(?:\s*(?:</?(?:tbody|thead|tfoot)\b[^<>]*>|<tr\b(?:(?!</tr>).)*</tr>))*",
    re.IGNORECASE | re.DOTALL,
)


def with_html_tags(text: str) -> str:
    """The text with the tags of HTML for such ones."""
    if "[/td]" in text or "[/TD]" in text:
        text = _FORUM.sub(_tag, text)
    if "<lark-table" in text:
        text = _LARK.sub(r"<\1\2", text)
    if "</row>" in text and ("</cell>" in text or "</entry>" in text):
        text = _ROW.sub(r"<\1tr>", _CELL.sub(_cell, _AROUND.sub("", text)))
        text = _TABLE.sub(r"<\1table>", text)
    if (
        "<table" not in text
        and "</td>" in text
        and "</tr>" in text
        and "<table" not in text.lower()
    ):
        text = _BARE.sub(r"<table>\g<0></table>", text)
    return text


def _tag(found: re.Match[str]) -> str:
    spans = _SPANS.fullmatch(found[3] or "")
    spanning = f' colspan="{spans[1]}" rowspan="{spans[2]}"' if spans else ""
    return f"<{found[1]}{found[2]}{spanning}>"


def _cell(found: re.Match[str]) -> str:
    """A cell of TEI or DocBook, with what it spans."""
    if found[1]:
        return "</td>"
    told = {name: int(number) for name, number in _ATTRIBUTE.findall(found[2])}
    width = told.get("cols") or told.get("nameend", 0) - told.get("namest", 0) + 1
    height = told.get("rows") or told.get("morerows", 0) + 1
    return f'<td colspan="{width}" rowspan="{height}">{"</td>" if found[3] else ""}'
