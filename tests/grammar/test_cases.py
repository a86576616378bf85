"""The kept cases, and real reports where they are at hand: every figure right, none invented."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from giac_schema.api import read
from giac_schema.model import Missing, Report

ROOT = Path(__file__).parents[2]
CASES = sorted(p for p in (ROOT / "tests" / "cases").iterdir() if p.is_dir())
NAMES = [p.name for p in CASES]


def report_of(case: Path) -> Report:
    (path,) = case.glob("report.*")
    return read(path).report


def truth_of(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((case / "truth.json").read_text(encoding="utf-8"))
    return found


def numbers(report: Report) -> dict[str, Decimal]:
    return {str(ref): Decimal(x) for ref, x in report.cells() if not isinstance(x, Missing)}


def printed(truth: dict[str, Any]) -> dict[str, Decimal]:
    told = truth["cells"] | truth.get("proved", {})
    return {a: Decimal(str(x)) for a, x in told.items() if x is not None}


def row(address: str) -> str:
    return address.rpartition(".")[0]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_no_figure_of_a_case_is_wrong(case):
    true = printed(truth_of(case))
    assert {a: x for a, x in numbers(report_of(case)).items() if true.get(a) != x} == {}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_figure_of_a_case_is_read_but_those_not_read_yet(case):
    truth = truth_of(case)
    found = numbers(report_of(case))
    withheld = {row(address) for address in printed(truth) if address not in found}
    assert withheld <= set(truth.get("not_yet", ()))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_blank_of_a_case_is_blank_and_a_row_without_proof_is_unplaced(case):
    truth, report = truth_of(case), report_of(case)
    later = set(truth.get("not_yet", ()))
    kinds = {
        str(ref): leaf.kind
        for ref, leaf in report.cells()
        if isinstance(leaf, Missing) and str(ref.parent) not in later
    }
    told = truth["cells"] | truth.get("proved", {})
    blank = {a: "blank" for a, x in told.items() if x is None and row(a) not in later}
    unplaced = {
        str(r): "unplaced"
        for r, _ in report.cells()
        if str(r.parent) in truth["unplaced"] and str(r) not in told
    }
    assert kinds == blank | {a: k for a, k in unplaced.items() if row(a) not in later}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_tables_of_a_case_tell_its_edition(case):
    assert report_of(case).edition == truth_of(case)["edition"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_case_says_what_it_shows(case):
    heading, _, what = (case / "README.md").read_text(encoding="utf-8").partition("\n\n")
    assert heading == f"# {case.name}"
    assert what.strip() != ""
