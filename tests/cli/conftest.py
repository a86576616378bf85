"""The command line, run in this process, and reports to run it on."""

from __future__ import annotations

import pytest
from attrs import frozen

from giac_schema.cli import main

GOOD = "yunting-water-2023.txt"
BROKEN = "yunting-market-2023.html"


@frozen
class Ran:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def giac(capsys, monkeypatch):
    """Runs ``giac`` with these arguments, in English unless they say otherwise."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments):
        status = main(list(map(str, arguments)))
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run


@pytest.fixture
def good(example_reports):
    """A report in which everything holds."""
    return example_reports / GOOD


@pytest.fixture
def broken(example_reports):
    """A report that breaks identities."""
    return example_reports / BROKEN


@pytest.fixture
def unreadable(tmp_path):
    """A text that is no report."""
    path = tmp_path / "letter.txt"
    path.write_text("这封信里没有表格。\n", "utf-8")
    return path
