"""Whether cases are those of this report, and whether a total is this organ's, where a sentence does not say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from giac_schema.grammar.claims.words import BLOCKS, LIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.grammar.claims.tree import Word

__all__ = ["has_own_part", "have_come_about", "names_answers"]

_COME_ABOUT: Final = frozenset(("发生", "产生", "引发", "引起", "出现"))
_AT_LAW: Final = re.compile(r"应诉|出庭|败诉率|法治|依法行政|执法|代理|审结率|办案|赔偿|因|由于|涉")
"""What speaks of all that an organ is sued for, or of what for."""
_ANSWERED: Final = re.compile(r"(?:答复|回复|答覆)了?(?:[0-9]|申请[0-9])")
_OF_OTHERS: Final = re.compile(
    r"(?<!收到)(?<!受理)(?<!新收)(?<!接收)(?<!接到)(?<!答复)(?<!回复)(?<!办理)(?<!办结)(?<!公开)(?<!信息)(?<![的了件依各类面])申请"
)
"""Applications for something that is said: 低保申请."""
_OWN_PART: Final = re.compile(
    r"其中[,，:]?(?:[本我](?:级机关|机关|单位|部门|局|办|委|厅))(?:办公室|自身|收到|受理)?[0-9]"
)


def have_come_about(words: Sequence[Word], sentence: str) -> bool:
    """Whether words say that cases came about: 发生行政复议6件, in a sentence that speaks of nothing else.

    A report on disclosure says of no others that they came about; 办理行政复议6件 may be what an organ does.
    """
    if not words or words[-1].kind not in BLOCKS or _AT_LAW.search(sentence):
        return False
    before = list(words)
    while before and (before[-1].kind in BLOCKS or before[-1].kind in LIGHT - {"OCCUR"}):
        before.pop()
    return bool(before) and before[-1].kind == "OCCUR" and before[-1].text in _COME_ABOUT


def names_answers(sentence: str) -> bool:
    """Whether a sentence counts what was answered: 收到申请30件,答复29件 are applications for information."""
    return bool(_ANSWERED.search(sentence)) and not _OF_OTHERS.search(sentence)


def has_own_part(behind: str) -> bool:
    """Whether what stands behind a total says which part of it this organ has: 210件,其中本机关31件.

    Then the tables may count one or the other.
    """
    return bool(_OWN_PART.search(behind))
