"""``giac rules --lint`` and ``--coverage``: a set of rules looked at for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.cli.screen import rendered, standard_output

if TYPE_CHECKING:
    from giac_schema.cli.formats import PlainFormat
    from giac_schema.model.report import Edition
    from giac_schema.outputs import Language
    from giac_schema.rules import RuleSet

__all__ = ["reviewed"]


def reviewed(
    rules: RuleSet, edition: Edition, language: Language, shape: PlainFormat, *, coverage: bool
) -> str:
    """What is printed about a set of rules on one form.

    Args:
        rules: The rules.
        edition: The form.
        language: ``"zh"`` or ``"en"``.
        shape: ``"text"``, or a kind of JSON.
        coverage: Tell of every cell which wrong figures are seen, instead of what the rules say twice.
    """
    from giac_schema.infer import review
    from giac_schema.outputs.logs import json
    from giac_schema.outputs.terminal.reviews import covered, linted

    found = review(rules, edition)
    if shape != "text":
        return json.review(found.watch if coverage else found, lines=shape == "jsonl")
    told = covered(found.watch, language, edition) if coverage else linted(found, language)
    return rendered(told, standard_output())
