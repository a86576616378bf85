"""``giac read`` and ``giac check``: formats, order, errors, exit status."""

from __future__ import annotations

import io
import json
import shutil

import pytest

import giac_schema
from giac_schema import convert


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_report_without_faults_ends_with_0(giac, good):
    assert giac("check", good).status == 0


def test_a_broken_must_ends_with_1(giac, broken):
    assert giac("check", broken).status == 1


def test_a_broken_must_ends_with_1_even_if_nothing_is_told_of_it(giac, broken):
    assert giac("check", "--format", "jsonl", "--level", "must", broken).status == 1


def test_reading_a_broken_report_ends_with_0(giac, broken):
    assert giac("read", broken).status == 0


def test_what_cannot_be_read_ends_with_2_and_one_line_that_says_why(giac, unreadable):
    ran = giac("check", unreadable)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"giac: {unreadable}: No table of the annual report was found. "
        "Give the full report with its three tables.\n"
    )


def test_an_error_is_in_the_language_asked_for(giac, unreadable):
    assert giac("check", "--lang", "zh", unreadable).err.isascii() is False


def test_a_file_that_is_not_there_is_named_and_the_rest_is_done(giac, tmp_path, good):
    missing = tmp_path / "missing.txt"
    ran = giac("check", missing, good)
    assert ran.status == 2
    assert ran.err == f"giac: {missing}: there is no such file or folder.\n"
    assert "All 42 identities hold." in ran.out
    assert ran.out.splitlines()[-1] == (
        "Files: 2; 1 with nothing that must be corrected, 0 with something, 1 unreadable."
    )


def test_an_unreadable_file_outweighs_a_broken_must(giac, broken, unreadable):
    assert giac("check", broken, unreadable).status == 2


def test_json_lines_give_one_object_for_each_file_in_order(giac, good, broken, unreadable):
    ran = giac("read", "--format", "jsonl", good, unreadable, broken)
    lines = objects(ran.out)
    assert [list(line) for line in lines] == [
        ["file", "reading"],
        ["file", "error"],
        ["file", "reading"],
    ]
    assert [line["file"] for line in lines] == [str(good), str(unreadable), str(broken)]
    assert (ran.status, ran.err) == (2, "")


def test_the_reading_in_json_is_the_reading_of_the_library(giac, good):
    (line,) = objects(giac("read", "--format", "jsonl", good).out)
    assert convert.from_data(line["reading"], giac_schema.Reading) == giac_schema.read(good)


def test_the_findings_in_json_are_those_of_the_library(giac, broken):
    (line,) = objects(giac("check", "--all", "--format", "jsonl", broken).out)
    expected = giac_schema.check(giac_schema.read(broken))
    assert convert.from_data(line["findings"], giac_schema.Findings) == expected
    assert line["counts"] == dict(expected.counts)
    assert line["ok"] is False


def test_one_named_file_is_one_json_object(giac, good):
    assert json.loads(giac("check", "--format", "json", good).out)["file"] == str(good)


def test_several_files_are_a_json_array_in_order(giac, good, broken):
    files = [
        each["file"] for each in json.loads(giac("read", "--format", "json", broken, good).out)
    ]
    assert files == [str(broken), str(good)]


def test_a_folder_is_a_json_array_even_of_one_file(giac, good, tmp_path):
    shutil.copy(good, tmp_path)
    (only,) = json.loads(giac("read", "--format", "json", tmp_path).out)
    assert only["file"] == str(tmp_path / good.name)


def test_text_shows_the_three_tables_in_either_language(giac, good):
    chinese = giac("read", "--lang", "zh", good).out
    english = giac("read", "--lang", "en", good).out
    assert [name for name in ("表二 主动", "表三 收到", "表四 政府") if name not in chinese] == []
    assert [name for name in ("table 2", "table 3", "table 4") if name not in english] == []


def test_the_language_is_that_of_the_locale(giac, good, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "42条勾稽关系全部相符。" in giac("check", good).out


def test_each_of_several_files_has_a_heading(giac, good, broken):
    lines = giac("check", good, broken).out.splitlines()
    assert [line.split()[0] for line in lines if line.endswith("───")][:2] != []
    headed = [line.rstrip("─ ") for line in lines if line.startswith(str(good.parent))]
    assert headed == [str(good), str(broken)]


def test_a_dash_is_standard_input(giac, good, monkeypatch):
    text = io.TextIOWrapper(io.BytesIO(good.read_bytes()), encoding="ascii")
    monkeypatch.setattr("sys.stdin", text)
    (line,) = objects(giac("read", "--format", "jsonl", "-").out)
    assert line["file"] == "-"
    assert convert.from_data(line["reading"], giac_schema.Reading) == giac_schema.read(good)


def test_standard_input_cannot_be_read_twice(giac):
    ran = giac("read", "-", "-")
    assert (ran.status, ran.err) == (2, "giac: standard input (-) can be given only once.\n")


def test_no_file_at_all_is_an_error(giac):
    ran = giac("check")
    assert (ran.status, ran.err) == (
        2,
        "giac: no file was given; name files or folders, for example: giac check report.docx\n",
    )


def test_a_file_that_crashes_the_reader_is_reported_and_the_rest_is_done(
    giac, good, broken, monkeypatch
):
    from giac_schema import api

    real = api.read

    def read(source):
        if source == broken:
            raise ZeroDivisionError("unforeseen")
        return real(source)

    monkeypatch.setattr(api, "read", read)
    ran = giac("check", broken, good)
    assert ran.status == 2
    assert ran.err == (
        f"giac: {broken}: internal error (ZeroDivisionError: unforeseen); please report this file.\n"
    )
    assert "All 42 identities hold." in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "yaml", "a.txt"),
        ("check", "--level", "perhaps", "a.txt"),
        ("check", "--colour", "a.txt"),
        ("judge", "a.txt"),
        ("explain",),
    ],
)
def test_wrong_arguments_end_with_2(giac, arguments):
    ran = giac(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err != ""


@pytest.mark.parametrize("arguments", [(), ("--help",), ("check", "--help"), ("--version",)])
def test_asking_for_help_ends_with_0(giac, arguments):
    assert giac(*arguments).status == 0


def test_a_hostile_file_name_is_only_text(giac, tmp_path):
    ran = giac("read", tmp_path / "a\x1b[2J[red].txt")
    assert "\x1b" not in ran.err
    assert "a\\x1b[2J[red].txt" in ran.err


def test_a_list_has_every_source_in_its_turn_and_the_sum_below(giac, good, broken, unreadable):
    ran = giac("check", good, unreadable, broken, "--brief")
    signs = [line[0] for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert (ran.status, signs, ran.err) == (2, ["✓", "‼", "✗", "F"], "")
    assert (
        "Files: 3; 1 with nothing that must be corrected, 1 with something, 1 unreadable."
        in ran.out
    )
