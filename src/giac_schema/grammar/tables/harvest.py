"""What has been found so far while a document is read: leaves, sources, oddities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from giac_schema.findings import Finding
from giac_schema.grammar.placing.slots import Unplaced
from giac_schema.grammar.tables.leaves import harvest, loose
from giac_schema.grammar.tables.seen import Seen
from giac_schema.model.address import Ref
from giac_schema.model.report import ExtraRow
from giac_schema.model.source import LooseRow, Source
from giac_schema.model.values import Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from giac_schema.findings import Level
    from giac_schema.grammar.placing.slots import Placed
    from giac_schema.model.form import Entry
    from giac_schema.model.source import Position

__all__ = ["Harvest"]


@define
class Harvest:
    """The one mutable thing of a reading: it grows while the parts of a document are gone through."""

    leaves: dict[Ref, Leaf] = field(factory=dict)
    sources: dict[Ref, Source] = field(factory=dict)
    oddities: list[Finding] = field(factory=list)
    extras: list[ExtraRow] = field(factory=list)
    rows: dict[Ref, list[Seen]] = field(factory=dict)
    """The labels under which each row was found, in reading order."""

    tables: set[str] = field(factory=set)
    """The tables of which some cell was found."""

    loose: dict[Ref, LooseRow] = field(factory=dict)
    """Rows whose figures could not be placed, each figure on its own."""

    contradicted: list[Ref] = field(factory=list)
    """Rows found a second time with other figures."""

    columns: dict[Ref, dict[str, None]] = field(factory=dict)
    """The columns under which the figures of each row were found."""

    def odd(
        self,
        rule: str,
        code: str,
        level: Level,
        place: Ref | None = None,
        position: Position | None = None,
        **args: str | int,
    ) -> None:
        """Note something odd; the rule of that id may give it another level when it is judged."""
        self.oddities.append(
            Finding(rule, level, "breaks", code, place=place, position=position, args=args)
        )

    def row(
        self,
        ref: Ref,
        columns: Sequence[tuple[str, Entry]],
        answer: Placed | Unplaced,
        label: Position,
        unit: str = "",
    ) -> None:
        """Take in a row; a row found a second time with other figures proves neither."""
        names = dict.fromkeys([name for name, _ in columns])
        known = self.columns.setdefault(ref, names) is not names
        if known:
            self._forget_other_columns(ref, names)
        found = harvest(ref, columns, answer, label, unit)
        if known and self._contradicts(found):
            self._contradiction(ref, columns, found)
            return
        for place, leaf, source in found:
            self.leaves[place], self.sources[place] = leaf, source
        if found:
            self.tables.add(ref.table)
        if isinstance(answer, Unplaced):
            self._unplaced(ref, answer, label)
            self.keep_loose(ref, answer)

    def _contradicts(self, found: Sequence[tuple[Ref, Leaf, Source]]) -> bool:
        """Whether leaves differ from those found before, if any of them were."""
        return any(self.leaves.get(place, leaf) != leaf for place, leaf, _ in found)

    def contradicts(self, rows: Iterable[Ref]) -> bool:
        """Whether one of some rows was found a second time with other figures."""
        return not set(rows).isdisjoint(self.contradicted)

    def keep_loose(self, ref: Ref, answer: Unplaced) -> None:
        """Keep the figures of a row that could not be placed, for those who can prove more."""
        if answer.seen:
            cells = tuple(map(loose, answer.seen))
            self.loose[ref] = LooseRow(ref, cells, answer.ordered, answer.ways)

    def _forget_other_columns(self, ref: Ref, names: Mapping[str, None]) -> None:
        """A row that is found under the headers of both forms is of one only: the last is kept."""
        seen = self.columns[ref]
        other = [ref / name for name in seen if name not in names and ref / name in self.leaves]
        seen.update(names)
        for place in other:
            del self.leaves[place], self.sources[place]
        if other:
            self.odd("READ.unplaced", "row_under_both", "should", ref)

    def _contradiction(
        self,
        ref: Ref,
        columns: Sequence[tuple[str, Entry]],
        found: Sequence[tuple[Ref, Leaf, Source]],
    ) -> None:
        if ref in self.contradicted:
            return  # that two of them differ is said; each further one would make that longer sevenfold
        first = " ".join(
            self.sources[ref / name].raw for name, _ in columns if ref / name in self.sources
        )
        second = " ".join(source.raw for _, _, source in found)
        raw = f"{first} ; {second}"
        for name, _ in columns:
            place = ref / name
            position = (
                self.sources[place].position if place in self.sources else found[0][2].position
            )
            self.leaves[place], self.sources[place] = (
                Missing("unplaced", raw),
                Source(raw, position),
            )
        self.contradicted.append(ref)
        self.loose.pop(ref, None)
        self.odd("READ.unplaced", "row_unplaced", "should", ref, found[0][2].position, printed=raw)

    def _unplaced(self, ref: Ref, answer: Unplaced, label: Position) -> None:
        printed = " ".join(cell.text for cell in answer.seen)
        where = answer.seen[0].position if answer.seen else label
        if printed:
            self.odd("READ.unplaced", "row_unplaced", "should", ref, where, printed=printed)
        else:
            self.odd("READ.unplaced", "row_apart", "should", ref, where)
