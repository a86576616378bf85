"""Makes the look-alikes: a report drawn from a seed, its habits drawn too, written down."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from attrs import frozen

from giac_schema.model import Missing, Ref, Report
from giac_schema.render.page import page
from lookalikes.beside import BESIDE
from lookalikes.cells import FIGURES, LABELS
from lookalikes.html import PAGE_HABITS, html
from lookalikes.page import Habit, Page, marked, unmarked
from lookalikes.pages import PAGES
from lookalikes.report import drawn
from lookalikes.tables import TABLES
from lookalikes.texts import TEXTS
from lookalikes.writers import FAMILIES, WHOLE, manner, written

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HABITS", "Lookalike", "Wanted", "text", "web_page"]

_ON_PAGES = (*TABLES, *BESIDE, *PAGES, *LABELS, *FIGURES)
HABITS = {habit.name: habit for habit in (*_ON_PAGES, *TEXTS, *PAGE_HABITS)}
"""Every habit by its name."""


@frozen
class Wanted:
    """What is asked for."""

    families: tuple[str, ...] = ()
    """The families to choose from; by default all."""
    habits: tuple[str, ...] = ()
    """Habits that every text has."""
    odds: float = 1
    """How often the others are had, of how often they are by themselves; 0 for never."""


@frozen
class Lookalike:
    """A text or a page, with what it shows."""

    seed: int
    text: str
    report: Report
    printed: frozenset[Ref]
    """The cells whose figures stand in it."""
    family: str
    habits: tuple[Habit, ...]
    lossless: bool
    """Whether a reader could tell every figure."""


def _chance(seed: int, of: str) -> Random:
    """Chance for one thing of a text, so that a habit or a family more changes no other thing."""
    return Random(f"{seed} {of}")  # noqa: S311 - nothing here is secret


def _some(habits: Sequence[Habit], wanted: Wanted, seed: int) -> list[Habit]:
    """Some habits, and those that every text has."""
    return [
        one
        for one in habits
        if (_chance(seed, f"whether {one.name}").random() < one.odds * wanted.odds)
        or one.name in wanted.habits
    ]


def _soiled(source: Any, habits: Sequence[Habit], seed: int) -> Any:
    for habit in habits:
        source = habit.change(source, _chance(seed, habit.name))
    return source


def text(seed: int, wanted: Wanted = Wanted()) -> Lookalike:
    """The text that a seed stands for."""
    report, how = drawn(_chance(seed, "report")), manner(_chance(seed, "manner"))
    family = _chance(seed, "family").choice(wanted.families or [*FAMILIES, *WHOLE])
    cells, texts = _some(_ON_PAGES, wanted, seed), _some(TEXTS, wanted, seed)
    shown: Page = _soiled(tuple(page(report)), cells, seed)
    whole = _soiled(written(marked(shown, report), family, how), texts, seed)
    plain, printed = unmarked(whole, report)
    habits = (*cells, *texts)
    blank = any(isinstance(leaf, Missing) and leaf.kind == "blank" for _, leaf in report.cells())
    kept = how.lossless and family != "blanks"
    lossless = (kept or not blank) and not any(habit.loses for habit in habits)
    return Lookalike(seed, plain, report, printed, family, habits, lossless)


def web_page(seed: int, wanted: Wanted = Wanted()) -> Lookalike:
    """The page of HTML that a seed stands for."""
    report = drawn(_chance(seed, "report"))
    cells, looks = _some(_ON_PAGES, wanted, seed), _some(PAGE_HABITS, wanted, seed)
    shown = marked(_soiled(tuple(page(report)), cells, seed), report)
    plain, printed = unmarked(html(shown, looks, _chance(seed, "source")), report)
    habits = (*cells, *looks)
    lossless = not any(habit.loses for habit in habits)
    return Lookalike(seed, plain, report, printed, "HTML", habits, lossless)
