"""Addresses of cells, rows and tables, in English and in Chinese.

``requests.received.total`` and ``表三.本年新收.总计`` name the same cell.  Both are made of
what the model classes declare, so there is no second list to keep.
"""

from __future__ import annotations

import difflib
import unicodedata
from functools import cache, lru_cache, total_ordering
from typing import TYPE_CHECKING, final

from attrs.exceptions import FrozenInstanceError

from giac_schema.errors import UnknownAddress

if TYPE_CHECKING:
    from typing import NoReturn

    from giac_schema.model.form import Entry

__all__ = ["Ref"]

_NEAREST = 3
_LIKENESS = 0.5


@final
@total_ordering
class Ref:
    """The address of a table, a row, a group of rows or a cell.

    ``str(ref)`` prints it in English, ``ref.chinese`` in the form's own words, and
    :meth:`parse` reads either back: ``Ref.parse(str(r)) == Ref.parse(r.chinese) == r``.

    There is one object for each address, so that to compare two, or to find one in a dictionary, takes a look
    at which objects they are: every figure of every report is looked up by its address many times.
    """

    __slots__ = ("_inside", "path")
    __match_args__ = ("path",)

    path: tuple[str, ...]
    """The names from the table to the place."""
    _inside: dict[str, Ref]

    def __new__(cls, path: tuple[str, ...]) -> Ref:
        """The one object for a path."""
        known = _KNOWN.get(path)
        if known is not None:
            return known
        made = super().__new__(cls)
        object.__setattr__(made, "path", tuple(path))
        object.__setattr__(made, "_inside", {})
        return _KNOWN.setdefault(made.path, made)  # of two threads, the first to come names it

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError

    def __reduce__(self) -> tuple[type[Ref], tuple[tuple[str, ...]]]:
        return Ref, (self.path,)

    def __repr__(self) -> str:
        return f"Ref.parse({str(self)!r})"

    def __lt__(self, other: Ref) -> bool:
        return self.path < other.path

    @classmethod
    def parse(cls, text: str) -> Ref:
        """The address that a person wrote, in either language.

        Raises:
            UnknownAddress: if the form has no such place; the error names the nearest.
        """
        return _parsed(text)

    def __str__(self) -> str:
        return ".".join(self.path)

    @property
    def chinese(self) -> str:
        """The address in the form's own words."""
        entries = _places().get(self)
        if entries is None:
            raise UnknownAddress(str(self))
        return ".".join(e.name for e in entries if not e.silent or e is entries[-1])

    @property
    def entry(self) -> Entry:
        """What the form says of this place; where the two forms differ, the newer one."""
        entries = _places().get(self)
        if entries is None:
            raise UnknownAddress(str(self))
        return entries[-1]

    @property
    def table(self) -> str:
        """The table it lies in: ``disclosure``, ``requests`` or ``disputes``."""
        return self.path[0]

    @property
    def parent(self) -> Ref:
        """The row, group or table around it."""
        return Ref(self.path[:-1])

    @property
    def name(self) -> str:
        """The last part: the column, for a cell."""
        return self.path[-1]

    def __truediv__(self, part: str) -> Ref:
        """The place of that name inside this one."""
        inside = self._inside.get(part)
        if inside is None:
            inside = self._inside[part] = Ref((*self.path, part))
        return inside


_KNOWN: dict[tuple[str, ...], Ref] = {}
"""Every address there is an object of."""


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Ref:
    names = _names()
    found = names.get(_plain(text))
    if found is None:
        script = str.isascii if text.isascii() else _not_ascii
        known = [name for name in names if script(name)]
        raise UnknownAddress(
            text, difflib.get_close_matches(_plain(text), known, _NEAREST, _LIKENESS)
        )
    return found


def _not_ascii(text: str) -> bool:
    return not text.isascii()


def _plain(text: str) -> str:
    """Width, spaces and the several dots of Chinese text folded."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(folded.split()).replace("·", ".").replace("。", ".")


@cache
def _places() -> dict[Ref, tuple[Entry, ...]]:
    """Every address of both forms with the entries along its path."""
    from giac_schema.model.forms import form
    from giac_schema.model.report import EDITIONS

    places: dict[Ref, tuple[Entry, ...]] = {}
    for edition in reversed(EDITIONS):
        for node in form(edition).nodes:
            places.setdefault(node.ref, node.entries)
    return places | _facts()


def _facts() -> dict[Ref, tuple[Entry, ...]]:
    """What a rule may count beside the tables; no cell of a report stands there."""
    from giac_schema.model.form import Entry

    report = Entry("报告", "报告", "report")
    return {
        Ref(("report", "year")): (report, Entry("年度", "年度", "year")),
        Ref(("report", "children")): (
            report,
            Entry("下级报告数", "下级报告数", "subordinate reports"),
        ),
    }


@cache
def _names() -> dict[str, Ref]:
    names: dict[str, Ref] = {}
    for ref, entries in _places().items():
        names.setdefault(str(ref), ref)
        names.setdefault(".".join(e.name for e in entries if not e.silent or e is entries[-1]), ref)
        names.setdefault(".".join(e.name for e in entries), ref)
    return names
