"""Files, folders and standard input."""

from __future__ import annotations

import io
import os
import sys

import pytest

from giac_schema.cli.given import Given
from giac_schema.cli.pool import perform_all, processes
from giac_schema.cli.screen import Screen
from giac_schema.cli.sources import LARGEST_ARCHIVE, expanded, find, standard_input
from giac_schema.cli.work import Job
from giac_schema.readers.sniff import LARGEST


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b/2.txt",
        "a.html",
        "b/10.txt",
        "b/1.HTM",
        ".hidden/x.txt",
        ".x.txt",
        "b/notes.log",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    return tmp_path


def names(sources, folder):
    return [source.path.relative_to(folder).as_posix() for source in sources]


def test_the_reports_of_a_folder_come_sorted_by_path(folder):
    found = find([str(folder)])
    assert names(found.sources, folder) == ["a.html", "b/1.HTM", "b/10.txt", "b/2.txt"]


def test_other_files_of_a_folder_are_counted_and_not_read(folder):
    assert find([str(folder)]).skipped == (str(folder / "b" / "notes.log"),)


@pytest.mark.parametrize("name", ["~$report.docx", "Thumbs.db", "desktop.ini", "__MACOSX/a.html"])
def test_what_programs_leave_in_a_folder_is_no_file_of_it(tmp_path, name):
    for each in (tmp_path / name, tmp_path / "a.html"):
        each.parent.mkdir(exist_ok=True)
        each.write_text("x", "utf-8")
    found = find([str(tmp_path)])
    assert (names(found.sources, tmp_path), found.skipped) == (["a.html"], ())


def test_a_file_that_is_named_is_read_whatever_its_ending(folder):
    named = str(folder / "b" / "notes.log")
    assert find([named]).sources == (Given(named),)


def test_names_keep_their_order(folder):
    given = [str(folder / "b" / "2.txt"), "-", str(folder / "a.html")]
    assert [source.name for source in find(given, b"").sources] == given


def test_a_folder_without_reports_is_trouble(tmp_path):
    assert find([str(tmp_path)]).sources == (Given(str(tmp_path), trouble="empty_folder"),)


def test_a_linked_folder_is_not_followed(folder):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert len(find([str(folder)]).sources) == 4


def test_a_folder_without_reports_ends_with_2(giac, tmp_path):
    ran = giac("read", tmp_path)
    assert ran.status == 2
    assert "the folder holds no report that can be read" in ran.err


def test_files_that_are_passed_over_are_told(giac, folder, good):
    (folder / "good.txt").write_bytes(good.read_bytes())
    assert "1 more files in folders are of other kinds" in giac("read", folder).err


def test_json_of_a_folder_that_cannot_be_opened_is_told_as_other_files_are(giac, folder):
    (folder / "gone.json").symlink_to("nowhere.json")
    assert "gone.json: there is no such file or folder" in giac("read", folder).err


def test_a_folder_of_settings_has_no_report_and_is_told_that_json_might_have_one(giac, tmp_path):
    (tmp_path / "settings.json").write_text('{"depth": 3}', "utf-8")
    told = giac("read", tmp_path).err
    assert "JSON without a report" in told
    assert ".jsonl" in told


def test_few_files_take_one_process_and_many_take_all(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert [processes(n) for n in (0, 1, 63, 64, 1000)] == [1, 1, 1, 2, 8]


def test_as_many_processes_as_asked_but_no_more_than_files():
    assert [processes(10, asked) for asked in (1, 4, 99, 0, -3)] == [1, 4, 10, 1, 1]


def test_two_processes_give_what_one_gives_in_the_same_order(tmp_path):
    # Names that are not there: what is compared is order and messages, not reading.
    sources = [Given(str(tmp_path / f"{n}.txt"), trouble="not_found") for n in range(40)]
    job = Job("read", "jsonl", "zh", Screen(80))
    assert list(perform_all(job, sources, 2)) == list(perform_all(job, sources, 1))


@pytest.mark.parametrize(("start", "most"), [(b"a", LARGEST + 1), (b"PK", LARGEST_ARCHIVE)])
def test_a_standard_input_that_never_ends_is_read_up_to_a_limit(start, most):
    asked = []

    class Endless(io.RawIOBase):
        def read(self, size=-1):
            asked.append(size)
            return start + bytes(size - len(start)) if len(asked) == 1 else b""

    standard_input(Endless())
    assert sum(asked) == most


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_among_the_files_of_a_folder_is_left_alone(folder):
    before = find([str(folder)])
    os.mkfifo(folder / "pipe.txt")
    assert find([str(folder)]) == before


def test_no_name_is_no_folder():
    assert [source.trouble for source in find([""]).sources] == ["not_found"]


def test_a_pattern_that_no_shell_has_replaced_means_the_files_that_fit(giac, good, tmp_path):
    for name in ("b.txt", "a.txt", "c.html", "d[1].txt"):
        (tmp_path / name).write_bytes(good.read_bytes())
    assert expanded([f"{tmp_path}/?.txt", "-"]) == (
        f"{tmp_path}/a.txt", f"{tmp_path}/b.txt", "-",
    )  # fmt: skip
    assert expanded([f"{tmp_path}/d[1].txt"]) == (f"{tmp_path}/d[1].txt",)
    assert giac("check", f"{tmp_path}/c*").status == 0
    missing = giac("check", f"{tmp_path}/*.wps")
    assert (missing.status, "*.wps: there is no such file or folder" in missing.err) == (2, True)
