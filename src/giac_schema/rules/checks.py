"""Rules that are no relation: what such a check is given, and what it gives.

A check is any callable that takes a report or a reading and yields findings; it need not care for
its id or level, nor for exceptions: :func:`giac_schema.rules.evaluate` sees to those.

    >>> from giac_schema.model import Report2021
    >>> from giac_schema.rules import Check, evaluate, note, report_of, rule
    >>> def organ_named(subject):
    ...     if report_of(subject).organ is None:
    ...         yield note("said", zh="没有写明机关名称。", en="The organ is not named.")
    >>> named = rule("X.organ", Check("organ_named", organ_named), level="hint")
    >>> [(f.rule, f.level, f.verdict) for f in evaluate([named], Report2021())]
    [('X.organ', 'hint', 'breaks')]

One that looks into other reports asks for them by :func:`previous_of` and :func:`children_of`; where
they were not given, it is not applicable, and the finding says what is wanting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

from giac_schema.findings import Finding, Operand
from giac_schema.rules.relatives import Subject, children_of, previous_of, report_of, sources_of

if TYPE_CHECKING:
    from giac_schema.findings import Verdict
    from giac_schema.model.address import Ref
    from giac_schema.model.source import Position

__all__ = [
    "NOTHING_TO_CHECK",
    "CheckFunction",
    "Subject",
    "children_of",
    "note",
    "previous_of",
    "report_of",
    "sources_of",
]

CheckFunction: TypeAlias = Callable[[Subject], Iterable[Finding]]
"""A rule in Python.  Yields one finding (see :func:`note`) for each thing it has to say."""


def note(
    code: str,
    place: Ref | None = None,
    *,
    verdict: Verdict = "breaks",
    operands: tuple[Operand, ...] = (),
    position: Position | None = None,
    **args: str | int,
) -> Finding:
    """A finding of a check; its rule and level are filled in by whoever runs the check."""
    return Finding(
        rule="",
        level="hint",
        verdict=verdict,
        code=code,
        place=place,
        args=args,
        operands=operands,
        position=position,
    )


NOTHING_TO_CHECK: Final = note("not_applicable", verdict="not_applicable")
"""What a check yields where the report has nothing that it is about."""
