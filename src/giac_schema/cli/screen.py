"""What text is drawn for: so many columns, these colours or none."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Final

from attrs import frozen
from rich.console import Console

from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["Screen", "complain", "complain_in_lines", "file", "rendered", "standard_output"]

_WIDTH: Final = 100
"""Columns of text that goes to a file or a pipe."""


@frozen
class Screen:
    """A width, and whether colours and other styles are shown."""

    width: int
    styled: bool = False


def standard_output() -> Screen:
    """The terminal; for a file or a pipe ``COLUMNS`` columns, else 100, and no colours."""
    console = Console(file=sys.stdout)
    if console.is_terminal:
        return Screen(console.width, styled=not console.no_color)
    columns = os.environ.get("COLUMNS", "")
    return Screen(int(columns) if columns.isdigit() and int(columns) > 0 else _WIDTH)


def file() -> Screen:
    """A file: always as wide, and without colours."""
    return Screen(_WIDTH)


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"giac: {visible(message)}", file=sys.stderr)  # noqa: T201


def complain_in_lines(message: str) -> None:
    """Several lines on standard error, made visible already."""
    print(f"giac: {message}", file=sys.stderr)  # noqa: T201


def rendered(thing: RenderableType, screen: Screen) -> str:
    """What rich makes of something on such a screen, without blanks at the ends of plain lines."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.styled,
        color_system="standard" if screen.styled else None,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    console.print(thing, crop=False)
    lines = out.getvalue().removesuffix("\n").split("\n")
    return "\n".join(lines if screen.styled else map(str.rstrip, lines))
