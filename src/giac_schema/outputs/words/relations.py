"""The sentence about a relation: which row or column, the figures printed, what they should give.

Everything said is in the finding: the operands with what they print, both sides, the difference,
what is missing, and the verdict with what is missing counted as zero.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from giac_schema.findings import Finding, Operand
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import (
    could_be_zero,
    figure,
    missing_cells,
    printed_ones,
    signed,
    summed,
    summed_by_name,
    written,
    zeros_left_out,
)
from giac_schema.outputs.words.places import Places, is_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.model.values import Number

__all__ = ["relation_sentence"]

_DEMANDS: Final = {
    "==": "equal",
    "!=": "unequal",
    "<=": "at_most",
    "<": "less",
    ">=": "at_least",
    ">": "more",
    "~": "close",
    "divisible": "divisible",
}
_TURNED: Final = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}
_FEW: Final = 4
"""A sum of no more figures than this says what each of them counts."""


def relation_sentence(finding: Finding, places: Places) -> str:
    """A finding of code ``relation`` as one sentence, in the language of ``places``."""
    about = _Relation(finding, places)
    match finding.verdict:
        case "unknown":
            return about.unknown()
        case "holds":
            return about.say("holds", facts=about.facts)
        case _:
            return about.breaks()


@frozen
class _Relation:
    """One finding, taken apart the way a sentence needs it."""

    finding: Finding
    places: Places

    def say(self, name: str, /, **fields: object) -> str:
        """One message about this relation."""
        return say(self.places.language, "relation", name, place=self.place, **fields)

    def breaks(self) -> str:
        """Why it does not hold, and what would."""
        if not self.is_compared:
            shape = "compound_cell" if self.shape == "cell" else "compound"
            return self.say(shape, facts=self.facts, rule=self.finding.rule)
        if self.missing:
            return self.say("hopeless", facts=self.facts, missing=self.missing)
        if self.total is not None:
            return self._breaks_total(self.total)
        if self.constant is not None:
            shape = "cell" if self.shape == "cell" else "same"
            return self.say(shape, facts=self.facts, demand=self._limit(self.constant))
        demand = say(self.places.language, "demands", _DEMANDS[self.operator])
        if self.operator != "==":
            return self.say("same", facts=self.facts, demand=demand)
        return self.say("compare", facts=self.facts, demand=demand, difference=self._difference())

    def unknown(self) -> str:
        """What is missing, what is printed, and how it would stand with zeros."""
        zero = self.finding.if_zero
        told = zero in {"holds", "breaks"} and could_be_zero(self.finding.operands)
        shape = f"zero_{zero}" if told else "zero_unknown"
        if_zero = say(self.places.language, "relation", shape)
        if not self.facts:
            return self.say("unknown_without_facts", missing=self.missing, if_zero=if_zero)
        return self.say("unknown", missing=self.missing, facts=self.facts, if_zero=if_zero)

    @cached_property
    def operator(self) -> str:
        """How the sides are compared, as the rule has it."""
        return str(self.finding.args.get("op", "=="))

    @cached_property
    def is_compared(self) -> bool:
        """Whether it is one comparison of two sides, not several joined by and, or, not."""
        return self.finding.left is not None and self.finding.right is not None

    @cached_property
    def left(self) -> tuple[Operand, ...]:
        """The cells of the left side."""
        return tuple(o for o in self.finding.operands if o.side == "left")

    @cached_property
    def right(self) -> tuple[Operand, ...]:
        """The cells of the right side."""
        return tuple(o for o in self.finding.operands if o.side == "right")

    @cached_property
    def shape(self) -> Literal["cell", "row", "column", "mixed"]:
        """What all its cells have in common."""
        refs = [operand.ref for operand in self.finding.operands]
        if any(map(is_fact, refs)):
            return "mixed"
        if len(refs) == 1:
            return "cell"
        if refs and len({ref.parent for ref in refs}) == 1:
            return "row"
        if refs and len({(ref.table, ref.name) for ref in refs}) == 1:
            return "column"
        return "mixed"

    @cached_property
    def place(self) -> str:
        """What the sentence is about: the row, the column, the cell, or the rule itself."""
        refs = [operand.ref for operand in self.finding.operands]
        if self.shape == "cell":
            return self.places.describe(refs[0])
        if self.shape == "row":
            return self.places.describe(refs[0].parent)
        if self.shape == "column":
            return self.places.column(refs[0], refs[0].name)
        if self.finding.place is not None:
            return self.places.describe(self.finding.place)
        return say(self.places.language, "places", "rule", rule=self.finding.rule)

    @cached_property
    def total(self) -> Operand | None:
        """The one cell that should equal a sum of several others, if the relation is of that kind."""
        if self.operator != "==":
            return None
        for lone, several in ((self.left, self.right), (self.right, self.left)):
            if len(lone) == 1 < len(several) and lone[0].factor == 1:
                return lone[0]
        return None

    @cached_property
    def constant(self) -> Number | None:
        """The number that the rule itself states on one side, if it does."""
        if not self.is_compared or (self.left and self.right):
            return None
        if self.operator == "divisible":
            return int(self.finding.args["by"])
        return self.finding.right if self.left else self.finding.left

    @cached_property
    def missing(self) -> str:
        """Which cells hold no number, and what they hold."""
        named = self._this_cell if self.shape == "cell" else self._alone
        return missing_cells(self.finding.operands, self.places.language, named)

    def _this_cell(self, operand: Operand) -> str:
        """The one cell that the sentence has named already."""
        return self._whose(operand, say(self.places.language, "places", "this_cell"))

    @cached_property
    def facts(self) -> str:
        """The printed figures and what they give, after those of a condition."""
        facts = self._facts
        condition = [o for o in self.finding.operands if not o.side] if self.is_compared else []
        if not facts or not printed_ones(condition):
            return facts
        told = self._listed(map(self._single, printed_ones(condition)))
        return say(self.places.language, "relation", "where", condition=told, facts=facts)

    @property
    def _facts(self) -> str:
        if self.shape == "cell" and not self.is_compared:
            return self._listed(map(self._single, printed_ones(self.finding.operands)))
        if not self.is_compared:
            return self._listed(map(self._with_figure, printed_ones(self.finding.operands)))
        if self.total is None:
            sides = ((self.left, self.finding.left), (self.right, self.finding.right))
            return self._listed(self._side(operands, value) for operands, value in sides)
        on_left = self.total in self.left
        parts = (self.right, self.finding.right) if on_left else (self.left, self.finding.left)
        return self._listed((self._side(*parts), self._side((self.total,), None)))

    def _breaks_total(self, total: Operand) -> str:
        on_left = total in self.left
        expected = self.finding.right if on_left else self.finding.left
        # What is said is "total is x, should be y": the sign is that of x - y on either side.
        difference = self._difference(1 if on_left else -1)
        return self.say(
            "total",
            facts=self.facts,
            expected=written(expected or 0),
            difference=difference,
        )

    def _difference(self, sign: int = 1) -> str:
        difference = self.finding.difference
        return "?" if difference is None else signed(sign * difference)

    def _limit(self, constant: Number) -> str:
        operator = self.operator if self.left else _TURNED.get(self.operator, self.operator)
        language = self.places.language
        return say(language, "limits", _DEMANDS[operator], value=written(constant))

    def _side(self, operands: Sequence[Operand], value: Number | None) -> str:
        """One side in words: a name and its figure, or a sum and what it gives."""
        printed = printed_ones(operands)
        if not printed:
            return ""
        is_sum = len(printed) > 1 or (len(operands) > 1 and not self._is_named(operands))
        if not is_sum and printed[0].factor == 1:
            return self._single(printed[0])
        total = "" if value is None else written(value)
        added = self._sum(operands)
        name = self._kind_of_sum(printed) + ("_one" if added == total else "")
        zeros = self._zeros(operands)
        return say(self.places.language, "relation", name, sum=added, value=total, zeros=zeros)

    def _kind_of_sum(self, printed: Sequence[Operand]) -> str:
        if len(printed) > _FEW:
            if all(o.report is not None and o.report.role == "child" for o in printed):
                return "parts_of_children"
            if self.shape == "column":
                return "parts_of_rows"
        return "parts"

    def _single(self, operand: Operand) -> str:
        value = figure(operand)
        if self.shape == "cell" and operand.report is None:
            return value
        name = self._alone(operand)
        return say(self.places.language, "relation", "printed", name=name, value=value)

    def _sum(self, operands: Sequence[Operand]) -> str:
        if not self._is_named(operands):
            return summed(operands)
        return summed_by_name(operands, self.places.language, self._with_figure)

    def _is_named(self, operands: Sequence[Operand]) -> bool:
        """Whether a sum says what each of its figures counts."""
        elsewhere = any(operand.report is not None for operand in operands)
        return len(operands) <= _FEW and (elsewhere or self.shape != "row")

    def _zeros(self, operands: Sequence[Operand]) -> str:
        count = zeros_left_out(operands)
        return say(self.places.language, "relation", "zeros", count=count) if count else ""

    def _with_figure(self, operand: Operand) -> str:
        name = self._alone(operand)
        if self.shape == "column":
            name = self._whose(operand, self.places.name(operand.ref.parent))
        return say(self.places.language, "relation", "named", name=name, value=figure(operand))

    def _alone(self, operand: Operand) -> str:
        """A cell's name, without what the sentence has said already."""
        return self._whose(operand, self._in_its_report(operand))

    def _whose(self, operand: Operand, name: str) -> str:
        """A name with the report it stands in, if that is another one."""
        return self.places.of(operand.report, name) if operand.report is not None else name

    def _in_its_report(self, operand: Operand) -> str:
        if self.shape == "row":
            return self.places.named_column(operand.ref)
        if self.shape == "column":
            return self.places.named_row(operand.ref.parent)
        return self.places.describe(operand.ref)

    def _listed(self, parts: Iterable[str]) -> str:
        return say(self.places.language, "places", "comma").join(part for part in parts if part)
