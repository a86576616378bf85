"""From the parts of a block of text to a rule."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from giac_schema.errors import InvalidRule
from giac_schema.grammar.ruletext.mistakes import Wrong
from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.model.terms import Relation, Term, inner_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lark import Token

__all__ = ["DEEPEST", "Part", "Written", "made", "no_id_twice"]

DEEPEST: Final = 100
_REPEATED: Final = frozenset({"cites", "exceptions"})

Part: TypeAlias = tuple[str, Any, "Token | None"]
"""The name of a part of a rule, its value, and where it stood."""


@frozen
class Written:
    """A rule with the line on which it begins."""

    rule: Rule
    line: int


def made(parts: list[Part], checks: Mapping[str, Callable[[Any], Iterable[Any]]]) -> Written:
    """The rule of a block.

    Args:
        parts: the parts of the block, the name of the rule first.
        checks: the checks in Python that it may name.

    Raises:
        Wrong: if a part is missing, repeated or of no rule.
    """
    _, name, token = parts[0]
    values: dict[str, Any] = {"level": "must"}
    given: set[str] = set()
    for part, value, where in parts[1:]:
        key = "body" if part == "check" else part
        if key in given and key not in _REPEATED:
            raise Wrong("repeated_part", where or token)
        given.add(key)
        if part == "check":
            values[key] = _check(value, where, checks)
        else:
            values[key] = (*values.get(key, ()), value) if key in _REPEATED else value
    if "body" not in values:
        raise Wrong("no_relation", token)
    title = Title(values.pop("zh", ""), values.pop("en", ""))
    if _is_deep(values["body"]):
        raise Wrong("too_deep", token)
    try:
        made = Rule(id=name, title=title, **values)
    except InvalidRule as error:
        raise Wrong("no_id", token) from error
    return Written(made, (token.line or 0) if token is not None else 0)


def _check(
    name: str, token: Token | None, checks: Mapping[str, Callable[[Any], Iterable[Any]]]
) -> Check:
    if name not in checks:
        raise Wrong("unknown_check", token, difflib.get_close_matches(name, checks))
    return Check(name, checks[name])


def _is_deep(body: Any) -> bool:
    """Whether a relation goes deeper than any rule does: judging it could exhaust the stack."""
    if isinstance(body, (Check, Observed)):
        return False
    level: list[Term | Relation] = [body]
    for _ in range(DEEPEST):
        level = [inner for part in level for inner in inner_parts(part)]
        if not level:
            return False
    return True


def no_id_twice(blocks: list[list[Part]], written: Sequence[Written]) -> None:
    """See that no two rules of a text have one name.

    Raises:
        Wrong: if two have.
    """
    seen: dict[str, Rule] = {}
    for parts, each in zip(blocks, written, strict=True):
        for name in each.rule.ids:
            if seen.setdefault(name, each.rule) != each.rule:
                raise Wrong("repeated_id", parts[0][2])
