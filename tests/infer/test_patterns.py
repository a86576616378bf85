"""Errors of many cells that have one cause."""

from __future__ import annotations

import pytest

from giac_schema.infer import locate
from giac_schema.model.requests import APPLICANTS

COLUMNS = (*APPLICANTS, "total")


def row(address, *figures):
    return {f"{address}.{name}": figure for name, figure in zip(COLUMNS, figures, strict=True)}


def sound():
    """Three rows that agree: what came in, what became of it, what that comes to."""
    figures = (33, 2, 0, 4, 0, 1, 40)
    rows = ("requests.received", "requests.outcome.disclosed", "requests.outcome.total")
    return {a: f for address in rows for a, f in row(address, *figures).items()}


@pytest.mark.parametrize(
    ("slip", "wrong"),
    [
        ("total_row_lost", row("requests.outcome.total", 0, 0, 0, 0, 0, 0, 0)),
        ("row_shifted", row("requests.outcome.disclosed", 0, 33, 2, 0, 4, 0, 1)),
        ("row_shifted", row("requests.received", 2, 0, 4, 0, 1, 40, 0)),
        (
            "total_column_lost",
            {
                "requests.received.total": 0,
                "requests.outcome.disclosed.total": 0,
                "requests.outcome.total.total": 0,
            },
        ),
    ],
)
def test_a_cause_of_many_wrong_cells_leads_the_repairs(report_with, rules, slip, wrong):
    true = sound()
    (fault,) = locate(report_with(true | wrong), rules)
    assert fault.suggestions[0].slip == slip
    proposed = {str(c.ref): c.proposed for c in fault.suggestions[0].changes}
    assert proposed == {a: true[a] for a in wrong if true[a] != wrong[a]}
