"""How a cell stands after a check: the worst that any finding says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from giac_schema.model.values import Missing
from giac_schema.outputs.views import in_question, is_identity, own_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from giac_schema.findings import Finding
    from giac_schema.model.address import Ref
    from giac_schema.model.rule import Level

__all__ = ["SIGNS", "STATES", "State", "sign_of", "states"]

State: TypeAlias = Literal["wrong", "involved", "look", "missing", "know", "holds", "free"]
"""The worst first: in question; part of a sum that breaks; to be looked at; without a number; for
information; agreeing with every identity about it; about which no identity says anything."""
STATES: Final[tuple[State, ...]] = get_args(State)

SIGNS: Final[Mapping[State, str]] = {
    "wrong": "✗",
    "involved": "△",
    "look": "!",
    "missing": "?",
    "know": "·",
    "holds": "✓",
    "free": "",
}
"""What says the same as the colour of a cell does."""

_BROKEN: Final[Mapping[Level, State]] = {"must": "wrong", "should": "look", "hint": "know"}


def states(findings: Iterable[Finding]) -> dict[Ref, State]:
    """The state of every place that findings are about: cells, and rows or tables named as such."""
    worst: dict[Ref, State] = {}
    for finding in findings:
        for ref, state in _stated(finding):
            if ref not in worst or STATES.index(state) < STATES.index(worst[ref]):
                worst[ref] = state
    return worst


def sign_of(finding: Finding) -> State:
    """The state whose sign stands in front of a finding."""
    match finding.verdict:
        case "breaks":
            return _BROKEN[finding.level]
        case "error":
            return "wrong"
        case "unknown":
            return "missing"
        case "holds":
            return "holds"
        case _:
            return "free"


def _stated(finding: Finding) -> Iterator[tuple[Ref, State]]:
    broken = finding.verdict == "breaks"
    if broken and finding.place is not None and not is_identity(finding):
        yield finding.place, _BROKEN[finding.level]
    proposed = {change.ref for repair in finding.suggestions[:1] for change in repair.changes}
    for operand in own_cells(finding):
        if broken:
            asked = operand.ref in proposed if proposed else in_question(operand, finding)
            equal = is_identity(finding)
            yield operand.ref, "involved" if equal and not asked else _BROKEN[finding.level]
        elif isinstance(operand.value, Missing):
            yield operand.ref, "missing"
        elif finding.verdict == "holds" and is_identity(finding):
            yield operand.ref, "holds"
