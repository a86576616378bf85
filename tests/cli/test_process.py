"""``giac`` as a process of its own: encodings, pipes, missing libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading

import pytest

from giac_schema import from_json, read

GIAC = [sys.executable, "-m", "giac_schema"]
WITHOUT = (
    "import sys; sys.modules[{!r}] = None; from giac_schema.cli import main; sys.exit(main({}))"
)


def run(command, **environment):
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False
    )


def test_python_m_giac_schema_is_giac():
    assert run([*GIAC, "rules", "T4.rows"]).returncode == 0


def test_output_is_utf_8_in_any_locale():
    ran = run([*GIAC, "explain", "T4.rows", "--lang", "zh"], LC_ALL="C", PYTHONUTF8="0")
    assert (ran.returncode, "表四" in ran.stdout) == (0, True)


def test_a_closed_pipe_is_no_matter_to_speak_of():
    # The reader of the pipe is gone before anything is written.
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        ran = subprocess.run(
            [*GIAC, "rules"], stdout=pipe, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert (ran.returncode, ran.stderr) == (141, "")


def closed(*descriptors):
    """A program that closes some standard streams before it becomes ``giac``."""
    closing = "; ".join(f"os.close({each})" for each in descriptors)
    return [
        sys.executable,
        "-c",
        f"import os, sys; {closing}; os.execv(sys.executable, sys.argv[1:])",
    ]


def test_standard_streams_that_are_closed_are_no_crash(example_reports):
    report = str(example_reports / "yunting-water-2023.txt")
    ran = [
        run([*closed(0), *GIAC, "check", "-"]),
        run([*closed(1), *GIAC, "check", report]),
        run([*closed(2), *GIAC, "check", "nowhere.txt"]),
    ]
    assert [(each.returncode, "Traceback" in each.stderr) for each in ran] == [
        (2, False),
        (0, False),
        (2, False),
    ]
    assert ran[2].stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_pipe_that_is_named_is_read_but_once(tmp_path, example_reports):
    """The bytes by which an archive is told were lost for the report."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    page = (example_reports / "yunting-market-2023.html").read_bytes()
    writer = threading.Thread(target=pipe.write_bytes, args=(page,))
    writer.start()
    ran = run([*GIAC, "read", "--format", "json", str(pipe)])
    writer.join()
    assert from_json(json.dumps(json.loads(ran.stdout)["reading"])).report == read(page).report


def test_without_its_libraries_giac_says_what_to_install():
    for library in ("cyclopts", "rich"):
        ran = run([sys.executable, "-c", WITHOUT.format(library, ["rules"])])
        assert (ran.returncode, ran.stdout) == (2, "")
        assert 'pip install "giac-schema[cli]"' in ran.stderr
        assert len(ran.stderr.splitlines()) == 1


def test_another_missing_library_is_not_passed_off_as_the_extra():
    ran = run([sys.executable, "-c", WITHOUT.format("attrs", ["rules"])])
    assert ran.returncode == 1
    assert "Traceback" in ran.stderr
