"""The rules a person asked for: the standard ones, files in the text form, sets of installed packages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.errors import InvalidRule, InvalidRuleText, UnknownRule, UnreadableReport
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import refusal
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from giac_schema.model.report import Edition, Report
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.outputs import Language

__all__ = ["Chosen", "RulesNotFound", "loaded", "rules_for", "standard_of", "trouble_with_rules"]


@frozen
class Chosen:
    """Which rules a person asked for."""

    names: tuple[str, ...] = ()
    """Files in the text form, and sets of installed packages."""
    standard: bool = True
    """Whether the standard rules count, too."""


class RulesNotFound(Exception):
    """A name that is neither a file nor a set of an installed package."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        self.name = name
        self.nearest = nearest
        super().__init__(name, nearest)


@cache
def loaded(names: tuple[str, ...]) -> RuleSet:
    """The rules of some files and installed sets, in order.

    Raises:
        InvalidRuleText: if a file is no text of rules.
        InvalidRule: if two of them have different rules of one id.
        RulesNotFound: if a name is neither a file nor an installed set.
        UnreadableReport: if a file cannot be opened, or is no text.
    """
    from giac_schema.rules import RuleSet

    return sum(map(_named, names), RuleSet())


def rules_for(report: Report, chosen: Chosen) -> RuleSet:
    """The rules for one report; one that was asked for takes the place of a standard rule of its id."""
    from giac_schema.model.report import Report2019, Report2021

    pure = isinstance(report, (Report2019, Report2021))
    return standard_of(report.edition if pure else None, chosen)


@cache
def standard_of(edition: Edition | None, chosen: Chosen) -> RuleSet:
    """The standard rules of one form or of both, and those that were asked for."""
    from giac_schema.model.report import EDITIONS
    from giac_schema.rules import RuleSet
    from giac_schema.rules import standard as standard_rules

    asked = loaded(chosen.names)
    if not chosen.standard:
        return asked
    editions = (edition,) if edition else tuple(reversed(EDITIONS))
    return sum(map(standard_rules, editions), RuleSet()).overlaid(asked)


def _named(name: str) -> RuleSet:
    from giac_schema import rule_files

    path = Path(name)
    if path.exists():
        try:
            return rule_files.parse_rules(path)
        except (InvalidRuleText, UnreadableReport) as error:
            error.add_note(name)
            raise
    try:
        return rule_files.installed_rules(name)[name]
    except UnknownRule as error:
        raise RulesNotFound(name, error.nearest) from error


def trouble_with_rules(names: tuple[str, ...], language: Language) -> str:
    """What is wrong with the rules that were asked for, in one or more lines; empty if nothing is."""
    try:
        standard_of(None, Chosen(names))
        if names and not len(loaded(names)):
            return visible(say(language, "errors", "empty_rules", names=", ".join(names)))
    except RulesNotFound as error:
        nearest = " / ".join(error.nearest)
        shape = "no_rules_but" if nearest else "no_rules"
        return visible(say(language, "errors", shape, name=error.name, nearest=nearest))
    except InvalidRuleText as error:
        return _in_file(error, language)
    except UnreadableReport as error:
        return f"{_noted(error)}: {refusal(error, language)}"
    except InvalidRule as error:
        return visible(say(language, "errors", "bad_rules", message=str(error)))
    return ""


def _noted(error: Exception) -> str:
    """The file that an error is about."""
    return visible(", ".join(getattr(error, "__notes__", ())))


def _in_file(error: InvalidRuleText, language: Language) -> str:
    """File, line and place; the line with a caret below; what was expected, what is like it."""
    lines = [f"{_noted(error)}: {refusal(error, language)}"]
    if error.source:
        lines += [f"  {_as_wide(error.source)}", f"  {_as_wide(error.caret)}"]
    for shape, words in (("expected", error.expected), ("nearest", error.nearest)):
        if words:
            lines.append("  " + visible(say(language, "errors", shape, names=" | ".join(words))))
    return "\n".join(lines)


def _as_wide(line: str) -> str:
    """A line whose every character keeps its width, with those that could move the cursor taken out."""
    return "".join(" " if c.isspace() else c if visible(c) == c else "?" for c in line)
