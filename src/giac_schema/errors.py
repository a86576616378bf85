"""Every exception this library raises, on one page.

    GiacError
    ├── UnreadableReport (ValueError)      a source from which no report can be read
    │   ├── NoReportFound                    no table of the form anywhere in it
    │   ├── BlankForm                        the official form, not filled in
    │   ├── OtherForm                        statistics in a form of before 2019, or of half a year
    │   ├── RepeatedLinesLost                a page whose repeated lines were dropped
    │   ├── SeveralReports                   more than one report in one source
    │   ├── TooLarge                         larger, longer or deeper nested than a report is
    │   └── UnknownFormat                    not text, not HTML: the format is named
    ├── MissingExtra (ImportError)         an optional library is needed and not installed
    ├── UnknownAddress (LookupError)       no cell, row or table of that name
    ├── UnknownRule (LookupError)          no rule of that id
    ├── UnknownLayout (LookupError)        no layout of that name
    ├── InvalidRule (ValueError)           a rule that cannot mean anything
    ├── UnknownMessage (LookupError)       a finding that no sentence is written for
    └── InvalidData (ValueError)           plain data that is not what it should be

Messages say what was seen, where, and what to do.  The parts are attributes as
well, so that a program need not take a sentence apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "BlankForm",
    "GiacError",
    "InvalidData",
    "InvalidRule",
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

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        self.name = name
        """What was asked for."""
        self.nearest = tuple(nearest)
        """Names that exist and look like it, the best first."""
        super().__init__(name, self.nearest)

    def __str__(self) -> str:
        hint = f" Did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        return f"There is no {self.kind} {self.name!r}.{hint}"


class UnknownAddress(_Mistyped):
    """No cell, row or table has this address in the form."""

    kind = "cell, row or table"


class UnknownRule(_Mistyped):
    """No rule of the set has this id."""

    kind = "rule"


class UnknownLayout(_Mistyped):
    """No layout has this name."""

    kind = "layout"


class InvalidRule(GiacError, ValueError):
    """A rule that cannot mean anything, with what is wrong about it."""


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
