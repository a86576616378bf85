"""Headers of 表三 that are called by words which nobody knows: whether they may stand in another order than the form's.

    项目 | 自然人 | 厂商 | 院校 | 社会公益组织 | 法律服务机构 | 其他 | 总计

One that is missing can only be where the form has it, if a stranger stands there and the others stand where they
should.  Of two strangers nobody can tell which is which, so counting proves nothing.  What is left of the form's own
words, torn into pieces, is none: 社会 above 公益.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.grammar.tables.headers.pieces import in_order, is_stranger
from giac_schema.grammar.words.vocabulary import LEGAL_PERSONS_HEADER
from giac_schema.model.requests import APPLICANT_COLUMNS, LEGAL_PERSONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["are_strange"]

_FLAT = APPLICANT_COLUMNS
_IN_TWO_ROWS = (_FLAT[0], LEGAL_PERSONS_HEADER, _FLAT[-1], *LEGAL_PERSONS)
"""How the headers are read where those of kinds of legal persons stand below the others."""
_TERMINALS = frozenset({"COLUMN3", "PEOPLE"})
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
    if not missing:
        return False
    unknown = list(_before_figures(words))
    strangers = [s for s in unknown if is_stranger(s, _TERMINALS)]
    if not strangers:
        return False
    known = sorted(first.values(), key=in_order)
    begin = in_order(known[0]) if known else (0, 0, 0)
    corner = [s for s in strangers if known and in_order(s) < begin and _is_one_word(s)]
    if len(missing) > 1:
        return len(strangers) - min(len(corner), _CORNER) > 0
    return not _stands_in_its_place(missing[0], known, unknown, strangers)


def _is_one_word(seen: Seen) -> bool:
    return len(seen.cell.text.split()) == 1


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
        corner = [s for s in outside if in_order(s) < in_order(known[0]) and _is_one_word(s)]
        if between and len(corner) == len(outside) <= _CORNER:
            return True
    return False


def _is_between(seen: Seen, before: Sequence[Seen], behind: Sequence[Seen]) -> bool:
    after = not before or in_order(seen) > max(map(in_order, before))
    return after and (not behind or in_order(seen) < min(map(in_order, behind)))


def _before_figures(words: Sequence[Seen]) -> Iterator[Seen]:
    """What stands before the first figure, without the label of its row."""
    seen = sorted(words, key=in_order)
    at = next((at for at, s in enumerate(seen) if s.terminal == "VALUE"), len(seen))
    found = seen[:at]
    if at < len(seen):
        row = in_order(seen[at])[:2]
        found = (
            [s for s in found if in_order(s)[:2] != row]
            if found and in_order(found[-1])[:2] == row
            else found[:-1]
        )
    return (s for s in found if s.terminal != "VALUE")
