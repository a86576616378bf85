"""Repairs and deductions in words: what to change, what may have happened, and why it then adds up.

    表四“行政复议”部分“总计”栏：0 → 11（总计没有随各项更新）
    表四“行政复议”部分：10+1+0+0=11，总计栏为11，相符。（T4-01）

Every figure is in the suggestion or the deduction already; nothing is added up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.findings import Finding
from giac_schema.model.values import Missing
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import equation, written
from giac_schema.outputs.words.places import Places
from giac_schema.outputs.words.relations import relation_sentence
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from giac_schema.findings import Change, Deduction, Step, Suggestion
    from giac_schema.model.report import Edition
    from giac_schema.model.values import Leaf
    from giac_schema.outputs.words.languages import Language

__all__ = ["deduction_words", "proof_words", "suggestion_words"]

_SHAPES: Final = {"==": "equal", "<=": "at_most", ">=": "at_least"}


def suggestion_words(
    suggestion: Suggestion, language: Language, edition: Edition | None = None
) -> str:
    """What to change, and what may have happened, on one line."""
    changes = say(language, "places", "semicolon").join(
        _change_words(change, language, edition) for change in suggestion.changes
    )
    if suggestion.slip == "unexplained":
        return changes
    slip = say(language, "slips", suggestion.slip)
    return say(language, "repairs", "explained", changes=changes, slip=slip)


def _change_words(change: Change, language: Language, edition: Edition | None = None) -> str:
    """One cell with the figure it prints and the figure it should print, side by side."""
    place = Places(language, edition).describe(change.ref)
    printed = _leaf(change.printed, language)
    if change.proposed is None:
        return say(language, "repairs", "open", place=place, printed=printed)
    proposed = written(change.proposed)
    return say(language, "repairs", "change", place=place, printed=printed, proposed=proposed)


def proof_words(
    suggestion: Suggestion, language: Language, edition: Edition | None = None
) -> tuple[str, ...]:
    """The identities of the changed cells as they would then hold, one line each."""
    return tuple(_step_words(step, language, edition) for step in suggestion.proof)


def deduction_words(
    deduction: Deduction, language: Language, edition: Edition | None = None
) -> tuple[str, ...]:
    """What a missing cell must be, then the proof of it, one line for each step."""
    place = Places(language, edition).describe(deduction.ref)
    value, missing = written(deduction.value), _leaf(deduction.missing, language)
    return (
        say(language, "deductions", "deduced", place=place, value=value, missing=missing),
        *(_step_words(step, language, edition) for step in deduction.proof),
        *(_step_words(step, language, edition) for step in deduction.confirmed),
    )


def _step_words(step: Step, language: Language, edition: Edition | None = None) -> str:
    """One step of a proof: an identity with its figures, and what follows for a cell."""
    places = Places(language, edition)
    rules = say(language, "places", "join").join(rule.partition("[")[0] for rule in step.rules)
    if step.ref is None or step.value is None:
        return say(language, "repairs", "holds", said=_agrees(step, places), rules=visible(rules))
    return say(
        language,
        "deductions",
        _SHAPES[step.relation],
        equation=equation(step.operands, step.ref),
        cell=places.describe(step.ref),
        value=written(step.value),
        rules=visible(rules),
    )


def _agrees(step: Step, places: Places) -> str:
    finding = Finding(
        rule=step.rules[0],
        level="must",
        verdict="holds",
        code="relation",
        operands=step.operands,
        left=step.left,
        right=step.right,
    )
    return relation_sentence(finding, places).rstrip("。.")


def _leaf(leaf: Leaf, language: Language) -> str:
    """What a cell prints; where that is no figure, what there is instead."""
    if not isinstance(leaf, Missing):
        return written(leaf)
    return say(language, "marks", leaf.kind, raw=visible(leaf.raw))
