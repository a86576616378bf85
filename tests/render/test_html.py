"""The HTML page: the official tables, nothing in them that could run."""

from __future__ import annotations

import html.parser
import re

from hypothesis import given
from hypothesis import strategies as st

from giac_schema.model import ExtraRow, Missing, Ref, Report, Report2021
from giac_schema.render import render
from giac_schema.strategies.reports import filled

DOCUMENT = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p"}
TAGS = DOCUMENT | {"div", "colgroup", "col", "table", "caption", "thead", "tbody", "tr", "th", "td"}
DECLARED = {"lang", "charset", "name", "content", "class", "style"}
VOID = {"meta", "col"}


class Page(html.parser.HTMLParser):
    """Tags and attributes of a page, and whether each tag was closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(st.text(), st.text())
def test_whatever_a_report_says_is_text_and_nothing_else(words: str, title: str):
    report = Report2021(
        title=title,
        overview=words,
        extras=(ExtraRow("disclosure", words, (Missing("text", words),)),),
    )
    cells = {Ref.parse("disclosure.licensing.decisions"): Missing("text", words)}
    page = Page(render(report.with_cells(cells), "html"))
    assert page.tags <= TAGS
    assert page.open == []
    assert page.attributes <= DECLARED | {"id", "headers", "scope", "colspan", "rowspan"}


def test_markup_is_escaped():
    attack = '<script>alert("1")</script>'
    text = render(Report2021(title=attack, overview=attack), "html")
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;") == 3


def test_every_header_says_what_it_heads():
    text = render(filled("2021", 0), "html")
    assert text.count("<th ") == len(re.findall(r'<th id="[a-z0-9-]+" scope="', text))
    assert text.count("<caption>") == text.count("<table>") == 3


def test_a_merged_cell_is_written_once_with_what_it_spans():
    text = render(filled("2021", 0), "html")
    assert ' scope="rowgroup" rowspan="22">三、本年度办理结果</th>' in text
    assert re.search(r'scope="row">行政许可</th><td headers="[a-z0-9 -]+" colspan="3">0</td>', text)


def test_a_blank_cell_is_an_empty_one():
    report: Report = filled("2021", 0).with_cells(
        {Ref.parse("disclosure.regulations.repealed"): Missing("blank")}
    )
    cells = re.findall(r"<td [^>]*>(.*?)</td>", render(report, "html"))
    assert cells[:3] == ["0", "", "0"]
