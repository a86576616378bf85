"""Signs for nothing, with single blanks between the cells: they are placeholders, and never blank cells."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import Missing, form
from giac_schema.readers.text.repaired.spread import closed_up

ROWS = form("2021").rows("requests")
LABELS = [
    "三、本年度办理结果 （一）予以公开" if node.ref.name == "disclosed" else node.entry.label
    for node in ROWS
]
HEADING = "三、收到和处理政府信息公开申请情况"
SIGNS = ["/", "-", "—", "无", "\\"]


def seen(text):
    """The leaves of 表三, row by row: figures, and the kinds of what is missing."""
    leaves = [v for ref, v in read(text).report.cells() if ref.path[0] == "requests"]
    told = [leaf.kind if isinstance(leaf, Missing) else leaf for leaf in leaves]
    return [told[at : at + 7] for at in range(0, len(told), 7)]


def printed(sign):
    """The cells of each row: every fourth has but signs, the others a figure and its total."""
    rows = [[sign] * 7 if at % 4 == 3 else [at + 2, *[sign] * 5, at + 2] for at in range(len(ROWS))]
    return rows, [[x if isinstance(x, int) else "placeholder" for x in row] for row in rows]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("between", ["\n", " "])
def test_a_sign_for_nothing_is_a_placeholder_on_a_line_of_its_row_or_of_all(sign, between):
    rows, wanted = printed(sign)
    lines = (" ".join([label, *map(str, row)]) for label, row in zip(LABELS, rows, strict=True))
    assert seen(f"{HEADING}\n{between.join(lines)}\n") == wanted


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_stay_cells_where_blanks_between_characters_are_closed_up(sign):
    rows, _ = printed(sign)
    lines = [" ".join([*label, *map(str, row)]) for label, row in zip(LABELS, rows, strict=True)]
    cells = [" ".join(map(str, row)) for row in rows]
    closed = closed_up("\n".join(lines)).split("\n")
    assert [line[-len(end) :] for line, end in zip(closed, cells, strict=True)] == cells
