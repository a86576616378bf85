"""A report is a value: it is asked by address, and changed by making another."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from giac_schema import strategies
from giac_schema.errors import UnknownAddress
from giac_schema.model import ABSENT, Missing, Ref, Report2019, Report2021, form
from giac_schema.model.report import ExtraRow

CELL = Ref.parse("requests.outcome.not_disclosed.state_secret.total")


def test_a_cell_is_reached_by_attributes_by_english_and_by_chinese_address():
    report = Report2021().with_cells({CELL: 7})
    assert report.requests.outcome.not_disclosed.state_secret.total == 7
    assert report[str(CELL)] == 7
    assert report["表三.不予公开.属于国家秘密.总计"] == 7


def test_an_address_that_only_the_other_form_has_is_unknown_to_a_report():
    with pytest.raises(UnknownAddress, match=r"disclosure\.procurement\.amount"):
        _ = Report2021()["disclosure.procurement.amount"]


def test_a_row_is_no_cell_to_be_changed():
    with pytest.raises(UnknownAddress, match=r"requests\.received"):
        Report2021().with_cells({Ref.parse("requests.received"): 1})


def test_changing_a_cell_leaves_the_report_it_came_from_as_it_was():
    before = Report2021()
    before.with_cells({CELL: 7})
    assert before[CELL] == ABSENT


def test_a_report_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        Report2021().year = 2023  # type: ignore[misc]


@pytest.mark.parametrize(("cls", "other"), [(Report2019, "2021"), (Report2021, "2019")])
def test_a_report_of_one_form_cannot_claim_to_be_of_the_other(cls, other):
    with pytest.raises(ValueError, match=other):
        cls(edition=other)


@pytest.mark.parametrize("cls", [Report2019, Report2021])
def test_the_cells_of_a_report_are_those_of_its_form_in_its_order(cls):
    report = cls()
    assert [ref for ref, _ in report.cells()] == [n.ref for n in form(report.edition).cells()]


@given(strategies.reports())
def test_a_report_made_of_its_own_cells_is_itself(report):
    assert report.with_cells(dict(report.cells())) == report


@given(strategies.hybrid_reports())
def test_every_cell_of_a_mixed_report_answers_to_its_address(report):
    assert {ref: report[ref] for ref, _ in report.cells()} == dict(report.cells())


@given(strategies.reports())
def test_equal_reports_have_equal_hashes(report):
    assert hash(report) == hash(report.with_cells(dict(report.cells())))


@given(strategies.reports() | strategies.hybrid_reports())
def test_the_gaps_of_a_report_are_its_cells_without_a_number(report):
    assert report.leaves == dict(report.cells())
    assert report.gaps == {r: x for r, x in report.cells() if isinstance(x, Missing)}


@given(strategies.reports())
def test_a_report_that_was_looked_at_is_the_same_value(report):
    fresh = copy.copy(report)
    assert len(report.leaves) >= len(report.gaps)
    assert (report, hash(report), pickle.loads(pickle.dumps(report))) == (  # noqa: S301 - our own
        fresh, hash(fresh), fresh,
    )  # fmt: skip


def test_a_report_is_shown_by_the_rows_that_say_more_than_nothing():
    leaves = dict.fromkeys(map(str, Report2021().leaves), 0)
    leaves |= {f"requests.received.{name}": 2 for name in ("natural_person", "total")}
    leaves |= {
        name: Missing("unplaced", "1 2")
        for name in leaves
        if name.startswith("disputes.reconsideration.")
    }
    leaves |= {name: Missing("absent") for name in leaves if name.startswith("disputes.litigation")}
    leaves["disclosure.licensing.decisions"] = Missing("blank")
    report = Report2021(year=2024, organ="甲局", overview="一二三").with_cells(leaves)
    extra = attrs.evolve(report, extras=(ExtraRow("disclosure", "其他", (3, Missing("blank"))),))
    assert repr(extra) == (
        "<Report2021: 甲局 2024\n"
        "  disclosure.licensing: blank\n"
        "  requests.received: 2, 0, 0, 0, 0, 0, 2\n"
        "  disputes.reconsideration: all unplaced '1 2'\n"
        "  extra row '其他': 3, blank\n"
        "  29 more rows of zeros\n"
        "  2 rows not found\n"
        "  characters of prose: overview of 3>"
    )


def test_a_report_of_nothing_is_shown_as_that():
    assert repr(Report2019()) == "<Report2019: organ unknown year unknown\n  34 rows not found>"
