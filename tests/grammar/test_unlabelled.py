"""A row of 表二 of which the label is blank."""

from __future__ import annotations

import pytest
from attrs import evolve

from giac_schema import read
from giac_schema.model import Missing
from giac_schema.render import render
from giac_schema.strategies.reports import filled

ROW = "disclosure.regulations"
MADE = {
    "2021": ("issued", "repealed", "in_force"),
    "2019": ("made", "disclosed", "total_disclosed"),
}
WAYS = (
    "row-per-line",
    "cell-per-line",
    "opened",
    "leading",
    "paragraphs",
    "markdown",
    "html",
    "tabs",
)


def report(edition):
    found = filled(edition, 0)
    documents = type(found.disclosure.regulations)(1, 2, 3)
    other = type(found.disclosure.regulations)(4, 5, 6)
    disclosure = evolve(found.disclosure, regulations=documents, normative_documents=other)
    return evolve(found, disclosure=disclosure)


def unlabelled(edition, way):
    text = render(report(edition), way)
    assert text.count("规章") == 1
    return text.replace("规章", " ")


@pytest.mark.parametrize("edition", MADE)
@pytest.mark.parametrize("way", WAYS)
def test_a_blank_label_above_normative_documents_is_that_of_regulations(edition, way):
    reading = read(unlabelled(edition, way))
    assert [reading.report[f"{ROW}.{name}"] for name in MADE[edition]] == [1, 2, 3]
    assert [f.args["expected"] for f in reading.findings if f.code == "label_cut"] == ["规章"]


def test_figures_fewer_than_the_columns_are_nobodys():
    text = unlabelled("2021", "paragraphs").replace("\n\n2\n\n3", "\n\n3", 1)
    found = read(text).report
    assert all(isinstance(found[f"{ROW}.{name}"], Missing) for name in MADE["2021"])


def test_figures_where_no_label_is_blank_are_nobodys():
    text = render(report("2021"), "paragraphs").replace("规章\n\n", "")
    found = read(text).report
    assert all(isinstance(found[f"{ROW}.{name}"], Missing) for name in MADE["2021"])
