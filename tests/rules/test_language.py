"""What an author writes, and the plain data that it becomes."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.errors import InvalidRule, UnknownAddress
from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.rule import Check, Observed, Rule, Title
from giac_schema.model.terms import (
    AllOf,
    AnyOf,
    Cell,
    Column,
    Compare,
    Const,
    IsMissing,
    Leaves,
    Not,
    Parts,
    Row,
    Scale,
    Sum,
)
from giac_schema.rules import all_of, any_of, disclosure, disputes, requests, rule, sum_of
from giac_schema.rules.places import Place

RECEIVED = Row(Ref(("requests", "received")))
TOTAL = Cell(Ref(("requests", "received", "total")))

expressions = st.sampled_from(
    [
        requests.received,
        requests.outcome.leaves,
        requests.outcome.total + 1,
        sum_of(),
        sum_of(requests.carried_in, 2, requests.carried_out),
        requests.received * 3,
    ]
)
statements = st.sampled_from(
    [
        requests.received.total > 0,
        all_of(),
        any_of(),
        (requests.received.total > 0) & (requests.carried_in.total == 0),
        (requests.received.total > 0) | (requests.carried_in.total == 0),
    ]
)


def test_a_row_and_a_cell_stand_for_their_figures():
    assert requests.received.term == RECEIVED
    assert requests.received.total.term == TOTAL


def test_rows_and_columns_reduce_to_sums():
    table = Ref(("requests",))
    assert requests.outcome.leaves.term == Leaves(Ref(("requests", "outcome")))
    assert requests.column("total").term == Column(table, "total")
    assert requests.applicants.term == Parts(table)
    assert requests.received.applicants.term == Parts(Ref(("requests", "received")))
    assert disputes.parts.term == Parts(Ref(("disputes",)))


def test_the_printed_identity_is_written_as_it_is_printed():
    outcome = Row(Ref(("requests", "outcome", "total")))
    carried_in, carried_out = (Row(Ref(("requests", n))) for n in ("carried_in", "carried_out"))
    written = requests.received + requests.carried_in == (
        requests.outcome.total + requests.carried_out
    )
    assert written.relation == Compare(
        Sum((RECEIVED, carried_in)), "==", Sum((outcome, carried_out))
    )


def test_arithmetic_takes_numbers_on_either_side():
    total = requests.received.total
    assert (1 + total).term == Sum((Const(1), TOTAL))
    assert (total - 1).term == Sum((TOTAL, Scale(-1, Const(1))))
    assert (1 - total).term == Sum((Const(1), Scale(-1, TOTAL)))
    assert (-total).term == Scale(-1, TOTAL)
    assert (+total).term == TOTAL
    assert (total * 2).term == (2 * total).term == Scale(2, TOTAL)
    assert (total * Decimal("0.5")).term == Scale(Decimal("0.5"), TOTAL)
    assert sum([total, total], start=sum_of()).term == Sum((TOTAL, TOTAL))


@pytest.mark.parametrize("op", ["==", "!=", "<=", "<", ">=", ">"])
def test_every_comparison_makes_a_relation(op):
    compared = {
        "==": requests.received.total == 3,
        "!=": requests.received.total != 3,
        "<=": requests.received.total <= 3,
        "<": requests.received.total < 3,
        ">=": requests.received.total >= 3,
        ">": requests.received.total > 3,
    }[op]
    assert compared.relation == Compare(TOTAL, op, Const(3))


@given(expressions, expressions, expressions)
def test_addition_is_associative_down_to_the_data(a, b, c):
    assert ((a + b) + c).term == (a + (b + c)).term == sum_of(a, b, c).term


@given(expressions)
def test_nothing_added_changes_nothing(a):
    assert sum_of(a).term == (a + sum_of()).term == (sum_of() + a).term == a.term


@given(statements, statements, statements)
def test_and_and_or_are_associative_down_to_the_data(a, b, c):
    assert ((a & b) & c).relation == (a & (b & c)).relation == all_of(a, b, c).relation
    assert ((a | b) | c).relation == (a | (b | c)).relation == any_of(a, b, c).relation


def test_relations_are_joined_and_turned_round():
    some, none = requests.received.total > 0, requests.received.total == 0
    assert (some & none).relation == AllOf((some.relation, none.relation))
    assert (some | none).relation == AnyOf((some.relation, none.relation))
    assert (~some).relation == Not(some.relation)
    assert all_of().relation == AllOf(())
    assert any_of().relation == AnyOf(())


def test_a_cell_a_row_and_a_column_can_be_missing():
    assert requests.received.total.is_missing("blank").relation == IsMissing(TOTAL, ("blank",))
    assert requests.received.is_missing().relation == IsMissing(RECEIVED)
    column = Column(Ref(("requests",)), "total")
    assert requests.column("total").is_missing().relation == IsMissing(column)


def test_a_sum_cannot_be_missing():
    with pytest.raises(InvalidRule, match="a sum of them is not"):
        (requests.received + 1).is_missing()


@pytest.mark.parametrize(
    ("write", "nearest"),
    [
        (lambda: requests.recieved, "requests.received"),
        (lambda: requests.outcome.not_disclosed.state_secrets, "state_secret"),
        (lambda: disputes.litigation.directly, "disputes.litigation.direct"),
        (lambda: requests.column("totals"), "total"),
        (lambda: disclosure.licensing.decision, "disclosure.licensing.decisions"),
    ],
)
def test_a_mistyped_address_offers_the_nearest(write, nearest):
    with pytest.raises(UnknownAddress, match=f"Did you mean .*{nearest}"):
        write()


def test_completion_lists_what_may_follow():
    assert {"received", "carried_in", "outcome", "carried_out"} <= set(dir(requests))
    assert not hasattr(requests, "recieved")


def test_no_name_of_the_form_is_hidden_behind_a_method_of_places():
    parts = {
        part for edition in ("2019", "2021") for n in form(edition).nodes for part in n.ref.path
    }
    assert parts & set(dir(Place)) == set()


def test_what_an_author_wrote_shows_its_data():
    assert repr(requests.received) == "requests.received"
    assert repr(+(requests.received * 2)) == f"Expr({Scale(2, RECEIVED)!r})"
    assert repr(all_of()) == "Statement(AllOf(relations=()))"


def test_places_can_be_copied_and_pickled():
    assert str(pickle.loads(pickle.dumps(requests.outcome.total)).ref) == "requests.outcome.total"  # noqa: S301
    assert copy.deepcopy(requests.received).term == RECEIVED


@pytest.mark.parametrize(
    ("write", "hint"),
    [
        (lambda: bool(requests.received.total), "compare it"),
        (lambda: bool(requests.received.total > 0), r"\(a\) & \(b\)"),
        (lambda: 0 < requests.received.total < 9, "instead of and, or, not"),
        (lambda: requests.received * 0.5, "Decimal"),
        (lambda: requests.received == True, "not with True"),  # noqa: E712
        (lambda: requests.received == Decimal("NaN"), "exact decimals"),
        (lambda: requests.received == "3", "not with '3'"),
        (lambda: requests.outcome == 3, "requests.outcome.leaves"),
        (lambda: requests.received.leaves, "no group of rows"),
        (lambda: disclosure.parts, "no column 总计"),
        (lambda: disputes.reconsideration.applicants, "say .parts"),
        (lambda: all_of(True), "A relation belongs here"),  # noqa: FBT003
        (lambda: rule("X", requests.received), r"\), not requests.received"),
        (lambda: rule("X", False), r"\), not False"),  # noqa: FBT003
        (lambda: rule("X", len), r"Check\('X', function\), not <built-in"),
        (lambda: rule("", requests.received == 0), "needs an id"),
    ],
)
def test_what_cannot_mean_anything_is_refused_with_a_hint(write, hint):
    with pytest.raises(InvalidRule, match=hint):
        write()


def test_a_rule_is_plain_data_with_its_origin():
    made = rule(
        "X.quiet",
        requests.received.total <= 10,
        level="hint",
        title=Title("少", "few"),
        origin="plausibility",
        cites=["nobody"],
        editions=["2021"],
    )
    assert made == Rule(
        id="X.quiet",
        level="hint",
        body=Compare(TOTAL, "<=", Const(10)),
        title=Title("少", "few"),
        origin="plausibility",
        cites=("nobody",),
        editions=("2021",),
    )
    assert hash(made) == hash(copy.deepcopy(made))


def test_a_check_is_equal_by_name_and_does_not_print_its_function():
    assert Check("a", len) == Check("a", sum)
    assert repr(Check("a", len)) == "Check(name='a')"


def test_what_the_reader_observes_can_be_a_rule():
    assert rule("X.seen", Observed(), level="hint").body == Observed()


def test_a_rule_knows_no_level_and_no_edition_but_those_there_are():
    with pytest.raises(ValueError, match="level"):
        rule("X", requests.received.total == 0, level="shall")
    with pytest.raises(ValueError, match="2014"):
        rule("X", requests.received.total == 0, editions=["2014"])
    with pytest.raises(ValueError, match="at least one"):
        rule("X", requests.received.total == 0, editions=[])


def test_a_rule_that_would_never_apply_is_refused():
    with pytest.raises(InvalidRule, match="never apply"):
        rule("X", disclosure.administrative_fees.amount >= 0, editions=["2019"])
