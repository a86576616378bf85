"""Real reports with their truths, where the folder that holds them is at hand."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from giac_schema.api import read
from giac_schema.errors import UnreadableReport
from giac_schema.model import Missing

SHARED = Path(__file__).parents[3] / "shared"
FOLDERS = ("seeds", "wild", "wild-distinct")
TRUTHS = sorted(t for folder in FOLDERS for t in (SHARED / folder).glob("*.truth.json"))

pytestmark = pytest.mark.skipif(not TRUTHS, reason="the real reports are not at hand")


def number(value: Any) -> Decimal | None:
    if isinstance(value, (bool, dict, list, Missing)) or value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def numbers(values: dict[str, Any]) -> dict[str, Decimal]:
    return {a: n for a, x in values.items() if (n := number(x)) is not None}


def read_numbers(path: Path) -> dict[str, Decimal]:
    """Every number that is read; none where the source is refused."""
    try:
        report = read(path).report
    except UnreadableReport:
        return {}
    return numbers({str(ref): leaf for ref, leaf in report.cells()})


def in_printed_unit(address: str, found: Decimal, unit: dict[str, str]) -> set[Decimal]:
    """The figure as printed: one that stood in 元 may have been turned into 万元."""
    return {found, found * 10000} if unit.get(address) == "元" else {found}


@pytest.mark.parametrize(
    "path", TRUTHS, ids=lambda p: f"{p.parent.name}-{p.name.partition('.')[0]}"
)
def test_a_real_report_is_read_as_a_careful_person_reads_it(path):
    truth = json.loads(path.read_text(encoding="utf-8"))
    cells, optional = numbers(truth.get("cells", {})), numbers(truth.get("optional", {}))
    found = read_numbers(path.with_name(path.name.replace(".truth.json", ".txt")))
    unit = truth.get("unit", {})
    right = {a: x for a, x in cells.items() if x in in_printed_unit(a, found.get(a, x + 1), unit)}
    assert right == cells
    beside = {a: x for a, x in found.items() if a not in cells}
    assert {a: x for a, x in beside.items() if optional.get(a) != x} == {}
