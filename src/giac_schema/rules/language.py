"""How an author makes a rule: an id, what must hold, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from giac_schema.errors import InvalidRule
from giac_schema.model.report import EDITIONS, Edition
from giac_schema.model.rule import Body, Check, Level, Observed, Origin, Rule, Title
from giac_schema.model.terms import AllOf, AnyOf, Compare, IsMissing, Not
from giac_schema.rules.expand import instances
from giac_schema.rules.expressions import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["rule"]


def rule(
    name: str,
    body: Statement | Body,
    /,
    *,
    level: Level = "must",
    title: Title = Title(),  # noqa: B008 - a frozen value
    origin: Origin = "practice",
    cites: Iterable[str] = (),
    editions: Iterable[Edition] = EDITIONS,
    catalogue: Iterable[str] = (),
) -> Rule:
    """A rule, looked over before anything is judged by it.

    Args:
        name: Its id, such as ``T3.balance``.
        body: A relation, a :class:`Check`, or :class:`Observed`.
        level: ``must`` only for what no correct report can break.
        title: What it is called, in Chinese and English.
        origin: Whose word it rests on.
        cites: The texts that say so.
        editions: The forms it applies to.
        catalogue: The ids of its single checks, in the order of its axis.

    Raises:
        InvalidRule: if the relation cannot mean anything on any form it applies to.
        UnknownAddress: if it names a cell that neither form has.
    """
    made = Rule(
        id=name,
        level=level,
        body=_body(name, body),
        title=title,
        origin=origin,
        cites=tuple(cites),
        editions=tuple(editions),
        catalogue=tuple(catalogue),
    )
    if not isinstance(made.body, (Check, Observed)):
        _look_over(made)
    return made


def _body(name: str, body: object) -> Body:
    match body:
        case Statement():
            return body.relation
        case Compare() | IsMissing() | AllOf() | AnyOf() | Not() | Check() | Observed():
            return body
        case _:
            raise InvalidRule(
                f"Rule {name} needs a relation such as requests.received.total >= 0, or a function "
                f"with a name, such as Check({name!r}, function), not {body!r}."
            )


def _look_over(made: Rule) -> None:
    if not any(instances(made, edition) for edition in made.editions):
        raise InvalidRule(
            f"Rule {made.id} names cells that the form of {' and '.join(made.editions)} "
            f"does not have: it would never apply."
        )
