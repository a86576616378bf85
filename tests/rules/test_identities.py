"""For every identity of both editions: a report that breaks it, and a finding that says so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema.model.address import Ref
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS, Report2019, Report2021
from giac_schema.model.requests import APPLICANTS
from giac_schema.model.values import BLANK
from giac_schema.rules import evaluate, instances, standard, verdicts

REPORT = {"2019": Report2019, "2021": Report2021}
RESULTS = ("upheld", "corrected", "other", "pending")
COLUMNS = (*APPLICANTS, "total")
OUTCOME = Ref(("requests", "outcome"))


def rows_of(edition, table):
    return [node.ref for node in form(edition).rows(table)]


def leaf_rows(edition):
    return [
        r for r in rows_of(edition, "requests") if r.path[1] == "outcome" and r != OUTCOME / "total"
    ]


def free_cells(edition):
    """The cells that a report may fill as it likes; the rest follows from them."""
    rows = [*leaf_rows(edition), Ref(("requests", "carried_out"))]
    cells = [row / column for row in rows for column in APPLICANTS]
    return cells + [row / result for row in rows_of(edition, "disputes") for result in RESULTS]


def completed(edition, printed):
    """All figures of a report that adds up, from those that are free and not zero."""
    found = dict.fromkeys((node.ref for node in form(edition).cells()), 0) | printed
    for column in APPLICANTS:
        outcome = sum(found[row / column] for row in leaf_rows(edition))
        balance = outcome + found[Ref(("requests", "carried_out", column))]
        found[OUTCOME / "total" / column] = outcome
        found[Ref(("requests", "carried_in", column))] = balance // 3
        found[Ref(("requests", "received", column))] = balance - balance // 3
    for row in rows_of(edition, "requests"):
        found[row / "total"] = sum(found[row / column] for column in APPLICANTS)
    for row in rows_of(edition, "disputes"):
        found[row / "total"] = sum(found[row / result] for result in RESULTS)
    return found


def printed_figures(edition):
    """A sparse report, as most are: a few figures, and zeros."""
    return st.dictionaries(st.sampled_from(free_cells(edition)), st.integers(1, 9999), max_size=9)


def identities_of(edition):
    return standard(edition).only("T3.*", "T4.*")


EVERY_IDENTITY = [
    pytest.param(edition, instance.id, id=f"{edition}-{instance.id}")
    for edition in EDITIONS
    for made in identities_of(edition)
    for instance in instances(made, edition)
]


def expected_cells(edition, identity):
    """Left and right cells of an identity, worked out from its catalogue id alone."""
    if identity.startswith("T4"):
        row = rows_of(edition, "disputes")[int(identity[-2:]) - 1]
        return [row / "total"], [row / result for result in RESULTS]
    if identity.startswith("T3-15["):
        row = Ref(tuple(identity[len("T3-15[") : -1].split(".")))
        return [row / "total"], [row / column for column in APPLICANTS]
    number = int(identity[-2:])
    column = COLUMNS[(number - 1) % 7]
    if number > 7:
        return [OUTCOME / "total" / column], [row / column for row in leaf_rows(edition)]
    table = Ref(("requests",))
    return (
        [table / "received" / column, table / "carried_in" / column],
        [OUTCOME / "total" / column, table / "carried_out" / column],
    )


@pytest.mark.parametrize("edition", EDITIONS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_report_that_adds_up_breaks_no_identity(edition, data):
    figures = completed(edition, data.draw(printed_figures(edition)))
    report = REPORT[edition]().with_cells(figures)
    assert {f.verdict for f in evaluate(identities_of(edition), report)} == {"holds"}
    assert set(verdicts(identities_of(edition), report).values()) == {"holds"}


@pytest.mark.parametrize(("edition", "identity"), EVERY_IDENTITY)
@settings(max_examples=4)
@given(data=st.data())
def test_a_broken_identity_is_named_with_its_cells_and_the_difference(edition, identity, data):
    figures = completed(edition, data.draw(printed_figures(edition)))
    left, right = expected_cells(edition, identity)
    wrong = data.draw(st.sampled_from([*left, *right]))
    by = data.draw(st.integers(1, 99))
    report = REPORT[edition]().with_cells(figures | {wrong: figures[wrong] + by})
    findings = evaluate(identities_of(edition), report)
    (found,) = [f for f in findings if f.rule == identity]
    assert (found.verdict, found.level, found.code) == ("breaks", "must", "relation")
    assert [(o.ref, o.side, o.factor) for o in found.operands] == [
        *((ref, "left", 1) for ref in left),
        *((ref, "right", 1) for ref in right),
    ]
    assert [o.value for o in found.operands] == [report[ref] for ref in [*left, *right]]
    assert found.difference == (by if wrong in left else -by)
    assert found.left - found.right == found.difference


@pytest.mark.parametrize(("edition", "identity"), EVERY_IDENTITY)
@settings(max_examples=4)
@given(data=st.data())
def test_an_identity_with_blanks_that_were_zero_is_unknown_and_holds_with_zeros(
    edition, identity, data
):
    figures = completed(edition, data.draw(printed_figures(edition)))
    left, right = expected_cells(edition, identity)
    blanked = [ref for ref in (*left, *right) if figures[ref] == 0]
    report = REPORT[edition]().with_cells(figures | dict.fromkeys(blanked, BLANK))
    (found,) = [f for f in evaluate(identities_of(edition), report) if f.rule == identity]
    if blanked and (set(left) & set(blanked) and set(right) & set(blanked)):
        assert (found.verdict, found.if_zero) == ("unknown", "holds")
    assert found.verdict in {"holds", "unknown"}
    assert found.missing == tuple(blanked)
    assert (found.difference is None) == bool(blanked)


def test_a_total_smaller_than_the_figures_beside_a_blank_breaks_all_the_same():
    row = Ref(("requests", "received"))
    figures = completed("2021", {}) | {row / "natural_person": 9, row / "total": 5}
    report = Report2021().with_cells(figures | {row / "commercial_enterprise": BLANK})
    (found,) = [f for f in evaluate(identities_of("2021"), report) if f.rule == f"T3-15[{row}]"]
    assert (found.verdict, found.left, found.right, found.difference) == ("breaks", 5, 9, None)
    assert found.if_zero is None
    assert found.missing == (row / "commercial_enterprise",)
