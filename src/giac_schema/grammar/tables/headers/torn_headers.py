"""Headers of which the parts stand on several lines, without their places: 社会 above 公益, beside a line of others.

    加第二项之和，等于第三项加第四 社会 法律
    自然人 商业 科研 总计
    项之和） 公益 服务 其他

    自然人 社会 法律 总计
    商业 科研
    公益 服务 其他

A program that writes print line by line leaves nothing of where on its line a word stood.  The headers that are
missing on the line of 自然人 are known, or told by how they begin, on the lines beside it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from giac_schema.model.form import entries
from giac_schema.model.requests import ApplicantRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.seen import Seen

__all__ = ["are_torn"]

_LABELS = {name: entry.label for name, _, entry in entries(ApplicantRow)}
_REACH = 2
"""Lines above and below one on which parts of its headers may stand."""
_ENDS = 2
"""More headers than that share the line: the first, the last, and one between them at least, which shows it torn."""
_SHORTEST = 2
"""Characters of a part that tells which header it begins."""


def are_torn(names: Sequence[Seen], words: Sequence[Seen], order: Sequence[str]) -> bool:
    """Whether headers stand on the line of the first, and all others begin beside it, each line in the form's order.

    Args:
        names: the headers that are known.
        words: what stands among headers and is none that is known.
        order: the names of all columns, in the form's order.
    """
    if any(seen.cell.place is not None for seen in names):
        return False
    missing = [name for name in order if all(name != seen.key for seen in names)]
    found: dict[int, list[str]] = defaultdict(list)
    for seen in sorted((*names, *words), key=lambda each: each.printed_at):
        known = any(seen is name for name in names)
        found[seen.cell.position.line or 0] += (
            [seen.key] if known else _begun(seen.cell.text, missing)
        )
    line = next((at for at, here in found.items() if order[0] in here), 0)
    told = [name for here in found.values() for name in here]
    in_order = all(here == sorted(here, key=order.index) for here in found.values())
    near = all(abs(at - line) <= _REACH for at, here in found.items() if here)
    return in_order and near and len(found[line]) > _ENDS and sorted(told) == sorted(order)


def _begun(text: str, names: Sequence[str]) -> Iterator[str]:
    """The headers that some words of a line begin."""
    for word in text.split():
        if len(word) >= _SHORTEST:
            yield from (name for name in names if _LABELS[name].startswith(word))
