"""Rules shown to a person: listed, looked at for themselves, explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.cli.rulesets import standard_of, trouble_with_rules
from giac_schema.cli.screen import complain, complain_in_lines, rendered, standard_output
from giac_schema.errors import UnknownRule
from giac_schema.model.report import EDITIONS
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from giac_schema.cli.formats import RulesFormat
    from giac_schema.cli.rulesets import Chosen
    from giac_schema.model.report import Edition
    from giac_schema.outputs import Language
    from giac_schema.rules import RuleSet

__all__ = ["explain", "review", "show"]


def show(
    asked: Chosen,
    pattern: str | None,
    edition: Edition | None,
    shape: RulesFormat,
    language: Language,
) -> int:
    """Print the rules that fit a pattern, all without one; gives the exit status."""
    from giac_schema.outputs.logs import json
    from giac_schema.outputs.terminal import rulebook
    from giac_schema.render.rules import rules_text

    rules = _rules(asked, pattern, edition, language)
    if rules is None:
        return 2
    if shape == "text":
        print(rendered(rulebook.listed(rules, language, edition), standard_output()))  # noqa: T201
    elif shape == "giac":
        print(rules_text(rules, language), end="")  # noqa: T201
    else:
        print(json.rules(rules, lines=shape == "jsonl"))  # noqa: T201
    return 0


def review(
    asked: Chosen,
    pattern: str | None,
    edition: Edition | None,
    shape: RulesFormat,
    language: Language,
    *,
    coverage: bool,
) -> int:
    """Print what can be said of rules without a report; gives the exit status."""
    from giac_schema.infer import review
    from giac_schema.outputs.logs import json
    from giac_schema.outputs.terminal.reviews import covered, linted

    rules = _rules(asked, pattern, edition, language)
    if rules is None:
        return 2
    edition = edition or EDITIONS[-1]
    found = review(rules, edition)
    if shape in {"json", "jsonl"}:
        print(json.review(found.watch if coverage else found, lines=shape == "jsonl"))  # noqa: T201
        return 0
    told = covered(found.watch, language, edition) if coverage else linted(found, language)
    print(rendered(told, standard_output()))  # noqa: T201
    return 0


def explain(
    asked: Chosen, name: str, edition: Edition | None, language: Language, *, latex: bool = False
) -> int:
    """Print one rule in full, a family of them with what they have in common, or formulas; gives the exit status."""
    from giac_schema.outputs.terminal import rulebook

    rules = _rules(asked, name, edition, language)
    if rules is None:
        return 2
    if latex:
        return _formulas(rules, language)
    known = next((rule for rule in rules if name in rule.ids or len(rules) == 1), None)
    told = (
        rulebook.family(rules, language, edition)
        if known is None
        else rulebook.explained(known, language, name, edition)
    )
    print(rendered(told, standard_output()))  # noqa: T201
    return 0


def _formulas(rules: RuleSet, language: Language) -> int:
    """Print the formula of each rule, on a line of its own."""
    from giac_schema.outputs.words.explain import explain as explained

    status = 0
    for rule in rules:
        try:
            print(explained(rule, "latex"))  # noqa: T201
        except ValueError:
            complain(say(language, "errors", "no_formula", name=rule.id))
            status = 2
    return status


def _rules(
    asked: Chosen, pattern: str | None, edition: Edition | None, language: Language
) -> RuleSet | None:
    """The rules a person asked for; ``None``, and said why, if there are none."""
    wrong = trouble_with_rules(asked.names, language)
    if wrong:
        complain_in_lines(wrong)
        return None
    rules = standard_of(edition, asked)
    try:
        return rules if pattern is None else rules.only(pattern)
    except UnknownRule as error:
        _complain_of(error, language)
        return None


def _complain_of(error: UnknownRule, language: Language) -> None:
    nearest = " / ".join(error.nearest)
    shape = "no_rule_but" if nearest else "no_rule"
    complain(say(language, "errors", shape, name=error.name, nearest=nearest))
