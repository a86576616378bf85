"""Pages as people get them, and a browser to open them in."""

from __future__ import annotations

import shutil
from pathlib import Path

import attrs
import pytest

import giac_schema
from giac_schema.findings import Findings, Reading
from giac_schema.model import Missing, Ref, Source
from giac_schema.model.report import ExtraRow
from giac_schema.outputs import page

HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>'\"&"
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def read(example_reports):
    """Reads one of the example reports."""
    return lambda name: giac_schema.read(example_reports / name)


@pytest.fixture(scope="session")
def checked_page(read):
    """The page of an example report that was checked."""

    def make(name, language="zh", **options):
        reading = read(name)
        findings = giac_schema.check(reading)
        return page.checked(findings, reading, language, name, **options)

    return make


@pytest.fixture(scope="session")
def hostile(read):
    """A reading in which every text of a stranger is an attack."""
    good = read("yunting-water-2023.txt")
    cell = Ref.parse("requests.received.total")
    words = Ref.parse("disclosure.licensing.decisions")
    report = attrs.evolve(
        good.report.with_cells({words: Missing("text", HOSTILE)}),
        organ=HOSTILE,
        title=HOSTILE,
        overview=f"{HOSTILE}\n{HOSTILE}",
        extras=(ExtraRow("disclosure", HOSTILE, (1, Missing("text", HOSTILE))),),
    )
    sources = {
        **good.sources,
        cell: Source(HOSTILE, remark=HOSTILE, unit=HOSTILE, proved_by=(HOSTILE,)),
    }
    odd = (
        attrs.evolve(good.findings.items[0], code="residue", verdict="breaks")
        if len(good.findings)
        else giac_schema.Finding("READ.residue", "hint", "breaks", "residue")
    )
    odd = attrs.evolve(odd, rule=HOSTILE, args={"text": HOSTILE})
    return Reading(report, sources, Findings((odd,)), good.coverage)


@pytest.fixture(scope="session")
def hostile_pages(hostile):
    """Each kind of page, made of attacks."""
    findings = giac_schema.check(hostile) + hostile.findings
    line = page.line_of(HOSTILE, hostile, findings)
    message = page.Both(HOSTILE, HOSTILE)
    return {
        "checked": page.checked(findings, hostile, "zh", HOSTILE, everything=True),
        "read": page.reading(hostile, "en", HOSTILE),
        "unreadable": page.unreadable(message, "zh", HOSTILE),
        "index": page.index([line, page.unreadable_line(HOSTILE, message)], "zh"),
    }


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window; without Chromium these tests are skipped."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a page from its text; whatever the browser complains of fails the test."""
    contexts = []
    complaints = []

    def open_page(text, **options):
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(text, "utf-8")
        context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(5_000)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: _no_network(request, complaints))
        tab.goto(Path(file).as_uri())
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _no_network(request, complaints):
    if not request.url.startswith("file:"):
        complaints.append(request.url)
