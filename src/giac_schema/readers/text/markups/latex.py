r"""Tables that programs which read pictures write as those of LaTeX, to tables of HTML.

    \begin{tabular}{|c|c|} \hline \multirow{2}{*}{（三）不予公开} & 1.属于国家秘密 & 0 \\ & 2.… & 0 \\ \end{tabular}

A row has a cell, mostly an empty one, where one above reaches down into it.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.readers.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["with_html_for_latex"]

_BEGIN = re.compile(r"(?:\$+\s*)?\\begin\{(tabular[xy*]?|tabulary|longtable|array)\}")
_BEHIND = re.compile(r"\s*\$+")
_HEADING = re.compile(r"\\(?:chapter|(?:sub)*section|title)\*?\{([^{}\n]*)\}")
_RULES = re.compile(
    r"\\(?:hline|toprule|midrule|bottomrule|end(?:first)?(?:head|foot)|endlastfoot|noalign\{[^{}]*\}"
    r"|(?:cline|cmidrule)(?:\([^()]*\))?\{[^{}]*\}|caption\*?\{[^{}]*\}|label\{[^{}]*\})(?:\s*\\tabularnewline)?"
)
_COMMENT = re.compile(r"(?<!\\)%.*")
_SPAN = re.compile(r"\s*\\(multicolumn|multirow)\*?(?:\[[^\]]*\])?")
_COMMANDS = re.compile(r"\\(?:[a-zA-Z]+\*?(?:\[[^\[\]]*\])?|[,;:! ])")
_ESCAPED = re.compile(r"\\([%&_#$\\{}])")
_LONGEST = 500_000


@frozen
class _Cell:
    text: str
    width: int = 1
    height: int = 1


def with_html_for_latex(text: str) -> str:
    """The text with tables of HTML for those of LaTeX, and headings without the commands around them."""
    if "\\begin{" not in text or len(text) > _LONGEST:
        return text
    parts = list(_parts(text))
    return _HEADING.sub(r"\n\1\n", "".join(parts)) if len(parts) > 1 else text


def _parts(text: str) -> Iterator[str]:
    """The tables of a text, and what stands between them."""
    at, open_ended = 0, set[str]()
    for found in _BEGIN.finditer(text):
        kind = found[1]
        if found.start() < at or kind in open_ended:
            continue
        end = text.find(f"\\end{{{kind}}}", found.end())
        if end < 0:
            open_ended.add(kind)  # nor has any further one an end
            continue
        yield text[at : found.start()]
        yield _as_html(text[found.end() : end])
        at = end + len(f"\\end{{{kind}}}")
        behind = _BEHIND.match(text, at)
        at = behind.end() if behind and found[0].startswith("$") else at
    yield text[at:]


def _as_html(printed: str) -> str:
    """A table of HTML for what stands between the beginning and the end of one of LaTeX."""
    body = _RULES.sub(" ", _without_arguments(_COMMENT.sub("", printed)))
    rows = [[_cell(part) for part in _split(row, "&")] for row in _split(body, "\\\\")]
    rows = [row for row in rows if len(row) > 1 or row[0].text]
    widest = max((sum(cell.width for cell in row) for row in rows), default=0)
    large = len(rows) > MOST_ROWS or widest > MOST_COLUMNS or len(rows) * widest > MOST_CELLS
    return "" if large else "\n".join(["", "<table>", *_lines(rows), "</table>", ""])


def _lines(rows: Sequence[Sequence[_Cell]]) -> Iterator[str]:
    """The rows, without the empty cells that stand where others reach down."""
    taken: dict[int, int] = {}  # column -> first row in which it is free again
    for at, row in enumerate(rows):
        column, cells = 0, []
        for cell in row:
            if not cell.text and taken.get(column, 0) > at:
                column += cell.width
                continue
            spans = f' colspan="{cell.width}" rowspan="{cell.height}"'
            cells.append(f"<td{spans}>{escape(cell.text)}</td>")
            for covered in range(column, column + cell.width):
                taken[covered] = at + cell.height
            column += cell.width
        yield f"<tr>{''.join(cells)}</tr>"


def _without_arguments(body: str) -> str:
    """What stands behind the widths, places and columns that a table begins with."""
    at = 0
    while (start := re.compile(r"\s*(?=[\[{])").match(body, at)) is not None:
        end = _closing(body, start.end())
        if end is None:
            return body[at:]
        at = end
    return body[at:]


def _closing(text: str, at: int) -> int | None:
    """Behind the bracket that closes the one at a place."""
    pair = {"{": "}", "[": "]"}[text[at]]
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == text[at]) - (text[place] == pair)
        if not depth:
            return place + 1
    return None


def _split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand in no braces, and that no backslash takes their meaning."""
    parts, start, depth, at = [], 0, 0, 0
    while at < len(text):
        if not depth and text.startswith(mark, at):
            parts.append(text[start:at])
            at = start = at + len(mark)
            continue
        if text[at] == "\\":
            at += 2
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
    return [*parts, text[start:]]


def _cell(printed: str) -> _Cell:
    r"""A cell with what it spans: ``\multicolumn{3}{|c|}{\multirow{2}{*}{…}}``."""
    width = height = 1
    while (span := _SPAN.match(printed)) is not None:
        arguments: list[str] = []
        at = span.end()
        while len(arguments) < _ARGUMENTS and (opened := _OPENING.match(printed, at)):
            end = _closing(printed, opened.end() - 1)
            if end is None:
                break
            if printed[opened.end() - 1] == "{":
                arguments.append(printed[opened.end() : end - 1])
            at = end
        if len(arguments) < _ARGUMENTS or not arguments[0].strip().lstrip("-").isdecimal():
            break
        number = min(max(abs(int(arguments[0])), 1), MOST_ROWS)
        width, height = (number, height) if span[1] == "multicolumn" else (width, number)
        printed = arguments[-1] + printed[at:]
    return _Cell(_plain(printed), min(width, MOST_COLUMNS), height)


_ARGUMENTS = 3
"""How many: the number, the columns or the width, and the text."""
_OPENING = re.compile(r"\s*[\[{]")


def _plain(printed: str) -> str:
    """The text of a cell without commands, braces and the marks of formulas."""
    text = _ESCAPED.sub(lambda found: _KEPT[found[1]], printed.replace("\\\\", " "))
    text = _COMMANDS.sub(" ", text).translate({ord(sign): None for sign in "{}$"}).replace("~", " ")
    text = text.replace("``", "“").replace("''", "”")
    return " ".join(text.translate(_PRINTED).split())


_KEPT = {sign: chr(0xE000 + n) for n, sign in enumerate("%&_#$\\{}")}
_PRINTED = {ord(kept): sign for sign, kept in _KEPT.items()}
