"""The pages in Chromium: pointed at, clicked, typed into, with keys, without scripts, with attacks."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from giac_schema.outputs import page

BROKEN = "yunting-market-2023.html"
CELL = "#c-requests-outcome-total-commercial_enterprise"

# One worker starts one browser for all of them.
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def broken(opened, checked_page):
    return opened(checked_page(BROKEN))


@pytest.fixture(scope="module")
def list_page(read, example_reports):
    import giac_schema

    lines = []
    for path in sorted(example_reports.iterdir()):
        reading = giac_schema.read(path)
        lines.append(page.line_of(path.name, reading, giac_schema.check(reading)))
    message = page.Both("不是报告", "no report")
    return page.index([*lines, page.unreadable_line("letter.txt", message)], "en")


def test_pointing_at_a_cell_shows_what_was_printed_and_what_identities_say(broken):
    tip = broken.locator(f"{CELL} .tip")
    assert not tip.is_visible()
    broken.hover(CELL)
    assert tip.is_visible()
    said = tip.inner_text()
    assert "原文“6”（原文第2个表格第27行第5格）" in said
    assert "各行之和3+1+1+2=7" in said


def test_a_finding_leads_to_its_cell_and_the_cell_back_to_it(broken):
    broken.click(f'.findings a[href="{CELL}"] >> nth=0')
    assert broken.evaluate("document.activeElement.id") == CELL[1:]
    assert broken.locator(f"{CELL} .tip").is_visible()
    broken.click(f"{CELL} > a.sign")
    assert broken.evaluate("document.querySelector(':target').className").startswith("finding")


def test_the_language_is_switched_in_place(broken):
    assert broken.locator("#g-fix").inner_text().startswith("必须改正")
    broken.click('label[for="lang-en"]')
    assert broken.locator("#g-fix").inner_text().startswith("Must be corrected")
    assert broken.evaluate("document.documentElement.lang") == "en"
    assert not broken.get_by_text("必须改正", exact=True).is_visible()
    broken.click('label[for="lang-zh"]')
    assert broken.locator("#g-fix").inner_text().startswith("必须改正")


def test_arrow_keys_move_in_a_table_and_escape_puts_the_note_away(broken):
    broken.focus(CELL)
    broken.keyboard.press("ArrowRight")
    right = "c-requests-outcome-total-research_institution"
    assert broken.evaluate("document.activeElement.id") == right
    broken.keyboard.press("ArrowUp")
    above = "c-requests-outcome-other-other-research_institution"
    assert broken.evaluate("document.activeElement.id") == above
    assert broken.locator(f"#{above} .tip").is_visible()
    broken.keyboard.press("Escape")
    assert not broken.locator(f"#{above} .tip").is_visible()
    assert broken.locator('.requests td[tabindex="0"]').count() == 1


def test_pointing_at_a_finding_marks_its_cells(broken):
    broken.hover(".finding >> nth=1")
    assert "lit" in broken.get_attribute(CELL, "class")
    assert broken.locator("td.lit").count() == 23


def test_without_scripts_notes_and_languages_still_work(opened, checked_page):
    tab = opened(checked_page(BROKEN), java_script_enabled=False)
    tab.hover(CELL)
    assert tab.locator(f"{CELL} .tip").is_visible()
    tab.click('label[for="lang-en"]')
    assert tab.locator("#g-fix").inner_text().startswith("Must be corrected")


def test_nothing_is_wider_than_a_phone(opened, checked_page, list_page):
    for text in (checked_page(BROKEN), checked_page(BROKEN, "en"), list_page):
        tab = opened(text, viewport={"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") == 360


def test_the_list_is_filtered_by_words_and_by_outcome(opened, list_page):
    tab = opened(list_page)
    shown = tab.locator(".list tbody tr:visible")
    assert shown.count() == 8
    tab.fill("#search", "局 2023")
    assert tab.locator("#shown").inner_text() == "2"
    tab.uncheck('input[value="clean"]')
    assert shown.count() == 1
    tab.fill("#search", "nothing like it")
    assert shown.count() == 0
    tab.fill("#search", "")
    tab.check('input[value="clean"]')
    assert shown.count() == 8


def test_the_list_is_sorted_by_the_button_of_a_column(opened, list_page):
    tab = opened(list_page)
    years = tab.locator(".list tbody td.year")
    tab.click(".list th.year button")
    assert years.all_inner_texts() == ["2019", "2020", "2022", "2023", "2023", "2024", "2024", "–"]
    assert tab.get_attribute(".list th.year", "aria-sort") == "ascending"
    tab.click(".list th.year button")
    assert years.all_inner_texts() == ["2024", "2024", "2023", "2023", "2022", "2020", "2019", "–"]


@pytest.mark.parametrize("kind", ["checked", "read", "unreadable", "index"])
def test_no_text_of_a_report_becomes_markup_or_script(opened, hostile_pages, kind):
    tab = opened(hostile_pages[kind])
    for fold in tab.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    for cell in tab.locator("td[id]").all()[:40]:
        cell.evaluate("cell => cell.dispatchEvent(new Event('mouseenter'))")
    assert "owned" not in tab.evaluate("document.title").replace("title='owned'", "")
    assert tab.locator("img, script ~ script, [onerror]").count() == 0


@pytest.mark.parametrize(("scheme", "language"), [("light", "zh"), ("dark", "en")])
def test_a_report_is_accessible(opened, checked_page, scheme, language):
    tab = opened(checked_page("qingyu-education-2024.txt", language), color_scheme=scheme)
    tab.focus("#c-requests-received-total")
    assert violations(tab) == []


def test_the_list_is_accessible(opened, list_page):
    assert violations(opened(list_page)) == []


def violations(tab):
    """What axe-core objects to, contrast included: the rule and the first place."""
    found = Axe().run(tab).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
