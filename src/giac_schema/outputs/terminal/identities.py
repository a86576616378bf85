"""The rows of the form that an identity is about, drawn small, with the cells that do not agree marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from giac_schema.model.values import Missing
from giac_schema.outputs.terminal.marks import BROKEN, MISSING, leaf_text
from giac_schema.outputs.terminal.tables import FormTable
from giac_schema.outputs.views import in_question, layout_of
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import MANY, signed, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from giac_schema.findings import Finding, Operand
    from giac_schema.model.address import Ref
    from giac_schema.model.values import Number
    from giac_schema.outputs.views import Family
    from giac_schema.outputs.words.places import Places

__all__ = ["identity_table"]

_INDENT: Final = 2
_BETTER: Final = "bold green"
_AT_MOST: Final = 12
"""A small table has no more rows than this; the sentences tell how many there are."""


def identity_table(family: Family, places: Places) -> FormTable | None:
    """The cells that a family of identities is about; ``None`` where they lie too far apart."""
    layout = layout_of(family)
    if layout is None:
        return None
    return _along_rows(family, places) if layout == "rows" else _down_columns(family, places)


def _along_rows(family: Family, places: Places) -> FormTable:
    """One line for each finding: its row, what the parts give, the difference."""
    findings = family.shown[:_AT_MOST]
    refs = [operand.ref for operand in _in_form_order(findings[0].operands)]
    extra = [say(places.language, "terminal", name) for name in ("sum_narrow", "difference_narrow")]
    table = FormTable([*(places.narrow(ref) for ref in refs), *extra], indent=_INDENT)
    for finding in findings:
        cells = [_cell(operand, finding, places) for operand in _in_form_order(finding.operands)]
        row = finding.operands[0].ref.parent
        table.add(places.short(row), [*cells, *_outcome(finding)])
    return table


def _down_columns(family: Family, places: Places) -> FormTable:
    """The rows concerned with all their columns, and below them what each column gives."""
    columns = {finding.operands[0].ref.name: finding for finding in family.siblings}
    table = FormTable([places.narrow(f.operands[0].ref) for f in columns.values()], indent=_INDENT)
    for row in _rows_concerned(family):
        cells = [_cell_of(finding, row, places) for finding in columns.values()]
        table.add(places.short(row), cells)
    table.section()
    for name, values in _below(family, list(columns.values())):
        table.add(say(places.language, "terminal", name), values, style="bold")
    return table


def _in_form_order(operands: Sequence[Operand]) -> list[Operand]:
    """The parts as they are, the total last, as the form prints them."""
    return sorted(operands, key=lambda operand: operand.ref.name == "total")


def _rows_concerned(family: Family) -> list[Ref]:
    """All rows of a short sum; of a long one those that count for something in a shown column."""
    operands = [operand for finding in family.shown for operand in finding.operands]
    rows = list(dict.fromkeys(operand.ref.parent for operand in operands))
    if len(rows) <= MANY:
        return rows
    telling = {operand.ref.parent for operand in operands if operand.value != 0}
    parts = [row for row in rows if row in telling and row.name != "total"]
    # The form prints a total below its parts.
    return [*parts, *(row for row in rows if row.name == "total")]


def _cell_of(finding: Finding, row: Ref, places: Places) -> Text:
    operand = next((o for o in finding.operands if o.ref.parent == row), None)
    return Text() if operand is None else _cell(operand, finding, places)


def _cell(operand: Operand, finding: Finding, places: Places) -> Text:
    """What a cell prints, with a sign and a colour if it is in question."""
    text = leaf_text(operand.value, places.language)
    proposed = _proposed(operand, finding)
    if proposed is not None:
        change = Text.assemble((text.plain, f"strike {BROKEN.style}"), " → ", (proposed, _BETTER))
        return Text.assemble((f"{BROKEN.sign} ", BROKEN.style), change)
    if finding.verdict == "breaks" and in_question(operand, finding):
        return Text.assemble((f"{BROKEN.sign} ", BROKEN.style), text, style=BROKEN.style)
    if isinstance(operand.value, Missing) and text.plain != MISSING.sign:
        return Text.assemble(MISSING.sign, " ", text, style=MISSING.style)
    return text


def _proposed(operand: Operand, finding: Finding) -> str | None:
    """The figure that the likeliest repair puts in a cell, if it changes that cell."""
    changes = finding.suggestions[0].changes if finding.suggestions else ()
    found = [c.proposed for c in changes if c.ref == operand.ref and c.proposed is not None]
    return written(found[0]) if found else None


def _outcome(finding: Finding) -> tuple[Text, Text]:
    """What the parts give, and the difference; nothing where figures are missing."""
    left_is_total = sum(operand.side == "left" for operand in finding.operands) == 1
    value = finding.right if left_is_total else finding.left
    return _number(value), _difference(finding, 1 if left_is_total else -1)


def _difference(finding: Finding, sign: int = 1) -> Text:
    if finding.difference is None:
        return Text(MISSING.sign if finding.verdict == "unknown" else "", MISSING.style)
    number = signed(sign * finding.difference)
    return Text(f"{BROKEN.sign} {number}", BROKEN.style) if finding.difference else Text(number)


def _number(value: Number | None) -> Text:
    return Text("" if value is None else written(value))


def _below(family: Family, columns: Sequence[Finding]) -> list[tuple[str, list[Text]]]:
    """The lines under a table of columns: what the sides give, and how they differ."""
    first = family.shown[0]
    counts = [sum(o.side == side for o in first.operands) for side in ("left", "right")]
    if 1 in counts:
        outcomes = [_outcome(finding) for finding in columns]
        return [
            ("sum", [value for value, _ in outcomes]),
            ("difference", [difference for _, difference in outcomes]),
        ]
    return [
        ("side_left", [_number(finding.left) for finding in columns]),
        ("side_right", [_number(finding.right) for finding in columns]),
        ("difference", [_difference(finding) for finding in columns]),
    ]
