"""The two forms, cell by cell."""

from __future__ import annotations

import pytest

from giac_schema.model import APPLICANTS, EDITIONS, form

SIZES = {
    "2019": {"disclosure": (8, 22), "requests": (23, 161), "disputes": (3, 15)},
    "2021": {"disclosure": (6, 10), "requests": (25, 175), "disputes": (3, 15)},
}
OTHER = "requests.outcome.other"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", ["disclosure", "requests", "disputes"])
def test_a_table_has_the_rows_and_cells_that_the_form_prints(edition, table):
    sizes = (len(form(edition).rows(table)), len(form(edition).cells(table)))
    assert sizes == SIZES[edition][table]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_tables_come_in_the_order_of_their_sections(edition):
    tables = [node.ref.table for node in form(edition).nodes if node.kind == "table"]
    assert tables == ["disclosure", "requests", "disputes"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_place_says_in_both_languages_what_it_is(edition):
    assert [n.ref for n in form(edition).nodes if not (n.entry.label and n.entry.english)] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_has_a_unit_and_nothing_else_has_one(edition):
    with_unit = {node.ref for node in form(edition).nodes if node.entry.unit is not None}
    assert with_unit == {node.ref for node in form(edition).cells()}


def test_only_the_change_of_the_2019_form_may_be_below_zero():
    signed = {node.ref.name for e in EDITIONS for node in form(e).cells() if node.entry.signed}
    assert signed == {"items_change"}


def test_the_2021_form_divides_other_handling_and_the_2019_form_does_not():
    kinds = {
        edition: next(n.kind for n in form(edition).nodes if str(n.ref) == OTHER)
        for edition in EDITIONS
    }
    assert kinds == {"2019": "row", "2021": "group"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_of_requests_has_six_kinds_of_applicants_and_their_total(edition):
    columns = {tuple(c.ref.name for c in row.children) for row in form(edition).rows("requests")}
    assert columns == {(*APPLICANTS, "total")}


def test_a_place_is_found_only_in_the_edition_that_has_it():
    node = next(n for n in form("2019").nodes if n.ref.name == "procurement")
    assert form("2019").find(node.ref) == node
    assert form("2021").find(node.ref) is None
