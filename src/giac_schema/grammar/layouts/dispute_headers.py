"""Headers of 表四 on one line that name their case each: ``行政复议-结果维持 行政复议-结果纠正 …``.

Blanks may stand around the mark between case and result, or nothing at all, and a corner before them all.
"""

from __future__ import annotations

import re
from functools import cache

from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.paths import case_and_result
from giac_schema.grammar.words.vocabulary import vocabulary

__all__ = ["dispute_headers"]

_FEWEST = 3
"""So many of them side by side are no sentence."""
_LONGEST = 600
_BETWEEN = re.compile(r"(?<![-—_/:：·、])\s+(?![-—_/:：·、])")
"""Blanks that stand beside no mark."""


def dispute_headers(text: str) -> list[str]:
    """The cells of such a line, two for each header; empty if it is none."""
    words = _BETWEEN.split(text) if len(text) <= _LONGEST else []
    if len(words) < _FEWEST:
        return []
    both = [_divided(word) for word in words]
    corner = [] if both[0] else [words[0]]
    headers = both[len(corner) :]
    if len(headers) < _FEWEST or not all(headers):
        return []
    return [*corner, *(part for pair in headers for part in pair)]


def _divided(word: str) -> tuple[str, ...]:
    return case_and_result(word) or _run_together(word)


def _run_together(word: str) -> tuple[str, ...]:
    """Case and result with nothing between them."""
    found = _pattern().fullmatch(word)
    return found.groups() if found is not None else ()


@cache
def _pattern() -> re.Pattern[str]:
    cases, results = (
        "|".join(sorted({bare(w.printed) for w in vocabulary() if w.terminal == terminal}))
        for terminal in ("CASES", "RESULT")
    )
    return re.compile(f"({cases})({results})")
