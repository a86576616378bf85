"""The command line: ``giac read``, ``check``, ``render``, ``rules``, ``explain``.

Exit status: 0 nothing at ``must`` broke; 1 a ``must`` broke or a rule crashed; 2 something could not
be read, or the arguments are wrong; 130 interrupted; 141 whoever read the output stopped reading.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from giac_schema.outputs import preferred
from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_LIBRARIES: Final = {"cyclopts", "rich"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``giac`` with these arguments, or those of the process, and give its exit status."""
    try:
        from giac_schema.cli.app import run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        told = say(preferred(), "errors", "missing_program", extra="cli")
        print(f"giac: {told}", file=sys.stderr)  # noqa: T201
        return 2
    return run(sys.argv[1:] if arguments is None else list(arguments))
