"""All that a check says, verdict by verdict; what is behind a verdict is put together when it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias, overload

from attrs import define, field, frozen

from giac_schema.findings.finding import (
    LEVELS,
    VERDICTS,
    Finding,
    Level,
    Verdict,
)
from giac_schema.model.ruleset import is_called

__all__ = ["Findings", "Pending", "Said", "is_repairable", "made"]


@define(eq=False)
class Pending:
    """A verdict whose finding is made when somebody first looks at it.

    Most findings of most checks say that something holds, and nobody reads them: the figures, addresses and
    suggestions that a finding names cost far more than its verdict.
    """

    rule: str
    level: Level
    verdict: Verdict
    code: str
    _make: Callable[[], Finding]
    """Makes the finding, which says of all this the same."""
    _made: Finding | None = field(default=None, init=False)

    @property
    def finding(self) -> Finding:
        """The finding, the same object each time."""
        if self._made is None:
            self._made = self._make()
        return self._made


Said: TypeAlias = Finding | Pending
"""One verdict, with its finding or with what makes it."""


def is_repairable(said: Said) -> bool:
    """Whether it is a ``must`` relation that breaks: such are what inference seeks repairs of."""
    return said.verdict == "breaks" and said.code == "relation" and said.level == "must"


def _as_tuple(said: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(said)


def made(said: Said) -> Finding:
    """The finding of a verdict."""
    return said.finding if isinstance(said, Pending) else said


@frozen(eq=False, repr=False)
class Findings:
    """Every verdict of one check, holding ones included, in the order of the rules.

    Verdicts are known from the start, and to count them or to choose among them costs next to nothing; the
    figures behind one are put together when it is first looked at.
    """

    said: tuple[Said, ...] = field(default=(), converter=_as_tuple, alias="items")
    """The findings, some of them not yet made."""

    @property
    def items(self) -> tuple[Finding, ...]:
        """All findings."""
        return tuple(map(made, self.said))

    def __iter__(self) -> Iterator[Finding]:
        return map(made, self.said)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...

    def __getitem__(self, index: int | slice) -> Finding | Findings:
        """One finding by its number, or those of a slice."""
        return Findings(self.said[index]) if isinstance(index, slice) else made(self.said[index])

    def __len__(self) -> int:
        return len(self.said)

    def __eq__(self, other: object) -> bool:
        return self.items == other.items if isinstance(other, Findings) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.items)

    def __repr__(self) -> str:
        """How many of each verdict, and the ids of what breaks: all findings would fill some screens."""
        counted = ", ".join(f"{count} {verdict}" for verdict, count in self.counts.items() if count)
        ids = ", ".join(f.rule for f in self.said if f.verdict == "breaks")
        return f"<Findings: {counted or 'none'}{f'; breaks: {ids}' if ids else ''}>"

    def __reduce__(self) -> tuple[type[Findings], tuple[tuple[Finding, ...]]]:
        return Findings, (self.items,)

    @property
    def repairable(self) -> bool:
        """Whether a ``must`` relation breaks: then inference seeks repairs."""
        return any(map(is_repairable, self.said))

    def __add__(self, other: Findings) -> Findings:
        return Findings((*self.said, *other.said))

    def where(
        self,
        verdict: Verdict | Iterable[Verdict] | None = None,
        level: Level | None = None,
        rule: str | None = None,
    ) -> Findings:
        """Those with a verdict (or one of several), a level and a rule; ``None`` asks nothing.

        Args:
            verdict: One of ``holds``, ``breaks``, ``unknown``, ``not_applicable``, ``error``, or several.
            level: One of ``must``, ``should``, ``hint``.
            rule: The id of a single check (:attr:`Finding.rule`), or a pattern such as ``"T3-*"``; a part of
                ids finds all that begin with it: ``"T3-15"`` the checks ``T3-15[requests.received]`` and their like.

        Raises:
            ValueError: if there is no such verdict or level, since then nothing would ever be found.
        """
        verdicts = (verdict,) if isinstance(verdict, str) else tuple(verdict or VERDICTS)
        for each in verdicts:
            _known("verdict", each, VERDICTS)
        if level is not None:
            _known("level", level, LEVELS)
        return Findings(
            f
            for f in self.said
            if f.verdict in verdicts
            and (level is None or f.level == level)
            and (rule is None or is_called(f.rule, rule))
        )

    def down_to(self, level: Level) -> Findings:
        """Those of this level and the stricter ones.

        Raises:
            ValueError: if there is no such level.
        """
        _known("level", level, LEVELS)
        kept = LEVELS[: LEVELS.index(level) + 1]
        return Findings(f for f in self.said if f.level in kept)

    @property
    def broken(self) -> Findings:
        """What breaks."""
        return self.where("breaks")

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many of each verdict."""
        counted = Counter(f.verdict for f in self.said)
        return {verdict: counted[verdict] for verdict in VERDICTS}

    @property
    def ok(self) -> bool:
        """Whether nothing at ``must`` breaks and no rule crashed."""
        return not any(
            f.verdict == "error" or (f.verdict == "breaks" and f.level == "must") for f in self.said
        )


def _known(what: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise ValueError(f"There is no {what} {name!r}; say one of {', '.join(names)}.")
