"""The pipeline in a few verbs: read, check, render, and JSON both ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from giac_schema.readers import open_document

if TYPE_CHECKING:
    from giac_schema.findings import Reading

__all__ = ["read"]


def read(source: str | bytes | Path) -> Reading:
    """Read one report.

    Args:
        source: a path (a ``Path``, or a ``str`` of one line that names a file), the bytes of a
            file, or a text.

    Returns:
        The report with the source of every figure, coverage, and what was odd.

    Raises:
        UnreadableReport: if there is no report in it, or none that can be trusted.
        MissingExtra: if a library that reads this kind of file is not installed.
        OSError: if a path cannot be opened.
    """
    from giac_schema.grammar.reading import read_document  # noqa: PLC0415 - lark loads on first use

    data = Path(source).read_bytes() if isinstance(source, Path) or _is_path(source) else source
    return read_document(open_document(data))  # type: ignore[arg-type]


_LONGEST_PATH = 1024


def _is_path(source: str | bytes) -> bool:
    return isinstance(source, str) and len(source) < _LONGEST_PATH and "\n" not in source and source.strip() != ""
