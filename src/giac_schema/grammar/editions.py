"""Which form a report is of, block by block, and the report built of what was found.

The tables decide, never the year and never the notice that the prose cites.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
from attrs import NOTHING

from giac_schema.grammar.tables.parts import RequestsRow
from giac_schema.model.address import Ref
from giac_schema.model.disclosure import Disclosure2019, Disclosure2021, DisclosureHybrid
from giac_schema.model.disputes import Disputes
from giac_schema.model.form import entries
from giac_schema.model.report import Report, Report2019, Report2021
from giac_schema.model.requests import Requests2019, Requests2021

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from giac_schema.grammar.tables.harvest import Harvest
    from giac_schema.grammar.tables.parts import Part
    from giac_schema.model.disclosure import Disclosure
    from giac_schema.model.report import Edition

__all__ = ["build_report"]

_DISCLOSURE: dict[Edition, type] = {"2021": Disclosure2021, "2019": Disclosure2019}
_OTHER = "requests.outcome.other"


def build_report(harvest: Harvest, parts: Sequence[Part]) -> Report:
    """The report of the edition that its tables are of, mixed where they are."""
    rows = dict(_row_classes(harvest))
    of_disclosure = _edition_of_disclosure(rows)
    of_requests = _edition_of_requests(harvest, parts)
    edition = of_requests or of_disclosure or _assumed(harvest)
    disclosure = _disclosure(rows, of_disclosure or edition, harvest)
    disputes: Disputes = _filled(Disputes, Ref(("disputes",)), harvest)
    requests_class = Requests2021 if edition == "2021" else Requests2019
    requests = _filled(requests_class, Ref(("requests",)), harvest)
    if isinstance(disclosure, Disclosure2021) and edition == "2021":
        return Report2021(disclosure=disclosure, requests=requests, disputes=disputes)
    if isinstance(disclosure, Disclosure2019) and edition == "2019":
        return Report2019(disclosure=disclosure, requests=requests, disputes=disputes)
    _note_mixture(rows, edition, harvest)
    return Report(edition, disclosure, requests, disputes)


def _row_classes(harvest: Harvest) -> Iterator[tuple[str, type]]:
    """For each row of 表二 that holds leaves, the model class whose columns they are."""
    names: dict[str, set[str]] = {}
    for ref in harvest.leaves:
        path = ref.path
        if path[0] == "disclosure":
            names.setdefault(path[1], set()).add(path[-1])
    for row, found in names.items():
        yield row, next(cls for cls in _possible(row) if found <= _names(cls))


@cache
def _names(cls: type) -> frozenset[str]:
    return frozenset(name for name, _, _ in entries(cls))


@cache
def _possible(row: str) -> tuple[type, ...]:
    classes = (
        part
        for edition in ("2021", "2019")
        for name, part, _ in entries(_DISCLOSURE[edition])
        if name == row
    )
    return tuple(dict.fromkeys(classes))


def _edition_of_disclosure(rows: dict[str, type]) -> Edition | None:
    """The form most rows are of; a row that is the same in both speaks for neither."""
    votes = {
        edition: sum(cls is own for row, cls in rows.items() if (own := _own(row, edition)))
        for edition in _DISCLOSURE
    }
    best = max(votes, key=lambda e: votes[e])
    return best if votes[best] else None


@cache
def _own(row: str, edition: Edition) -> type | None:
    return next((part for name, part, _ in entries(_DISCLOSURE[edition]) if name == row), None)


def _edition_of_requests(harvest: Harvest, parts: Sequence[Part]) -> Edition | None:
    """（六）其他处理 is divided in the form of 2021 and one row in that of 2019."""
    keys = [p.label.key for p in parts if isinstance(p, RequestsRow)]
    if any(key.startswith(f"{_OTHER}.") for key in keys):
        return "2021"
    if Ref.parse(_OTHER) / "total" in harvest.leaves:
        return "2019"
    return None


def _assumed(harvest: Harvest) -> Edition:
    """The form in use; where nothing tells them apart, what was read is the same in both."""
    harvest.odd("READ.edition", "edition_assumed", "hint", edition="2021")
    return "2021"


def _disclosure(rows: dict[str, type], edition: Edition, harvest: Harvest) -> Disclosure:
    at = Ref(("disclosure",))
    if all(_own(row, edition) is cls for row, cls in rows.items()):
        whole: Disclosure = _filled(_DISCLOSURE[edition], at, harvest)
        return whole
    chosen = {
        row.name: rows.get(row.name)
        or (_own(row.name, edition) if row.default is NOTHING else None)
        for row in attrs.fields(DisclosureHybrid)
    }
    return DisclosureHybrid(
        **{row: _filled(cls, at / row, harvest) for row, cls in chosen.items() if cls is not None}
    )


def _filled(cls: type, at: Ref, harvest: Harvest) -> Any:
    """An instance of a model class with the leaves that were found under an address."""
    values: dict[str, Any] = {}
    leaves = harvest.leaves
    for name, part, place in _parts(cls, at):
        if part is not None:
            values[name] = _filled(part, place, harvest)
        elif (leaf := leaves.get(place)) is not None:
            values[name] = leaf
    return cls(**values)


@cache
def _parts(cls: type, at: Ref) -> tuple[tuple[str, type | None, Ref], ...]:
    """The fields of a model class, each with its own class if it holds more than a leaf, and with its address."""
    return tuple(
        (name, part if attrs.has(part) else None, at / name) for name, part, _ in entries(cls)
    )


def _note_mixture(rows: dict[str, type], edition: Edition, harvest: Harvest) -> None:
    foreign = [row for row, cls in rows.items() if cls is not _own(row, edition)]
    for row in foreign:
        ref = Ref(("disclosure", row))
        seen = harvest.rows[ref][0]
        other = "2019" if edition == "2021" else "2021"
        harvest.odd(
            "S-14", "edition_mixed", "should", ref, seen.cell.position,
            table="disclosure", edition=other, printed=seen.cell.text,
        )  # fmt: skip
