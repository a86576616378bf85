"""An archive of reports is as many reports as there are in it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from giac_schema.errors import UnknownFormat
from giac_schema.readers import archive
from giac_schema.readers.archive import Archive, is_archive, members


def packed(*files):
    with zipfile.ZipFile(data := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return data.getvalue()


def test_the_files_of_an_archive_come_in_their_order():
    data = packed(("b/2.html", b"2"), ("a.html", b"1"))
    assert list(members(data)) == [("b/2.html", b"2"), ("a.html", b"1")]


def test_folders_hidden_files_and_litter_are_left_out():
    data = packed(("b/", b""), ("__MACOSX/b/._2", b"x"), (".x", b"x"), ("Thumbs.db", b"x"))
    assert list(members(data)) == []


def test_two_files_of_one_name_are_both_there():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(("a.html", b"1"), ("a.html", b"2"))
    assert list(members(data)) == [("a.html", b"1"), ("a.html (2)", b"2")]


def test_names_in_gbk_are_read():
    data = packed(("NAME.html", b"1")).replace(b"NAME", "年报".encode("gbk"))
    assert [name for name, _ in members(data)] == ["年报.html"]


def test_names_in_utf8_without_a_mark_are_read():
    data = packed(("NAMEEE.html", b"1")).replace(b"NAMEEE", "年报".encode())
    assert [name for name, _ in members(data)] == ["年报.html"]


def test_a_document_that_is_a_zip_is_no_archive(builders, small):
    kinds = {
        name: is_archive(build(small)) for name, build in builders.items() if "csv" not in name
    }
    assert kinds == dict.fromkeys(kinds, False)


def test_text_and_broken_zips_are_no_archives():
    assert [is_archive(data) for data in (b"", b"text", b"PK\x03\x04broken")] == [False] * 3


def refusal(data, name):
    with pytest.raises(UnknownFormat) as raised:
        Archive(data).read(name)
    return str(raised.value)


def test_the_files_of_an_archive_in_an_archive_are_read_with_the_others():
    inner = packed(("b/2.html", b"2"), ("3.html", b"3"))
    data = packed(("1.html", b"1"), ("in/县.zip", inner), ("other.ZIP", inner), ("4.html", b"4"))
    assert list(members(data)) == [
        ("1.html", b"1"),
        ("in/县.zip/b/2.html", b"2"),
        ("in/县.zip/3.html", b"3"),
        ("other.ZIP/b/2.html", b"2"),
        ("other.ZIP/3.html", b"3"),
        ("4.html", b"4"),
    ]


def test_an_archive_two_deep_is_refused():
    inner = packed(("deep.zip", packed(("a.html", b"1"))))
    assert "inside an archive" in refusal(packed(("in.zip", inner)), "in.zip/deep.zip")


@pytest.mark.parametrize("limit", ["MOST_MEMBERS", "LARGEST_UNPACKED"])
def test_an_archive_that_makes_too_much_of_the_whole_stays_closed(monkeypatch, limit):
    inner = packed(*((f"{number}.html", bytes(2000)) for number in range(3)))
    data = packed(("a.html", b"1"), ("in.zip", inner))
    monkeypatch.setattr(archive, limit, 4 if limit == "MOST_MEMBERS" else 5000)
    assert Archive(data).names == ("a.html", "in.zip")
    assert "inside an archive" in refusal(data, "in.zip")


def test_a_broken_archive_in_an_archive_is_one_broken_file():
    data = packed(("in.zip", b"PK\x03\x04broken"), ("a.html", b"1"))
    assert Archive(data).names == ("in.zip", "a.html")


def test_a_document_in_an_archive_is_one_file_whatever_its_name(builders, small):
    data = packed(("年报.zip", builders["docx"](small)))
    assert list(members(data)) == [("年报.zip", builders["docx"](small))]


def test_no_file_is_lost_where_an_archive_and_a_folder_are_of_one_name():
    data = packed(("in.zip", packed(("a.html", b"1"))), ("in.zip/a.html", b"2"))
    assert Archive(data).names == ("in.zip", "in.zip/a.html")


def test_a_file_that_grows_beyond_measure_is_refused():
    assert "400" in refusal(packed(("a.html", bytes(10_000_000))), "a.html")


def test_a_file_with_a_password_is_refused():
    data = bytearray(packed(("a.html", b"1")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(data), "a.html")


def test_a_file_whose_bytes_are_wrong_is_damaged():
    data = packed(("a.html", "政府信息公开".encode() * 9))
    at = data.index(b"a.html") + 10
    assert "damaged" in refusal(data[:at] + b"\xff\xff\xff" + data[at + 3 :], "a.html")


@pytest.mark.parametrize("limit", ["MOST_MEMBERS", "LARGEST_UNPACKED"])
def test_too_much_of_an_archive_is_refused(monkeypatch, limit):
    monkeypatch.setattr(archive, limit, 1)
    with pytest.raises(UnknownFormat, match="1"):
        Archive(packed(("a.html", b"11"), ("b.html", b"22")))


# ------------------------------------------------------------------------------- on the command line


@pytest.fixture
def delivered(tmp_path, builders, small):
    path = tmp_path / "2023.zip"
    path.write_bytes(
        packed(
            ("云溪/年报.docx", builders["docx"](small)),
            ("bad.xlsx", b"PK\x03\x04broken"),
            ("年报.csv", builders["csv with blanks"](small)),
            ("photo.bmp", b"x"),
        )
    )
    return path


def read_lines(capsys, *arguments):
    from giac_schema.cli.app import run

    status = run(["read", *map(str, arguments), "--format", "jsonl", "--lang", "en"])
    printed = capsys.readouterr()
    return status, [json.loads(line) for line in printed.out.splitlines()], printed.err


def test_every_report_of_an_archive_is_read_and_a_bad_one_does_not_stop_the_others(
    capsys, delivered
):
    status, results, told = read_lines(capsys, delivered)
    names = [result["file"].removeprefix(f"{delivered}/") for result in results]
    assert (status, names) == (2, ["云溪/年报.docx", "bad.xlsx", "年报.csv"])
    assert ["error" in result for result in results] == [False, True, False]
    assert "photo.bmp" in told


def test_archives_and_documents_in_a_folder_are_found(capsys, delivered, builders, small):
    for name in ("report.docx", "report.xlsx", "report.odt", "report.xls"):
        (delivered.parent / name).write_bytes(builders[name.partition(".")[2]](small))
    _, results, _ = read_lines(capsys, delivered.parent)
    assert len([r for r in results if "reading" in r]) == 6


def test_an_archive_on_standard_input_is_read(capsys, monkeypatch, delivered):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(delivered.read_bytes())))
    _, results, _ = read_lines(capsys, "-")
    assert [result["file"] for result in results] == [
        "-/云溪/年报.docx",
        "-/bad.xlsx",
        "-/年报.csv",
    ]


def test_an_archive_without_a_report_says_so(capsys, tmp_path):
    path = tmp_path / "empty.zip"
    path.write_bytes(packed(("photo.bmp", b"x")))
    status, (result,), _ = read_lines(capsys, path)
    assert (status, result["file"]) == (2, str(path))
    assert "the archive holds no report" in result["error"]
