"""What a page is made of: whole, closed in itself, each cell once, in both languages."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings

from giac_schema import Finding, Findings, Reading, check, strategies
from giac_schema.cli.screen import Screen, rendered
from giac_schema.findings import Operand, Partner
from giac_schema.model import EDITIONS, Missing, Ref, form
from giac_schema.outputs import page, terminal
from giac_schema.strategies.reports import filled

VOID = {"input", "meta", "img", "br"}


class Markup(HTMLParser):
    """A page taken apart: its elements with their attributes, and the text of some."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.open = []
        self.texts = {"style": "", "script": ""}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in self.texts:
            self.texts[self.open[-1]] += data

    def values(self, name):
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def assert_whole(text):
    """Every element closed, every id once, every link to a place of the page leads somewhere."""
    markup = Markup(text)
    assert markup.open == []
    ids = Counter(markup.values("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    targets = [href[1:] for href in markup.values("href") if href.startswith("#")]
    names = " ".join(markup.values("aria-labelledby") + markup.values("aria-describedby")).split()
    assert {*targets, *names} - set(ids) == set()
    return markup


@pytest.fixture
def broken(checked_page):
    return checked_page("yunting-market-2023.html")


def test_the_policy_allows_just_the_style_and_the_script_of_the_page(broken):
    markup = assert_whole(broken)
    policy = markup.values("content")[0]

    def hashed(text):
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashed(markup.texts['style'])}'; "
        f"script-src 'sha256-{hashed(markup.texts['script'])}'; base-uri 'none'; form-action 'none'"
    )


def test_a_page_needs_nothing_beside_it(broken):
    markup = Markup(broken)
    assert [tag for tag, _ in markup.tags if tag in {"link", "img", "iframe", "object"}] == []
    assert markup.values("src") == []
    assert [href for href in markup.values("href") if not href.startswith("#")] == []
    assert re.findall(r"url\(|@import", markup.texts["style"]) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_the_form_is_on_the_page(edition):
    reading = Reading(filled(edition, 0))
    ids = set(Markup(page.checked(check(reading), reading, "zh")).values("id"))
    cells = {"c-" + "-".join(node.ref.path) for node in form(edition).cells()}
    assert cells - ids == set()


@settings(max_examples=8)
@given(strategies.printed_reports() | strategies.hybrid_reports())
def test_the_page_of_any_report_is_whole(report):
    reading = Reading(report)
    assert_whole(page.checked(check(reading), reading, "zh", everything=True))
    assert_whole(page.reading(reading, "en"))


def test_attacks_are_only_text(hostile_pages):
    for text in hostile_pages.values():
        markup = assert_whole(text)
        assert [tag for tag, _ in markup.tags if tag in {"img", "script"}] == ["script"]
        assert [n for _, attributes in markup.tags for n in attributes if n.startswith("on")] == []
        assert "&lt;img src=x onerror=" in text


def test_a_cell_without_a_number_says_why(read):
    good = read("yunting-water-2023.txt")
    kinds = {
        "requests.received.total": Missing("blank"),
        "requests.carried_in.total": Missing("placeholder", "/"),
        "requests.carried_out.total": Missing("unplaced", "3 4"),
        "disputes.reconsideration.total": Missing("absent"),
    }
    changes = {Ref.parse(address): leaf for address, leaf in kinds.items()}
    text = page.reading(attrs.evolve(good, report=good.report.with_cells(changes)), "zh")
    shown = [
        re.search(rf'id="c-{address.replace(".", "-")}".*?class="zh"[^>]*>([^<]*)', text)
        for address in ("requests.received.total", "disputes.reconsideration.total")
    ]
    assert [found[1] for found in shown if found] == ["空白", "未见"]
    assert "“/”" in text
    assert "原文“3 4”" in text


def test_a_remark_stands_with_its_figure(read):
    good = read("yunting-water-2023.txt")
    ref = Ref.parse("requests.received.total")
    sources = {**good.sources, ref: attrs.evolve(good.sources[ref], remark="其中线上2件")}
    text = page.reading(attrs.evolve(good, sources=sources), "zh")
    assert '<span class="remark">其中线上2件</span>' in text


def test_a_table_that_was_not_found_is_said_not_to_be_there(read):
    good = read("yunting-water-2023.txt")
    empty = type(good.report)(requests=good.report.requests, disclosure=good.report.disclosure)
    text = page.reading(Reading(empty), "zh")
    assert "没有读到这张表。" in text
    assert "c-disputes-reconsideration-total" not in text


def test_a_repair_strikes_the_printed_figure_and_writes_the_other(checked_page):
    text = checked_page("qingyu-education-2024.txt", "en")
    cell = re.search(
        r'<td id="c-requests-outcome-disclosed-total".*?<del>(.*?)</del> <ins>(.*?)</ins>', text
    )
    assert cell is not None
    assert cell.groups() == ("19", "9")
    assert "(T3-14)" in text


def test_what_follows_from_a_finding_is_folded_under_it(checked_page):
    text = checked_page("qingyu-education-2024.txt", "en")
    assert text.count('<details class="implied">') == 2
    assert text.count('class="finding wrong"') == 4


def test_findings_are_grouped_by_what_to_do(read):
    reading = read("yunting-water-2023.txt")
    made = [
        Finding("A", "must", "breaks", "title_missing"),
        Finding("B", "should", "breaks", "title_missing"),
        Finding("C", "hint", "breaks", "title_missing"),
        Finding("D", "must", "unknown", "title_missing"),
        Finding("E", "must", "error", "title_missing"),
    ]
    text = page.checked(Findings(made), reading, "en")
    counts = re.findall(r'<h2 id="g-(\w+)">.*?<span class="count">(\d+)</span>', text)
    assert counts == [("fix", "2"), ("look", "1"), ("know", "1"), ("unknown", "1")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_groups_bear_the_names_that_they_have_on_a_terminal(read, language):
    reading = read("yunting-water-2023.txt")
    verdicts = [("must", "breaks"), ("should", "breaks"), ("hint", "breaks"), ("must", "unknown")]
    made = Findings(Finding(f"A{n}", *v, "title_missing") for n, v in enumerate(verdicts))
    text = page.checked(made, reading, language)
    names = re.findall(rf'<h2 id="g-\w+">.*?class="{language}"[^>]*>([^<]+)<', text)
    screen = rendered(terminal.checked(made, reading, language), Screen(100))
    assert [line for line in screen.splitlines() if line.endswith(" (1)")] == [
        f"{name} (1)" for name in names
    ]
    assert len(names) == len(verdicts)


def test_a_cell_of_another_report_is_named_and_not_linked(read):
    reading = read("yunting-water-2023.txt")
    ref = Ref.parse("requests.carried_out.total")
    before = Partner("previous", year=2022)
    cells = (Operand(Ref.parse("requests.carried_in.total"), 1), Operand(ref, 9, report=before))
    made = Finding("Y", "should", "breaks", "title_missing", operands=cells)
    text = page.checked(Findings([made]), reading, "en")
    assert_whole(text)
    chips = re.search(r'<p class="chips">.*?</p>', text, re.DOTALL)
    assert chips is not None
    assert re.findall(r'href="#([^"]+)"', chips[0]) == ["c-requests-carried_in-total"]
    assert "2022" in chips[0]
    assert 'id="c-requests-carried_out-total" class="free"' in text


def test_a_finding_about_a_row_leads_to_the_row_and_to_nothing_else(read):
    reading = read("yunting-water-2023.txt")
    args = {"printed": "x", "expected": "y"}
    row = Ref.parse("requests.received")
    made = Finding("S", "hint", "breaks", "label_misspelt", place=row, args=args)
    text = page.checked(Findings([made]), reading, "en")
    assert re.findall(r'<a href="#c-([^"]+)">', text) == ["requests-received"]
    assert '<details class="others">' not in text
    assert 'id="c-requests-received" class="row know"' in text


def test_what_identities_force_stands_beside_the_blank(read):
    ref = Ref.parse("requests.outcome.disclosed.social_welfare_organization")
    reading = read("nantang-town-2024.txt")
    text = page.checked(check(reading), reading, "zh")
    assert [deduction.ref for deduction in reading.deduced] == [ref]
    cell = text[text.index(f'id="c-{"-".join(ref.path)}"') :]
    assert (
        '空白</span><span class="en" lang="en">blank</span></span> <ins class="forced">0</ins>'
        in cell
    )
    assert "没有数字，由勾稽关系推得" in text


def test_many_findings_of_one_kind_are_folded_behind_the_first(read):
    reading = read("yunting-water-2023.txt")
    made = [Finding("B", "should", "breaks", "residue", args={"text": str(n)}) for n in range(9)]
    text = page.checked(Findings(made), reading, "en")
    assert "6 more of this kind" in text
    assert_whole(text)


def test_a_page_says_the_same_each_time(checked_page):
    assert checked_page("nantang-town-2024.txt") == checked_page("nantang-town-2024.txt")


def test_the_list_names_the_folder_once():
    message = page.Both("不是", "not")
    lines = [page.unreadable_line(f"reports/2024/{name}", message) for name in ("a.txt", "b.txt")]
    text = page.index(lines, "en")
    assert text.count("reports/2024/") == 1
    assert_whole(text)
