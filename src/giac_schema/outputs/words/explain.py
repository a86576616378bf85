"""One rule or one finding, explained in plain text."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Literal, TypeAlias

from giac_schema.findings import Finding
from giac_schema.model.organ import ORGANS
from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.outputs.words.catalogue import has, say
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence
from giac_schema.render.latex import latex
from giac_schema.render.terms import formula

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.report import Edition
    from giac_schema.outputs.words.languages import Language

__all__ = ["Manner", "explain", "facts"]

Manner: TypeAlias = Literal["zh", "en", "latex"]
"""Chinese, English, or the formula alone in LaTeX."""


def explain(thing: Rule | Finding, manner: Manner = "zh", edition: Edition | None = None) -> str:
    """A rule: what it says, how firmly, on whose word; or a finding, with the figures put in.

    Args:
        thing: A rule or a finding.
        manner: ``"zh"``, ``"en"``; for a rule that is a relation also ``"latex"``, the formula alone.
        edition: The form of the report, for labels that differ between editions.

    Raises:
        TypeError: if it is neither.
        ValueError: if LaTeX is asked for of what is no relation.
    """
    if not isinstance(thing, (Finding, Rule)):
        raise TypeError(
            f"A rule or a finding is explained, not {thing!r}: a rule by its id is "
            f"giac_schema.standard('2021')['T3-01']."
        )
    if isinstance(thing, Finding):
        if manner == "latex":
            raise ValueError('A finding is a sentence and no formula: ask for "zh" or "en".')
        return sentence(thing, manner, edition)
    if manner == "latex":
        return _latex(thing)
    title = (thing.title.zh if manner == "zh" else thing.title.en) or ""
    colon = say(manner, "rules", "colon")
    lines = (f"{name}{colon}{text}" if name else text for name, text in facts(thing, manner))
    return "\n".join([visible(f"{thing.id} {title}".strip()), *map(visible, lines)])


def facts(rule: Rule, language: Language) -> Iterator[tuple[str, str]]:
    """The parts of a rule that say something, each with its name; an empty name goes on with the last."""
    join = say(language, "places", "semicolon")
    yield from _body(rule, language)
    yield _named(language, "level", say(language, "level_notes", rule.level))
    yield _named(language, "origin", say(language, "origins", rule.origin))
    if rule.cites:
        yield _named(language, "cites", join.join(rule.cites))
    applies = (say(language, "rules", "applies", edition=edition) for edition in rule.editions)
    yield _named(language, "editions", join.join(applies))
    if rule.organs != ORGANS:
        organs = (say(language, "organs", organ) for organ in rule.organs)
        yield _named(language, "organs", join.join(organs))
    for exception in rule.exceptions:
        yield _named(language, "exceptions", _exception(exception, language))


def _body(rule: Rule, language: Language) -> Iterator[tuple[str, str]]:
    match rule.body:
        case Observed():
            yield _named(language, "function", say(language, "rules", "observed"))
        case Check() as check:
            yield _named(language, "function", say(language, "rules", "check"))
            if told := _told(check, language):
                yield "", told
        case relation:
            yield _named(language, "formula", formula(relation, language))
            if language == "zh":
                yield "", formula(relation, "en")


def _told(check: Check, language: Language) -> str:
    """What the function of a check says of itself; nothing to who reads Chinese, if it says so in English alone."""
    told = inspect.getdoc(check.function) or check.name
    return "" if language == "zh" and told.isascii() else told


def _exception(exception: str | Title, language: Language) -> str:
    if isinstance(exception, Title):
        return exception.zh if language == "zh" else exception.en
    known = has("known_exceptions", exception)
    return say(language, "known_exceptions", exception) if known else exception


def _latex(rule: Rule) -> str:
    if isinstance(rule.body, (Check, Observed)):
        raise ValueError(f"Rule {rule.id} is no relation between cells, so it has no formula.")  # noqa: TRY004 - its kind of body, not a type
    return latex(rule.body)


def _named(language: Language, name: str, text: str) -> tuple[str, str]:
    return say(language, "rules", name), text
