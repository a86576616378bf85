"""Headers of 表三 that are called by words which nobody knows: whether they may stand in another order than the form's.

    项目 | 自然人 | 厂商 | 院校 | 社会公益组织 | 法律服务机构 | 其他 | 总计

One that is missing can only be where the form has it, if a stranger stands there and the others stand where they
should.  Of two strangers nobody can tell which is which, so counting proves nothing.  What is left of the form's own
words, torn into pieces, is none: 社会 above 公益.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from giac_schema.grammar.words.comparison import is_comparison
from giac_schema.grammar.words.folding import bare
from giac_schema.grammar.words.meaning import is_caption
from giac_schema.grammar.words.vocabulary import vocabulary
from giac_schema.model.requests import APPLICANT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["are_strange"]

_FLAT = APPLICANT_COLUMNS
_LEGAL = _FLAT[1:-1]
_LEGAL_PERSONS = "organizations"
_IN_TWO_ROWS = (_FLAT[0], _LEGAL_PERSONS, _FLAT[-1], *_LEGAL)
"""How the headers are read where those of kinds of legal persons stand below the others."""
_CORNER = 1
"""So many words may stand before all headers and be none: 项目."""


def are_strange(head: Sequence[Seen], words: Sequence[Seen]) -> bool:
    """Whether words among some headers may be columns that stand elsewhere than the form has them.

    Args:
        head: the headers that are known.
        words: what stands among them and is none that is known.
    """
    first = {s.key: s for s in reversed(head)}
    missing = [name for name in _FLAT if name not in first]
    unknown = list(_before_figures(words))
    strangers = [s for s in unknown if _is_stranger(s)]
    if not missing or not strangers:
        return False
    known = sorted(first.values(), key=_in_order)
    begin = _in_order(known[0]) if known else (0, 0, 0)
    corner = [s for s in strangers if known and _in_order(s) < begin]
    if len(missing) > 1:
        return len(strangers) - min(len(corner), _CORNER) > 0
    return not _stands_in_its_place(missing[0], known, unknown, strangers)


def _stands_in_its_place(
    name: str, known: Sequence[Seen], unknown: Sequence[Seen], strangers: Sequence[Seen]
) -> bool:
    """Whether the only header that is missing can be where the form has it, and strangers nowhere else."""
    keys = [s.key for s in known]
    for order in (_FLAT, _IN_TWO_ROWS):
        expected = [key for key in order if key in keys]
        if [key for key in keys if key in order] != expected:
            continue
        at = order.index(name)
        before = [s for s in known if s.key in order[:at]]
        behind = [s for s in known if s.key in order[at + 1 :]]
        between = [s for s in unknown if _is_between(s, before, behind)]
        outside = [s for s in strangers if s not in between]
        corner = [s for s in outside if _in_order(s) < _in_order(known[0])]
        if between and len(corner) == len(outside) <= _CORNER:
            return True
    return False


def _is_between(seen: Seen, before: Sequence[Seen], behind: Sequence[Seen]) -> bool:
    after = not before or _in_order(seen) > max(map(_in_order, before))
    return after and (not behind or _in_order(seen) < min(map(_in_order, behind)))


def _in_order(seen: Seen) -> tuple[int, int, int]:
    """Where it is read."""
    where = seen.cell.place
    if where is not None:
        return where.grid, where.row, where.first
    return 0, seen.cell.position.line or 0, seen.cell.position.column or 0


def _before_figures(words: Sequence[Seen]) -> Iterator[Seen]:
    """What stands before the first figure, without the label of its row."""
    seen = sorted(words, key=_in_order)
    at = next((at for at, s in enumerate(seen) if s.terminal == "VALUE"), len(seen))
    found = seen[:at]
    if at < len(seen):
        row = _in_order(seen[at])[:2]
        found = (
            [s for s in found if _in_order(s)[:2] != row]
            if found and _in_order(found[-1])[:2] == row
            else found[:-1]
        )
    return (s for s in found if s.terminal == "WORDS")


def _is_stranger(seen: Seen) -> bool:
    """Whether words are no part of what the form has there, and none that is set beside it."""
    text = seen.cell.text
    pieces = all(_is_piece(bare(part)) for part in text.split()) or _is_glued(bare(text))
    return not (is_caption(text) or is_comparison(text) or pieces)


def _is_piece(part: str) -> bool:
    return any(part in label for label in _labels())


def _is_glued(words: str) -> bool:
    """Whether words are the end of a label and the beginning of another: 总计商业企."""
    return any(
        _ends(words[:at]) and any(label.startswith(words[at:]) for label in _labels())
        for at in range(_SHORTEST, len(words) - _SHORTEST + 1)
    )


_SHORTEST = 2


def _ends(words: str) -> bool:
    return any(label.endswith(words) for label in _labels())


@cache
def _labels() -> tuple[str, ...]:
    """What the form prints in the header of 表三, its corner included."""
    printed = (w.printed for w in vocabulary() if w.terminal in {"COLUMN3", "PEOPLE"})
    return (*map(bare, printed), *map(bare, _CORNERS))


_CORNERS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "项之和，等于第三项加第四",
)
