"""What may have happened: slips of the hand and of the machine, and how telling each is.

A slip that explains a repair by the very digits that are printed is unlikely to fit by chance; a total that was
left at 0 is likely where its parts are not; a figure that merely makes the sum come out says nothing.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.infer.linear.grid import TOTAL
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Slip
    from giac_schema.infer.linear.grid import Grid
    from giac_schema.model.address import Ref
    from giac_schema.model.values import Leaf, Number

__all__ = ["Changed", "slip_of", "telling"]

Changed: TypeAlias = "Mapping[Ref, Number | None]"
"""Cells with the values they would have; ``None`` where several are possible."""

_TELLING: Final[Mapping[Slip, int]] = {
    "total_row_lost": 100,
    "total_column_lost": 100,
    "row_shifted": 95,
    "column_shifted": 95,
    "neighbours_swapped": 90,
    "digits_transposed": 90,
    "number_split": 85,
    "column_off": 85,
    "row_off": 85,
    "unit": 85,
    "total_not_updated": 80,
    "sign": 80,
    "digit_doubled": 75,
    "digit_dropped": 70,
    "digit_added": 70,
    "digit_changed": 50,
    "rows_exchanged": 50,
    "unexplained": 0,
}
_A_TOTAL: Final = 5
"""Totals are typed last and forgotten first: of two equal explanations, the one with the total leads."""
_TEN_THOUSAND: Final = 10_000


def telling(slip: Slip, changed: Changed) -> int:
    """How much speaks for a repair; more is likelier."""
    totals = sum(_is_total(ref) for ref in changed)
    return _TELLING[slip] + _A_TOTAL * totals // len(changed)


def slip_of(changed: Changed, printed: Mapping[Ref, Leaf], grid: Grid) -> Slip:
    """The likeliest slip that turns the proposed figures into the printed ones.

    Args:
        changed: The cells with the figures proposed.
        printed: What these cells, and their neighbours, print.
        grid: The form.
    """
    pairs = {ref: (printed[ref], value) for ref, value in changed.items()}
    whole = {
        ref: (old, new)
        for ref, (old, new) in pairs.items()
        if isinstance(old, int) and isinstance(new, int)
    }
    if len(pairs) == 1:
        ((ref, (old, new)),) = pairs.items()
        return _single(ref, old, new, printed, grid)
    part = _only_part(whole) if len(whole) == len(pairs) else None
    if part is not None:
        return _single(part, *whole[part], printed, grid)
    if len(whole) == len(pairs) == 2:  # noqa: PLR2004 - two cells that may have changed places
        return _double(whole, printed, grid)
    if len(whole) == len(pairs):
        slips = {_single(ref, old, new, printed, grid) for ref, (old, new) in whole.items()}
        if len(slips) == 1:
            return slips.pop()
    return "unexplained"


def _only_part(whole: Mapping[Ref, tuple[int, int]]) -> Ref | None:
    """The one cell that is no total, if the totals changed by as much: they were made from it."""
    parts = [ref for ref in whole if not _is_total(ref)]
    moves = {new - old for old, new in whole.values()}
    return parts[0] if len(parts) == len(moves) == 1 else None


def _single(
    ref: Ref, old: Leaf, new: Number | None, printed: Mapping[Ref, Leaf], grid: Grid
) -> Slip:
    if isinstance(old, Missing) or new is None:
        return "unexplained"
    if old and new == -old:
        return "sign"
    if old and new in (Fraction(old) * _TEN_THOUSAND, Fraction(old) / _TEN_THOUSAND):
        return "unit"
    if not isinstance(old, int) or not isinstance(new, int) or old < 0 or new < 0:
        return "unexplained"
    if old == 0 and _is_total(ref):
        return "total_not_updated"
    if _is_split(ref, new, printed, grid):
        return "number_split"
    by_digits = _digits(str(old), str(new))
    return "total_not_updated" if by_digits == "unexplained" and _is_total(ref) else by_digits


def _is_total(ref: Ref) -> bool:
    return TOTAL in ref.path


def _is_split(ref: Ref, new: int, printed: Mapping[Ref, Leaf], grid: Grid) -> bool:
    """Whether the figure was divided between this cell and the next: 20 as 2 and 0."""
    behind = grid.right.get(ref)
    left, right = printed.get(ref), printed.get(behind) if behind else None
    return isinstance(right, int) and right >= 0 and left != 0 and f"{left}{right}" == str(new)


def _digits(old: str, new: str) -> Slip:
    """How the digits of a printed figure differ from those it should have."""
    if len(old) == len(new):
        different = [i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if len(different) == 1 and len(old) > 1:
            return "digit_changed"
        if len(different) == 2 and different[1] == different[0] + 1:  # noqa: PLR2004
            first, second = different
            if (old[first], old[second]) == (new[second], new[first]):
                return "digits_transposed"
        return "unexplained"
    longer, shorter = (old, new) if len(old) > len(new) else (new, old)
    if len(longer) != len(shorter) + 1 or shorter == "0":
        return "unexplained"
    places = [i for i in range(len(longer)) if longer[:i] + longer[i + 1 :] == shorter]
    if not places:
        return "unexplained"
    if longer is new:
        return "digit_dropped"
    doubled = any(longer[i] in (longer[i - 1 : i] + longer[i + 1 : i + 2]) for i in places)
    return "digit_doubled" if doubled else "digit_added"


def _double(whole: Mapping[Ref, tuple[int, int]], printed: Mapping[Ref, Leaf], grid: Grid) -> Slip:
    (one, (old_one, new_one)), (other, (old_other, new_other)) = whole.items()
    exchanged = (old_one, old_other) == (new_other, new_one)
    if exchanged and (grid.beside(one, other) or grid.stacked(one, other)):
        if 0 not in (old_one, old_other):
            return "neighbours_swapped"
        return "column_off" if grid.beside(one, other) else "row_off"
    slips = {_single(ref, old, new, printed, grid) for ref, (old, new) in whole.items()}
    return slips.pop() if len(slips) == 1 else "unexplained"
