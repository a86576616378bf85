"""The layouts against real reports, where those are at hand: the same lines, cell for cell."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from giac_schema.model import BLANK, Missing, Ref, Report, Report2021
from giac_schema.render import render

if TYPE_CHECKING:
    from pathlib import Path

MISPRINTS = {
    "三类内容事务": "三类内部事务",
    "(二)部分公开 |": "(二)部分公开(区分处理的,只计这一情形,不计其他情形) |",
}


def leaf(address: str, value: object) -> object:
    match value:
        case None:
            return BLANK
        case {"text": str(words)}:
            return Missing("text", words)
        case _:
            return Decimal(str(value)) if address.endswith("amount") else value


def lines(text: str) -> list[str]:
    """The lines of 表二 and 表三, widths and blanks inside words folded, split headers mended."""
    folded = unicodedata.normalize("NFKC", text)
    start = folded.index("第二十条", folded.index("二、主动公开"))
    tables = folded[start : folded.index("\n四、政府")]
    for wrong, right in MISPRINTS.items():
        tables = tables.replace(wrong, right)
    mended = re.sub(r"(商业|科研)\s(企业|机构)", r"\1\2", tables)
    kept = re.sub(r"(?<=第二十条)\s+|^\d{4}年,.*\n", "", mended, flags=re.MULTILINE)
    return kept.split("\n")


@pytest.mark.parametrize(
    ("seed", "layout"),
    [("000", "row-per-line"), ("001", "tabs"), ("002", "cell-per-line"), ("003", "leading")],
)
def test_a_real_report_is_written_as_it_was_found(root: Path, seed: str, layout: str):
    found = sorted((root.parent / "shared" / "seeds").glob(f"{seed}_*.txt"))
    if not found:
        pytest.skip("the real reports are not at hand")
    truth = json.loads(found[0].with_suffix(".truth.json").read_text("utf-8"))
    cells = {Ref.parse(a): leaf(a, value) for a, value in truth["cells"].items()}
    report: Report = Report2021().with_cells(cells)
    assert lines(render(report, layout)) == lines(found[0].read_text("utf-8"))
