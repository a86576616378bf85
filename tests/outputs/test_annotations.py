"""Annotations for a pipeline: one line each, and no text breaks out of its line."""

from __future__ import annotations

import pytest

from giac_schema import Finding, Findings, Reading
from giac_schema.findings import Operand
from giac_schema.model import Ref
from giac_schema.model.source import Position
from giac_schema.outputs.logs import annotations


def written(report, *findings, name="a.txt", **options):
    return annotations.checked(name, Findings(findings), Reading(report({})), "en", **options)


@pytest.mark.parametrize(
    ("level", "verdict", "command"),
    [
        ("must", "breaks", "error"),
        ("should", "breaks", "warning"),
        ("hint", "breaks", "notice"),
        ("must", "unknown", "notice"),
        ("hint", "error", "error"),
    ],
)
def test_a_level_is_a_command(report, level, verdict, command):
    line = written(report, Finding("X", level, verdict, "title_missing"))
    assert line.startswith(f"::{command} file=a.txt,title=X::")


def test_the_line_is_the_first_of_the_cells(report):
    ref = Ref.parse("requests.received.total")
    cells = tuple(Operand(ref, 1, position=Position(line=n)) for n in (9, 4))
    line = written(report, Finding("X", "must", "breaks", "title_missing", operands=cells))
    assert line.startswith("::error file=a.txt,line=4,title=X::")


def test_what_holds_is_not_told(report):
    assert written(report, Finding("X", "must", "holds", "title_missing")) == ""


def test_no_text_ends_its_line_or_begins_a_property(report):
    found = Finding("a,b:c", "must", "breaks", "residue", args={"text": "50%\n::error::"})
    line = written(report, found, name="x,y:z\n%.txt")
    assert line == (
        "::error file=x%2Cy%3Az%0A%25.txt,title=a%2Cb%3Ac::"
        "“50%25 ::error::” was left in the text and should be removed.\n"
    )


def test_a_file_that_could_not_be_read_is_an_error():
    assert (
        annotations.unreadable("a.doc", "no report") == "::error file=a.doc,title=giac::no report\n"
    )
