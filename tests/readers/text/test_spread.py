"""Text with blanks between its characters, as programs leave it that read pictures."""

from __future__ import annotations

import re

import pytest

from giac_schema.api import read
from giac_schema.model import EDITIONS, form
from giac_schema.readers.text.repaired.spread import closed_up
from giac_schema.render import render
from giac_schema.strategies.reports import filled


def drawn(edition):
    """A report whose figures are all others, a row a line, a blank between its cells; and its figures."""
    cells = {node.ref: 1300 + n for n, node in enumerate(form(edition).cells())}
    report = filled(edition, 0).with_cells(cells)
    lines = render(report, "row-per-line").replace("|", " ").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines), cells


@pytest.mark.parametrize("apart", [1, 2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_characters_that_stand_apart_are_words_and_figures_stay_apart(edition, apart):
    text, cells = drawn(edition)
    words = re.compile(rf"[\u3000-\u9fff\uff01-\uff5e]{{1,{apart}}}")
    spread = "\n".join(" ".join(words.sub(r" \g<0> ", line).split()) for line in text.splitlines())
    assert dict(read(f"{spread}\n").report.cells()) == cells


def test_a_text_whose_words_stand_together_stays_as_it_is():
    text, _ = drawn("2021")
    assert closed_up(text) is text
