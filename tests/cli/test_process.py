"""``giac`` as a process of its own: encodings, pipes, missing libraries."""

from __future__ import annotations

import os
import subprocess
import sys

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
