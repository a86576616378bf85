"""表四 in another shape than one row under fifteen headers.

    行政复议          结果维持 结果纠正 其他结果 尚未审结 总计       a table for each kind of case
                      1        0        0        2        3

                      结果维持 结果纠正 其他结果 尚未审结 总计       a row for each
    行政复议          1        0        0        2        3

                      行政复议 未经复议直接起诉 复议后起诉           a row for each result
    结果维持          1        0                0

    行政复议 结果维持 1                                              a row for each figure
             结果纠正 0

Each figure follows its own label there.  All fifteen have to be seen, and nothing between them but the labels: then no
blank cell can have been lost, and neither marks nor sums are needed.
"""

from __future__ import annotations

import re
from itertools import groupby, product
from typing import TYPE_CHECKING

from giac_schema.grammar.placing.slots import Placed
from giac_schema.grammar.tables.headers.dispute_columns import CASES, FORM_ORDER, RESULTS
from giac_schema.grammar.tables.parts import DisputesHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.layouts.cells import Cell
    from giac_schema.grammar.tables.headers.dispute_columns import Column
    from giac_schema.grammar.tables.parts import DisputesPart
    from giac_schema.grammar.tables.seen import Seen

__all__ = ["by_labels", "is_of_another_shape"]

_KINDS = {"CASES": "case", "RESULT": "result", "FIRST4": "result", "VALUE": "figure"}
_GROUP = "disputes.litigation"

# C a kind of case, G 行政诉讼 above two of them, R a result, F a figure.
_EACH = r"(?:G?CG?R{5}F{5})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_EACH}(?:{_EACH}{{2}}|GCCR{{10}}F{{10}})",
        r"R{5}(?:G?CF{5}){3}",
        r"G?CG?CC(?:RFFF){5}",
        r"(?:G?CG?(?:RF){5}){3}",
        r"(?:G?CRF){15}",
    )
)


def by_labels(table: Sequence[DisputesPart | DisputesHead]) -> Placed | None:
    """Where the figures stand, if labels tell of each; ``None`` for the shape that the form has."""
    seen = list(_up_to_its_end(list(_in_order(table))))
    signs = "".join(map(_sign, seen))
    if not any(shape.fullmatch(signs) for shape in _SHAPES):
        return None
    figures = [s.cell for s in seen if s.terminal == "VALUE"]
    by_column: dict[Column, Cell] = dict(zip(_columns(seen), figures, strict=True))
    # 行政诉讼 stands above two kinds, wherever their labels come
    in_order = _cases(seen) == tuple(CASES) or "G" not in signs
    whole = in_order and set(by_column) == set(FORM_ORDER)
    return Placed(tuple(by_column[column] for column in FORM_ORDER)) if whole else None


def is_of_another_shape(part: DisputesPart) -> bool:
    """Whether figures stand before some of its headers: behind the last of them they are no row of the form."""
    kinds = [_KINDS.get(s.terminal) for s in part.seen]
    behind = kinds[kinds.index("figure") :] if "figure" in kinds else []
    return behind.count("figure") > 1 and "result" in behind


def _in_order(table: Sequence[DisputesPart | DisputesHead]) -> Iterator[Seen]:
    for part in table:
        if not isinstance(part, DisputesHead):
            yield part.case
        yield from part.seen


def _up_to_its_end(seen: Sequence[Seen]) -> Sequence[Seen]:
    """What stands there up to the last figure, without words before the first one: 类别, 结果."""
    figures = [at for at, s in enumerate(seen) if s.terminal == "VALUE"]
    if not figures:
        return ()
    first, last = figures[0], figures[-1]
    return [*(s for s in seen[:first] if s.terminal != "WORDS"), *seen[first : last + 1]]


def _sign(seen: Seen) -> str:
    sign = _KINDS.get(seen.terminal, "?")[0].upper()
    return "G" if seen.key == _GROUP else sign


def _cases(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The kinds of cases as their labels come, each once."""
    return tuple(dict.fromkeys(s.key for s in seen if s.terminal == "CASES" and s.key != _GROUP))


def _columns(seen: Sequence[Seen]) -> Iterator[Column]:
    """The column of each figure, by the cases and the results that stand last before it."""
    cases: list[str] = []
    results: list[str] = []
    for kind, run in groupby(seen, lambda s: _KINDS[s.terminal]):
        keys = [s.key for s in run if s.key != _GROUP]
        if kind == "case":
            cases = keys
        elif kind == "result":
            results = keys
        elif len(results) == 1:
            yield from product(cases, results)
        else:
            yield from ((cases[at // len(RESULTS)], result) for at, result in enumerate(results))
