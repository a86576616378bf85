"""Rules as they travel: in the text form, and as sets that installed packages offer."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from giac_schema.errors import InvalidRule, UnknownAddress, UnknownRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import EntryPoint

    from giac_schema.model.notation import Script
    from giac_schema.model.rule import Rule
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.rules import CheckFunction

__all__ = ["format_rules", "installed_rules", "parse_rules"]


_ENDING: Final = ".giac"
"""Of files of rules; no rule ends like that."""


def parse_rules(source: str | Path, checks: Mapping[str, CheckFunction] | None = None) -> RuleSet:
    """Rules from their text form.

    Args:
        source: the text, or a file with it (a ``Path``, or a ``str`` that ends in ``.giac``), in UTF-8 or what else
            Chinese is written in.
        checks: checks in Python that the rules may name, besides the standard ones.

    Raises:
        InvalidRuleText: if it is no such text, or a rule in it cannot mean anything; the error says
            where, what was expected, and which names are like the one that does not exist.
        UnknownFormat: if a file is no text.
        CannotOpen: if the system does not open a path.
    """
    from giac_schema.grammar.ruletext import invalid, rules_in
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.readers.decoding import decode
    from giac_schema.readers.given import bytes_of
    from giac_schema.rules import CHECKS, look_over

    is_path = isinstance(source, Path) or source.endswith(_ENDING)
    text = decode(bytes_of(Path(source))) if is_path else str(source)
    written = rules_in(text, {**CHECKS, **(checks or {})})
    for each in written:
        try:
            look_over(each.rule)
        except (InvalidRule, UnknownAddress) as error:
            source = text.split("\n")[each.line - 1].rstrip("\r")
            reason = f"{each.rule.id}: {error}"
            parts = {"column": 1, "source": source}
            raise invalid("cannot_mean_anything", each.line, reason, **parts) from error
    return RuleSet(each.rule for each in written)


def format_rules(rules: Iterable[Rule], language: Script = "en") -> str:
    """Rules in their text form; ``parse_rules(format_rules(rules)) == rules``.

    Args:
        rules: the rules.
        language: ``"zh"`` or ``"en"``: which addresses and words to write.
    """
    from giac_schema.render.rules import rules_text

    return rules_text(rules, language)


def installed_rules(*names: str) -> Mapping[str, RuleSet]:
    """The rule sets that installed packages offer, by the names of their entry points.

    An entry point of the group ``giac_schema.rules`` names a rule set, or a function that gives one.

    Args:
        names: only these; by default all that there are.

    Raises:
        UnknownRule: if no package offers a set of a name; the error names the nearest.
        InvalidRule: if one cannot be loaded, or is no rule set.
    """
    from importlib.metadata import entry_points

    known = {entry.name: entry for entry in entry_points(group="giac_schema.rules")}
    for name in names:
        if name not in known:
            raise UnknownRule(name, get_close_matches(name, known))
    return {name: _offered(known[name]) for name in names or known}


def _offered(entry: EntryPoint) -> RuleSet:
    from giac_schema.model.ruleset import RuleSet

    try:
        offered = entry.load()
        rules = offered if isinstance(offered, RuleSet) else offered()
    except Exception as error:  # a stranger's package may raise anything when it is loaded
        reason = f"{type(error).__name__}: {error}"
        raise InvalidRule(
            f"The rules {entry.name} of the package cannot be loaded ({reason})."
        ) from error
    if not isinstance(rules, RuleSet):
        raise InvalidRule(f"The entry point {entry.name} ({entry.value}) gives no rule set.")
    return rules
