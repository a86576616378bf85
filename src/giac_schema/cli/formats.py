"""The ways in which results are written, and which of them each command knows."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from giac_schema.errors import MissingExtra

__all__ = [
    "CheckFormat",
    "Format",
    "PlainFormat",
    "ReadFormat",
    "RulesFormat",
    "by_ending",
    "is_foreign",
    "needs_a_file",
    "require",
]

PlainFormat: TypeAlias = Literal["text", "json", "jsonl"]
ReadFormat: TypeAlias = Literal["text", "json", "jsonl", "html", "csv", "xlsx"]
RulesFormat: TypeAlias = Literal["text", "json", "jsonl", "giac"]
CheckFormat: TypeAlias = Literal[
    "text", "json", "jsonl", "html", "csv", "xlsx", "sarif", "junit", "github"
]
Format: TypeAlias = CheckFormat
"""Any of them."""

_ENDINGS: Final[dict[str, Format]] = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".sarif": "sarif",
}
"""Endings of files that are of one format."""
_BINARY: Final[frozenset[Format]] = frozenset({"xlsx"})


_OF_OTHER_PROGRAMS: Final = frozenset(
    {
        *(".doc", ".docm", ".docx", ".et", ".mht", ".mhtml", ".ods", ".odt", ".ofd", ".pdf"),
        *(".rtf", ".tsv", ".wps", ".xls", ".xlsm", ".zip"),
    }
)
"""Endings of files that are in no format of this program: text under such a name would open in no other."""


def is_foreign(output: str | None) -> bool:
    """Whether a file to write is by its name of a kind that is not written."""
    return output is not None and PurePath(output).suffix.lower() in _OF_OTHER_PROGRAMS


def by_ending(output: str | None) -> Format:
    """The format that a file is of by its name, where none was asked for."""
    ending = "" if output is None else PurePath(output).suffix.lower()
    return _ENDINGS.get(ending, "text")


def needs_a_file(format_: Format, *, single: bool) -> bool:
    """Whether it cannot go to standard output: a workbook, and the pages of several reports."""
    return format_ in _BINARY or (format_ == "html" and not single)


def require(format_: Format) -> None:
    """Make sure, before anything is read, that a format can be written.

    Raises:
        MissingExtra: if a library that writes it is not installed.
    """
    if format_ == "html":
        from giac_schema.outputs import page  # noqa: F401 - it asks for its library itself
    elif format_ == "xlsx":
        try:
            import openpyxl  # noqa: F401
        except ImportError as error:
            raise MissingExtra("XLSX", "xlsx") from error
