"""A rule: what must hold of a report, how firmly, and on whose word.

A rule is plain frozen data.  ``rules`` judges it, ``convert`` ships it, ``render`` prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias, get_args

from attrs import field, frozen

from giac_schema.errors import InvalidRule
from giac_schema.model.organ import ORGANS, OrganKind
from giac_schema.model.report import EDITIONS, Edition
from giac_schema.model.terms import Relation

__all__ = [
    "LEVELS",
    "ORIGINS",
    "Body",
    "Check",
    "Level",
    "Observed",
    "Origin",
    "Rule",
    "Title",
]

Level: TypeAlias = Literal["must", "should", "hint"]
"""``must``: no correct report can break it; ``should``: expected; ``hint``: plausibility only."""
LEVELS: tuple[Level, ...] = get_args(Level)

Origin: TypeAlias = Literal["form", "arithmetic", "law", "practice", "plausibility"]
"""Whose word a rule rests on; only the form and the law are official."""
ORIGINS: tuple[Origin, ...] = get_args(Origin)


@frozen
class Title:
    """What a rule is called, in the two languages of the messages."""

    zh: str = ""
    en: str = ""


@frozen
class Check:
    """A rule that is no relation between cells: a callable with a name.

    The callable takes a report or a reading and yields findings.  It is found again by its name when
    a saved rule is loaded, so the name alone is what makes two checks equal.
    """

    name: str
    function: Callable[[Any], Iterable[Any]] = field(repr=False, eq=False)


@frozen
class Observed:
    """A rule that the reader itself watches over: whatever it noted under the rule's id."""


Body: TypeAlias = Relation | Check | Observed


def _no_blank(_rule: object, _attribute: object, value: str) -> None:
    if not value or value != value.strip():
        raise InvalidRule(f"A rule needs an id without blanks around it, not {value!r}.")


def _one_of(known: tuple[str, ...]) -> Callable[[Rule, Any, object], None]:
    """A validator for an attribute that is one of some words."""

    def validate(rule: Rule, attribute: Any, value: object) -> None:
        if value not in known:
            raise InvalidRule(
                f"Rule {rule.id} has the {attribute.name} {value!r}; say one of {', '.join(known)}."
            )

    return validate


def _some_of(known: tuple[str, ...], what: str) -> Callable[[Rule, Any, tuple[object, ...]], None]:
    """A validator for an attribute that is some of some words, and at least one."""

    def validate(rule: Rule, _attribute: object, value: tuple[object, ...]) -> None:
        if not value or any(each not in known for each in value):
            raise InvalidRule(
                f"Rule {rule.id} names the {what} {value!r}; give at least one of {known!r}."
            )

    return validate


@frozen(cache_hash=True)
class Rule:
    """One rule, which may be several checks: a relation between rows of 表三 is seven.

    Raises:
        InvalidRule: if the id is empty; if level, origin, an edition or a kind of organ is none of
            those that exist.
    """

    id: str = field(validator=_no_blank)
    """Such as ``T3.balance`` or ``C-01``."""
    level: Level = field(validator=_one_of(LEVELS))
    body: Body
    title: Title = Title()
    origin: Origin = field(default="practice", validator=_one_of(ORIGINS))
    cites: tuple[str, ...] = ()
    """Texts that say so: an instrument and its article; empty where there is none."""
    editions: tuple[Edition, ...] = field(
        default=EDITIONS, validator=_some_of(EDITIONS, "editions")
    )
    """The forms it applies to."""
    catalogue: tuple[str, ...] = ()
    """The ids of its single checks, in the order of its axis; one id stands for all of them."""
    organs: tuple[OrganKind, ...] = field(
        default=ORGANS, validator=_some_of(ORGANS, "kinds of organs")
    )
    """The kinds of organs it applies to."""
    exceptions: tuple[str | Title, ...] = ()
    """When a correct report may break it all the same: ids such as ``E-2`` of the list in the
    documentation, or words of one's own."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Its own id and those of its single checks."""
        return (self.id, *(i for i in self.catalogue if i != self.id))
