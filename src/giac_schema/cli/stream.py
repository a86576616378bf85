"""Standard output that takes any text: UTF-8 whatever the locale, quiet if nobody reads on."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BROKEN_PIPE", "quiet_pipe", "use_utf8"]

BROKEN_PIPE: Final = 141
"""The status a shell reports for a program that a closed pipe has ended."""


class PipeClosed(Exception):
    """Whoever read the output has stopped."""


def use_utf8() -> None:
    """Write UTF-8 to standard output and error; what it cannot say is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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
