"""Rows whose cells are joined by a blank each: blank cells are where all rows together prove them to be."""

from __future__ import annotations

import pytest

from giac_schema.api import read
from giac_schema.model import BLANK, Missing, form
from giac_schema.readers.text.repaired.joined import with_tabs

HEADING = "三、收到和处理政府信息公开申请情况"
HEADERS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FORM = form("2021")
CELLS = [cell.ref for node in FORM.rows("requests") for cell in node.children]
PRINTED = {ref: BLANK if n % 11 in {2, 3} else 1200 + n for n, ref in enumerate(CELLS)}


def joined(sign, *, drop=False, strip=False):
    """表三 with a sign between the cells of a row; blank ones may be dropped, and the row filled up."""
    lines = [HEADING, sign.join(["申请人情况", *HEADERS])]
    for node in FORM.rows("requests"):
        cells = [PRINTED[cell.ref] for cell in node.children]
        texts = ["" if cell == BLANK else str(cell) for cell in cells]
        if drop:
            texts = [*filter(None, texts), *[""] * texts.count("")]
        line = sign.join([node.entry.label, *texts])
        lines.append(line.rstrip() if strip else line)
    return "\n".join([*lines, "五、存在的主要问题及改进情况", "公开不够主动，将改进。"])


@pytest.mark.parametrize("sign", [" ", "  ", "　"])
def test_blank_cells_between_single_blanks_are_in_their_places(sign):
    found = dict(read(joined(sign)).report.cells())
    assert {ref: found[ref] for ref in PRINTED} == PRINTED


@pytest.mark.parametrize("sign", [" ", "  ", "　"])
def test_rows_that_were_filled_up_behind_their_figures_say_nothing_of_blank_cells(sign):
    found = dict(read(joined(sign, drop=True)).report.cells())
    told = {r: x for r, x in found.items() if not isinstance(x, Missing) or x == BLANK}
    assert [ref for ref in PRINTED if told.get(ref, PRINTED[ref]) != PRINTED[ref]] == []


def test_blanks_that_were_lost_at_the_ends_of_lines_make_no_tabs():
    text = joined(" ", strip=True)
    assert with_tabs(text) == text
