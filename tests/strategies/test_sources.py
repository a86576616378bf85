"""Sources: the same report in any layout, clean or soiled."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.model import BLANK, Missing, Ref
from giac_schema.render import LAYOUTS, render
from giac_schema.strategies import SOILINGS, Misreading, misreadings, soil, sources
from giac_schema.strategies.reports import filled
from giac_schema.strategies.soiling.labels import broken

if TYPE_CHECKING:
    from giac_schema.model import Report

FEW = settings(max_examples=20)
ISSUED = Ref.parse("disclosure.regulations.issued")
REPORT = filled("2021", 0).with_cells({ISSUED: 1234})


def lines(name: str, layout: str = "row-per-line") -> str:
    """A report as text, with one soiling."""
    content = soil(REPORT, LAYOUTS[layout], [SOILINGS[name]]).content
    return content if isinstance(content, str) else content.decode()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("other-width", "１．属于国家秘密"),
        ("other-brackets", "(一)予以公开"),
        ("other-quotes", '3.危及"三安全一稳定"'),
        ("blanks-in-labels", "规 章"),
        ("traditional", "行政許可"),
        ("pinyin", "规(guī)章"),
        ("radicals", "⾏政许可"),
        ("other-numbers", "1、属于国家秘密"),
        ("no-numbers", "结果 | 予以公开 |"),
        ("thousands", "规章 | 1,234 |"),
        ("wide-digits", "规章 | １２３４ |"),
        ("units", "规章 | 1234件 |"),
        ("remarks", "规章 | 1234（其中修订16件） |"),
        ("bold", "规章 | **1234** |"),
        ("split-digits", "规章 | 1 234 |"),
        ("split-cells", "规章 | 1 | 234 |"),
        ("letters-for-digits", "规章 | l234 | O |"),
        ("cut-labels", "\n行政 | 0 |"),
        ("page-numbers", "- 1 -"),
        ("hashes", "\n## 三、收到和处理政府信息公开申请情况"),
        ("quotations", "\n> 规章 |"),
        ("crlf", "0 |\r\n"),
    ],
)
def test_a_soiling_does_what_its_name_says(name: str, shown: str):
    assert shown not in str(render(REPORT, "row-per-line"))
    assert shown in lines(name)


@pytest.mark.parametrize("name", SOILINGS)
def test_every_soiling_changes_what_is_written(name: str):
    blank = REPORT.with_cells({Ref.parse("requests.received.total"): BLANK})
    layouts = [layout for layout in LAYOUTS.values() if layout.name in SOILINGS[name].layouts]
    layout = next(each for each in layouts if each.name != "pdf")
    assert soil(blank, layout, [SOILINGS[name]]).content != soil(blank, layout).content


def test_a_clean_source_is_what_is_rendered():
    assert soil(REPORT, LAYOUTS["html"]).content == render(REPORT, "html")


def test_a_soiling_that_does_not_happen_to_a_layout_is_refused():
    with pytest.raises(ValueError, match="crlf does not happen to the layout docx"):
        soil(REPORT, LAYOUTS["docx"], [SOILINGS["crlf"]])


@FEW
@given(st.data(), strategies.valid_reports())
def test_a_source_says_what_happened_to_it(data: st.DataObject, report: Report):
    source = data.draw(sources(report, layouts=[LAYOUTS["tabs"], LAYOUTS["html"]]))
    assert all(source.layout.name in soiling.layouts for soiling in source.soilings)
    assert source.lossless == all(soiling.lossless for soiling in source.soilings)
    assert len(source.soilings) <= 3


@FEW
@given(st.data(), strategies.valid_reports())
def test_sources_are_lossless_or_not_as_is_asked(data: st.DataObject, report: Report):
    texts = [layout for layout in LAYOUTS.values() if layout.ending in {".txt", ".html"}]
    assert data.draw(sources(report, layouts=texts, lossless=True)).lossless
    assert not data.draw(sources(report, layouts=texts, lossless=False)).lossless


@FEW
@given(strategies.soilings(lossless=True), strategies.soilings(LAYOUTS["docx"]))
def test_soilings_are_chosen_by_layout_and_by_what_they_lose(
    kept: strategies.Soiling, of_word: strategies.Soiling
):
    assert kept.lossless
    assert "docx" in of_word.layouts


@pytest.mark.parametrize(
    ("found", "misread"),
    [
        (1234, False),
        (1235, True),
        (Missing("unplaced", "1234"), False),
        (Missing("text", "1 234"), False),
        (Missing("absent"), False),
        (BLANK, True),
        (Missing("placeholder", "-"), True),
    ],
)
def test_a_cell_is_misread_if_something_false_is_said_of_it(found: object, misread: bool):  # noqa: FBT001
    wrong = misreadings(REPORT, REPORT.with_cells({ISSUED: found}))
    assert wrong == ((Misreading(ISSUED, 1234, found),) if misread else ())


def test_a_number_where_nothing_was_printed_is_misread():
    blank = REPORT.with_cells({ISSUED: BLANK})
    assert misreadings(blank, REPORT) == (Misreading(ISSUED, BLANK, 1234),)


@pytest.mark.parametrize("label", ["件", "1.", "（一）"])
def test_a_label_with_no_place_for_a_break_stays_whole(label):
    assert broken(label, Random(0)) == label  # noqa: S311 - a seed, no secret
