"""How an author makes a rule: an id, what must hold, and on whose word."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast, get_args

from giac_schema.errors import InvalidRule
from giac_schema.model.organ import ORGANS
from giac_schema.model.report import EDITIONS, Edition
from giac_schema.model.rule import Body, Check, Level, Observed, Origin, Rule, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.terms import Relation
from giac_schema.rules.expand import instances
from giac_schema.rules.expressions import Statement
from giac_schema.rules.judge import judge_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from giac_schema.model.organ import OrganKind

__all__ = ["look_over", "rule", "template"]

_T = TypeVar("_T")


def rule(  # noqa: PLR0913 - as many as a rule has parts, each named where it is given
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
    organs: Iterable[OrganKind] = ORGANS,
    exceptions: Iterable[str | Title] = (),
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
        organs: The kinds of organs it applies to.
        exceptions: When a correct report may break it all the same.

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
        organs=tuple(organs),
        exceptions=tuple(exceptions),
    )
    look_over(made)
    return made


def template(things: Iterable[_T], make: Callable[[_T], Rule]) -> RuleSet:
    """One definition for many rows, columns or whatever else a rule may be about.

    For example::

        template(
            ["regulations", "normative_documents"],
            lambda row: rule(
                f"my.stock.{row}",
                disclosure.inside(row).in_force >= disclosure.inside(row).issued,
            ),
        )

    Raises:
        InvalidRule: if two of the rules have one id.
    """
    return RuleSet(map(make, things))


def _body(name: str, body: object) -> Body:
    match body:
        case Statement():
            return body.relation
        case Check() | Observed():
            return body
        case _:
            if isinstance(body, get_args(Relation)):
                return cast("Relation", body)
            raise InvalidRule(
                f"Rule {name} needs a relation such as requests.received.total >= 0, or a function "
                f"with a name, such as Check({name!r}, function), not {body!r}."
            )


def look_over(made: Rule) -> None:
    """Refuse a rule that could never be judged.

    Raises:
        InvalidRule: if its relation cannot mean anything on any form it applies to.
        UnknownAddress: if it names a cell that neither form has.
    """
    if isinstance(made.body, (Check, Observed)):
        return
    for each in made.editions:
        for instance in instances(made, each):
            judge_of(instance.relation)
    if not any(instances(made, edition) for edition in made.editions):
        raise InvalidRule(
            f"Rule {made.id} names cells that the form of {' and '.join(made.editions)} "
            f"does not have: it would never apply."
        )
