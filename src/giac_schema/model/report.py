"""The report itself: what it says of itself, its three tables, its prose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping  # noqa: TC003 - attrs resolves what a cached property returns
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

import attrs
from attrs import field, frozen
from attrs.validators import in_

from giac_schema.errors import UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.disclosure import (
    Disclosure,
    Disclosure2019,
    Disclosure2021,
)
from giac_schema.model.disputes import Disputes
from giac_schema.model.form import table
from giac_schema.model.requests import Requests, Requests2019, Requests2021
from giac_schema.model.sketch import sketch
from giac_schema.model.values import Leaf, Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "EDITIONS",
    "TABLES",
    "Edition",
    "ExtraRow",
    "Period",
    "Report",
    "Report2019",
    "Report2021",
    "TableName",
]

Edition: TypeAlias = Literal["2019", "2021"]
"""The form, by the year it came into use: 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号."""
EDITIONS: tuple[Edition, ...] = get_args(Edition)

TableName: TypeAlias = Literal["disclosure", "requests", "disputes"]
TABLES: tuple[TableName, ...] = get_args(TableName)


@frozen
class Period:
    """The time the figures cover, both days included."""

    start: dt.date
    end: dt.date


@frozen
class ExtraRow:
    """A row that the form does not have and the organ printed, such as 其他主动公开文件."""

    table: TableName = field(validator=in_(TABLES))
    label: str
    cells: tuple[Leaf, ...] = ()
    """Its figures as printed, from left to right."""


def _disclosure(cls: type) -> Any:
    return table(cls, "二、主动公开政府信息情况", "表二", "table 2 (disclosure)", article="20")


def _requests(cls: type) -> Any:
    return table(
        cls,
        "三、收到和处理政府信息公开申请情况",
        "表三",
        "table 3 (requests)",
        article="50(2)",
    )


@frozen(repr=False)
class Report:
    """One annual report, as printed.

    A report whose tables are all of one form is a :class:`Report2021` or a :class:`Report2019`,
    which are typed to the leaf; one that mixes them is a plain ``Report``.

    Raises:
        ValueError: if ``edition`` is not one of :data:`EDITIONS`.
    """

    edition: Edition = field(validator=in_(EDITIONS))
    """The form that 表三 is of, and for a mixed report most of its blocks."""
    disclosure: Disclosure
    requests: Requests
    disputes: Disputes = table(
        Disputes,
        "四、政府信息公开行政复议、行政诉讼情况",
        "表四",
        "table 4 (disputes)",
        article="50(3)",
    )
    year: int | None = None
    """The year the figures are of (not the year of publication)."""
    organ: str | None = None
    title: str | None = None
    period: Period | None = None
    published_on: dt.date | None = None
    overview: str | None = None
    """一、总体情况: its prose, paragraphs separated by line breaks."""
    problems: str | None = None
    """五、存在的主要问题及改进情况."""
    other_matters: str | None = None
    """六、其他需要报告的事项."""
    extras: tuple[ExtraRow, ...] = ()

    def __repr__(self) -> str:
        """Every row that says more than zero, the others counted: all of it would fill some screens."""
        return sketch(self)

    def __getitem__(self, address: Ref | str) -> Any:
        """The cell, row or table at an address.

        Raises:
            UnknownAddress: if the form, or this report's edition of it, has no such address.
        """
        ref = Ref.parse(address) if isinstance(address, str) else address
        found: Any = self
        for part in ref.path:
            found = getattr(found, part, None)
            if found is None:
                raise UnknownAddress(str(ref))
        return found

    @cached_property
    def leaves(self) -> Mapping[Ref, Leaf]:
        """What every cell of the three tables holds, in the order of the form."""
        if type(self) is Report:  # a mixture: what it has is seen in its parts
            return dict(
                leaf for name in TABLES for leaf in _leaves(getattr(self, name), Ref((name,)))
            )
        refs, fetch = _all_cells(self.edition)
        return dict(zip(refs, fetch(self), strict=True))

    @cached_property
    def gaps(self) -> Mapping[Ref, Missing]:
        """The cells that hold no number, and why not."""
        return {ref: leaf for ref, leaf in self.leaves.items() if isinstance(leaf, Missing)}

    def cells(self) -> Iterator[tuple[Ref, Leaf]]:
        """Every cell of the three tables with its address, in the order of the form."""
        return iter(self.leaves.items())

    def with_cells(self, changes: Mapping[Ref, Leaf] | Mapping[str, Leaf]) -> Report:
        """The same report with other values in some cells.

        Args:
            changes: The new values by address; one in words may be English or Chinese.

        Raises:
            UnknownAddress: if an address is none of this report's cells.
        """
        tree: dict[str, Any] = {}
        for address, leaf in changes.items():
            ref = Ref.parse(address) if isinstance(address, str) else address
            if not isinstance(self[ref], (int, Decimal, Missing)):
                raise UnknownAddress(str(ref))
            inner = tree
            for part in ref.path[:-1]:
                inner = inner.setdefault(part, {})
            inner[ref.path[-1]] = leaf
        changed: Report = _evolve(self, tree)
        return changed


@frozen(repr=False)
class Report2021(Report):
    """A report of the 2021 form."""

    edition: Literal["2021"] = field(default="2021", validator=in_(("2021",)))
    disclosure: Disclosure2021 = _disclosure(Disclosure2021)
    requests: Requests2021 = _requests(Requests2021)


@frozen(repr=False)
class Report2019(Report):
    """A report of the 2019 form."""

    edition: Literal["2019"] = field(default="2019", validator=in_(("2019",)))
    disclosure: Disclosure2019 = _disclosure(Disclosure2019)
    requests: Requests2019 = _requests(Requests2019)


@cache
def _all_cells(edition: Edition) -> tuple[tuple[Ref, ...], attrgetter[tuple[Leaf, ...]]]:
    """Every address of a form, and what gets all their leaves from a report."""
    empty = Report2021() if edition == "2021" else Report2019()
    refs = tuple(ref for name in TABLES for ref, _ in _leaves(getattr(empty, name), Ref((name,))))
    return refs, attrgetter(*map(str, refs))


def _leaves(node: Any, at: Ref) -> Iterator[tuple[Ref, Leaf]]:
    for attribute in attrs.fields(type(node)):
        child = getattr(node, attribute.name)
        if child is None:
            continue
        if isinstance(child, (int, Decimal, Missing)):
            yield at / attribute.name, child
        else:
            yield from _leaves(child, at / attribute.name)


def _evolve(node: Any, changes: Mapping[str, Any]) -> Any:
    return attrs.evolve(
        node,
        **{
            name: _evolve(getattr(node, name), inner) if isinstance(inner, dict) else inner
            for name, inner in changes.items()
        },
    )
