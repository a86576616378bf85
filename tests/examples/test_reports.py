"""The example reports are read whole, and judged as examples/README.md says."""

from __future__ import annotations

import pytest

import giac_schema
from giac_schema.model import TABLES, form

EDITIONS = {
    "beike-finance-2020.txt": "2019",
    "linlan-city-2019.html": "2019",
    "linlan-office-2022.txt": "2021",
    "nantang-town-2024.txt": "2021",
    "qingyu-education-2024.txt": "2021",
    "yunting-market-2023.html": "2021",
    "yunting-water-2023.txt": "2021",
}
BROKEN = {
    "qingyu-education-2024.txt": [
        "T3-01",
        "T3-07",
        "T3-14",
        "T3-15[requests.outcome.disclosed]",
    ],
    "yunting-market-2023.html": ["C-01", "T3-09", "T3-14", "T4-01"],
}
WITHOUT_A_NUMBER = {
    "nantang-town-2024.txt": {
        "requests.outcome.disclosed.social_welfare_organization": giac_schema.Missing("blank")
    },
    "yunting-market-2023.html": {
        "disclosure.licensing.decisions": giac_schema.Missing("text", "行政许可214件，行政确认57件")
    },
}
PRINTED = {
    "beike-finance-2020.txt": {
        "disclosure.licensing.items_change": "-2",
        "disclosure.other_services.items_change": "1",
        "disclosure.procurement.amount": "1864300",
        "requests.outcome.other.total": "2",
        "disputes.reconsideration.corrected": "1",
    },
    "linlan-city-2019.html": {
        "disclosure.licensing.items_change": "-3",
        "disclosure.procurement.amount": "42.18",
        "requests.received.total": "184",
        "disputes.litigation.after_reconsideration.pending": "1",
    },
    "linlan-office-2022.txt": {
        "requests.received.natural_person": "1204",
        "requests.outcome.total.total": "1488",
        "requests.outcome.other.overdue_fee.natural_person": "2",
        "disputes.litigation.direct.total": "30",
    },
    "nantang-town-2024.txt": {"requests.outcome.disclosed.total": "3"},
    "qingyu-education-2024.txt": {"requests.outcome.disclosed.total": "19"},
    "yunting-market-2023.html": {
        "disclosure.administrative_fees.amount": "3.72",
        "requests.outcome.unable_to_provide.not_held.total": "12",
        "disputes.reconsideration.total": "6",
    },
    "yunting-water-2023.txt": {
        "disclosure.administrative_fees.amount": "12.5",
        "requests.carried_out.commercial_enterprise": "1",
    },
}

pytestmark = pytest.mark.parametrize("name", sorted(EDITIONS))


@pytest.fixture
def reading(example_reports, name):
    return giac_schema.read(example_reports / name)


def test_the_edition_is_told_by_the_tables(reading, name):
    assert reading.report.edition == EDITIONS[name]


def test_every_cell_is_seen(reading, name):
    seen = {table: reading.coverage[table].seen for table in TABLES}
    assert seen == {table: len(form(EDITIONS[name]).cells(table)) for table in TABLES}


def test_the_cells_without_a_number_are_those_that_print_none(reading, name):
    missing = {str(r): v for r, v in reading.report.cells() if isinstance(v, giac_schema.Missing)}
    assert missing == WITHOUT_A_NUMBER.get(name, {})


def test_the_figures_are_the_printed_ones(reading, name):
    printed = {address: str(reading.report[address]) for address in PRINTED[name]}
    assert printed == PRINTED[name]


def test_what_breaks_is_what_was_broken_on_purpose(reading, name):
    broken = giac_schema.check(reading).broken.where(level="must")
    assert sorted(f.rule for f in broken) == BROKEN.get(name, [])


def test_title_organ_and_year_are_read(reading, name):
    year = int(name[-8:-4]) if name.endswith(".txt") else int(name[-9:-5])
    report = reading.report
    assert (report.year, report.title.endswith("政府信息公开工作年度报告")) == (year, True)
