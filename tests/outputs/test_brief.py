"""A report in a list on the terminal."""

from __future__ import annotations

import pytest

import giac_schema
from giac_schema.cli.screen import Screen, rendered
from giac_schema.outputs.overview import line_of, unreadable_line
from giac_schema.outputs.terminal import brief
from giac_schema.outputs.words.both import same


@pytest.fixture
def listed(example_reports):
    """A report of the examples as the list has it."""

    def show(name, language="en"):
        reading = giac_schema.read(example_reports / name)
        line = line_of(name, reading, giac_schema.check(reading))
        return rendered(brief(line, language), Screen(100)).splitlines()

    return show


def test_a_report_with_nothing_wrong_is_one_line(listed):
    assert listed("yunting-water-2023.txt") == ["✓ 云汀县水利局 2023 (yunting-water-2023.txt)"]


def test_what_is_wrong_is_counted_and_the_gravest_stands_below(listed):
    head, first, *_ = listed("qingyu-education-2024.txt", "zh")
    assert head == "✗ 青屿区教育局2024年度（qingyu-education-2024.txt）  必须改正4处"
    assert first.startswith("  表三“自然人”列：本年新收17+上年结转1=18")


def test_a_source_that_could_not_be_read_says_why_below_its_name():
    shown = rendered(brief(unreadable_line("a.txt", same("There is nothing.")), "en"), Screen(80))
    assert shown.splitlines() == ["‼ a.txt", "  There is nothing."]
