"""From a rule to its single checks: a relation along rows or columns becomes one for each.

``requests.received + requests.carried_in == ...`` is seven relations between cells, one for each column
of 表三; ``requests.column("total") == requests.parts`` is one for each row.  Which rows and columns there are
is for the form to say, so that the same rule is 25 checks in one edition and 23 in the other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from giac_schema.errors import InvalidRule
from giac_schema.model.rule import Check, Observed
from giac_schema.model.terms import Relation
from giac_schema.rules.scope import Columns, ElsewhereOnly, Scope

if TYPE_CHECKING:
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule

__all__ = ["Instance", "instances"]

_RULES_KEPT: Final = 4096


@frozen
class Instance:
    """One single check of a rule: a relation between cells, constants and sums of them."""

    id: str
    """The catalogue's id, such as ``T3-03`` or ``T3-15[requests.received]``."""
    relation: Relation
    """The same relation as the rule's, with one cell wherever that had a row or a column."""
    column: str = ""
    """The column it is about, for one of several checks along the columns."""


@lru_cache(_RULES_KEPT)
def instances(rule: Rule, edition: Edition) -> tuple[Instance, ...]:
    """The single checks of a rule on the form of one edition, in the order of its axis.

    A rule that is no relation has none, nor has a relation about places of the other edition only.

    Raises:
        InvalidRule: if the relation mixes rows with columns, or names a place that has no figures.
        UnknownAddress: if neither form has one of its addresses.
    """
    if isinstance(rule.body, (Check, Observed)):
        return ()
    scope = Scope(edition)
    try:
        axis = scope.axis(rule.body)
        if axis is None:
            return (Instance(_single_id(rule), scope.relation(rule.body, 0)),)
        ids = _ids(rule, axis.keys())
        relations = [scope.relation(rule.body, index) for index in range(len(ids))]
    except ElsewhereOnly:
        return ()
    columns = axis.names if isinstance(axis, Columns) else ("",) * len(ids)
    return tuple(map(Instance, ids, relations, columns))


def _single_id(rule: Rule) -> str:
    (found,) = _ids(rule, ("",))
    return found


def _ids(rule: Rule, keys: tuple[str, ...]) -> tuple[str, ...]:
    if len(rule.catalogue) == len(keys):
        return rule.catalogue
    if len(rule.catalogue) > 1:
        raise InvalidRule(
            f"Rule {rule.id} is {len(keys)} checks and names {len(rule.catalogue)} ids for them: "
            f"give each its own, one for all, or none."
        )
    name = rule.catalogue[0] if rule.catalogue else rule.id
    return tuple(f"{name}[{key}]" if key else name for key in keys)
