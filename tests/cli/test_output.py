"""Output in every format and to files: whole or not at all, never over what is read."""

from __future__ import annotations

import csv
import json
import os
import sys
import zipfile

import openpyxl
import pytest
from defusedxml import ElementTree

from giac_schema.cli.publish import _page_name

REASON = "No table of the annual report was found."


@pytest.fixture
def folder(good, broken, tmp_path):
    """A good report, a broken one, and a text that is none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in (good, broken):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "letter.txt").write_text("这封信里没有表格。\n", "utf-8")
    return folder


def test_sarif_goes_to_a_file(giac, folder, tmp_path):
    out = tmp_path / "giac.sarif"
    ran = giac("check", folder, "--format", "sarif", "-o", out)
    log = json.loads(out.read_text("utf-8"))
    assert ran.status == 2
    assert ran.out.endswith(f"Written to {out}\n")
    assert "giac.unreadable" in {r["ruleId"] for r in log["runs"][0]["results"]}


def test_junit_goes_to_standard_output(giac, folder):
    ran = giac("check", folder, "--format", "junit")
    suites = ElementTree.fromstring(ran.out)
    assert [suite.get("name").rpartition(os.sep)[2] for suite in suites] == [
        "letter.txt",
        "yunting-market-2023.html",
        "yunting-water-2023.txt",
    ]
    assert [suite.get("errors") for suite in suites] == ["1", "0", "0"]


def test_csv_has_a_mark_for_programs_that_guess_the_encoding(giac, folder, tmp_path):
    out = tmp_path / "findings.csv"
    giac("check", folder, "--format", "csv", "-o", out, "--lang", "zh")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [row["规则"] for row in rows if row["级别"] == "必须改正"][:2] == ["", "C-01"]
    assert not giac("check", folder, "--format", "csv").out.startswith("\ufeff")


def test_a_workbook_lists_the_unreadable_file_too(giac, folder, tmp_path):
    out = tmp_path / "findings.xlsx"
    assert giac("check", folder, "--format", "xlsx", "-o", out).status == 2
    sheet = openpyxl.load_workbook(out).active
    assert [row[5] for row in sheet.values][:3] == ["verdict", "unreadable", "breaks"]


def test_a_workbook_of_findings_lists_all_reports_on_a_second_sheet(giac, good, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("这封信里没有表格。\n", "utf-8")
    out = tmp_path / "all.xlsx"
    giac("check", good, letter, "-o", out)
    findings, reports = openpyxl.load_workbook(out).worksheets
    assert (findings.title, reports.title) == ("findings", "reports")
    told = [(row[1], row[4], row[5], row[9]) for row in reports.iter_rows(values_only=True)]
    assert told == [
        ("organ", "outcome", "must", "identities that hold"),
        ("云汀县水利局", "nothing found", 0, 42),
        (None, "unreadable", None, None),
    ]


def test_cells_of_many_reports_are_one_table(giac, folder, tmp_path):
    out = tmp_path / "cells.csv"
    assert giac("read", folder, "-o", out).status == 2
    made = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert [row["missing"] for row in made].count("unreadable") == 1
    assert len(made) == 1 + 2 * 200
    totals = [row["value"] for row in made if row["name"] == "表三.本年新收.总计"]
    assert totals == ["43", "72"]


def test_cells_go_to_a_workbook_of_one_sheet(giac, good, tmp_path):
    giac("read", good, "-o", tmp_path / "cells.xlsx")
    (sheet,) = openpyxl.load_workbook(tmp_path / "cells.xlsx").worksheets
    assert (sheet.title, sheet.max_row) == ("cells", 201)


def test_annotations_name_the_file_as_it_was_given(giac, broken):
    lines = giac("check", broken, "--format", "github").out.splitlines()
    assert [line for line in lines if f" file={broken}," not in line] == []
    assert sum(line.startswith("::error ") for line in lines) == 4


def test_one_report_is_one_page(giac, broken, tmp_path):
    out = tmp_path / "page.html"
    ran = giac("check", broken, "--format", "html", "-o", out)
    assert ran.status == 1
    assert out.read_text("utf-8") == giac("check", broken, "--format", "html").out.removesuffix(
        "\n"
    )
    assert list(tmp_path.iterdir()) == [out]


def test_a_reading_is_a_page(giac, broken):
    ran = giac("read", broken, "--format", "html")
    assert ran.status == 0
    assert "c-requests-received-total" in ran.out


def test_an_unreadable_report_is_a_page_that_says_why(giac, unreadable):
    ran = giac("check", unreadable, "--format", "html")
    assert ran.status == 2
    assert REASON in ran.out


@pytest.mark.parametrize("target", ["out/", "out", "list.html"])
def test_many_reports_are_a_list_and_a_page_each(giac, folder, tmp_path, target):
    ran = giac("check", folder, "--format", "html", "-o", f"{tmp_path}/{target}")
    index = tmp_path / (target if target.endswith(".html") else f"{target}/index.html")
    pages = index.with_name(f"{index.stem}.pages")
    assert ran.status == 2
    assert sorted(path.name for path in pages.iterdir()) == [
        "letter.txt.html",
        "yunting-market-2023.html.html",
        "yunting-water-2023.txt.html",
    ]
    text = index.read_text("utf-8")
    assert all(f'href="{pages.name}/{path.name}"' in text for path in pages.iterdir())
    assert REASON in text
    assert f'href="../{index.name}"' in (pages / "letter.txt.html").read_text("utf-8")


def test_reports_of_one_name_get_pages_of_their_own(giac, good, tmp_path):
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for name in ("a/r.txt", "b/r.txt", "c/R.TXT"):
            zipped.write(good, name)
    assert giac("check", archive, "--format", "html", "-o", f"{tmp_path}/out/").status == 0
    names = {path.name for path in (tmp_path / "out" / "index.pages").iterdir()}
    assert names == {"r.txt.html", "r.txt-2.html", "R.TXT-3.html"}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("../../etc/passwd", "passwd.html"),
        ("a\\..\\b.txt", "b.txt.html"),
        ("...", "report.html"),
        ("<script>.txt", "script-.txt.html"),
        ("CON.txt", "_CON.txt.html"),
        ("报告 2024?.docx", "报告-2024-.docx.html"),
        ("长" * 200, "长" * 40 + ".html"),
    ],
)
def test_the_name_of_a_page_is_harmless(name, page):
    assert _page_name(name, set()) == page


def test_a_file_that_is_read_is_not_overwritten(giac, good, folder):
    before = (folder / good.name).read_bytes()
    ran = giac("check", folder / good.name, "-o", folder / good.name)
    assert ran.status == 2
    assert "will not be overwritten" in ran.err
    assert (folder / good.name).read_bytes() == before


def test_nor_are_the_rules(giac, good, tmp_path):
    rules = tmp_path / "mine.txt"
    rules.write_text("rule my.none: requests.received.total = 0\n", "utf-8")
    before = rules.read_text("utf-8")
    assert giac("check", good, "--rules", rules, "-o", rules).status == 2
    assert rules.read_text("utf-8") == before


def test_rules_of_ones_own_are_rules_of_the_log(giac, good, tmp_path):
    rules = tmp_path / "mine.txt"
    rules.write_text("rule my.none: requests.received.total = 0\n", "utf-8")
    log = json.loads(giac("check", good, "--rules", rules, "--format", "sarif").out)
    (run,) = log["runs"]
    assert "my.none" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert "my.none" in {result["ruleId"] for result in run["results"]}


def test_nor_under_another_name(giac, good, folder):
    (folder / "link.txt").symlink_to(folder / good.name)
    ran = giac("check", folder / good.name, "-o", folder / "link.txt")
    assert "will not be overwritten" in ran.err


def test_what_would_be_read_next_time_is_not_put_among_the_reports(giac, folder):
    ran = giac("check", folder, "--format", "html", "-o", folder / "sub" / "index.html")
    assert ran.status == 2
    assert "would be taken for a report" in ran.err
    assert giac("check", folder, "--format", "sarif", "-o", folder / "x.sarif").status == 2
    assert (folder / "x.sarif").exists()


@pytest.mark.parametrize("arguments", [["--format", "xlsx"], ["--format", "html"]])
def test_what_needs_a_file_says_so(giac, folder, arguments):
    ran = giac("check", folder, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "needs -o" in ran.err


@pytest.mark.parametrize(
    ("shape", "library", "extra"), [("html", "jinja2", "page"), ("xlsx", "openpyxl", "xlsx")]
)
def test_a_library_that_is_missing_is_asked_for(
    giac, good, tmp_path, monkeypatch, shape, library, extra
):
    for name in [n for n in sys.modules if n.startswith("giac_schema.outputs.page")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("giac_schema.outputs.page", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    ran = giac("check", good, "--format", shape, "-o", tmp_path / "out")
    assert ran.status == 2
    assert f"giac-schema[{extra}]" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(giac, good, tmp_path):
    ran = giac("check", good, "--format", "csv", "-o", tmp_path)
    assert ran.status == 2
    assert "is a folder" in ran.err


def test_a_target_that_cannot_be_written_is_told_and_leaves_nothing(giac, good, tmp_path):
    ran = giac("check", good, "-o", tmp_path / "no" / "where.txt")
    assert ran.status == 2
    assert "cannot be written: No such file or directory" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.html", "<!DOCTYPE html>"), ("a.JSON", "{"), ("a.csv", "\ufefffile,"), ("a.sarif", "{"), ("a.txt", "yun")],
)  # fmt: skip
def test_the_format_is_that_of_the_ending_where_none_is_asked_for(
    giac, good, monkeypatch, tmp_path, name, start
):
    monkeypatch.chdir(good.parent)
    giac("check", good.name, "-o", tmp_path / name)
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_reading_is_not_put_into_a_file_of_another_kind(giac, good, tmp_path):
    ran = giac("read", good, "-o", tmp_path / "a.sarif")
    assert (ran.status, list(tmp_path.iterdir())) == (2, [])
    assert "giac read does not write sarif" in ran.err


def test_text_in_a_file_has_no_colours_and_names_what_could_not_be_read(giac, folder, tmp_path):
    out = tmp_path / "all.txt"
    giac("check", folder, "-o", out)
    text = out.read_text("utf-8")
    assert f"letter.txt: {REASON}" in text
    assert "\x1b" not in text


def test_json_in_a_file_is_what_is_printed(giac, folder, tmp_path):
    out = tmp_path / "all.json"
    giac("check", folder, "--format", "json", "-o", out)
    assert json.loads(out.read_text("utf-8")) == json.loads(
        giac("check", folder, "--format", "json").out
    )


def test_a_new_file_can_be_read_by_those_who_may_read_others(giac, good, tmp_path):
    giac("check", good, "-o", tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_reading_knows_fewer_formats(giac, good):
    assert giac("read", good, "--format", "sarif").status == 2


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize("name", ["results.docx", "results.PDF", "results.xls"])
def test_text_is_not_written_under_the_name_of_another_kind_of_file(
    giac, broken, tmp_path, command, name
):
    ran = giac(command, broken, "-o", tmp_path / name)
    assert (ran.status, ran.out) == (2, "")
    assert f"{name}: results are not written as a file of this ending; give .html" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("files", "is_told"), [(8, False), (9, True)])
def test_below_many_reports_it_is_said_how_they_take_fewer_lines(
    giac, broken, tmp_path, files, is_told
):
    for number in range(files):
        text = broken.read_text("utf-8").replace("云汀县", f"第{number}县")
        (tmp_path / f"{number}.html").write_text(text, "utf-8")
    last = giac("check", tmp_path, "--jobs", 1).out.splitlines()[-1]
    assert last.startswith("(--brief: a line for each;") is is_told
    assert not giac("check", tmp_path, "--brief", "--jobs", 1).out.splitlines()[-1].startswith("(")
