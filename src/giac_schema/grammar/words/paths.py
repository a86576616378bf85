"""Labels that name their group, too: ``不予公开-属于国家秘密``, ``申请人情况/自然人``, ``行政诉讼（复议后起诉）``.

Programs that know no merged cells write the labels above one another into one, and so do people who make a list of a
table.  The groups are read first; what follows has to be one of their own rows or columns, and may be shorter than
elsewhere, for there are few to choose from.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.labels import parse_label
from giac_schema.grammar.words.matching import called
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER, vocabulary
from giac_schema.model.requests import APPLICANT_COLUMNS, LEGAL_PERSONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from giac_schema.grammar.words.vocabulary import Word

__all__ = ["case_and_result", "word_along_path"]

_LONGEST = 120
_SHORTEST_CUT = 2
_NUMBER = r"(?:\([一二三四五六七1-8]\)|[一二三四五六七]、|[1-8][.、])"
_BETWEEN = re.compile(rf"(?<!\s)\s*(?:(?={_NUMBER})|[-—_/\\|>→»·•:,、;(\[【]+\s*)")
"""What may stand between a label and that of its group, if it is only a number; blanks alone stand between cells."""
_NUMERALS = frozenset("一二三四五六七")
_CLOSING = " )]】"


@lru_cache(maxsize=8192)
def word_along_path(text: str) -> Word | None:
    """The row or column that a text names behind its group; ``None`` if it names no group, or nothing of one."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    group, start = "", 0
    for between in _BETWEEN.finditer(folded):
        words = parse_label(folded[start : between.start()]).words
        if not words or words in _NUMERALS:
            continue  # the number of what follows
        below = _groups(group).get(words)
        if below is None:
            break  # the rest is no group: the label itself, or nothing that is known
        group, start = below, between.end()
    return _named(folded[start:], _members(group)) if group else None


@lru_cache(maxsize=8192)
def case_and_result(text: str) -> tuple[str, str] | None:
    """The two labels of a column of 表四 that stand in one, ``行政复议-结果维持``; ``None`` for anything else."""
    folded = fold(text)
    if len(text) > _LONGEST or len(folded) != len(text) or not _OF_CASES & {*folded}:
        return None
    for between in _BETWEEN.finditer(folded):
        case, result = folded[: between.start()], folded[between.end() :].rstrip(_CLOSING)
        of_results = _named(result, _results()) is not None or _calls("RESULT", result)
        if of_results and _is_case(case):
            return text[: len(case)], text[between.end() :][: len(result)]
    return None


_OF_CASES = frozenset("复诉")
"""Characters of which every case, and the group of most of them, has one."""


def _is_case(text: str) -> bool:
    words = parse_label(text).words
    named = any(word.label.words == words for word in _cases())
    return named or word_along_path(text) in _cases() or _calls("CASES", text)


def _calls(terminal: str, text: str) -> bool:
    """Whether a text is another word for something that no group is."""
    return any(m.terminal == terminal and m.key not in _DIVIDED for m in called(text))


def _named(text: str, among: Sequence[Word]) -> Word | None:
    """The one word that a text spells as the form does, or the only one of which it is a part."""
    label = parse_label(text.strip(_CLOSING))
    numbered = [w for w in among if not label.number or w.label.number == label.number]
    same = [word for word in numbered if word.label.words == label.words]
    partly = [word for word in numbered if label.words in word.label.words]
    found = same or (partly if len(label.words) >= _SHORTEST_CUT else [])
    return found[0] if len({word.key for word in found}) == 1 else None


@cache
def _groups(above: str) -> Mapping[str, str]:
    """The groups right below another, or below none, by their words."""
    return {
        word.label.words: word.key
        for word in vocabulary()
        if word.key in _DIVIDED and (not above or word in _members(above))
    }


@cache
def _members(group: str) -> Sequence[Word]:
    """The rows or columns of a group, and the groups below it."""
    columns = {
        "people": (*APPLICANT_COLUMNS, LEGAL_PERSONS_HEADER),
        LEGAL_PERSONS_HEADER: LEGAL_PERSONS,
    }
    if group in columns:
        return [w for w in vocabulary() if w.terminal == "COLUMN3" and w.key in columns[group]]
    return [w for w in vocabulary() if w.key.startswith(f"{group}.")]


_DIVIDED = frozenset(
    {
        *("people", LEGAL_PERSONS_HEADER, "disputes.litigation", "requests.outcome"),
        *("requests.outcome.not_disclosed", "requests.outcome.unable_to_provide"),
        *("requests.outcome.not_processed", "requests.outcome.other"),
    }
)
"""What has rows or columns of its own."""


@cache
def _cases() -> Sequence[Word]:
    return [w for w in vocabulary() if w.terminal == "CASES" and w.key not in _DIVIDED]


@cache
def _results() -> Sequence[Word]:
    return [w for w in vocabulary() if w.terminal == "RESULT"]
