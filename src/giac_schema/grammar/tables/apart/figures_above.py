"""Labels without figures of which the first line, with the figures on it, stands above and is not known as theirs.

（七） 7587 8207 13663      what says （七） alone is no label of the form,
总计                      and 总计 has nothing behind it
"""

from __future__ import annotations

from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from attrs import define, evolve

from giac_schema.grammar.tables.seen import SIDE_BY_SIDE, Seen
from giac_schema.grammar.words.matching import exact
from giac_schema.grammar.words.values import parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from giac_schema.grammar.tables.rows import Found
    from giac_schema.grammar.tables.seen import Between

__all__ = ["Above", "with_doubted_lines", "with_lost"]


@define
class Above:
    """What stands above a label: a label before it, if there is one, and what stands behind that."""

    loose: tuple[Seen, ...] = ()
    label: Seen | None = None
    own: int = 0
    """How many cells, from the first on, are those of the row before."""

    def has_figures_of(self, found: Found) -> bool:
        """Whether a row shows nothing, and figures that are no row's end what stands above its label."""
        if found.in_grid:
            return _has_row_above(found.label, found.loose, self.loose, self.label)
        if found.text.cells:
            return False
        if found.loose and found.loose[0].terminal == "VALUE" and "|" in found.loose[0].cell.gap:
            return True  # it stands in a cell, on a line that is not the label's
        words, figures = _end(self.loose)
        if figures and words and exact(words + found.label.cell.text):
            return True
        if self.label is None and figures >= min(SIDE_BY_SIDE, found.text.columns):
            return True
        if not figures and _stands_apart(self.loose) and _holds_figures(words):
            return True
        words, figures = _end(self.loose[self.own :])
        if not figures:
            return _holds_figures(words)
        return figures >= SIDE_BY_SIDE and _is_number(words)


def _end(loose: Sequence[Seen]) -> tuple[str, int]:
    """How many figures end what stands somewhere, and the words right before them."""
    figures = sum(1 for _ in takewhile(lambda seen: seen.terminal == "VALUE", reversed(loose)))
    before = len(loose) - figures
    return loose[before - 1].cell.text if before else "", figures


def with_lost(rows: Iterable[Found], head: tuple[Seen, ...]) -> Iterator[Found]:
    """The rows below a header, knowing of each whether figures above its label may be its own."""
    above = Above(head)
    for found in rows:
        yield evolve(found, lost=True) if above.has_figures_of(found) else found
        above = Above(found.loose, found.label, len(found.text.cells))


def _has_row_above(
    own: Seen, behind: Sequence[Seen], before: Sequence[Seen], label: Seen | None
) -> bool:
    """The same in a grid: the row right above has figures and no label, this one a label and no figures."""
    here = own.row
    if here is None or (behind and behind[0].row == here):  # most rows
        return False
    if any(seen.row == here for seen in behind):
        return False
    above = (here[0], here[1] - 1)
    if label is not None and label.row == above:
        return False
    beside = [seen for seen in before if seen.row == above]
    words = [seen.cell.text for seen in beside if seen.terminal != "VALUE"]
    figures = len(beside) - len(words)
    begun = figures > 0 and any(exact(word + own.cell.text) for word in words)
    return begun or (figures >= SIDE_BY_SIDE and all(map(_is_number, words)))


def _stands_apart(loose: Sequence[Seen]) -> bool:
    """Whether the last of what stands behind a label stands on another line than what is before it."""
    return bool(loose) and "\n" in loose[-1].cell.gap


def _holds_figures(text: str) -> bool:
    """Whether words are figures with one blank between, and before them perhaps the number of a label."""
    first, *others = text.split() or [""]
    figures = [parse_value(word) is not None for word in others]
    begins = _is_number(first) or parse_value(first) is not None
    return begins and len(figures) >= SIDE_BY_SIDE and all(figures)


def _is_number(text: str) -> bool:
    """Whether words are the number of a label and nothing else, （七）, or there are none."""
    return sum(map(str.isalnum, text)) <= 1


def with_doubted_lines(rows: Sequence[Found], between: Between) -> list[Found]:
    """The rows, those doubted whose figures share a line below their label that may as well be the next one's.

    A program that writes print line by line may write figures above their labels, so that each label is followed by
    the figures of the next.  It did where a line of figures stands above one of such rows, or the label behind the last
    has none.

    Args:
        rows: the rows of a table.
        between: what stands behind headers and labels of groups, each with how many rows come before it.
    """
    doubted: set[int] = set()
    for below, run in groupby(range(len(rows)), key=lambda number: _is_below(rows[number])):
        if not below:
            continue
        numbers = list(run)
        above = any(_has_line_above(number, rows, between) for number in numbers)
        lacking = [n for n in (numbers[-1] + 1,) if n < len(rows) and _shows_nothing(rows[n])]
        # of one column, the row behind may be blank
        if above or (lacking and rows[numbers[-1]].text.columns > 1):
            doubted.update([*numbers, *lacking])
    return [evolve(f, lost=True) if n in doubted else f for n, f in enumerate(rows)]


def _is_below(found: Found) -> bool:
    """Whether the figures of a row stand beside one another, or the only one, on another line than its label."""
    first, *others = found.text.cells or (None,)
    if found.in_grid or first is None or "\n" not in first.gap:
        return False
    beside = len(others) > 0 or found.text.columns == 1
    return beside and not any("\n" in cell.gap for cell in others)


def _has_line_above(number: int, rows: Sequence[Found], between: Between) -> bool:
    """Whether figures that are no row's stand before a row: behind headers, or behind those of the row before."""
    upper = rows[number - 1] if number else None
    if upper is not None and len(upper.text.cells) > upper.text.columns:
        return True
    rest = [loose for before, loose in between if before == number]
    if upper is not None:
        rest.append(upper.loose[len(upper.text.cells) :])
    fewest = min(SIDE_BY_SIDE, rows[number].text.columns)
    return any(_end(loose)[1] >= fewest and _share_a_line(loose[-fewest:]) for loose in rest)


def _share_a_line(seen: Sequence[Seen]) -> bool:
    return len({each.cell.position.line for each in seen}) == 1


def _shows_nothing(found: Found) -> bool:
    return not found.in_grid and not found.text.cells
