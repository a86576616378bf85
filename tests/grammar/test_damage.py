"""Damage: whatever happens to a text on its way, no figure is read that stood elsewhere.

Every figure of the report is a different one, so a figure in a wrong place shows.  What cannot be seen by
anybody, such as two cells that changed places, is not asked for.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giac_schema.api import read
from giac_schema.errors import GiacError, SeveralReports
from giac_schema.model import BLANK, Missing, Ref, Report, form
from giac_schema.render import LAYOUTS, FileLayout, render
from giac_schema.strategies.reports import filled

PAGED = sorted(name for name, kind in LAYOUTS.items() if not isinstance(kind, FileLayout))
TEXTS = [name for name in PAGED if name != "html"]


def distinct(edition) -> Report:
    """A report in which no figure occurs twice."""
    cells = {n.ref: 101 + 7 * i for i, n in enumerate(form(edition).cells())}
    return filled(edition, 0).with_cells(cells)


def with_holes(report: Report) -> Report:
    """The same with blank cells: within rows, at their ends, and a whole row."""
    rows = [n.ref for n in form(report.edition).rows("requests")]
    holes = {rows[0] / "research_institution", rows[2] / "natural_person", rows[5] / "total"}
    holes |= {rows[8] / n for n in ("other_organization", "total")}
    holes |= {n.ref for n in form(report.edition).cells() if n.ref.parent == rows[11]}
    return report.with_cells(dict.fromkeys(holes, BLANK))


REPORTS = {
    "2021": distinct("2021"),
    "2019": distinct("2019"),
    "2021 with blanks": with_holes(distinct("2021")),
    "2019 with blanks": with_holes(distinct("2019")),
}
PAGES = {(name, layout): render(r, layout) for name, r in REPORTS.items() for layout in PAGED}
WHOLE = st.sampled_from([k for k in PAGES if k[0] in {"2019", "2021"} and k[1] in TEXTS])
ANY = st.sampled_from([k for k in PAGES if k[1] in TEXTS])
KEPT = st.sampled_from(
    [
        k
        for k in PAGES
        if k[1] in {"row-per-line", "leading", "paragraphs", "paragraphs-without-blanks"}
    ]
)


def wrong(text: str, report: Report) -> dict[str, object]:
    """What is read at a place where the report has something else; nothing if the text is refused."""
    try:
        found = read(text.encode()).report
    except GiacError:
        return {}
    return {str(ref): x for ref, x in found.cells() if is_wrong(ref, x, report)}


def is_wrong(ref: Ref, leaf: object, report: Report) -> bool:
    if isinstance(leaf, Missing):
        return False
    try:
        return leaf != report[ref]
    except LookupError:
        return True


@given(ANY, st.data())
def test_a_text_that_ends_anywhere_gives_no_wrong_figure(which, data):
    text = PAGES[which]
    end = data.draw(st.integers(text.index("第二十条"), len(text)))
    assert wrong(text[:end], REPORTS[which[0]]) == {}


def test_a_figure_at_the_end_of_a_text_in_columns_may_go_on():
    """103 of 1032, behind which a bar was drawn as behind every column."""
    text = PAGES["2019", "lined-up"]
    end = text.index("1032") + len("103")
    assert wrong(text[:end], REPORTS["2019"]) == {}


@given(ANY, st.data())
def test_a_text_that_begins_anywhere_gives_no_wrong_figure(which, data):
    lines = PAGES[which].split("\n")
    begin = data.draw(st.integers(1, len(lines) - 1))
    assert wrong("\n".join(lines[begin:]), REPORTS[which[0]]) == {}


@given(WHOLE, st.data())
def test_a_line_that_is_lost_takes_no_other_figure_with_it(which, data):
    lines = PAGES[which].split("\n")
    lost = data.draw(st.integers(0, len(lines) - 1))
    assert wrong("\n".join(lines[:lost] + lines[lost + 1 :]), REPORTS[which[0]]) == {}


@given(KEPT, st.data())
def test_a_line_that_is_lost_among_blank_cells_takes_no_figure_with_it(which, data):
    lines = PAGES[which].split("\n")
    lost = data.draw(st.integers(0, len(lines) - 1))
    assert wrong("\n".join(lines[:lost] + lines[lost + 1 :]), REPORTS[which[0]]) == {}


@given(WHOLE, st.data())
def test_a_line_that_comes_twice_gives_no_wrong_figure(which, data):
    lines = PAGES[which].split("\n")
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line.strip(" |\t")]))
    assert wrong("\n".join(lines[: at + 1] + lines[at:]), REPORTS[which[0]]) == {}


MARK = re.compile(r"(?<![0-9])\d+(\.\d+)? ?\|\n?|(?<=\n)\t?\d+(\.\d+)?\n\n?")
"""A cell with its mark.  One that is lost with just its own blanks moves the rest into its place without a trace."""
MARKED = st.sampled_from([k for k in PAGES if "with" not in k[0] and MARK.search(PAGES[k])])


@given(MARKED, st.data())
def test_a_cell_that_is_lost_with_its_mark_takes_no_other_figure_with_it(which, data):
    text = PAGES[which]
    cells = list(MARK.finditer(text))
    lost = data.draw(st.sampled_from(cells))
    assert wrong(text[: lost.start()] + text[lost.end() :], REPORTS[which[0]]) == {}


@given(ANY, st.sampled_from(["", " "]), st.data())
def test_two_lines_run_together_give_no_wrong_figure(which, between, data):
    lines = PAGES[which].split("\n")
    at = data.draw(st.sampled_from([n for n, line in enumerate(lines[:-1]) if line.strip()]))
    joined = lines[at] + between + lines[at + 1]
    both_figures = re.search(r"[0-9]$", lines[at]) and re.match(r"[0-9]", lines[at + 1])
    if between or not both_figures:
        assert wrong("\n".join([*lines[:at], joined, *lines[at + 2 :]]), REPORTS[which[0]]) == {}


FOOTERS = [
    "- 12 -",
    "— 3 —",
    "第 12 页",
    "P. 9",
    "Page 9 - 2020年报",
    "2023年政府信息公开工作年度报告",
]


@given(WHOLE, st.sampled_from(FOOTERS), st.data())
def test_a_footer_between_two_lines_gives_no_wrong_figure(which, footer, data):
    lines = PAGES[which].split("\n")
    at = data.draw(st.integers(0, len(lines)))
    assert wrong("\n".join([*lines[:at], footer, *lines[at:]]), REPORTS[which[0]]) == {}


@given(
    WHOLE,
    st.sampled_from(["全年共收到申请12件，办结9件。", "注：以上数据截至12月31日。"]),
    st.data(),
)
def test_prose_with_figures_between_two_lines_gives_no_wrong_figure(which, prose, data):
    lines = PAGES[which].split("\n")
    at = data.draw(st.integers(0, len(lines)))
    assert wrong("\n".join([*lines[:at], prose, *lines[at:]]), REPORTS[which[0]]) == {}


CHANGES = {
    "no pipes": lambda t: t.replace("|", " "),
    "tabs for pipes": lambda t: t.replace("|", "\t"),
    "commas for pipes": lambda t: t.replace("|", ","),
    "drawn lines for pipes": lambda t: t.replace("|", "│"),
    "blanks for tabs": lambda t: t.replace("\t", "    "),
    "no empty lines": lambda t: re.sub(r"\n+", "\n", t),
    "all on one line": lambda t: re.sub(r"\s+", " ", t),
    "no line breaks": lambda t: t.replace("\n", ""),
    "pipes for line breaks": lambda t: t.replace("\n", "|"),
    "no blanks": lambda t: t.replace(" ", ""),
    "every line twice as far": lambda t: t.replace("\n", "\n\n"),
    "carriage returns": lambda t: t.replace("\n", "\r"),
    "both ends of lines": lambda t: t.replace("\n", "\r\n"),
    "no filling": lambda t: re.sub(r"[ |]+\n", "\n", t),
    "one pipe for filling": lambda t: re.sub(r"[ |]+\n", " |\n", t),
    "blank cells dropped": lambda t: re.sub(r"\| (\| )+", "| ", t),
    "pipes alone dropped": lambda t: re.sub(r"\n\|+(?=\n)", "", t),
    "wide gaps": lambda t: t.replace(" | ", "    "),
    "repeated lines dropped": lambda t: "\n".join(dict.fromkeys(t.split("\n"))),
    "no numbers of labels": lambda t: re.sub(
        r"（[一二三四五六七]）(?=[予部不无其总])|\d\.(?=[一-龥])", "", t
    ),
    "no header of requests": lambda t: "\n".join(
        line
        for line in t.split("\n")
        if not re.search("自然人|商业|科研|公益|法律服务|申请人", line)
    ),
    "no titles of blocks": lambda t: "\n".join(
        line for line in t.split("\n") if not re.search("信息内容|第二十条", line)
    ),
    "no headers of blocks": lambda t: re.sub(
        "本年制发件数|本年废止件数|现行有效件数|本年新..数量", "", t
    ),
    "two columns of requests in each other's place": lambda t: (
        t.replace("自然人", "＃").replace("商业企业", "自然人").replace("＃", "商业企业")
    ),
    "backwards": lambda t: "\n".join(reversed(t.split("\n"))),
    "a blank between digits": lambda t: re.sub(r"(?<=\d)(?=\d)", " ", t),
    "wide digits": lambda t: t.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
@pytest.mark.parametrize("layout", TEXTS)
@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_text_that_was_changed_throughout_gives_no_wrong_figure(name, layout, change):
    assert wrong(CHANGES[change](PAGES[name, layout]), REPORTS[name]) == {}


EXCHANGED = {
    "disclosure": ("本年制发件数", "现行有效件数", "issued", "in_force"),
    "disputes": ("结果维持", "结果纠正", "upheld", "corrected"),
}
"""Two headers of a table, and the names of their columns."""


@pytest.mark.parametrize("table", sorted(EXCHANGED))
@pytest.mark.parametrize("layout", TEXTS)
def test_figures_belong_to_the_headers_they_stand_under(layout, table):
    first, second, name, other = EXCHANGED[table]
    text = PAGES["2021", layout].replace(first, "＃").replace(second, first).replace("＃", second)
    report, found = REPORTS["2021"], read(text).report
    swapped = {name: other, other: name}
    for ref, leaf in report.cells():
        if ref.table == table:
            assert found[ref] == report[ref.parent / swapped.get(ref.name, ref.name)], leaf


@pytest.mark.parametrize("layout", PAGED)
@pytest.mark.parametrize("second", ["2021", "2021 with blanks"])
def test_two_reports_in_one_text_give_no_figure_that_is_not_in_both(second, layout):
    both = PAGES["2021", layout] + PAGES[second, layout]
    assert wrong(both, REPORTS["2021"]) == {}
    assert wrong(both, REPORTS[second]) == {}


@pytest.mark.parametrize("layout", PAGED)
def test_two_reports_of_different_forms_in_one_text_give_no_figure_of_one_alone(layout):
    both = PAGES["2021", layout] + PAGES["2019", layout]
    assert wrong(both, REPORTS["2021"]) == {}


def test_an_unknown_label_behind_a_short_row_is_not_one_of_its_cells():
    lines = PAGES["2021", "paragraphs-without-blanks"].split("\n\n")
    label = lines.index("行政规范性文件")
    short = [
        *lines[: label + 1],
        *lines[label + 2 : label + 4],
        "其他主动公开",
        *lines[label + 4 :],
    ]
    assert wrong("\n\n".join(short), REPORTS["2021"]) == {}


@pytest.mark.parametrize("figures", ["2021", "noughts"])
@pytest.mark.parametrize("dropped", range(1, 8))
@pytest.mark.parametrize("labels", [("（四", "无可辨认"), ("2.无可辨认", "1."), ("1.", "无可辨认")])
def test_two_unknown_labels_behind_a_short_row_are_none_of_its_cells(labels, dropped, figures):
    report = REPORTS["2021"] if figures == "2021" else filled("2021", 0)
    lines = render(report, "paragraphs-without-blanks").split("\n\n")
    label = lines.index("8.属于行政查询事项")
    lines[label + 8 : label + 10] = labels
    del lines[label + dropped]
    row = Ref.parse("requests.outcome.not_disclosed.administrative_query")
    cells = [n.ref for n in form("2021").cells() if n.ref.parent == row]
    assert wrong("\n".join(lines), report.with_cells({cells[dropped - 1]: BLANK})) == {}


@pytest.mark.parametrize("layout", ["cell-per-line", "leading", "row-per-line"])
def test_a_figure_of_disputes_torn_in_two_cells_is_none(layout):
    report = filled("2021", 0).with_cells({Ref.parse("disputes.reconsideration.upheld"): 2026})
    whole = render(report, layout)
    assert wrong(re.sub(r"2026 \|(\n?)", r"2 |\g<1>026 |\g<1>", whole), report) == {}


def test_a_page_that_ends_inside_a_cell_gives_no_wrong_figure():
    page = PAGES["2021", "html"]
    end = page.index(">115</td>") + len(">11")
    assert wrong(page[:end], REPORTS["2021"]) == {}


@pytest.mark.parametrize("layout", ["row-per-line", "leading"])
def test_a_cell_lost_from_a_row_that_is_filled_up_takes_no_figure_with_it(layout):
    # Blanks are kept elsewhere in this text, and the rows of 表三 are filled up to different lengths.
    text = PAGES["2021 with blanks", layout]
    assert " 171 |" in text
    assert wrong(text.replace(" 171 |", "", 1), REPORTS["2021 with blanks"]) == {}


def test_a_row_with_a_blank_and_a_figure_too_many_gives_no_wrong_figure():
    text = PAGES["2021 with blanks", "row-per-line"].replace(" 213 | ||", " 213 | 9 | ||", 1)
    assert wrong(text, REPORTS["2021 with blanks"]) == {}


def test_a_long_line_of_text_is_a_named_error():
    with pytest.raises(GiacError):
        read("政府信息公开工作年度报告" * 30)


@pytest.mark.parametrize("layout", PAGED)
def test_a_table_behind_the_title_of_another_report_is_not_taken_for_the_first_ones(layout):
    page = PAGES["2021", layout]
    second = "青岚县水务局2019年政府信息公开工作年度报告"
    behind = page.index("三、收到和处理")
    line = f"<p>{second}</p>" if layout == "html" else f"{second}\n\n"
    first = "青岚县水务局2023年政府信息公开工作年度报告"
    before = f"<p>{first}</p>" if layout == "html" else f"{first}\n\n"
    with pytest.raises(SeveralReports):
        read(before + page[:behind] + line + page[behind:])


def test_the_total_of_the_cells_before_it_is_whole_where_a_text_in_columns_ends():
    results = Ref(("disputes", "litigation", "after_reconsideration"))
    figures = {"upheld": 101, "corrected": 20, "other": BLANK, "pending": 3, "total": 124}
    report = REPORTS["2021"].with_cells({results / name: leaf for name, leaf in figures.items()})
    tables, _, _ = render(report, "lined-up").partition("五、存在的主要问题")
    whole, cut = tables.rstrip(), tables.rstrip()[:-1]
    assert [read(text).report[results / "total"] == 124 for text in (whole, cut)] == [True, False]
    assert wrong(cut, report) == {}
