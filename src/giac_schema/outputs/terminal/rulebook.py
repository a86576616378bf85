"""Rules for people: a list of them, and one explained, with rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.marks import MARKS
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.explain import facts
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.safe import visible
from giac_schema.rules import instances
from giac_schema.rules.judge import refs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule
    from giac_schema.outputs.words.languages import Language
    from giac_schema.rules import Instance

__all__ = ["explained", "family", "listed"]

_LONGEST_ID: Final = 20
"""Columns; longer ids go on below, so that there is room for the title beside them."""


def listed(
    rules: Iterable[Rule], language: Language, edition: Edition | None = None
) -> RenderableType:
    """Some rules in a table: id, level, title, what it rests on, how many checks it is.

    Args:
        rules: The rules.
        language: ``"zh"`` or ``"en"``.
        edition: The form whose checks are counted; by default the newest that a rule applies to.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, header_style="bold", pad_edge=False)
    for name in ("id", "level", "title", "origin", "checks"):
        right = name == "checks"
        table.add_column(
            Text(_say(language, name)),
            justify="right" if right else "left",
            no_wrap=name in {"level", "checks"},
            max_width=_LONGEST_ID if name == "id" else None,
            overflow="fold",
        )
    shown = list(rules)
    for rule in shown:
        table.add_row(*_row(rule, language, edition))
    count = sum(_checks(rule, edition) for rule in shown)
    return Group(table, Text(), Text(_say(language, "count", rules=len(shown), checks=count)))


def explained(
    rule: Rule, language: Language, asked: str = "", edition: Edition | None = None
) -> RenderableType:
    """One rule in full: what it says, how firmly, on whose word, and what its checks are.

    Args:
        rule: The rule.
        language: ``"zh"`` or ``"en"``.
        asked: The id that was asked for; of one of the rule's checks, only that check is listed.
        edition: The form whose rows and columns are listed, as for :func:`listed`.
    """
    heading = Text.assemble(
        (visible(rule.id), "bold"), "  ", (visible(_title(rule, language)), "bold")
    )
    return Group(
        Flow(heading),
        Text(),
        *_grid(facts(rule, language)),
        *_single_checks(rule, language, asked, _newest(rule, edition)),
    )


def family(
    rules: Iterable[Rule], language: Language, edition: Edition | None = None
) -> RenderableType:
    """Several rules in a table, and below it once what is true of them all; arguments as for :func:`listed`."""
    shown = list(rules)
    first, *others = (list(facts(rule, language)) for rule in shown)
    common = [fact for fact in first if all(fact in other for other in others)]
    return Group(listed(shown, language, edition), Text(), *_grid(common))


def _row(rule: Rule, language: Language, edition: Edition | None) -> Iterator[RenderableType]:
    mark = MARKS[rule.level]
    yield Flow(Text(visible(rule.id), "bold"))
    yield Text(f"{mark.sign} {say(language, 'ranks', rule.level)}", mark.style)
    yield Flow(Text(visible(_title(rule, language))))
    yield Text(say(language, "origins", rule.origin))
    yield Text(str(_checks(rule, edition)))


def _grid(told: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    """The parts of a rule, each with its name."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    for name, text in told:
        grid.add_row(Text(name), Flow(Text(visible(text))))
    yield grid


def _single_checks(
    rule: Rule, language: Language, asked: str, edition: Edition
) -> Iterator[RenderableType]:
    """The checks that a relation along rows or columns is made of."""
    single = instances(rule, edition)
    chosen = [each for each in single if each.id == asked] or single
    if len(single) < 2:  # noqa: PLR2004 - one check is the rule itself
        return
    places = Places(language, edition)
    yield Text()
    edition_name = _say(language, "applies", edition=edition)
    yield Text(f"{_say(language, 'catalogue')} ({len(single)}, {edition_name})", "bold")
    for each in chosen:
        where = _about(each, rule, places)
        yield Flow(Text.assemble((each.id.partition("[")[0], "bold"), "  ", visible(where)))


def _about(instance: Instance, rule: Rule, places: Places) -> str:
    """The row or the column that a single check is about."""
    refs = refs_of(instance.relation)
    if instance.column and refs:
        return places.column(refs[0], instance.column)
    parents = {ref.parent for ref in refs}
    return places.describe(parents.pop()) if len(parents) == 1 else rule.id


def _checks(rule: Rule, edition: Edition | None) -> int:
    return len(instances(rule, _newest(rule, edition))) or 1


def _newest(rule: Rule, edition: Edition | None) -> Edition:
    """The form that was asked for, or else the newest that a rule applies to."""
    return edition if edition in rule.editions else rule.editions[-1]


def _title(rule: Rule, language: Language) -> str:
    return (rule.title.zh if language == "zh" else rule.title.en) or rule.id


def _say(language: Language, name: str, /, **fields: object) -> str:
    return say(language, "rules", name, **fields)
