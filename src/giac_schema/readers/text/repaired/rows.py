r"""Rows that a program has broken over several lines, each on one line again.

Every line stays a line, so that the lines of the source are still what they were: of a line that only went on with
the one above a rule is made, which says nothing.
"""

from __future__ import annotations

import re

from giac_schema.grammar.words.values import parse_value
from giac_schema.readers.text.drawn.grids import drawn_tables

__all__ = ["rejoined", "unfolded", "with_whole_cells"]

_RULE = "+---+"

# ------------------------------------------------------------------------- behind two backslashes

_BREAK = "\\\\"


def with_whole_cells(text: str) -> str:
    r"""The text with the cells whole that go on in the line below, as pandoc writes a line break in a cell of Org.

    | 信息内容 | 本年\\ | 处理决定数量 |
    |          | 增/减  |              |

    The line below has to hold the rest of each such cell and nothing else.
    """
    if _BREAK + " " not in text:
        return text
    lines = text.split("\n")
    for at in range(len(lines) - 1, 0, -1):
        above, below = lines[at - 1].split("|"), lines[at].split("|")
        goes_on = [cell.rstrip().endswith(_BREAK) for cell in above]
        if any(goes_on) and goes_on == [bool(cell.strip()) for cell in below]:
            whole = (
                f"{cell.rstrip().removesuffix(_BREAK)}{rest.strip()} " if rest.strip() else cell
                for cell, rest in zip(above, below, strict=True)
            )
            lines[at - 1] = "|".join(whole)
            lines[at] = "|".join("-" * len(cell) for cell in below)
    return "\n".join(lines)


# ------------------------------------------------------------------------------ in a blank cell

_FEWEST = 3
"""So many rows that go on in the same way are no accident."""
_BROKEN = re.compile(r"\|[ ]{2,}")
"""What the line of such a row ends with."""


def rejoined(text: str) -> str:
    """The text with every row on the first of its lines, if several go on below a blank cell.

    二、上年结转政府信息公开申请数量| 0| 2| 3| 0|        | the blanks at the end are such a break
    | 3| 8

    Editors of pages write ``<td><br></td>`` for a blank cell, and html2text two blanks and a line feed for ``<br>``.
    """
    if "|  " not in text:
        return text
    whole: list[str] = []
    row = broken = 0
    for line in text.split("\n"):
        if whole and _goes_on(whole[row], line):
            whole[row] += line
            whole.append(_RULE)
            broken += 1
        else:
            row = len(whole)
            whole.append(line)
    return "\n".join(whole) if broken >= _FEWEST else text


def _goes_on(row: str, line: str) -> bool:
    """Whether a row that no bar opens ends in a broken blank cell, and a line holds nothing but figures and blanks."""
    end = len(row.rstrip(" "))
    if row.startswith("|") or not line.startswith("|") or not _BROKEN.fullmatch(row[end - 1 :]):
        return False
    cells = [cell.strip() for cell in line[1:].split("|")]
    return all(not cell or parse_value(cell) is not None for cell in cells)


# ------------------------------------------------------------------------ with rules between rows


def unfolded(text: str) -> str:
    """The text with every row of its ruled tables on the first of its lines, and rules on the others.

    | 七    | 12 | 0 |          | 七、总计 | 12 | 0 |
    | 、总  |    |   |
    | 计    |    |   |

    This does not say that such a table keeps the places of blank and merged cells: of those that do, ``drawn.grids``
    makes grids.  Of the others only this is known, which of their lines are one row.
    """
    if _RULE[:3] not in text:
        return text
    lines = text.split("\n")
    for table in drawn_tables(text.split("\n")):
        count = table.last + 1 - table.first
        if 2 * len(table.rows) >= count:
            continue  # a line and a rule for each row
        lines[table.first : table.last + 1] = [_RULE] * count
        for row in table.rows:
            lines[row.number - 1] = f"| {' | '.join(row.texts)} |"
    return "\n".join(lines)
