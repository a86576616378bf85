"""Sources of typesetting programs whose tables are not read: every cell stands among commands."""

from __future__ import annotations

import re

from giac_schema.readers.refused import foreign

__all__ = ["refuse_typeset"]

_TABLES = (
    ("\\begin", re.compile(r"\\begin\{(?:longtable|tabular[xy*]?|tabulary)\}"), "LaTeX"),
    ("\\start", re.compile(r"\\start(?:x?table|tabulate)\b"), "ConTeXt"),
    (".TS", re.compile(r"^\.TS$", re.MULTILINE), "troff"),
)


def refuse_typeset(text: str) -> None:
    """Raise if the tables of a text are set by commands.

    Raises:
        UnknownFormat: naming the program, whose output can be read.
    """
    for sign, table, name in _TABLES:
        if sign in text and table.search(text):
            raise foreign(name, "PDF、HTML、DOCX")
