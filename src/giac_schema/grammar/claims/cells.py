"""Which cells a count may mean: what a careful reader could take each expression for.

Every way to read an expression is a tuple of addresses that are added up.  Several ways stand side by side,
the likeliest first; those of the two forms too, since prose does not say which form its tables have.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.terms import Cell, Leaves, Sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from giac_schema.model.claims import ClaimReading

__all__ = [
    "COLUMNS",
    "DECISIONS",
    "DOCUMENTS",
    "GROUPS",
    "OUTCOMES",
    "Way",
    "Ways",
    "column",
    "dispute",
    "document",
    "handled",
    "joined",
    "outcome",
    "readings",
]

Way: TypeAlias = tuple[str, ...]
Ways: TypeAlias = tuple[Way, ...]

_OUTCOME: Final = "requests.outcome"
GROUPS: Final = {
    "NOT_DISCLOSED": "not_disclosed",
    "UNABLE_TO_PROVIDE": "unable_to_provide",
    "NOT_PROCESSED": "not_processed",
    "OTHER_OUTCOMES": "other",
}


def _leaves(group: str) -> Way:
    """The rows of a group of outcomes, added up."""
    return (f"{_OUTCOME}.{group}.leaves.total",)


_ALL_GROUPS: Final = tuple(GROUPS.values())
_OTHER_2019: Final[Way] = (f"{_OUTCOME}.other.total",)

OUTCOMES: Final[Mapping[str, str]] = (
    {name.upper(): f"{_OUTCOME}.{name}" for name in ("disclosed", "partially_disclosed")}
    | {
        row.name.upper(): str(row)
        for node in form("2021").rows("requests")
        for row in (node.ref,)
        if len(row.path) == len(("requests", "outcome", "group", "row"))
        and row.parent.name in _ALL_GROUPS[:3]
    }
    | {
        "OVERDUE_CORRECTION": f"{_OUTCOME}.other.overdue_correction",
        "OVERDUE_FEE": f"{_OUTCOME}.other.overdue_fee",
    }
)
"""The words of ``claims.lark`` that name one row of outcomes."""

_TOTAL: Final = f"{_OUTCOME}.total.total"
_RECEIVED: Final = "requests.received.total"
_CARRIED_IN: Final = "requests.carried_in.total"
_CARRIED_OUT: Final = "requests.carried_out.total"

_DISCLOSED: Final[Ways] = (
    (f"{_OUTCOME}.disclosed.total",),
    (f"{_OUTCOME}.disclosed.total", f"{_OUTCOME}.partially_disclosed.total"),
)

_PLAIN: Final[Mapping[str, Ways]] = {
    "received": ((_RECEIVED,), (_RECEIVED, _CARRIED_IN)),
    "handled": ((_RECEIVED,), (_TOTAL,), (_RECEIVED, _CARRIED_IN)),
    "named": ((_RECEIVED,), (_RECEIVED, _CARRIED_IN), (_TOTAL,), *_DISCLOSED),
    "answered": ((_TOTAL,),),
    "carried_in": ((_CARRIED_IN,),),
    "carried_out": ((_CARRIED_OUT,),),
    "carried": ((_CARRIED_OUT,), (_CARRIED_IN,)),
}
_WITH_CARRIED_IN: Final[Mapping[str, Ways]] = {
    "received": ((_RECEIVED, _CARRIED_IN),),
    "handled": ((_RECEIVED, _CARRIED_IN), (_TOTAL,)),
    "named": ((_RECEIVED, _CARRIED_IN), (_TOTAL,)),
    "answered": ((_TOTAL,), (_RECEIVED, _CARRIED_IN)),
}


def handled(kind: str, *, with_carried_in: bool = False) -> Ways:
    """How applications that were received, handled or answered may be meant (N-01 to N-05)."""
    return (_WITH_CARRIED_IN if with_carried_in else _PLAIN).get(kind, _PLAIN[kind])


def outcome(word: str) -> Ways:
    """How a word for an outcome may be meant; groups are often drawn otherwise in prose (E-9)."""
    if word in {"DISCLOSED", "OPENED", "ALREADY_PUBLIC"}:
        return _DISCLOSED
    if word == "NOT_DISCLOSED":
        refused = tuple(cell for group in _ALL_GROUPS[:3] for cell in _leaves(group))
        return (
            _leaves("not_disclosed"),
            (*_leaves("not_disclosed"), *_leaves("unable_to_provide")),
            refused,
            (*refused, *_leaves("other")),
            (*refused, *_OTHER_2019),
        )
    if word in {"OTHER_OUTCOMES", "ELSE"}:
        return (_leaves("other"), _OTHER_2019, (f"{_OUTCOME}.other.other.total",))
    if word == "WITHDRAWN":
        return ((f"{_OUTCOME}.other.other.total",), _leaves("other"), _OTHER_2019)
    if word in {"OVERDUE_CORRECTION", "OVERDUE_FEE"}:
        return ((f"{OUTCOMES[word]}.total",), _OTHER_2019)
    if word == "NOT_PROCESSED":
        rest = (*_leaves("not_processed"), *_leaves("other"))
        return (_leaves("not_processed"), rest, (*_leaves("not_processed"), *_OTHER_2019))
    if word in GROUPS:
        return (_leaves(GROUPS[word]),)
    return ((f"{OUTCOMES[word]}.total",),)


COLUMNS: Final[Mapping[str, Way]] = {
    "NATURAL_PERSON": ("natural_person",),
    "COMMERCIAL_ENTERPRISE": ("commercial_enterprise",),
    "RESEARCH_INSTITUTION": ("research_institution",),
    "SOCIAL_WELFARE_ORGANIZATION": ("social_welfare_organization",),
    "LEGAL_SERVICE_INSTITUTION": ("legal_service_institution",),
    "LEGAL_PERSON": (
        "commercial_enterprise",
        "research_institution",
        "social_welfare_organization",
        "legal_service_institution",
        "other_organization",
    ),
}
_OTHER_ORGANIZATION: Final = ("other_organization",)


def column(base: Ways, word: str) -> Ways:
    """Ways to read a total, taken for one kind of applicants instead."""
    kinds: list[Way] = [_OTHER_ORGANIZATION] if word == "ELSE" else [COLUMNS[word]]
    if word == "COMMERCIAL_ENTERPRISE":
        kinds.append(COLUMNS["LEGAL_PERSON"])
    return tuple(
        tuple(f"{cell.removesuffix('.total')}.{name}" for cell in way for name in names)
        for names in kinds
        for way in base
    )


_RECONSIDERATION: Final = ("disputes.reconsideration",)
_DIRECT: Final = ("disputes.litigation.direct",)
_AFTER: Final = ("disputes.litigation.after_reconsideration",)
_BLOCKS: Final[Mapping[str, Way]] = {
    "RECONSIDERATION": _RECONSIDERATION,
    "LITIGATION": (*_DIRECT, *_AFTER),
    "DIRECT": _DIRECT,
    "AFTER_RECONSIDERATION": _AFTER,
}
_RESULTS: Final[Mapping[str, tuple[Way, ...]]] = {
    "TOTAL": (("total",),),
    "UPHELD": (("upheld",), ("upheld", "other")),
    "CORRECTED": (("corrected",),),
    "DISMISSED": (("upheld",), ("other",), ("upheld", "other")),
    "NO_RESULT": (("other",),),
    "ELSE": (("other",),),
    "PENDING": (("pending",),),
    "FINISHED": (("upheld", "corrected", "other"), ("total",)),
}


def dispute(blocks: Iterable[str], result: str = "TOTAL") -> Ways:
    """How cases of reconsideration or litigation, all or those with one result, may be meant."""
    rows = tuple(dict.fromkeys(row for block in blocks for row in _BLOCKS[block]))
    return tuple(tuple(f"{row}.{name}" for row in rows for name in way) for way in _RESULTS[result])


DOCUMENTS: Final = {
    "REGULATIONS": "disclosure.regulations",
    "NORMATIVE_DOCUMENTS": "disclosure.normative_documents",
}
_OF_DOCUMENTS: Final[Mapping[str, Way]] = {
    "ISSUED": ("issued", "made"),
    "REPEALED": ("repealed",),
    "IN_FORCE": ("in_force", "total_disclosed"),
    "MADE": ("made",),
    "NEWLY_DISCLOSED": ("disclosed",),
    "TOTAL_DISCLOSED": ("total_disclosed",),
    "": ("issued", "in_force", "made", "disclosed", "total_disclosed"),
}


def document(kinds: Iterable[str], what: str) -> Ways:
    """How a number of regulations or normative documents may be meant (N-15)."""
    return tuple((f"{DOCUMENTS[kind]}.{name}",) for name in _OF_DOCUMENTS[what] for kind in kinds)


DECISIONS: Final = {
    "LICENSING": "disclosure.licensing",
    "PENALTIES": "disclosure.penalties",
    "COERCIVE_MEASURES": "disclosure.coercive_measures",
    "OTHER_SERVICES": "disclosure.other_services",
}


def joined(parts: Iterable[Ways]) -> Ways:
    """Several expressions with one count between them: the likeliest ways of each, added up."""
    found = list(parts)
    return (tuple(cell for ways in found for cell in ways[0]),)


def readings(ways: Ways) -> tuple[ClaimReading, ...]:
    """The ways as terms, each once."""
    return tuple(dict.fromkeys(map(_term, ways)))


@cache
def _term(way: Way) -> ClaimReading:
    parts = tuple(map(_part, way))
    return parts[0] if len(parts) == 1 else Sum(parts)


def _part(address: str) -> Cell | Leaves:
    group, leaves, column = address.partition(".leaves.")
    return Leaves(Ref.parse(group), column) if leaves else Cell(Ref.parse(address))
