"""Standard output that takes any text: UTF-8 whatever the locale, quiet if nobody reads on."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

__all__ = ["BROKEN_PIPE", "quiet_pipe", "standard_bytes", "use_utf8"]

BROKEN_PIPE: Final = 141
"""The status a shell reports for a program that a closed pipe has ended."""


class PipeClosed(Exception):
    """Whoever read the output has stopped."""


def use_utf8() -> None:
    """Write UTF-8 to standard output and error; what it cannot say is written as an escape.

    Where one of them is closed, Python has none, and would print to the other one: what is written is lost instead.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def standard_bytes() -> IO[bytes]:
    """Standard input; nothing, where it is closed."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """Turn a closed pipe into :class:`PipeClosed`, and keep Python from complaining at its end.

    Raises:
        PipeClosed: if the reader of the output is gone.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        # What is still buffered would be flushed once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise PipeClosed from error
