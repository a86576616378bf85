"""The cells that a piece of text holds, with blanks or nothing at all between them: labels, headers, figures."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.dispute_headers import dispute_headers
from giac_schema.grammar.layouts.line_words import (
    LONGEST_ROW,
    WIDE,
    end_of_label,
    is_value,
    start_of,
    words_of,
)
from giac_schema.grammar.layouts.nothing_between import nothing_between
from giac_schema.grammar.layouts.page_numbers import DASHED
from giac_schema.grammar.layouts.torn import is_part_of_group, is_part_of_row
from giac_schema.grammar.layouts.torn_lines import torn_headers, torn_line
from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.matching import exact, match, named
from giac_schema.grammar.words.meaning import is_known
from giac_schema.grammar.words.paths import case_and_result, word_along_path
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.words.matching import Match

__all__ = ["line_cells"]


@lru_cache(maxsize=8192)
def line_cells(text: str, indented: bool) -> tuple[str, ...]:  # noqa: FBT001 - for the cache
    """The cells that a piece holds; empty if it is one cell.

    A label may hold several blanks, 第二十条  第(一)项, and one that goes on in brackets would take in
    all that follows; so two cells told apart by several blanks come first.
    """
    if both := case_and_result(text):
        return both
    if of_disputes := dispute_headers(text):
        return tuple(of_disputes)
    torn = torn_line(text, indented=indented) if len(text) <= LONGEST_ROW else []
    if torn:
        return tuple(torn)
    apart = WIDE.split(text) if len(text) <= LONGEST_ROW else []
    if sum(map(is_known, apart)) > 1 or (len(apart) > 1 and _is_whole_label(apart[0])):
        return tuple(_wide_between(text))
    if (
        not _ends_in_signs(text)
        and word_along_path(text) is not None
        and len(labels := _labels(text)) > 1
    ):
        return tuple(labels)  # what blanks divide may stand in two columns
    if headed := _header_of_one(text):
        return headed
    if is_known(text):
        glued = nothing_between(text) if text[-1:].isdecimal() else []
        return tuple(glued if len(glued) > 1 else _label_and_figures(text))
    return tuple(torn_headers(text) or _row_of(text))


def _header_of_one(text: str) -> tuple[str, ...]:
    """The two cells of a header with one column, 信息内容 本年处理决定数量: the first opens a block without a title."""
    content, _, column = text.partition(" ")
    opens = any(found.terminal == "CONTENT" for found in exact(content))
    column = column.strip()
    return (content, column) if opens and any(map(_is_of_block, match(column))) else ()


def _is_of_block(found: Match) -> bool:
    return found.terminal == "COLUMN2"


def _is_whole_label(text: str) -> bool:
    """Whether a text is a label whose explanation in brackets is closed: nothing that follows belongs to it."""
    return fold(text).endswith(")") and bool(exact(text))


_LONGEST_HEADER = 8
_SEVERAL = 3
"""So many headers of one table side by side are no words of a sentence."""


_SECOND = re.compile(r"\S\s*[(（][一二三四五六七][)）]")
"""The number of a second label: 三、本年度办理结果 （一）予以公开 3 0."""
_EXPLAINED = re.compile(r"\([^()]*\)\s+\d")
"""A figure behind an explanation in brackets: it may have a remark of its own, 0（其中修订16件）."""
_SIGN = frozenset("/\\—–-无")


def _ends_in_signs(text: str) -> bool:
    """Whether signs for nothing stand at the end of a line: 行政规范性文件 / / /."""
    _, *behind = text.rsplit(maxsplit=1) if text[-1:] in _SIGN else [text]
    return bool(behind) and behind[0] in _SIGN


_FIGURES = re.compile(r"(?:\s+[0-9A-Za-z][0-9A-Za-z,./]*){2,}$")
"""Two figures at the end of a line, each behind blanks; letters may stand for their digits."""


def _label_and_figures(text: str) -> list[str]:
    """``（二）部分公开（…） 72 565``: an explanation in brackets that is closed does not take in what follows.

    One that is cut short does not take in several figures.
    """
    folded = fold(text)
    _, bracket, behind = folded.rpartition(")")
    cut = folded.count("(") > folded.count(")") and _FIGURES.search(folded)
    closed = (bracket and behind[:1] == " ") or _EXPLAINED.search(folded)
    several = closed or cut or _SECOND.search(text) or _ends_in_signs(text)
    if not several or parse_value(text) is not None:
        return []
    return _blank_between(text) or (_illegible(text) if cut else [])


def _illegible(text: str) -> list[str]:
    """``（二）部分公开（区分处理的 O O O``: a label cut short, and what may be figures that nobody can read."""
    words = text.split()
    figures = sum(1 for _ in takewhile(str.isascii, reversed(words)))
    label = text[: start_of(text, words, len(words) - figures)].rstrip()
    return [label, *words[len(words) - figures :]] if match(label) else []


_PAGES = re.compile(rf"\d{{1,3}} ?/ ?\d{{1,3}}|{DASHED}")
"""The number of a page, of so many or between dashes."""


def _row_of(text: str) -> list[str]:
    """The cells of a line where blanks, or nothing at all, stand between them; empty if it is no row."""
    if len(text) > LONGEST_ROW or _PAGES.fullmatch(text):
        return []
    return _wide_between(text) or _blank_between(text) or nothing_between(text)


def _wide_between(text: str) -> list[str]:
    """``（三）不予公开      4.保护第三方合法权益      3     3``: several blanks between cells."""
    first, *parts = WIDE.split(text)
    torn = not all(map(is_value, parts)) and all(map(str.isdecimal, parts))
    if torn and is_part_of_row(first):  # the rest of a figure, too: 要另行制作        04
        return [first, *parts]
    if not parts or not any(map(is_known, (first, *parts))):
        return []
    inner = [cell for part in parts for cell in (_blank_between(part) or [part])]
    figures = all(parse_value(cell) is not None for cell in inner)
    return [*(_blank_between(first) or (end_of_label(first) if figures else [first])), *inner]


def _blank_between(text: str) -> list[str]:
    """``四、结转下年度继续办理 0 0 0``: a label and figures, only figures, or only labels.

    Behind a line of a torn label, 形，不计其他情形） 447 7 0 0 0 0 454, stand all figures of its row.
    """
    words = words_of(text)
    if len(words) == 1 and is_value(text):
        return words
    figures = 0
    while figures < len(words) and parse_value(words[-1 - figures]) is not None:
        figures += 1
    label = text[: start_of(text, words, len(words) - figures)].rstrip()
    labels = _labels(label)
    if not labels and figures == _APPLICANTS and all(map(is_part_of_row, label.split())):
        labels = label.split()
    if figures and (not label or labels):
        return [*labels, *words[len(words) - figures :]]
    if figures == _DISPUTES and len(words) == figures + 1:
        return words  # 数量 0 0 0 …
    headers = words[1:] if len(words) > _COLUMNS else words  # 类别 结果维持 结果纠正: a corner
    if (
        all(named(word) or is_comparison(word) for word in headers)
        or any(found.terminal == "CONTENT" for found in exact(words[0]))
        or _name_columns(words)
    ):
        return words
    return labels if len(labels) > 1 else []


_APPLICANTS = 7
"""Columns of 表三."""
_DISPUTES = 15
"""Columns of 表四."""
_COLUMNS = 2
"""More words than this on a line are the corner of a header and columns."""


def _labels(text: str) -> list[str]:
    """A label, or that of a group and that of a row; empty for anything else."""
    for blank in _BLANKS.finditer(text):
        group, row = text[: blank.start()], text[blank.end() :]
        if any(map(_opens_rows, exact(group))) and (labels := _labels(row)):
            return [group, *labels]
        of_groups = all(map(is_part_of_group, group.split()))
        if of_groups and any(found.numbered for found in exact(row)):
            return [group, row]
    both = case_and_result(text)
    known = text and (match(text) or word_along_path(text) is not None)
    return [*both] if both is not None else [text] if known else []


_BLANKS = re.compile(r"\s+")


def _name_columns(words: Sequence[str]) -> bool:
    """Whether several short words are columns of 表三 or 表四: the others may be, too, however they are called."""
    for terminal in ("COLUMN3", "RESULT"):
        others = [word for word in words if not _is_column(word, terminal)]
        named = len(words) - len(others)
        if named >= _SEVERAL and all(len(word) <= _LONGEST_HEADER for word in others):
            return True
    return False


def _is_column(word: str, terminal: str) -> bool:
    along = word_along_path(word)
    found = [along] if along is not None else named(word)
    return any(named.terminal == terminal for named in found)


def _opens_rows(found: Match) -> bool:
    """Whether a label may be that of a group: （六）其他处理 is one in the form that divides it."""
    return found.terminal == "GROUP3" or found.key in _GROUPS


_GROUPS = frozenset({"requests.outcome.other", "disputes.litigation"})
