"""``giac render``: from any readable source to any layout."""

from __future__ import annotations

import sys

import attrs
import pytest

import giac_schema
from giac_schema.errors import BlankForm
from giac_schema.model import Missing, Ref
from giac_schema.render import LAYOUTS, render


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_is_converted_to_every_layout(giac, good, tmp_path, layout):
    out = tmp_path / f"out{LAYOUTS[layout].ending}"
    ran = giac("render", good, "--to", layout, "-o", out)
    assert (ran.status, ran.out, ran.err) == (0, f"Written to {out}\n", "")
    assert giac_schema.read(out).report == giac_schema.read(good).report


def test_the_ending_of_the_file_tells_the_layout(giac, good, tmp_path):
    out = tmp_path / "report.xlsx"
    assert giac("render", good, "-o", out).status == 0
    assert out.read_bytes().startswith(b"PK")


def test_an_ending_that_no_layout_has_is_named_with_those_that_one_has(giac, good, tmp_path):
    ran = giac("render", good, "-o", tmp_path / "report.doc")
    assert (ran.status, ran.out) == (2, "")
    assert "report.doc: a file of this ending cannot be written" in ran.err
    assert ".html .md .docx .xlsx .pdf" in ran.err


def test_text_goes_to_standard_output(giac, good):
    ran = giac("render", good, "--to", "markdown")
    assert ran.out == render(giac_schema.read(good).report, "markdown")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_blank_form_is_written_and_recognised(giac, tmp_path, edition):
    out = tmp_path / "form.docx"
    assert giac("render", "--blank", edition, "--to", "docx", "-o", out).status == 0
    with pytest.raises(BlankForm):
        giac_schema.read(out)
    assert giac("read", out).status == 2


def test_a_file_that_is_no_text_is_not_written_to_a_terminal(giac, good, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    ran = giac("render", good, "--to", "pdf")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "giac: pdf is no text and cannot be shown on a terminal; write it to a file with -o NAME.pdf.\n"
    )


@pytest.mark.parametrize(("terminal", "shown"), [(True, "\\x1b[2J"), (False, "\x1b[2J")])
def test_what_would_move_a_cursor_is_written_out_on_a_terminal_alone(
    giac, good, tmp_path, monkeypatch, terminal, shown
):
    report = attrs.evolve(giac_schema.read(good).report, problems="问题\x1b[2J。")
    source = tmp_path / "soiled.txt"
    source.write_text(render(report, "row-per-line"), encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    ran = giac("render", source, "--to", "markdown")
    (line,) = [line for line in ran.out.splitlines() if line.startswith("问题")]
    assert line == f"问题{shown}。"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "say with --to how to write it"),
        (["--to", "docs"], "there is no layout “docs”; did you mean docx?"),
        (["--to", "html"], "give either a file, or --blank 2021"),
        (["x.txt", "--blank", "2021", "--to", "html"], "give either a file, or --blank 2021"),
        (["nothing.txt", "--to", "html"], "nothing.txt: "),
        (
            ["--to", "html", "--blank", "2021", "-o", "no/such/folder.html"],
            "no/such/folder.html cannot be written: ",
        ),
    ],
)
def test_what_cannot_be_done_is_said(giac, arguments, told):
    ran = giac("render", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"giac: {told}")


def test_a_source_is_not_written_over(giac, good, tmp_path):
    source = tmp_path / "report.html"
    source.write_text(render(giac_schema.read(good).report, "html"), "utf-8")
    before = source.read_bytes()
    ran = giac("render", source, "-o", source)
    assert (ran.status, ran.err) == (
        2,
        f"giac: {source} is one of the files to be read and will not be overwritten; choose another place.\n",
    )
    assert source.read_bytes() == before


def test_figures_that_no_table_can_show_are_named(giac, good, tmp_path):
    source = tmp_path / "report.txt"
    report = giac_schema.read(good).report
    blanks = {Ref.parse("disclosure.regulations.repealed"): Missing("blank")}
    source.write_text(render(report.with_cells(blanks), "paragraphs-without-blanks"), "utf-8")
    ran = giac("render", source, "--to", "html")
    assert ran.status == 0
    assert ran.err.startswith("giac: 3 cells cannot be drawn in a table and were left empty")
    assert "disclosure.regulations.issued" in ran.err
