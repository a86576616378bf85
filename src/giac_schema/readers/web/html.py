"""HTML, as government sites serve it, to paragraphs and grids."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from giac_schema.errors import MissingExtra, TooLarge
from giac_schema.model.document import Document, Grid, Paragraph, Text
from giac_schema.readers.decoding import decode, with_blanks
from giac_schema.readers.marks import struck
from giac_schema.readers.torn import without_torn_row
from giac_schema.readers.web.elsewhere import MARKED, refuse_page
from giac_schema.readers.web.grids import grid
from giac_schema.readers.web.looks import BLOCKS, UNSEEN, Sheets
from giac_schema.readers.web.told import told_in_head
from giac_schema.readers.web.unspanned import without_fillers
from giac_schema.readers.web.visible import high_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from giac_schema.model.document import Block

__all__ = ["read_html", "read_mixed"]

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""")
_HEAD = 8192
"""Bytes at the start of a page in which its encoding is declared."""
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "cp936"})

_LARGE = 4000
"""A table with fewer characters than this, blanks included, is not searched for prose."""
_PROSE = 400
"""A cell with more characters than this makes its table one that lays out a page."""


def read_html(source: bytes | str) -> Document:
    """The paragraphs and tables of a page in reading order.

    Raises:
        MissingExtra: if the HTML parser is not installed.
        UnknownFormat: if the bytes are no text.
        TooLarge: if its elements are nested too deep.
        NoReportFound: if the report is not in the page itself.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise MissingExtra("HTML", "html") from error
    page = source if isinstance(source, str) else _text(source)
    _refuse_depth(page)
    root = LexborHTMLParser(page).root
    blocks = without_fillers(list(_Flow(root, page).blocks())) if root is not None else []
    blocks = _as_text(blocks) or blocks
    refuse_page(page, blocks)
    whole = tuple(without_torn_row(blocks) if _is_torn(page) else blocks)
    return Document(whole, "html", told=told_in_head(root) if root is not None else ())


def _as_text(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs as one text, where they hold the tables and nothing else on the page does."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    if len(lines) != len(blocks) or not any(map(MARKED.search, lines)):
        return []
    return [Text("\n\n".join(lines))]


def _is_torn(page: str) -> bool:
    """Whether a page ends inside a table; the parser closes what the page left open."""
    text = page[max(page.rfind("</table"), 0) :].lower()
    return text.rfind("<table") > text.rfind("</table")


DEEPEST = 5000
"""Elements one inside the other, at most; the parser takes time by the square of them."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9:-]*)", re.IGNORECASE)
_VOID = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "wbr"]
_CLOSED_BY_THE_NEXT = ["p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option"]
_NEVER_DEEP = frozenset(_VOID + _CLOSED_BY_THE_NEXT)


def _refuse_depth(page: str) -> None:
    """Refuse a page whose elements are nested deeper than any page needs."""
    if page.count("<") <= DEEPEST:
        return
    depth = deepest = 0
    for tag in _TAG.finditer(page):
        if tag[2].lower() not in _NEVER_DEEP:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise TooLarge(
            f"网页元素嵌套{deepest}层，超过上限{DEEPEST}。/ "
            f"Elements are nested {deepest} deep; {DEEPEST} is the limit.",
            "请另存为干净的网页或文本。/ Save it as a clean page or as text.",
        )


_CLOSED = re.compile(r"</table\s*>", re.IGNORECASE)
_TABLES = re.compile(rf"<table\b.*?{_CLOSED.pattern}", re.IGNORECASE | re.DOTALL)


_STYLE = re.compile("<style", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read_mixed(text: str) -> Document:
    """A text with HTML tables in it, as Markdown may have: its tables as grids, the rest as text.

    Raises:
        MissingExtra: if the HTML parser is not installed.
    """
    blocks: list[Block] = []
    end = 0
    line = 1
    text = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    closed = max((found.end() for found in _CLOSED.finditer(text)), default=0)
    for table in _TABLES.finditer(text, 0, closed):  # behind it none ends, however many begin
        blocks += [Text(text[end : table.start()], line), *read_html(table.group()).blocks]
        line += text.count("\n", end, table.end())
        end = table.end()
    return Document((*blocks, Text(text[end:], line)), "text")


def _text(data: bytes) -> str:
    """The text of a page, by its mark, by what it declares, or by what it can be."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared is not None and declared[1].decode("ascii").lower() in _CHINESE:
        try:
            return with_blanks(data.decode("gb18030"))
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)


class _End(Enum):
    """What ends, on the stack of things still to be seen."""

    PARAGRAPH = auto()
    STROKE = auto()


class _Flow:
    """Walks a page from start to end without recursion: pages nest as deep as they like."""

    def __init__(self, root: LexborNode, page: str) -> None:
        self._sheets = Sheets.of(root) if _STYLE.search(page) else Sheets()
        self._todo: list[LexborNode | _End] = [root]
        self._line: list[str] = []
        self._tables = 0
        self._strokes = 0
        """So many elements around are struck out."""

    def blocks(self) -> Iterator[Block]:
        """Paragraphs and grids."""
        while self._todo:
            node = self._todo.pop()
            if node is _End.PARAGRAPH:
                yield from self._paragraph()
            elif node is _End.STROKE:
                self._strokes -= 1
            elif node.tag == "-text":
                self._say(node.text_content or "")
            elif node.tag not in UNSEEN:
                yield from self._element(node)
        yield from self._paragraph()

    def _element(self, node: LexborNode) -> Iterator[Block]:
        if self._sheets.hides(node):
            return
        look = self._sheets.look(node)
        if look.struck:
            self._strokes += 1
            self._todo.append(_End.STROKE)
        if node.tag == "br":
            yield from self._paragraph()
        elif node.tag == "table" and not _lays_out(node):
            yield from self._paragraph()
            yield from _caption(node)
            self._tables += 1
            cells = grid(node, self._tables, self._sheets, is_struck=bool(self._strokes))
            yield Grid(tuple(cells))
        elif node.tag == "pre" and MARKED.search(text := node.text(deep=True)):
            yield from self._paragraph()
            yield Text(text)
        elif look.high and node.css_first("table") is None:
            self._say(high_text(node, self._sheets))
        else:
            yield from self._enter(node)

    def _enter(self, node: LexborNode) -> Iterator[Block]:
        if node.tag in BLOCKS:
            yield from self._paragraph()
            self._todo.append(_End.PARAGRAPH)
        self._todo.extend(reversed(list(node.iter(include_text=True))))

    def _say(self, text: str) -> None:
        self._line.append(struck(text) if self._strokes else text)

    def _paragraph(self) -> Iterator[Paragraph]:
        text = " ".join("".join(self._line).split())
        self._line.clear()
        if text:
            yield Paragraph(text)


def _caption(table: LexborNode) -> Iterator[Paragraph]:
    """What stands above a table as its caption, which may be the heading of a section."""
    for caption in table.css("caption"):
        if text := " ".join(caption.text(deep=True).split()):
            yield Paragraph(text)


def _lays_out(table: LexborNode) -> bool:
    """Whether a table holds the page rather than figures: tables inside it, or prose in a cell."""
    if any(child.css_first("table") is not None for child in table.iter()):
        return True
    if len(table.text(deep=True)) < _LARGE:
        return False
    return any(len("".join(cell.text(deep=True).split())) > _PROSE for cell in table.css("td, th"))
