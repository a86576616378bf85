"""Files with an object a line, each of which keeps a report."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from giac_schema import from_json, read, render, to_json
from giac_schema.findings import Reading
from giac_schema.readers import json_lines
from giac_schema.readers.json_lines import JsonLines, is_json_lines
from giac_schema.strategies.reports import filled

REPORT = filled("2021", 7)
PAGE = render(REPORT, "html")
TEXT = render(REPORT, "markdown")
READ = read(PAGE).report


def line(**fields):
    return json.dumps(fields, ensure_ascii=False).encode()


def given(capsys, verb, *arguments):
    from giac_schema.cli.app import run

    status = run([verb, *map(str, arguments), "--format", "jsonl", "--lang", "en"])
    return status, [json.loads(found) for found in capsys.readouterr().out.splitlines()]


@pytest.fixture
def crawled(tmp_path):
    """Two pages with a bad line, a blank one and a record without a report between them."""
    path = tmp_path / "crawled.jsonl"
    lines = [line(url="a", html=PAGE), b'{"html": "<ht', b"", line(url="b"), line(text=TEXT)]
    path.write_bytes(b"\r\n".join(lines))
    return path


def test_every_line_is_a_report_of_its_own_and_a_bad_one_does_not_stop_the_others(capsys, crawled):
    status, found = given(capsys, "read", crawled)
    assert [each["file"] for each in found] == [f"{crawled}:{number}" for number in (1, 2, 4, 5)]
    assert (status, ["error" in each for each in found]) == (2, [False, True, True, False])
    assert "cut short" in found[1]["error"]
    kept = [from_json(json.dumps(each["reading"]), Reading) for each in found if "reading" in each]
    assert [each.report for each in kept] == [READ, read(TEXT).report]


def test_lines_on_standard_input_are_named_by_their_numbers(capsys, monkeypatch, crawled):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(crawled.read_bytes())))
    _, found = given(capsys, "read", "-")
    assert [each["file"] for each in found] == ["-:1", "-:2", "-:4", "-:5"]


def test_readings_that_were_written_as_lines_are_checked_as_their_sources_are(
    capsys, tmp_path, crawled
):
    _, readings = given(capsys, "read", crawled)
    kept = tmp_path / "kept.jsonl"
    kept.write_text("\n".join(map(json.dumps, readings)), "utf-8")
    _, once = given(capsys, "check", crawled)
    _, again = given(capsys, "check", kept)
    assert [each.get("findings") for each in again] == [each.get("findings") for each in once]
    assert "a file could not be read" in again[1]["error"]


def test_reports_and_readings_as_to_json_writes_them_are_lines_too(capsys, tmp_path):
    path = tmp_path / "kept.jsonl"
    path.write_text(f"{to_json(read(PAGE))}\n{to_json(READ)}\n", "utf-8")
    _, found = given(capsys, "read", path)
    assert [from_json(json.dumps(each["reading"]), Reading).report for each in found] == [
        READ,
        READ,
    ]


def test_what_this_library_wrote_of_findings_is_no_batch_of_reports(capsys, tmp_path, crawled):
    _, findings = given(capsys, "check", crawled)
    path = tmp_path / "findings.jsonl"
    path.write_text("\n".join(map(json.dumps, findings)), "utf-8")
    _, found = given(capsys, "read", path)
    assert [(each["file"], "already" in each["error"]) for each in found] == [(str(path), True)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (line(a=1) + b"\n" + line(a=2), True),
        (b"\xef\xbb\xbf" + line(a=1) + b"\n\n" + line(a=2) + b"\n", True),
        (b'{"html": "<ht\n' + line(a=2), True),
        (line(a=1) + b"\n", False),  # one document
        (json.dumps({"a": {"b": 1}}, indent=1).encode(), False),
        (b"[" + line(a=1) + b",\n" + line(a=2) + b"]", True),
        (b"[\n" + line(a=1) + b",\n" + line(a=2) + b"\n]\n", True),
        (b"[" + line(a=1) + b", " + line(a=2) + b"]", False),
        (json.dumps([{"a": 1}, {"b": 1}], indent=1).encode(), False),
        (line(a=1) + b"\n" + TEXT.encode(), False),
        (b"{{toc}}\n{{nav}}\n" + TEXT.encode(), False),
        (b"", False),
        (PAGE.encode(), False),
    ],
)
def test_lines_of_objects_are_told_by_what_they_hold(data, expected):
    assert is_json_lines(data) is expected


def test_lines_are_numbered_as_an_editor_numbers_them():
    lines = JsonLines(b"\n" + line(a=1) + b"\n  \n" + line(a=2))
    assert [(name, lines.line(name)) for name in lines.names] == [
        ("2", line(a=1)),
        ("4", line(a=2)),
    ]


def test_a_list_with_an_object_a_line_is_read_line_by_line(capsys, tmp_path):
    path = tmp_path / "crawled.json"
    path.write_bytes(b"[\n" + line(html=PAGE) + b",\n" + line(text=TEXT) + b"\n]\n")
    _, found = given(capsys, "read", path)
    assert [(each["file"], "reading" in each) for each in found] == [
        (f"{path}:2", True),
        (f"{path}:3", True),
    ]


@pytest.fixture
def collected(tmp_path, crawled):
    """A folder of what somebody has collected: pages in JSON, settings, and readings that were made of them."""
    (tmp_path / "one.json").write_bytes(line(url="c", content={"html": PAGE}))
    (tmp_path / "settings.json").write_bytes(line(spider="gov", depth=3))
    (tmp_path / "log.jsonl").write_bytes(line(at=1) + b"\n" + line(at=2))
    (tmp_path / "readings.jsonl").write_bytes(line(file="a", reading={}) + b"\n" + line(file="b"))
    (tmp_path / "reading.json").write_text(to_json(read(PAGE)), "utf-8")
    return tmp_path


def test_a_folder_is_searched_for_reports_in_json_and_nothing_else_in_json_is_taken(
    capsys, collected
):
    status, found = given(capsys, "read", collected)
    assert [each["file"] for each in found] == [
        *(f"{collected}/crawled.jsonl:{number}" for number in (1, 2, 4, 5)),
        f"{collected}/one.json",
    ]
    assert (status, ["reading" in each for each in found]) == (2, [True, False, False, True, True])


@pytest.mark.parametrize("piped", [False, True])
def test_an_archive_is_searched_for_reports_in_json_too(capsys, monkeypatch, collected, piped):
    packed = collected / "collected.zip"
    names = ("crawled.jsonl", "settings.json", "one.json", "log.jsonl", "readings.jsonl")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name in names:
            opened.writestr(f"2024/{name}", (collected / name).read_bytes())
    if piped:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed.read_bytes())))
    source = "-" if piped else packed
    _, found = given(capsys, "read", source)
    assert [(each["file"], "reading" in each) for each in found] == [
        (f"{source}/2024/crawled.jsonl:1", True),
        (f"{source}/2024/crawled.jsonl:2", False),
        (f"{source}/2024/crawled.jsonl:4", False),
        (f"{source}/2024/crawled.jsonl:5", True),
        (f"{source}/2024/one.json", True),
    ]


def test_a_line_that_is_too_long_is_refused_and_the_others_are_read(capsys, monkeypatch, crawled):
    shorter, longer = sorted(map(len, (line(url="a", html=PAGE), line(text=TEXT))))
    monkeypatch.setattr(json_lines, "LARGEST_LINE", (shorter + longer) // 2)
    _, found = given(capsys, "read", crawled)
    assert ["reading" in found[0], "reading" in found[-1]].count(True) == 1
    assert any("bytes in one line" in each.get("error", "") for each in found)


@pytest.mark.parametrize("limit", ["MOST_LINES", "LARGEST_FILE"])
def test_a_file_with_more_lines_or_bytes_than_are_ever_read_is_refused_at_once(
    capsys, monkeypatch, crawled, limit
):
    monkeypatch.setattr(json_lines, limit, 2)
    _, found = given(capsys, "read", crawled)
    assert [each["file"] for each in found] == [str(crawled)]


def test_a_file_of_lines_is_not_overwritten_by_what_is_read_of_it(capsys, crawled):
    from giac_schema.cli.app import run

    before = crawled.read_bytes()
    assert run(["read", str(crawled), "-o", str(crawled)]) == 2
    assert crawled.read_bytes() == before
    capsys.readouterr()
