"""What a person calls a table, a row, a column or a cell: the form's own labels."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, TABLES, Edition
from giac_schema.outputs.words.catalogue import has, say
from giac_schema.outputs.words.languages import Language

if TYPE_CHECKING:
    from giac_schema.findings import Partner
    from giac_schema.model.forms import Node

__all__ = ["Places", "is_fact"]

_INNER_QUOTES: Final = str.maketrans("“”", "‘’")
_SHORT: Final = 3
_WHOLE: Final = 8
"""Labels of the form up to so many characters stand whole in a narrow table."""
_NUMBERING: Final = re.compile(r"[一二三四五六七八九十]、|（[一二三四五六七八九十]）|\d\.")


@frozen
class Places:
    """The names of the form's places in one language, in the wording of one edition.

    Where the editions differ and none is given, the newer one speaks.
    """

    language: Language
    edition: Edition | None = None
    _editions: tuple[Edition, ...] = field(init=False)

    @_editions.default
    def _from_newest(self) -> tuple[Edition, ...]:
        others = tuple(e for e in reversed(EDITIONS) if e != self.edition)
        return others if self.edition is None else (self.edition, *others)

    def describe(self, ref: Ref) -> str:
        """Table, row and column of any place: 表三“（一）予以公开”行“其他”列."""
        if is_fact(ref):
            return say(self.language, "facts", ref.name)
        node = self._node(ref)
        if len(ref.path) == 1:
            return self.table(ref)
        if node is None:
            return self.column(ref.parent, ref.name)
        if node.kind == "cell":
            return self._cell(ref)
        shape = "block" if _in_blocks(ref) else "row"
        return self._say(shape, table=self.table(ref), row=self.row(ref))

    def of(self, partner: Partner, name: str) -> str:
        """Something in another report: 上年（2023年度）报告的“四、结转下年度继续办理”行."""
        known = partner.organ if partner.role == "child" else partner.year
        shape = {"previous": "previous_year", "child": "child_organ"}[partner.role]
        whose = say(
            self.language,
            "partners",
            partner.role if known is None else shape,
            organ=partner.organ,
            year=partner.year,
        )
        return say(self.language, "partners", "of", partner=whose, name=name)

    def table(self, ref: Ref) -> str:
        """The table that a place lies in: 表三."""
        return self.table_named(ref.table)

    def table_named(self, name: str) -> str:
        """A table by its name in addresses; any other name comes back as it is."""
        nodes = (n for e in self._editions for n in form(e).nodes if n.kind == "table")
        node = next((n for n in nodes if n.ref.table == name), None)
        if node is None or name not in TABLES:
            return name
        return node.entry.name if self.language == "zh" else node.entry.english

    def title(self, ref: Ref) -> str:
        """A table as a heading: its name, and what the form prints above it.

        表二, not the 二、 of its section as well.
        """
        node = self._node(Ref(ref.path[:1]))
        if node is None or self.language == "en":
            return self.table(ref)
        return f"{node.entry.name} {_NUMBERING.sub('', node.entry.label, count=1)}"

    def row(self, ref: Ref) -> str:
        """A row as the form prints it, after the group it stands in."""
        node = self._node(ref)
        if node is None:
            return str(ref)
        group = self._node(ref.parent) if len(ref.path) > 2 else None  # noqa: PLR2004 - table.row
        if group is None or (group.entry.silent and not _in_blocks(ref)):
            return self._label(node)
        return self._label(group) + self._say("inside") + self._label(node)

    def short(self, ref: Ref) -> str:
        """A row's label, or its number and name if the label is long, for a narrow table."""
        node = self._node(ref)
        if node is None:
            return str(ref)
        if self.language == "en":
            return node.entry.english
        if len(node.entry.label) <= _WHOLE:
            return node.entry.label
        number = _NUMBERING.match(node.entry.label)
        return (number[0] if number else "") + node.entry.name

    def name(self, ref: Ref) -> str:
        """A place by its name alone, as sums mention it: 本年新收."""
        node = self._node(ref)
        if node is None:
            return str(ref)
        return node.entry.name if self.language == "zh" else node.entry.english

    def column(self, table: Ref, column: str) -> str:
        """A column of a table: 表三“自然人”列."""
        return self._say("column", table=self.table(table), column=self.heading(table, column))

    def heading(self, table: Ref, column: str) -> str:
        """What the form prints above a column; a name that is none comes back as it is."""
        for edition in self._editions:
            entry = _headings(edition).get((table.table, column))
            if entry is not None:
                return entry[0] if self.language == "zh" else entry[1]
        return column

    def narrow(self, ref: Ref) -> str:
        """The heading of a cell's column on two lines, for a narrow table: 商业, 企业."""
        if has("headings", ref.name):
            return say(self.language, "headings", ref.name)
        heading, _, unit = self.heading(ref, ref.name).replace("单位：", "").partition("（")
        if unit:
            return f"{heading.strip()}\n（{unit}"
        if self.language == "en":
            return _in_half(heading)
        middle = (len(heading) + 1) // 2
        return heading if len(heading) <= _SHORT else f"{heading[:middle]}\n{heading[middle:]}"

    def named_row(self, ref: Ref) -> str:
        """A row in the middle of a sentence about its table: “（七）总计”行."""
        shape = "name_of_block" if _in_blocks(ref) else "name_of_row"
        return self._say(shape, name=self.row(ref))

    def named_column(self, ref: Ref) -> str:
        """The column of a cell in the middle of a sentence about its row: 总计栏."""
        shape = "name_of_total" if ref.name == "total" else "name_of_column"
        return self._say(shape, name=self.heading(ref, ref.name))

    def _cell(self, ref: Ref) -> str:
        shape = "block_cell" if _in_blocks(ref) else "cell"
        row, column = self.row(ref.parent), self.heading(ref, ref.name)
        return self._say(shape, table=self.table(ref), row=row, column=column)

    def _label(self, node: Node) -> str:
        if self.language == "en":
            return node.entry.english
        # A label stands in quotation marks, so those inside it are the inner ones.
        return node.entry.label.translate(_INNER_QUOTES)

    def _node(self, ref: Ref) -> Node | None:
        found = (form(edition).find(ref) for edition in self._editions)
        return next((node for node in found if node is not None), None)

    def _say(self, name: str, /, **fields: object) -> str:
        return say(self.language, "places", name, **fields)


def is_fact(ref: Ref) -> bool:
    """Whether an address is none of the form's, but a number that a report says of itself."""
    return ref.table == "report"


def _in_half(words: str) -> str:
    """Words on two lines, as even as may be."""
    gaps = [index for index, character in enumerate(words) if character == " "]
    if len(words) <= 2 * _SHORT or not gaps:
        return words
    middle = min(gaps, key=lambda gap: abs(2 * gap - len(words)))
    return f"{words[:middle]}\n{words[middle + 1 :]}"


def _in_blocks(ref: Ref) -> bool:
    """Whether the form prints this table's rows side by side, as it does in 表四."""
    return ref.table == "disputes"


@cache
def _headings(edition: Edition) -> dict[tuple[str, str], tuple[str, str]]:
    """For every table and column: what the form prints above it, and its English name."""
    return {
        (node.ref.table, node.ref.name): (node.entry.label, node.entry.english)
        for node in form(edition).cells()
    }
