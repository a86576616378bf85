"""The rows of a table in the markup of MediaWiki.

{| class="wikitable"
|-
| colspan="3" | 行政许可 || 0
|}
"""

from __future__ import annotations

import re

from attrs import evolve

from giac_schema.readers.text.markups.markup_cell import MarkupCell

__all__ = ["mediawiki_rows"]

_ATTRIBUTES = re.compile(r"^[^|\[\]]*=[^|\[\]]*\|(?!\|)")
_COLSPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,4})")
_ROWSPAN = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,4})")
_PART_OF_PAGE = re.compile(r"\s*</?(?:div|p|center)>\s*")
"""What a program leaves of the page on a line of its own; one that says how it looks may be hidden."""
_BOLD = re.compile(r"^'{2,3}(?!')(.*?[^'])'{2,3}$")


def mediawiki_rows(body: str, first_line: int) -> list[list[MarkupCell]]:
    """Rows from ``|-`` to ``|-``; a cell behind ``|`` or ``!`` at the start of a line, or behind ``||``.

    Args:
        body: what stands between the first and the last line of a table.
        first_line: the line of the source that it begins on.
    """
    rows: list[list[MarkupCell]] = [[]]
    for line, printed in enumerate(body.splitlines(), first_line):
        mark = printed.lstrip()[:2]
        if mark == "|-":
            rows.append([])
        elif mark == "|+":
            continue
        elif mark[:1] in {"|", "!"}:
            parts = re.split(r"\|\||!!", printed.lstrip()[1:])
            rows[-1] += [_cell(part, line) for part in parts]
        elif rows[-1] and not _PART_OF_PAGE.fullmatch(printed):
            last = rows[-1][-1]
            rows[-1][-1] = evolve(last, text=f"{last.text}\n{printed}".strip())
    return [row for row in rows if row]


def _cell(printed: str, line: int) -> MarkupCell:
    """A cell behind its attributes, if it has any."""
    found = _ATTRIBUTES.match(printed)
    if found is None:
        return MarkupCell(_plain(printed), line)
    width, height = (_number(span.search(found[0])) for span in (_COLSPAN, _ROWSPAN))
    return MarkupCell(_plain(printed[found.end() :]), line, width, height)


def _number(found: re.Match[str] | None) -> int:
    return max(int(found[1]), 1) if found else 1


def _plain(printed: str) -> str:
    """The text of a cell without the quotes that set it bold."""
    bold = _BOLD.match(text := printed.strip())
    return bold[1] if bold else text
