"""The table of what breaks with what, computed from the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.model.report import EDITIONS, Edition
from giac_schema.rules import standard
from giac_schema.strategies.exact.plan import breaking as ways_to_break
from giac_schema.strategies.exact.reports import checks_of

if TYPE_CHECKING:
    from giac_schema.model.ruleset import RuleSet


def breaking(_arguments: str = "") -> str:
    """A table of the rules that are relations: the fewest cells that break each, and what breaks with it."""
    lines = ["| rule | form | cells | breaks with it of necessity |", "|---|---|---|---|"]
    for edition in EDITIONS[::-1]:
        rules = standard(edition)
        checks: dict[str, list[str]] = {}
        for rule, check in checks_of(rules, edition):
            checks.setdefault(rule.id, []).append(check.id)
        for name, ids in checks.items():
            lines.append(_broken(name, rules, ids, edition))
            if len(ids) > 1:
                lines.append(_broken(f"{ids[0]} alone", rules, ids[:1], edition))
    return "\n".join(lines)


def _broken(name: str, rules: RuleSet, ids: list[str], edition: Edition) -> str:
    options = ways_to_break(rules, frozenset(ids), edition, None).options
    others = sorted({", ".join(sorted(option.others)) for option in options})
    told = " or ".join(f"`{each}`" for each in others) if any(others) else "nothing"
    return f"| {name} | {edition} | {options[0].way.size} | {told} |"
