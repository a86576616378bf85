"""Repairs on a terminal: below what breaks, the cells to change, each with its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from giac_schema.outputs.terminal.flow import Flow
from giac_schema.outputs.terminal.marks import MARKS
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.repairs import deduction_words, proof_words, suggestion_words
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from giac_schema.findings import Deduction, Finding, Findings, Reading, Suggestion
    from giac_schema.model.address import Ref
    from giac_schema.outputs.words.places import Places

__all__ = ["deductions", "folded", "placed", "repairs"]

_ARROW: Final = Text("→", "bold green")
_PROOF: Final = Text("  ∵", "dim")
_BECAUSE: Final = Text("∵", "green")
_FEW: Final = 3
_OTHER: Final = Text("  ·", "dim")


def folded(findings: Findings, places: Places) -> RenderableType:
    """How many findings follow from others, and which."""
    related = [finding for finding in findings if finding.code == "relation"]
    implied = [finding for finding in related if finding.implied_by]
    rules = say(places.language, "places", "join").join(_brief(f.rule) for f in implied)
    said = say(
        places.language,
        "repairs",
        "folded",
        broken=len(related),
        implied=len(implied),
        rules=rules,
    )
    mark = MARKS["must"]
    return Flow(Text(capital(said)), Text(mark.sign, mark.style))


def repairs(
    findings: Iterable[Finding], places: Places, *, everything: bool
) -> Iterator[RenderableType]:
    """For each fault the likeliest repair with its proof; the others counted, or listed."""
    faults = {(f.suggestions, f.alternatives, f.located): f for f in findings if f.located}
    if faults:
        yield Text()
        yield Text(say(places.language, "repairs", "title"), "bold green")
    for finding in faults.values():
        yield from _fault(finding, places, everything=everything)


def _fault(finding: Finding, places: Places, *, everything: bool) -> Iterator[RenderableType]:
    complete = finding.located == "complete"
    if not finding.suggestions:
        yield _line(_ARROW, places, "hopeless" if complete else "not_found")
        return
    shown = finding.suggestions if everything else finding.suggestions[:1]
    for suggestion in shown:
        yield from _suggested(suggestion, places)
    others = finding.alternatives - len(shown)
    if others > 0:
        yield _line(_OTHER, places, "others", count=others)
    if not complete:
        yield _line(_OTHER, places, "exhausted")


def _suggested(suggestion: Suggestion, places: Places) -> Iterator[RenderableType]:
    language, edition = places.language, places.edition
    said = suggestion_words(suggestion, language, edition)
    yield Flow(Text(capital(said), "bold"), _ARROW)
    for line in proof_words(suggestion, language, edition):
        yield Flow(Text(capital(line)), _PROOF)


def deductions(found: Iterable[Deduction], places: Places) -> Iterator[RenderableType]:
    """Missing cells that can be only one figure, each with its proof."""
    for number, deduction in enumerate(found):
        if not number:
            yield Text()
            yield Text(say(places.language, "deductions", "title"), "bold green")
        first, *proof = deduction_words(deduction, places.language, places.edition)
        yield Flow(Text(capital(first), "bold"), _ARROW)
        for line in proof:
            yield Flow(Text(capital(line)), _PROOF)


def placed(read: Reading, places: Places) -> Iterator[RenderableType]:
    """The rows of which the identities prove the columns, and not the source."""
    rows: dict[Ref, tuple[str, ...]] = {}
    for ref, source in read.sources.items():
        if source.proved_by:
            rows.setdefault(ref.parent, source.proved_by)
    for row, rules in list(rows.items())[:_FEW]:
        names = say(places.language, "places", "join").join(dict.fromkeys(map(_brief, rules)))
        said = say(places.language, "deductions", "proved", place=places.describe(row), rules=names)
        yield Flow(Text(capital(said)), _BECAUSE)
    if len(rows) > _FEW:
        count = len(rows) - _FEW
        said = say(places.language, "deductions", "proved_more", count=count)
        yield Flow(Text(said), _BECAUSE)


def _line(sign: Text, places: Places, name: str, **fields: object) -> Flow:
    return Flow(Text(capital(say(places.language, "repairs", name, **fields))), sign)


def _brief(rule: str) -> str:
    return visible(rule.partition("[")[0])
