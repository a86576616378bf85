"""What reading a source gives, and what checks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from giac_schema.findings import (
    LEVELS,
    SLIPS,
    VERDICTS,
    Change,
    Coverage,
    Deduction,
    Finding,
    Findings,
    Operand,
    Reading,
    Step,
    Suggestion,
)
from giac_schema.model.claims import SUBJECTS, Claim, FeeStatement
from giac_schema.model.report import TABLES
from giac_schema.model.source import Loose, LooseRow, Position, Source
from giac_schema.model.terms import Cell, Sum
from giac_schema.strategies.cells import amounts, changes, leaves, missing
from giac_schema.strategies.printed import hybrid_reports
from giac_schema.strategies.reports import reports
from giac_schema.strategies.where import refs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from giac_schema.model.values import Number

__all__ = ["cell_sources", "claims", "fee_statements", "findings", "readings"]

_WORDS = st.text(max_size=8)


def cell_sources() -> st.SearchStrategy[Source]:
    """What was printed for a cell, and where."""
    units = st.sampled_from(["", "件", "元", "万元"])
    return st.builds(Source, _WORDS, positions(), _WORDS, units, _rules())


def positions() -> st.SearchStrategy[Position]:
    """Places in a text or in a table."""
    return st.builds(Position, *[st.none() | st.integers(1, 9_999)] * 5)


def findings() -> st.SearchStrategy[Finding]:
    """Findings of every shape; their parts need not agree with each other."""
    return st.builds(
        Finding,
        st.sampled_from(["T3-03", "C-01", "READ.cut", "X"]),
        st.sampled_from(LEVELS),
        st.sampled_from(VERDICTS),
        st.sampled_from(["relation", "words_in_cell", "blank_cell"]),
        st.sampled_from(["", "T3.balance"]),
        place=st.none() | refs(),
        args=st.dictionaries(_WORDS, _WORDS | st.integers(), max_size=2),
        operands=st.lists(_operands(), max_size=2).map(tuple),
        left=_numbers_or_none(),
        right=_numbers_or_none(),
        difference=_numbers_or_none(),
        if_zero=st.none() | st.sampled_from(VERDICTS),
        position=st.none() | positions(),
        suggestions=st.lists(_suggestions(), max_size=1).map(tuple),
        alternatives=st.integers(0, 9),
        located=st.sampled_from(["", "complete", "budget_exhausted"]),
        implied_by=_rules(),
    )


def readings() -> st.SearchStrategy[Reading]:
    """Readings of any report, pure or mixed; their parts need not agree with each other."""
    return st.builds(
        Reading,
        reports() | hybrid_reports(),
        st.dictionaries(refs(kind="cell"), cell_sources(), max_size=3),
        st.builds(Findings, st.lists(findings(), max_size=2).map(tuple)),
        st.dictionaries(st.sampled_from(TABLES), _coverages()),
        st.lists(_loose_rows(), max_size=1).map(tuple),
        st.lists(_deductions(), max_size=1).map(tuple),
        st.lists(claims(), max_size=2).map(tuple),
        st.none() | fee_statements(),
    )


def claims() -> st.SearchStrategy[Claim]:
    """Claims of every shape; their parts need not agree with each other."""
    cells = refs(kind="cell").map(Cell)
    sums = st.lists(cells, min_size=2, max_size=3).map(tuple).map(Sum)
    return st.builds(
        Claim,
        changes() | amounts(),
        st.sampled_from(["件", "万元", ""]),
        _WORDS,
        st.lists(cells | sums, min_size=1, max_size=2).map(tuple),
        st.sampled_from(SUBJECTS),
        st.none() | st.integers(2019, 2030),
        st.integers(0, 99),
        st.none() | st.integers(0, 9),
        st.none() | amounts(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        positions(),
    )


def fee_statements() -> st.SearchStrategy[FeeStatement]:
    """What a report may say of fees, in any combination."""
    maybe = st.none() | amounts()
    notices = st.none() | st.integers(0, 9)
    return st.builds(
        FeeStatement, _WORDS, st.none() | st.booleans(), notices, maybe, maybe, st.booleans()
    )


def _numbers() -> st.SearchStrategy[Number]:
    return changes() | amounts()


def _numbers_or_none() -> st.SearchStrategy[Number | None]:
    return st.none() | _numbers()


def _operands() -> st.SearchStrategy[Operand]:
    sides = st.sampled_from(["", "left", "right"])
    return st.builds(
        Operand, refs(kind="cell"), leaves(), sides, _numbers(), st.none() | positions()
    )


def _rules() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(["T3-03", "T4-01", "X"]), max_size=2).map(tuple)


def _changes() -> st.SearchStrategy[Change]:
    somewhere = st.none() | positions()
    return st.builds(Change, refs(kind="cell"), leaves(), _numbers_or_none(), somewhere)


def _steps() -> st.SearchStrategy[Step]:
    return st.builds(
        Step,
        _rules(),
        st.lists(_operands(), max_size=2).map(tuple),
        _numbers_or_none(),
        _numbers_or_none(),
        st.none() | refs(kind="cell"),
        st.sampled_from(["==", "<=", ">="]),
        _numbers_or_none(),
    )


def _suggestions() -> st.SearchStrategy[Suggestion]:
    return st.builds(
        Suggestion,
        st.lists(_changes(), max_size=2).map(tuple),
        st.sampled_from(SLIPS),
        st.lists(_steps(), max_size=1).map(tuple),
    )


def _deductions() -> st.SearchStrategy[Deduction]:
    proofs = st.lists(_steps(), max_size=1).map(tuple)
    return st.builds(Deduction, refs(kind="cell"), _numbers(), missing(), proofs, proofs)


def _loose_rows() -> st.SearchStrategy[LooseRow]:
    cells = st.lists(st.builds(Loose, leaves(), cell_sources()), max_size=2).map(tuple)
    ways = st.lists(st.tuples(st.integers(0, 6)), max_size=2).map(tuple)
    return st.builds(LooseRow, refs(kind="row"), cells, st.booleans(), ways)


def _coverages() -> st.SearchStrategy[Coverage]:
    return st.builds(Coverage, *[st.integers(0, 175)] * 3)


PARTS: Final[Mapping[type, Callable[[], st.SearchStrategy[Any]]]] = {
    Position: positions,
    Operand: _operands,
    Change: _changes,
    Step: _steps,
    Suggestion: _suggestions,
    Deduction: _deductions,
    LooseRow: _loose_rows,
    Coverage: _coverages,
}
"""Each kind of part of a reading or a finding by itself."""
