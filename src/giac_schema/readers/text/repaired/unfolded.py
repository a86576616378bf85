"""Tables drawn with rules between their rows, whose cells go on for several lines: each row on one line.

    | 七    | 12 | 0 |          | 七、总计 | 12 | 0 |
    | 、总  |    |   |
    | 计    |    |   |

That such a table keeps the places of blank and merged cells is not said with that: of those that do, grids are
made (``drawn.grids``).  Of the others only this is known, which of their lines are one row.
"""

from __future__ import annotations

from giac_schema.readers.text.drawn.grids import drawn_tables

__all__ = ["unfolded"]

_RULE = "+---+"
_LINES = 2


def unfolded(text: str) -> str:
    """The text with every row of its ruled tables on the first of its lines, and rules on the others."""
    if _RULE[:3] not in text:
        return text
    lines = text.split("\n")
    for table in drawn_tables(text.split("\n")):
        count = table.last + 1 - table.first
        if _LINES * len(table.rows) >= count:
            continue  # a line and a rule for each row
        lines[table.first : table.last + 1] = [_RULE] * count
        for row in table.rows:
            lines[row.number - 1] = f"| {' | '.join(row.texts)} |"
    return "\n".join(lines)
