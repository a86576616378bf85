"""Two rows in each other's place, seen by last year's report."""

from __future__ import annotations

from giac_schema import check
from giac_schema.infer import exchanged
from giac_schema.outputs import sentence

HELD, REPEATED = (
    "requests.outcome.unable_to_provide.not_held",
    "requests.outcome.not_processed.repeat_application",
)


def year(report_with, held, repeated):
    cells = {}
    for row, figure in ((HELD, held), (REPEATED, repeated)):
        cells |= {f"{row}.natural_person": figure, f"{row}.total": figure}
    for row in ("requests.received", "requests.outcome.total"):
        cells |= {f"{row}.natural_person": held + repeated, f"{row}.total": held + repeated}
    return report_with(cells)


def test_rows_in_each_others_place_break_nothing_and_differ_from_last_year(report_with):
    last, this = year(report_with, 60, 2), year(report_with, 3, 58)
    assert len(check(this).where("breaks", "must")) == 0
    (suggestion,) = exchanged(this, last)
    assert suggestion.slip == "rows_exchanged"
    assert {str(c.ref): c.proposed for c in suggestion.changes} == {
        f"{HELD}.natural_person": 58,
        f"{HELD}.total": 58,
        f"{REPEATED}.natural_person": 3,
        f"{REPEATED}.total": 3,
    }


def test_rows_that_merely_grew_are_not_told(report_with):
    assert exchanged(year(report_with, 90, 2), year(report_with, 60, 2)) == ()


def test_few_applications_may_change_places_by_chance(report_with):
    assert exchanged(year(report_with, 1, 4), year(report_with, 4, 1)) == ()


def test_a_check_beside_last_years_report_hints_at_them(report_with):
    last, this = year(report_with, 60, 2), year(report_with, 3, 58)
    (hint,) = [f for f in check(this, previous=last) if f.rule == "Y.exchanged"]
    assert hint.level == "hint"
    assert "far better" in sentence(hint, "en")
