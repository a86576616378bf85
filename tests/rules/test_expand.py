"""From a rule to its single checks."""

from __future__ import annotations

import pytest

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.model.terms import Cell, Column, Compare, Const, IsMissing, Leaves, Parts, Row, Sum
from giac_schema.rules import disclosure, instances, requests, rule, standard
from giac_schema.rules.judge import refs_of

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)


def identities(edition):
    """The single checks at must that are equations, by id."""
    musts = standard(edition).by_level("must")
    return {i.id: i for made in musts for i in instances(made, edition)}


def cells_of(instance):
    return {str(ref) for ref in refs_of(instance.relation)}


@pytest.mark.parametrize(("edition", "count"), [("2021", 42), ("2019", 40)])
def test_the_identities_of_an_edition_are_counted(edition, count):
    found = identities(edition)
    assert len(found) == count
    assert {i.relation.op for i in found.values()} == {"=="}


@pytest.mark.parametrize(("edition", "rows"), [("2021", 25), ("2019", 23)])
def test_the_identities_of_an_edition_are_those_of_the_catalogue(edition, rows):
    table = [node.ref for node in form(edition).rows("requests")]
    assert len(table) == rows
    assert list(identities(edition)) == [
        *(f"T3-{n:02}" for n in range(1, 15)),
        *(f"T3-15[{row}]" for row in table),
        *(f"T4-{n:02}" for n in range(1, 4)),
    ]


def test_the_standard_rules_of_the_two_editions_can_be_put_together():
    both = standard("2021") + standard("2019")
    assert set(both) == set(standard("2021")) | set(standard("2019"))


def test_there_is_no_standard_for_another_edition():
    with pytest.raises(ValueError, match="no edition '2014'"):
        standard("2014")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("number", "column"), list(enumerate(COLUMNS)))
def test_a_balance_and_a_leaf_sum_are_about_one_column(edition, number, column):
    found = identities(edition)
    balance, leaves = found[f"T3-{number + 1:02}"], found[f"T3-{number + 8:02}"]
    rows = ("received", "carried_in", "outcome.total", "carried_out")
    assert cells_of(balance) == {f"requests.{row}.{column}" for row in rows}
    outcome = [n.ref for n in form(edition).rows("requests") if n.ref.path[1] == "outcome"]
    assert cells_of(leaves) == {f"{row}.{column}" for row in outcome}
    assert len(outcome) == {"2021": 22, "2019": 20}[edition]
    assert balance.column == leaves.column == column


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_row_sum_is_about_the_seven_cells_of_its_row(edition):
    for row in form(edition).rows("requests"):
        instance = identities(edition)[f"T3-15[{row.ref}]"]
        assert cells_of(instance) == {f"{row.ref}.{column}" for column in COLUMNS}


def test_a_block_of_table_four_adds_up_its_four_results():
    names = ("upheld", "corrected", "other", "pending", "total")
    blocks = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    found = identities("2021")
    for number, block in enumerate(blocks, start=1):
        assert cells_of(found[f"T4-{number:02}"]) == {f"disputes.{block}.{n}" for n in names}


def test_a_single_figure_goes_with_every_place_of_an_axis():
    limit = rule("X", requests.received <= requests.received.total + 1)
    assert [i.id for i in instances(limit, "2021")] == [f"X[{c}]" for c in COLUMNS]
    assert cells_of(instances(limit, "2021")[0]) == {
        "requests.received.natural_person",
        "requests.received.total",
    }


def test_a_relation_of_single_figures_is_one_check_of_the_rules_own_id():
    (only,) = instances(rule("X", requests.received.total >= 0), "2021")
    assert only.id == "X"
    (named,) = instances(rule("X", requests.received.total >= 0, catalogue=["X-01"]), "2021")
    assert named.id == "X-01"


def test_the_columns_of_one_row_add_up_to_a_single_figure():
    (only,) = instances(rule("X", requests.received.total == requests.received.parts), "2021")
    assert len(cells_of(only)) == 7


def test_rows_of_table_two_run_along_their_own_columns():
    made = rule("X", disclosure.regulations <= disclosure.normative_documents)
    assert [i.column for i in instances(made, "2021")] == ["issued", "repealed", "in_force"]
    assert [i.column for i in instances(made, "2019")] == ["made", "disclosed", "total_disclosed"]


def test_a_group_has_columns_and_leaves_of_its_own():
    refusals = requests.outcome.not_disclosed
    assert len(instances(rule("X", refusals.column("total") >= 0), "2021")) == 8
    (first, *_) = instances(rule("X", refusals.leaves >= 0), "2021")
    assert len(cells_of(first)) == 8


def test_missing_cells_are_asked_for_one_by_one():
    found = instances(rule("X", requests.received.is_missing("blank")), "2021")
    assert found[0].relation == IsMissing(
        Cell(Ref(("requests", "received", "natural_person"))), ("blank",)
    )


def test_joined_relations_share_their_axis():
    made = rule(
        "X", (requests.received >= 0) & ~(requests.carried_in > 9) | (requests.received == 0)
    )
    assert len(instances(made, "2021")) == 7


def test_a_rule_about_places_of_the_other_edition_has_no_checks():
    fees = rule("X", disclosure.administrative_fees.amount >= 0)
    assert instances(fees, "2019") == ()
    assert len(instances(fees, "2021")) == 1


def test_what_is_no_relation_has_no_instances():
    assert instances(rule("X", Observed()), "2021") == ()
    assert instances(rule("X", Check("x", iter)), "2021") == ()


def built(body, **parts):
    """A rule as it comes from elsewhere, not looked over by anybody."""
    return Rule("X", "must", body, **parts)


REQUESTS = Ref(("requests",))
RECEIVED = Ref(("requests", "received"))


@pytest.mark.parametrize(
    ("says", "body"),
    [
        (
            "different rows or columns at once",
            Compare(Row(RECEIVED), "==", Column(REQUESTS, "total")),
        ),
        (
            "different rows or columns at once: natural_person",
            Compare(Row(RECEIVED), "==", Row(Ref(("disputes", "reconsideration")))),
        ),
        ("is no cell", Compare(Cell(RECEIVED), "==", Const(0))),
        ("same columns", Compare(Row(REQUESTS), "==", Const(0))),
        ("same columns", Compare(Leaves(Ref(("disclosure",))), "==", Const(0))),
        ("is no group of rows", Compare(Leaves(RECEIVED), "==", Const(0))),
        ("has no column", Compare(Parts(Ref(("disclosure", "licensing"))), "==", Const(0))),
        ("Only cells can be missing", IsMissing(Sum(()))),
    ],
)
def test_a_relation_that_cannot_mean_anything_is_an_error(says, body):
    with pytest.raises(InvalidRule, match=says):
        instances(built(body), "2021")


def test_an_address_of_neither_form_is_an_error():
    nowhere = Compare(Cell(Ref(("requests", "nowhere", "total"))), "==", Const(0))
    with pytest.raises(UnknownAddress, match="nowhere"):
        instances(built(nowhere), "2021")


def test_ids_for_some_of_the_checks_only_are_an_error():
    body = Compare(Row(RECEIVED), ">=", Const(0))
    with pytest.raises(InvalidRule, match="7 checks and names 2 ids"):
        instances(built(body, catalogue=("a", "b")), "2021")


def test_the_parts_of_one_row_are_a_single_check():
    made = rule("X", requests.received.total == requests.received.parts)
    assert [instance.id for instance in instances(made, "2021")] == ["X"]


def test_the_parts_of_a_group_are_a_check_for_each_of_its_rows():
    made = rule("X", requests.outcome.unable_to_provide.parts >= 0)
    assert len(instances(made, "2021")) == 3


def test_the_leaves_of_a_group_in_one_column_are_a_single_figure():
    made = rule("X", requests.outcome.not_disclosed.leaves_of("total") == 0)
    (instance,) = instances(made, "2021")
    assert instance.id == "X"
    assert {str(ref).rpartition(".")[2] for ref in refs_of(instance.relation)} == {"total"}
    assert len(refs_of(instance.relation)) == 8
