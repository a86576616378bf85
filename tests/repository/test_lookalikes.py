"""The benchmark of look-alikes knows the truth of what it makes."""

from __future__ import annotations

import importlib
import re

import pytest

from giac_schema import read
from giac_schema.model import Missing
from giac_schema.model.values import is_number


@pytest.fixture
def make(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return importlib.import_module("lookalikes.make")


@pytest.fixture
def counting(make):
    return importlib.import_module("lookalikes.counting")


PLAIN = ["rows closed", "cells closed", "rows opened", "tabs", "Markdown", "JSON"]


@pytest.mark.parametrize("family", PLAIN)
def test_every_figure_of_a_text_without_habits_is_read_where_the_truth_has_it(make, family):
    samples = [make.text(seed, make.Wanted((family,), (), 0)) for seed in range(12)]
    whole = [sample for sample in samples if sample.lossless]
    found = [dict(read(sample.text).report.cells()) for sample in whole]
    read_right = [
        {ref for ref in sample.printed if cells[ref] == sample.report[ref]}
        for sample, cells in zip(whole, found, strict=True)
    ]
    assert len(whole) > 3
    assert read_right == [sample.printed for sample in whole]


def test_a_page_without_habits_is_the_report(make):
    samples = [make.web_page(seed, make.Wanted((), (), 0)) for seed in range(4)]
    found = [dict(read(sample.text).report.cells()) for sample in samples]
    assert found == [dict(sample.report.cells()) for sample in samples]


def test_the_truth_names_the_figures_that_stand_in_a_text_and_no_others(make):
    sample = make.text(5, make.Wanted(("cells",), (), 0))
    figures = {ref for ref, leaf in sample.report.cells() if is_number(leaf)}
    cut = make.text(5, make.Wanted(("cells",), ("cut off behind",), 0))
    assert sample.printed == figures
    assert cut.printed < figures
    assert sample.text.startswith(cut.text)


def test_no_sign_of_the_benchmark_is_left_in_a_text(make):
    texts = [make.text(seed, make.Wanted((), (), 3)).text for seed in range(40)]
    texts += [make.web_page(seed, make.Wanted((), (), 3)).text for seed in range(10)]
    assert [text for text in texts if re.search("[\ue000\U000f0000-\U000fffff]", text)] == []


def test_a_seed_stands_for_one_text(make):
    assert [make.text(n) for n in range(20)] == [make.text(n) for n in range(20)]


def test_every_habit_changes_some_text_or_page(make):
    def changes(write, name):
        plain, soiled = make.Wanted((), (), 0), make.Wanted((), (name,), 0)
        return any(write(n, plain).text != write(n, soiled).text for n in range(40))

    idle = [n for n in make.HABITS if not (changes(make.text, n) or changes(make.web_page, n))]
    assert idle == []


def test_what_is_wrong_withheld_or_called_blank_is_counted(make, counting):
    sample = make.text(5, make.Wanted(("rows closed",), (), 0))
    rows = sample.text.split("\n")
    first = next(n for n, row in enumerate(rows) if row.startswith("规章"))
    rows[first] = re.sub(r"\d+", "998877", rows[first], count=1)
    counted, wrong = counting.judged(sample, "\n".join(rows))
    assert (counted["printed"], counted["wrong"], counted["right"]) == (
        len(sample.printed),
        1,
        len(sample.printed) - 1,
    )
    assert [one.found for one in wrong] == [998877]
    assert not isinstance(wrong[0].printed, Missing)
