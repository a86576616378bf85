"""Which words of the form a label may be, however its spelling deviates."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from attrs import frozen

from giac_schema.grammar.words.labels import ARTICLE, CORNER, Label, parse_label
from giac_schema.grammar.words.synonyms import synonyms
from giac_schema.grammar.words.vocabulary import COLUMN_MARKS, Word, vocabulary

__all__ = [
    "Match",
    "begun",
    "called",
    "exact",
    "is_subsequence",
    "match",
    "named",
    "names_two_rows",
]

Likeness: TypeAlias = Literal["same", "cut", "misspelt", "marked", "called"]


@frozen
class Match:
    """One thing a label may be."""

    terminal: str
    key: str
    likeness: Likeness = "same"
    printed: str = ""
    """The form's own spelling."""
    numbered: bool = True
    """Whether the label's number is the form's (or neither has one)."""


@lru_cache(maxsize=8192)
def match(text: str) -> tuple[Match, ...]:
    """What a cell's text may be in the tables of the form, the likeliest first; empty for anything else.

    Equal words win over other words for the same, those over words cut short, and those over a word or two
    misspelt.  A cut or misspelt label that could be several different words of one kind is none of them.
    """
    label = parse_label(text)
    if label.words == ARTICLE:
        return (Match("ARTICLE", label.number),)
    if label.words == CORNER:
        return (Match("CORNER", "corner"),)
    if not label.words:
        return ()
    found = named(text)
    if found or _is_shard(label.note):
        return found
    found = _marked(label)
    if found or text.endswith(_STOPS):
        return found
    return _cut(label) or _misspelt(label) or _thinned(label)


@lru_cache(maxsize=1024)
def names_two_rows(text: str) -> bool:
    """Whether a text is the label of a row and that of another behind it: （一）予以公开（二）部分公开."""
    label = parse_label(text)
    if label.words in _rows():
        return any(found.terminal == "ROW3" and found.numbered for found in match(label.note))
    heads = (label.words[:at] for at in range(_SHORTEST_CUT, len(label.words) - 1))
    return any(head in _rows() and label.words[len(head) :] in _rows() for head in heads)


@cache
def _rows() -> frozenset[str]:
    return frozenset(w.label.words for w in vocabulary() if w.terminal in {"ROW2", "ROW3"})


_STOPS = ("。", "！", "；")
"""What ends a sentence, such as ``没有。``, ends no label that lacks words."""


@lru_cache(maxsize=8192)
def exact(text: str) -> tuple[Match, ...]:
    """What a text may be if its words are spelt as the form spells them."""
    label = parse_label(text)
    found = [
        _as_match(word, label, "same")
        for word in _by_words().get(label.words, ())
        # 3.其他 is a row and never the column 其他
        if not label.number or word.label.number
    ]
    return tuple(sorted(found, key=lambda m: not m.numbered))


@lru_cache(maxsize=8192)
def called(text: str) -> tuple[Match, ...]:
    """What a text may be if it is another word for something of the form, 律所 for 法律服务机构."""
    label = parse_label(text)
    meant = synonyms().get(label.words, ())
    words = (next(w for w in vocabulary() if (w.terminal, w.key) == each) for each in meant)
    return tuple(
        _as_match(word, label, "called") for word in words if not label.number or word.label.number
    )


def named(text: str) -> tuple[Match, ...]:
    """What a text may be by the form's own words, or else by other words for the same."""
    return (*exact(text), *called(text))


@cache
def _by_words() -> dict[str, tuple[Word, ...]]:
    index: dict[str, list[Word]] = defaultdict(list)
    for word in vocabulary():
        if all((w.terminal, w.key) != (word.terminal, word.key) for w in index[word.label.words]):
            index[word.label.words].append(word)
    return {words: tuple(found) for words, found in index.items()}


def _as_match(word: Word, label: Label, likeness: Likeness) -> Match:
    return Match(word.terminal, word.key, likeness, word.printed, word.label.number == label.number)


def _marked(label: Label) -> tuple[Match, ...]:
    """A header of 表二 known by a piece of it, such as 现行有效数量."""
    if len(label.words) > _LONGEST_HEADER or label.number:
        return ()
    marks = {key: mark for mark, key in COLUMN_MARKS if mark in label.words}
    if len(marks) != 1:
        return ()
    ((key, mark),) = marks.items()
    words = [w for w in vocabulary() if (w.terminal, w.key) == ("COLUMN2", key)]
    word = max(
        words, key=lambda w: mark in w.label.words
    )  # the amount of fees, or that of purchases
    return (Match("COLUMN2", key, "marked", word.printed),)


def _is_shard(note: str) -> bool:
    """Whether more stands behind the bracket of a label: 理决 定数量(件)', ''] is a piece of a line."""
    return ")" in note and not note.endswith(")")


def begun(text: str) -> tuple[Match, ...]:
    """What a text may be if it is the beginning of a word of the form and no more."""
    return _cut(parse_label(text))


_LONGEST_HEADER = 12
_SHORTEST_CUT = 2


def _cut(label: Label) -> tuple[Match, ...]:
    """Words that begin like the label; several columns of 表二 may stay possible."""
    if len(label.words) < _SHORTEST_CUT:
        return ()
    found = [w for w in vocabulary() if w.label.words.startswith(label.words)]
    if label.number:
        found = [w for w in found if w.label.number == label.number]
    columns = [w for w in found if w.terminal == "COLUMN2"]
    others = _single([w for w in found if w.terminal != "COLUMN2"])
    return tuple(_as_match(w, label, "cut") for w in (*columns, *others))


def _misspelt(label: Label) -> tuple[Match, ...]:
    """The one word that differs from the label in a character or two."""
    length = len(label.words)
    allowed = _slips(length)
    if not allowed:
        return ()
    year = _of_year(label)
    near: dict[int, list[Word]] = defaultdict(list)
    for word in vocabulary():
        if abs(len(word.label.words) - length) <= allowed and not _contradict(year, word):
            slips = _distance(label.words, word.label.words, allowed)
            if slips <= allowed:
                near[slips].append(word)
    nearest = _single(near[min(near)]) if near else []
    return tuple(_as_match(w, label, "misspelt") for w in nearest)


def _thinned(label: Label) -> tuple[Match, ...]:
    """The one row of 表三 with the label's number that has all its characters in the same order, and more.

    ``本年新收申请数量``, ``7.行政执法案卷``; without a number, more than half of them have to be there.
    """
    words = label.words
    if len(words) < _SHORTEST_THINNED:
        return ()
    found = [
        word
        for word in vocabulary()
        if word.terminal == "ROW3"
        and (
            word.label.number == label.number
            if label.number
            else 2 * len(words) > len(word.label.words)
        )
        and is_subsequence(words, word.label.words)
    ]
    return tuple(_as_match(word, label, "cut") for word in _single(found))


_SHORTEST_THINNED = 5


def is_subsequence(part: str, whole: str) -> bool:
    """Whether a text has all characters of another, in the same order: 本年新收申请 of 本年新收政府信息公开申请."""
    left = iter(whole)
    return all(character in left for character in part)


def _contradict(year: str, word: Word) -> bool:
    return "" not in (year, other := _of_year(word.label)) and other != year


def _of_year(label: Label) -> str:
    """Which year a label speaks of, if it does: 上年制发件数 is no slip for 本年制发件数."""
    return next((year for year, words in _YEARS if label.words.startswith(words)), "")


_YEARS = (("last", ("上年", "上一年", "去年", "往年")), ("this", ("本年", "今年")))


def _single(words: list[Word]) -> list[Word]:
    """The words, if they are one word (in two editions, perhaps), else nothing."""
    return words[:1] if len({(w.terminal, w.key) for w in words}) == 1 else []


def _slips(length: int) -> int:
    """How many characters of a label may be wrong: none of the short ones, a few of the long."""
    return next(slips for longest, slips in _SLIPS if length <= longest)


_SLIPS = ((4, 0), (7, 1), (15, 2), (1000, 4))
"""Up to so many characters of a label, so many wrong ones."""


def _distance(a: str, b: str, limit: int) -> int:
    """Levenshtein's distance, or any number above the limit if it is above."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]
