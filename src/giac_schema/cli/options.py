"""The options that several commands have; ``help`` is the name of what the catalogue says of each."""

from __future__ import annotations

from typing import Annotated, Final

from cyclopts import Parameter

from giac_schema.model.report import Edition
from giac_schema.outputs import Language

__all__ = ["SHAPE", "Files", "Jobs", "Lang", "OneForm", "OnlyRules", "Output", "Rules"]

Files = Annotated[
    str,
    Parameter(help="files"),
]
Lang = Annotated[
    Language | None,
    Parameter(name="--lang", help="lang"),
]
Jobs = Annotated[
    int | None,
    Parameter(name=["--jobs", "-j"], help="jobs", metavar="N"),
]
OneForm = Annotated[Edition | None, Parameter(name="--edition", help="edition")]
SHAPE: Final = Parameter(
    name="--format",
    help="format",
    show_default=False,
)
Output = Annotated[
    str | None,
    Parameter(
        name=["--output", "-o"],
        help="output",
        metavar="FILE",
    ),
]
Rules = Annotated[
    tuple[str, ...],
    Parameter(
        name="--rules",
        negative=(),
        help="more_rules",
        metavar="FILE",
        show_default=False,
    ),
]
OnlyRules = Annotated[
    bool,
    Parameter(name="--only-rules", negative=(), help="only_rules", show_default=False),
]
