"""Figures that were not taken apart from what stands around them: nothing beside them is certainly blank, or a figure.

3.其他
            864件      545件      0件        a cell of a page, which holds a drawn table: all of a line is prose

2、申请人逾期未按收费通知要求缴纳费        0    18
用、行政机关不再处理其政府信息公开     0件 件   件 0件      units that stand below figures
                            0(含
1.属于国家秘密                 2件    0      a remark that a narrow column has torn, and no figure
                            转办)
"""

from __future__ import annotations

from functools import cache
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from giac_schema.grammar.layouts.torn import is_part_of_label
from giac_schema.grammar.tables.seen import SIDE_BY_SIDE
from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.values import parse_value
from giac_schema.grammar.words.vocabulary import ROWS_AND_GROUPS, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["closes_a_remark", "goes_on_beside_its_label", "holds_row", "is_row_of_figures"]


def holds_row(seen: Seen) -> bool:
    """Whether prose is a line of figures, and not what the line of a label goes on with."""
    return seen.terminal == "PROSE" and "\n" in seen.cell.gap and is_row_of_figures(seen.cell.text)


def is_row_of_figures(text: str) -> bool:
    """Whether a text is several figures with blanks between, and no words with some among them, or signs alone."""
    values = [parse_value(word) is not None for word in text.split()]
    most = values[:1] == [True] and sum(values) >= SIDE_BY_SIDE and 2 * sum(values) > len(values)
    return most and any(map(str.isdecimal, text))


def goes_on_beside_its_label(behind: Sequence[Seen]) -> bool:
    """Whether several figures stand on the next line of a label, behind what its first line holds.

    Words among them may be units of others, 4件 件, or a remark that was torn: (含2 862 0.
    """
    rest = list(dropwhile(_is_of_label, behind))
    if not rest or (len(rest) == len(behind) and not _begins_with_label(rest[0])):
        return False
    line = rest[0].cell.position.line
    beside = takewhile(lambda seen: seen.cell.position.line == line or _figures(seen), rest)
    return sum(map(_figures, beside)) >= SIDE_BY_SIDE


def closes_a_remark(behind: Sequence[Seen]) -> bool:
    """Whether words below the figures of a drawn row close a bracket that none of them opens: 转办).

    It was opened above the row, and what looks like one of its figures may stand in between.
    """
    depth = 0
    for seen in behind:
        if seen.terminal == "VALUE" or seen.cell.edges is None:
            continue
        words = (word for word in fold(seen.cell.text).split() if not _ends_label(word))
        for character in "".join(words):
            depth += (character == "(") - (character == ")")
            if depth < 0:
                return True
    return False


def _is_of_label(seen: Seen) -> bool:
    """Whether words are a line of a label, or of several side by side."""
    words = [word for word in seen.cell.text.split() if any(map(str.isalnum, word))]
    return seen.terminal != "VALUE" and all(map(is_part_of_label, words))


def _begins_with_label(seen: Seen) -> bool:
    """Whether words go on with a label before a figure that was not taken apart from them."""
    first, *others = seen.cell.text.split()
    return seen.terminal == "WORDS" and bool(others) and is_part_of_label(first)


def _ends_label(text: str) -> bool:
    """Whether words end a label that has a bracket itself: 不计其他情形)."""
    return any(label.endswith(text) for label in _with_brackets())


@cache
def _with_brackets() -> tuple[str, ...]:
    printed = (fold(word.printed) for word in vocabulary() if word.terminal in ROWS_AND_GROUPS)
    return tuple(label for label in printed if ")" in label)


def _figures(seen: Seen) -> int:
    """How many figures a cell holds, alone or with units that belong to others."""
    if seen.terminal == "VALUE":
        return 1
    return sum(parse_value(word) is not None for word in seen.cell.text.split())
