r"""What is left of the spans of a page in text that was made of it: their marks, around every label.

    [[规章]{lang="zh-CN"}]{.T6}      3520         pandoc's Markdown
    |[.T6]#规章# |[.T7]#3520#                     AsciiDoc
    | <span class="T6">规章</span>                MediaWiki, and Markdown with HTML in it
    |\3/2. 规章|_. 信息内容|<. 0|                 Textile: what a cell covers, that it is a header, where it stands
    | 规章 <!-- colspan: 3 --> | | |              Markdown with what a cell covers in a comment

Spans that hide, strike out or raise what stands in them are left as they are: then a figure is no figure.
"""

from __future__ import annotations

import re

from giac_schema.readers.text.repaired.rows import unfolded

__all__ = ["without_spans"]

_FEWEST = 8
"""So many spans are no accident."""
_PANDOC = re.compile(r"\[([^\[\]\n]*)\]\{([^{}\n]*)\}")
_ASCIIDOC = re.compile(r"\[(\.[\w.-]+)\]#(#?)([^#|]{0,200}?)\2#")
_HTML = re.compile(r"<span\b([^<>\n]*)>([^<>\n]*)</span>", re.IGNORECASE)
_TEXTILE = re.compile(r"(?<=\|)(?:(?:[\\/]\d{1,3}){1,2}_?|_|[<>=~^]{1,2})\. ")
_COVERS = re.compile(r" ?<!--\s*(?:(?:col|row)span:?\s*\d+[,;\s]*)+-->", re.IGNORECASE)
_TELLING = re.compile(r"none|hidden|through|strike|del|su[bp]|raise|opacity", re.IGNORECASE)
_DEEPEST = 8
"""So many spans may stand in one another."""
_CHUNK = re.compile(r"\S+(?: \S+)*")


def without_spans(text: str) -> str:
    """The text without such marks; what stands on a line behind them stays in its place.

    The rows of a ruled table, whose lines may break in the middle of a mark, come on one line each.
    """
    if text.count("]{") >= _FEWEST:
        text = "\n".join(map(_without_pandoc, unfolded(text).split("\n")))
    if text.count("]#") >= _FEWEST:
        text = _ASCIIDOC.sub(lambda found: _bare(found[0], found[1], found[3]), text)
    for mark, of_cells in (("|", _TEXTILE), ("<!--", _COVERS)):
        if text.count(mark) >= _FEWEST and len(of_cells.findall(text)) >= _FEWEST:
            text = of_cells.sub("", text)
    if text.count("<span") >= _FEWEST:
        text = _emptied(text, _HTML, attributes=1, inside=2)
    return text


def _without_pandoc(line: str) -> str:
    if "]{" not in line:
        return line
    if line.lstrip().startswith("|"):
        return _emptied(line, _PANDOC, attributes=2, inside=1)
    return _CHUNK.sub(_in_its_place, line)


def _in_its_place(found: re.Match[str]) -> str:
    return _emptied(found[0], _PANDOC, attributes=2, inside=1).ljust(len(found[0]))


def _emptied(text: str, span: re.Pattern[str], *, attributes: int, inside: int) -> str:
    for _ in range(_DEEPEST):
        bare = span.sub(lambda found: _bare(found[0], found[attributes], found[inside]), text)
        if bare == text:
            break
        text = bare
    return text


def _bare(whole: str, attributes: str, inside: str) -> str:
    return whole if _TELLING.search(attributes) else inside
