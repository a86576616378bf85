"""Words of the form with nothing between them: ``规章000`` and ``信息内容本年新制作数量本年新公开数量``."""

from __future__ import annotations

import re
from functools import cache

from giac_schema.grammar.words.folding import fold
from giac_schema.grammar.words.vocabulary import vocabulary

__all__ = ["nothing_between"]


def nothing_between(text: str) -> list[str]:
    """The words of the form that a text is made of, and the digits behind them; none if it is anything else."""
    folded = fold(text)
    found = _run_together().fullmatch(folded) if len(folded) == len(text) else None
    if found is None:
        return []
    spans = [word.span() for word in _any_word().finditer(found["words"])]
    return [text[start:end] for start, end in (*spans, found.span("digits")) if start < end]


@cache
def _any_word() -> re.Pattern[str]:
    printed = sorted(
        {fold(w.printed) for w in vocabulary()} | {w.label.words for w in vocabulary()}
    )
    return re.compile("|".join(re.escape(w) for w in sorted(printed, key=len, reverse=True)))


@cache
def _run_together() -> re.Pattern[str]:
    return re.compile(rf"(?P<words>(?:{_any_word().pattern})+)(?P<digits>\d*)")
