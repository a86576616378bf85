"""A whole report on one line with nothing between its cells."""

from __future__ import annotations

import random

import pytest
from attrs import evolve

from giac_schema import read
from giac_schema.model import BLANK, EDITIONS, Missing, Ref
from giac_schema.render import render
from giac_schema.strategies.reports import filled

PROSE = {"overview": "全年行政许可5件，平稳。", "problems": "力量不足。", "other_matters": "无。"}


def together(report):
    return "".join(render(report, "paragraphs").split())


def tables(report, *names):
    return {str(ref): leaf for ref, leaf in report.leaves.items() if ref.table in names}


@pytest.mark.parametrize("edition", EDITIONS)
def test_noughts_are_read_from_a_report_on_one_line(edition):
    report = evolve(filled(edition, 0), **PROSE)
    found = read(together(report)).report
    names = ("disclosure", "requests")
    assert tables(found, *names) == tables(report, *names)
    assert found.overview == PROSE["overview"]
    assert (found.problems, found.other_matters) == (PROSE["problems"], PROSE["other_matters"])


def test_a_row_of_one_column_is_read_whatever_its_figure_is():
    text = together(filled("2021", 27))
    found = read(text).report
    for row in ("licensing", "penalties", "coercive_measures"):
        assert found[f"disclosure.{row}.decisions"] == 27
    assert found["disclosure.regulations.issued"].kind == "unplaced"


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_figure_of_a_report_on_one_line_is_read_wrong(edition, seed):
    rng = random.Random(seed)  # noqa: S311 - figures to be read, no secrets
    lines = render(filled(edition, 0), "paragraphs").splitlines()
    told = [str(rng.choice((0, 0, rng.randrange(30), 1205))) if x == "0" else x for x in lines]
    right = read("\n".join(told)).report
    leaves = read("".join("".join(told).split())).report.leaves
    read_at_all = {ref: leaf for ref, leaf in leaves.items() if not isinstance(leaf, Missing)}
    assert read_at_all == {ref: right[str(ref)] for ref in read_at_all}


@pytest.mark.parametrize(
    "said",
    [
        "公开的信息内容包括行政许可5件、行政处罚3件、行政强制2件。",
        "信息内容本年有所增加，行政许可5件，行政处罚3件，规章2件",
        "信息内容本年不变：规章2项行政许可5项行政处罚3项",
    ],
)
def test_prose_with_figures_behind_words_of_the_form_is_no_table(said):
    text = render(filled("2021", 0), "paragraphs")
    heading = "二、主动公开政府信息情况\n"
    report = read(text.replace(heading, f"{heading}\n{said}\n", 1)).report
    assert tables(report, "disclosure") == tables(filled("2021", 0), "disclosure")


@pytest.mark.parametrize("edition", EDITIONS)
def test_noughts_are_read_behind_the_labels_of_a_row_and_its_group(edition):
    report = filled(edition, 0)
    lines = render(report, "row-per-line").replace("|", " ").splitlines()
    glued = "\n".join("".join(line.split()) for line in lines)
    names = ("disclosure", "requests", "disputes")
    assert tables(read(glued).report, *names) == tables(report, *names)


def test_a_figure_is_no_word_where_the_next_row_is_blank():
    report = filled("2021", 27).with_cells(
        {Ref.parse("disclosure.coercive_measures.decisions"): BLANK}
    )
    found = read(together(report)).report
    assert found["disclosure.penalties.decisions"] == 27
    assert isinstance(found["disclosure.coercive_measures.decisions"], Missing)
