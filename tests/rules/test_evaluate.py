"""From rules and a report to findings."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from giac_schema.findings import Finding, Findings, Reading
from giac_schema.model.address import Ref
from giac_schema.model.disclosure import (
    Decisions,
    DisclosureHybrid,
    DocumentsMade,
    DocumentsStock,
    Fees,
)
from giac_schema.model.report import Report, Report2019, Report2021
from giac_schema.model.requests import Requests2019, Requests2021
from giac_schema.model.rule import Check, Observed, Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.source import Position, Source
from giac_schema.model.terms import Cell, Column, Compare, Const, Not, Row
from giac_schema.model.values import Missing
from giac_schema.rules import disclosure, evaluate, note, requests, rule, standard, sum_of, verdicts

TOTAL = Ref(("requests", "received", "total"))
WHOLE = Report2021().with_cells({ref: 0 for ref, _ in Report2021().cells()})


def one(made, subject=WHOLE):
    (found,) = evaluate([made], subject)
    return found


def test_a_finding_has_the_rules_id_level_and_place():
    found = one(rule("X.none", requests.received.total == 0, level="hint"))
    assert found == Finding(
        rule="X.none",
        level="hint",
        verdict="holds",
        code="relation",
        place=TOTAL,
        args={"op": "=="},
        operands=found.operands,
        left=0,
        right=0,
        difference=0,
    )


def test_one_of_several_checks_names_its_rule_and_its_column():
    found = evaluate(standard("2021").only("T3.balance"), WHOLE)
    assert [f.rule for f in found] == [f"T3-{n:02}" for n in range(1, 8)]
    assert {f.parent for f in found} == {"T3.balance"}
    assert found.items[6].args == {"op": "==", "column": "total"}
    assert found.items[6].place == Ref(("requests",))


def test_the_place_of_a_row_sum_is_its_row():
    (first, *_) = evaluate(standard("2021").only("T3.rows"), WHOLE)
    assert (first.rule, first.place) == ("T3-15[requests.received]", Ref(("requests", "received")))


def test_a_relation_across_tables_has_no_single_place():
    assert one(rule("X", disclosure.licensing.decisions >= requests.received.total)).place is None


def test_factors_and_constants_are_kept_apart():
    found = one(rule("X", requests.received.total * 2 - requests.carried_in.total + 3 == 3))
    assert [(str(o.ref), o.side, o.factor) for o in found.operands] == [
        ("requests.received.total", "left", 2),
        ("requests.carried_in.total", "left", -1),
    ]
    assert (found.left, found.right, found.difference) == (3, 3, 0)


def test_a_rule_about_no_cell_at_all_has_a_verdict():
    found = one(rule("X", sum_of() == 0))
    assert (found.verdict, found.operands, found.place) == ("holds", (), None)


def test_joined_relations_name_their_cells_without_sides():
    some = (requests.received.total > 0) | (requests.received.total + requests.carried_in.total > 0)
    found = one(rule("X", some))
    assert found.verdict == "breaks"
    assert [(str(o.ref), o.side) for o in found.operands] == [
        ("requests.received.total", ""),
        ("requests.carried_in.total", ""),
    ]
    assert (found.left, found.right, found.args) == (None, None, {})


def test_money_is_added_up_to_the_last_digit():
    amount = Ref(("disclosure", "administrative_fees", "amount"))
    tiny = Decimal("0.000001")
    report = WHOLE.with_cells({amount: Decimal("9" * 40 + ".000001")})
    found = one(
        rule("X", disclosure.administrative_fees.amount - tiny == Decimal("9" * 40)), report
    )
    assert (found.verdict, found.difference) == ("holds", 0)


def test_an_unknown_says_what_is_missing_and_what_zeros_would_give():
    report = WHOLE.with_cells({TOTAL: Missing("blank")})
    found = one(rule("X", requests.received.total == 0), report)
    assert (found.verdict, found.if_zero, found.missing) == ("unknown", "holds", (TOTAL,))
    other = one(rule("X", requests.received.total == 1), report)
    assert (other.verdict, other.if_zero, other.difference) == ("unknown", "breaks", None)


def test_a_missing_cell_that_cancels_out_leaves_a_verdict_and_a_difference():
    both = requests.received.total + 1 == requests.received.total + requests.carried_in.total
    report = WHOLE.with_cells({TOTAL: Missing("blank")})
    found = one(rule("X", both), report)
    assert (found.verdict, found.difference, found.if_zero) == ("breaks", 1, None)
    assert found.missing == (TOTAL, TOTAL)


def test_a_reading_lends_its_positions_to_the_operands():
    place = Position(line=7)
    reading = Reading(WHOLE, sources={TOTAL: Source("0", place)})
    found = one(rule("X", requests.received.total == requests.carried_in.total), reading)
    assert [o.position for o in found.operands] == [place, None]


def test_a_rule_of_the_other_edition_does_not_apply():
    made = rule("X", requests.received.total == 0, editions=["2019"])
    assert one(made).verdict == "not_applicable"
    assert one(made, Report2019()).verdict == "unknown"
    assert verdicts([made], WHOLE) == {"X": "not_applicable"}


def test_a_rule_about_cells_of_the_other_edition_does_not_apply():
    made = rule("X", disclosure.administrative_fees.amount >= 0)
    assert one(made).verdict == "holds"
    assert one(made, Report2019()).verdict == "not_applicable"


HYBRID = Report(
    edition="2021",
    disclosure=DisclosureHybrid(
        regulations=DocumentsMade(made=2, disclosed=1, total_disclosed=1),
        normative_documents=DocumentsStock(issued=1, repealed=0, in_force=5),
        licensing=Decisions(3),
        penalties=Decisions(4),
        coercive_measures=Decisions(5),
        administrative_fees=Fees(Decimal(1)),
    ),
    requests=Requests2019(),
)


def test_a_mixed_report_is_judged_by_the_cells_that_it_has():
    made = rule("X.2019", disclosure.regulations.made <= 1, editions=["2019"])
    stock = rule("X.2021", disclosure.normative_documents.in_force >= 1, editions=["2021"])
    other = rule("X.none", disclosure.procurement.projects >= 0)
    found = evaluate([made, stock, other], HYBRID)
    assert [f.verdict for f in found] == ["breaks", "holds", "not_applicable"]


def test_a_mixed_report_has_the_identities_of_its_own_table_three():
    found = evaluate(standard("2021").only("T3.*"), HYBRID)
    assert len(found.where("unknown")) == 7 + 7 + 23
    newer = attrs.evolve(HYBRID, edition="2019", requests=Requests2021())
    assert len(evaluate(standard("2019").only("T3.*"), newer)) == 7 + 7 + 25


def test_what_the_reader_noted_is_said_at_the_level_of_the_rule():
    noted = Finding("S-17", "hint", "breaks", "residue", args={"text": "XX"})
    reading = Reading(WHOLE, findings=Findings((noted,)))
    strict = standard("2021").only("S-17").relabel("S-17", level="should")
    assert list(evaluate(strict, reading)) == [attrs.evolve(noted, level="should")]


def test_what_the_reader_did_not_note_holds():
    observed = rule("S-99", Observed(), level="hint")
    assert one(observed, Reading(WHOLE)).verdict == "holds"
    assert one(observed, WHOLE).verdict == "not_applicable"


def test_a_rule_left_out_silences_what_the_reader_noted_under_it():
    noted = Finding("S-17", "hint", "breaks", "residue", args={"text": "XX"})
    reading = Reading(WHOLE, findings=Findings((noted,)))
    assert "S-17" not in {f.rule for f in evaluate(standard("2021") - "S-17", reading)}


def test_what_the_reader_noted_stands_beside_what_a_check_finds():
    noted = Finding("S-14", "hint", "breaks", "edition_mixed", args={"table": "disclosure"})
    reading = Reading(attrs.evolve(WHOLE, year=2020), findings=Findings((noted,)))
    found = evaluate(standard("2021").only("S-14"), reading)
    assert [f.code for f in found] == ["edition_mixed", "edition_of_year"]
    assert {f.level for f in found} == {"should"}


def crashes(_):
    yield note("said", zh="一", en="one")
    raise RuntimeError("out of luck")


def test_a_check_that_crashes_is_named_and_the_others_go_on():
    after = rule("X.after", requests.received.total == 0)
    found = evaluate([rule("X.crash", Check("crashes", crashes), level="should"), after], WHOLE)
    assert [(f.rule, f.verdict) for f in found] == [
        ("X.crash", "breaks"),
        ("X.crash", "error"),
        ("X.after", "holds"),
    ]
    assert found.items[1].args == {"error": "RuntimeError", "message": "out of luck"}
    assert not found.ok


def test_a_check_that_yields_no_findings_proper_is_an_error():
    assert one(rule("X", Check("x", lambda _: ["words"]))).args["error"] == "TypeError"
    assert one(rule("X", Check("x", lambda _: None))).verdict == "error"


@pytest.mark.parametrize(
    ("error", "body"),
    [
        ("InvalidRule", Compare(Row(Ref(("requests",))), "==", Const(0))),
        (
            "InvalidRule",
            Compare(Row(TOTAL.parent), "==", Column(Ref(("requests",)), "total")),
        ),
        ("UnknownAddress", Compare(Cell(TOTAL / "nowhere"), "==", Const(0))),
    ],
)
def test_a_rule_that_cannot_mean_anything_is_an_error_and_no_exception(error, body):
    made = Rule("X", "must", body)
    assert (one(made).verdict, one(made).args["error"]) == ("error", error)
    assert verdicts([made], WHOLE) == {"X": "error"}


def test_a_sum_that_cannot_be_exact_is_an_error_and_not_rounded():
    fees = rule("X", disclosure.administrative_fees.amount + 1 > 0)
    report = WHOLE.with_cells({fees.body.left.terms[0].ref: Decimal("1E+9999")})
    assert one(fees, report).args["error"] == "Inexact"
    assert verdicts([fees], report) == {"X": "error"}


def test_a_relation_nested_without_end_is_an_error_and_no_exception():
    body = Compare(Cell(TOTAL), "==", Const(0))
    for _ in range(10_000):
        body = Not(body)
    made = Rule("X", "must", body)
    assert (one(made).verdict, one(made).args["error"]) == ("error", "RecursionError")
    assert verdicts([made], WHOLE) == {"X": "error"}


def test_a_check_may_name_one_of_several_checks():
    made = rule("X", Check("x", lambda _: [attrs.evolve(note("said"), rule="X[1]")]))
    assert (one(made).rule, one(made).parent, one(made).level) == ("X[1]", "X", "must")


def test_the_order_is_that_of_the_rules():
    rules = standard("2021")
    found = [f.parent or f.rule for f in evaluate(rules, Reading(WHOLE))]
    assert list(dict.fromkeys(found)) == [r.id for r in rules]


def test_rules_may_come_as_a_set_or_as_any_iterable():
    made = rule("X", requests.received.total == 0)
    assert evaluate(RuleSet((made,)), WHOLE) == evaluate(iter([made]), WHOLE)


@pytest.mark.parametrize(
    "subject",
    [
        WHOLE,
        Report2021(),
        Report2019(),
        HYBRID,
        Reading(WHOLE.with_cells({TOTAL: 1})),
        Reading(WHOLE, findings=Findings((Finding("T3-01", "must", "breaks", "odd"),))),
        Reading(WHOLE.with_cells({TOTAL: Missing("text", "3 or 4")})),
    ],
    ids=["zeros", "empty", "empty-2019", "mixed", "broken", "noted", "words"],
)
def test_bare_verdicts_are_those_of_the_findings(subject):
    rules = standard("2021") + rule("X.crash", Check("crashes", crashes))
    grave = ("error", "breaks", "unknown", "holds", "not_applicable")
    expected = {}
    for f in evaluate(rules, subject):
        expected[f.rule] = min(f.verdict, expected.get(f.rule, f.verdict), key=grave.index)
    assert verdicts(rules, subject) == expected


def test_a_check_is_given_what_evaluate_was_given():
    given = []
    made = rule("X", Check("remember", lambda subject: given.append(subject) or ()))
    reading = Reading(WHOLE)
    evaluate([made], reading)
    evaluate([made], WHOLE)
    assert given == [reading, WHOLE]
