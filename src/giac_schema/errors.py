"""Every exception this library raises, on one page.

    GiacError
    ├── UnreadableReport (ValueError)      a source from which no report can be read
    │   ├── NoReportFound                    no table of the form anywhere in it
    │   ├── BlankForm                        the official form, not filled in
    │   ├── OtherForm                        statistics in a form of before 2019, or of half a year
    │   ├── RepeatedLinesLost                a page whose repeated lines were dropped
    │   ├── SeveralReports                   more than one report in one source
    │   ├── CannotOpen (OSError)             a path that the system does not open
    │   ├── TooLarge                         larger, longer or deeper nested than a report is
    │   └── UnknownFormat                    not text, not HTML: the format is named
    ├── MissingExtra (ImportError)         an optional library is needed and not installed
    ├── UnknownAddress (LookupError)       no cell, row or table of that name
    ├── UnknownRule (LookupError)          no rule of that id
    ├── UnknownLayout (LookupError)        no layout of that name
    ├── InvalidRule (ValueError)           a rule that cannot mean anything
    │   ├── ContradictoryRules               rules that no report keeps all at once
    │   └── InvalidRuleText                  a text of rules that cannot be read: where, and why
    ├── UnknownMessage (LookupError)       a finding that no sentence is written for
    └── InvalidData (ValueError)           plain data that is not what it should be

Messages say what was seen, where, and what to do.  The parts are attributes as
well, so that a program need not take a sentence apart.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BlankForm",
    "CannotOpen",
    "ContradictoryRules",
    "GiacError",
    "InvalidData",
    "InvalidRule",
    "InvalidRuleText",
    "MissingExtra",
    "NoReportFound",
    "OtherForm",
    "RepeatedLinesLost",
    "SeveralReports",
    "TooLarge",
    "UnknownAddress",
    "UnknownFormat",
    "UnknownLayout",
    "UnknownMessage",
    "UnknownRule",
    "UnreadableReport",
]


class GiacError(Exception):
    """The root: catch this to catch everything this library raises on purpose."""


class UnreadableReport(GiacError, ValueError):
    """A source from which no report can be read; the message says why and what to do."""

    def __init__(self, seen: str, advice: str) -> None:
        self.seen = seen
        """What was found instead of a report."""
        self.advice = advice
        """What the person who has the file can do."""
        super().__init__(seen, advice)

    def __str__(self) -> str:
        return f"{self.seen} {self.advice}"


class NoReportFound(UnreadableReport):
    """There is no table of the form in the source."""


class BlankForm(UnreadableReport):
    """The tables are there and nothing is filled in anywhere."""


class OtherForm(UnreadableReport):
    """Statistics on disclosure that are no annual report in the present form: the message names them."""


class RepeatedLinesLost(UnreadableReport):
    """Lines that occur more than once were dropped, so most figures are gone."""


class SeveralReports(UnreadableReport):
    """There is more than one report in the source, and nothing tells their figures apart."""


class CannotOpen(UnreadableReport, OSError):
    """A path that the system does not open: it is not there, a folder, forbidden, or held by another program.

    ``errno``, ``strerror`` and ``filename`` are those of the system's own error.
    """

    def __init__(self, path: str, reason: OSError) -> None:
        said = reason.strerror or str(reason)
        super().__init__(
            f"文件“{path}”打不开（{said}）。/ The file {path!r} cannot be opened ({said}).",
            "请检查路径、权限，以及是否正被其他程序占用。"
            "/ See whether path and rights are right, and no other program holds it.",
        )
        self.errno = reason.errno
        self.strerror = reason.strerror
        self.filename = path

    def __reduce__(self) -> tuple[Any, ...]:
        return CannotOpen, (self.filename, OSError(self.errno, self.strerror))


class TooLarge(UnreadableReport):
    """The source is larger, longer or deeper nested than any report is."""


class UnknownFormat(UnreadableReport):
    """The bytes are of a kind that no reader here understands."""


class MissingExtra(GiacError, ImportError):
    """An optional library is needed and not installed."""

    def __init__(self, what: str, extra: str) -> None:
        self.what = what
        """What needs the library."""
        self.extra = extra
        """The extra that brings it."""
        super().__init__(what, extra)

    def __str__(self) -> str:
        return (
            f"{self.what} needs an optional part that is not installed. "
            f'Install it with: pip install "giac-schema[{self.extra}]"'
        )


class _Mistyped(GiacError, LookupError):
    """A name nobody knows, with the nearest ones that exist."""

    kind = "name"
    advice = ""
    """What to do where no name is near."""

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        self.name = name
        """What was asked for."""
        self.nearest = tuple(nearest)
        """Names that exist and look like it, the best first."""
        super().__init__(name, self.nearest)

    def __str__(self) -> str:
        hint = f"Did you mean {' or '.join(self.nearest)}?" if self.nearest else self.advice
        return f"There is no {self.kind} {self.name!r}. {hint}".rstrip()


class UnknownAddress(_Mistyped):
    """No cell, row or table has this address in the form."""

    kind = "cell, row or table"
    advice = "An address begins with a table: disclosure, requests, disputes, or 表二, 表三, 表四."


class UnknownRule(_Mistyped):
    """No rule of the set has this id."""

    kind = "rule"
    advice = "The rules of a set are listed by [rule.id for rule in rules], the standard ones by `giac rules`."


class UnknownLayout(_Mistyped):
    """No layout has this name."""

    kind = "layout"


class InvalidRule(GiacError, ValueError):
    """A rule that cannot mean anything, with what is wrong about it."""


class ContradictoryRules(InvalidRule):
    """Rules that no report keeps all at once, as few of them as contradict each other."""

    def __init__(self, rules: Sequence[str], *, proved: bool = True) -> None:
        self.rules = tuple(rules)
        """The ids of the checks that contradict each other."""
        self.proved = proved
        """Whether it is proved; if not, the search for a report was given up."""
        super().__init__(self.rules)

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), proved=self.proved), (self.rules,)

    def __str__(self) -> str:
        listed = ", ".join(self.rules) or "the form itself"
        if not self.proved:
            return f"No report was found that keeps all of {listed}: ask for fewer rules at once."
        return f"No report keeps all of these at once: {listed}. Change or leave out one of them."


class InvalidRuleText(InvalidRule):
    """A text of rules that cannot be read, with the place, what was expected, and the nearest name."""

    def __init__(
        self,
        problem: str,
        seen: str,
        *,
        line: int = 0,
        column: int = 0,
        source: str = "",
        expected: Sequence[str] = (),
        nearest: Sequence[str] = (),
    ) -> None:
        self.problem = problem
        """Which mistake it is, such as ``unclosed_bracket``; the documentation lists them."""
        self.seen = seen
        """What is wrong and what to do, in Chinese and in English."""
        self.line = line
        """The line of the text, from 1; 0 where no line is to blame."""
        self.column = column
        """The character of that line, from 1."""
        self.source = source
        """That line."""
        self.expected = tuple(expected)
        """What could have stood there."""
        self.nearest = tuple(nearest)
        """Names that exist and look like the one that does not."""
        super().__init__(problem, seen)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rule_text_error, (self.problem, self.seen, self.__dict__))

    @property
    def caret(self) -> str:
        """Blanks up to the place in :attr:`source`, as wide as they are on a screen, and a ``^``."""
        return "".join(map(_gap, self.source[: max(self.column - 1, 0)])) + "^"

    def __str__(self) -> str:
        lines = [
            f"Line {self.line}, character {self.column}: {self.seen}" if self.line else self.seen
        ]
        if self.source:
            lines += [f"  {self.source}", f"  {self.caret}"]
        if self.expected:
            lines.append(f"  Expected: {', '.join(self.expected)}")
        if self.nearest:
            lines.append(f"  Did you mean {' or '.join(self.nearest)}?")
        return "\n".join(lines)


def _rule_text_error(problem: str, seen: str, parts: dict[str, object]) -> InvalidRuleText:
    made = InvalidRuleText(problem, seen)
    made.__dict__.update(parts)
    return made


def _gap(character: str) -> str:
    """Blanks as wide as a character: a Chinese one takes two columns, a combining mark none."""
    if character == "\t" or unicodedata.combining(character):
        return character if character == "\t" else ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "


class InvalidData(GiacError, ValueError):
    """Plain data (JSON) that is not what it should be; every wrong place is named."""

    def __init__(self, what: str, problems: Sequence[tuple[str, str]]) -> None:
        self.what = what
        """What it should have been: the name of a class, or ``JSON``."""
        self.problems = tuple(problems)
        """Where (as a JSONPath) and what, for everything that is wrong."""
        super().__init__(what, self.problems)

    def __str__(self) -> str:
        lines = [f"{path}: {wrong}" for path, wrong in self.problems]
        return "\n  ".join([f"This is no {self.what}:", *lines])


class UnknownMessage(GiacError, LookupError):
    """A finding speaks of something for which the catalogue has no sentence.

    Attributes:
        group: The table of the catalogue that was looked in.
        name: The message that was looked for.
        field: The named value that the message needs and did not get, if it is that.
    """

    def __init__(self, group: str, name: str, field: str = "") -> None:
        self.group = group
        self.name = name
        self.field = field
        super().__init__(group, name, field)

    def __str__(self) -> str:
        if self.field:
            return f"The message {self.group}.{self.name} needs {self.field!r} and did not get it."
        return (
            f"There is no message {self.group}.{self.name}. "
            "A check of your own can use the code 'said' with the arguments zh and en."
        )
