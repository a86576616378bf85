r"""Cells that go on in the line below, as pandoc writes a line break in a cell of Org: behind two backslashes.

    | 信息内容 | 本年\\ | 处理决定数量 |
    |          | 增/减  |              |

Every line stays a line: of one that only went on a rule is made, which says nothing.
"""

from __future__ import annotations

__all__ = ["with_whole_cells"]

_BREAK = "\\\\"


def with_whole_cells(text: str) -> str:
    """The text with such cells whole, where the line below holds the rest of each and nothing else."""
    if _BREAK + " " not in text:
        return text
    lines = text.split("\n")
    for at in range(len(lines) - 1, 0, -1):
        above, below = lines[at - 1].split("|"), lines[at].split("|")
        goes_on = [cell.rstrip().endswith(_BREAK) for cell in above]
        if any(goes_on) and goes_on == [bool(cell.strip()) for cell in below]:
            lines[at - 1] = "|".join(map(_whole, above, below, goes_on))
            lines[at] = "|".join("-" * len(cell) for cell in below)
    return "\n".join(lines)


def _whole(cell: str, rest: str, goes_on: bool) -> str:  # noqa: FBT001 - private
    return f"{cell.rstrip().removesuffix(_BREAK)}{rest.strip()} " if goes_on else cell
