"""Bare verdicts, many at once: the same as those of the findings, whatever a report holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import Report2021, strategies
from giac_schema.findings import LEVELS
from giac_schema.model.address import Ref
from giac_schema.model.values import BLANK
from giac_schema.rules import (
    Check,
    Rule,
    disclosure,
    evaluate,
    note,
    requests,
    rule,
    standard,
    verdicts,
)
from giac_schema.rules.ready import make_ready

NEW, IN = requests.received.total, requests.carried_in.total
FEES = disclosure.administrative_fees.amount
STATEMENTS = {
    "sum": requests.outcome.total.total + requests.carried_out.total == NEW + IN,
    "single": NEW == 0,
    "unequal": NEW != 0,
    "turned": NEW <= 3,
    "factor": NEW * 2 - IN * 3 + 1 > 0,
    "both sides": NEW + IN == NEW,
    "nothing": NEW == +NEW,
    "money": FEES * Decimal("0.5") <= 10,
    "constant": NEW * 0 + 3 == 3,
    "rows": requests.column("total") == requests.parts,
}
RULES = [rule(name, statement) for name, statement in STATEMENTS.items()]
leaves = st.integers(0, 4) | st.just(BLANK)


@st.composite
def reports(draw):
    cells = dict.fromkeys((ref for ref, _ in Report2021().cells()), 0)
    for place in (NEW, IN, requests.carried_out.total, requests.outcome.total.total):
        cells[place.ref] = draw(leaves)
    cells[FEES.ref] = draw(st.decimals(0, 30, places=2) | st.just(BLANK))
    return Report2021().with_cells(cells)


def slowly(rules, report):
    return {finding.rule: finding.verdict for finding in evaluate(rules, report)}


@given(reports(), st.permutations(RULES))
def test_many_verdicts_at_once_are_those_of_the_findings(report, rules):
    assert verdicts(rules, report) == slowly(rules, report)


@settings(max_examples=20)
@given(strategies.reports("2021") | strategies.reports("2019") | strategies.hybrid_reports())
def test_whatever_a_report_holds_bare_verdicts_are_those_of_the_findings(report):
    identities = standard(report.edition).only("T3.*", "T4.*").by_level(*LEVELS)
    for name, verdict in verdicts(identities, report).items():
        assert verdict in {f.verdict for f in evaluate(identities, report) if f.rule == name}


@pytest.mark.parametrize("name", list(STATEMENTS))
def test_each_alone_is_judged_the_same(name):
    made = rule(name, STATEMENTS[name])
    zeros = Report2021().with_cells({ref: 0 for ref, _ in Report2021().cells()})
    for value in (0, 3, BLANK):
        report = zeros.with_cells({Ref.parse("requests.received.total"): value})
        assert verdicts([made], report) == slowly([made], report)


@given(reports(), st.permutations(RULES))
def test_a_verdict_is_known_before_its_finding_is_made(report, rules):
    for said in evaluate(rules, report).said:
        made = said.finding
        assert (said.rule, said.level, said.verdict, said.code) == (
            made.rule, made.level, made.verdict, made.code,
        )  # fmt: skip


def test_what_is_more_than_sums_is_left_to_its_plan():
    even = rule("Y", NEW.is_even())
    ((plan, quick),) = make_ready((even,), ("2021",)).rules[0].checks
    report = Report2021().with_cells({NEW.ref: 3})
    with pytest.raises(TypeError):
        quick((3,))
    assert (plan.verdict(report), verdicts([even], report)) == ("breaks", {"Y": "breaks"})


def test_a_check_that_is_no_relation_has_nothing_to_compile():
    check = rule("X", Check("nothing", lambda _: [note("said", zh="", en="")]))
    assert make_ready((check,), ("2021",)).rules[0].checks == ()
    assert verdicts([check], Report2021()) == {"X": "breaks"}


def test_a_rule_that_has_no_hash_is_judged_all_the_same():
    body = rule("X", NEW == 0).body
    unhashable = Rule("X", "must", body, cites=["a list"])  # type: ignore[arg-type]
    assert verdicts([unhashable], Report2021().with_cells({NEW.ref: 1})) == {"X": "error"}
    check = Rule("Y", "must", Check("y", lambda _: []), cites=["a list"])  # type: ignore[arg-type]
    assert verdicts([check], Report2021()) == {"Y": "holds"}
