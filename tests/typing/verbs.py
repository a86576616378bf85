"""What an editor and a type checker must know of the verbs.

mypy reads this file (see ``files`` in pyproject.toml); pytest does not run it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_type

import giac_schema
from giac_schema import Finding, Findings, Reading
from giac_schema.rules import RuleSet, requests, rule, standard

if TYPE_CHECKING:
    from pathlib import Path

    from giac_schema import FileLayout, Report, TextLayout


def reading_and_checking(path: Path) -> None:
    """From a file to findings."""
    reading = giac_schema.read(path)
    assert_type(reading, Reading)
    assert_type(giac_schema.check(reading), Findings)
    assert_type(giac_schema.check(reading.report), Findings)
    assert_type(giac_schema.check(reading, giac_schema.standard("2021")), Findings)
    assert_type(list(giac_schema.check(reading)), list[Finding])


def writing_rules() -> None:
    """From operators to a rule set."""
    balance = rule(
        "my.balance",
        requests.received + requests.carried_in == requests.outcome.total + requests.carried_out,
    )
    assert_type(standard("2021") + balance, RuleSet)
    assert_type(standard("2021").only("T3.*"), RuleSet)


def writing_reports(report: Report, layout: TextLayout, file: FileLayout, name: str) -> None:
    """Text from layouts of text, bytes from those of files, either from a name that nobody knows."""
    assert_type(giac_schema.render(report), str)
    assert_type(giac_schema.render(report, "markdown"), str)
    assert_type(giac_schema.render(report, layout), str)
    assert_type(giac_schema.render(report, "docx"), bytes)
    assert_type(giac_schema.render(report, file), bytes)
    assert_type(giac_schema.render(report, name), str | bytes)


def what_must_be_rejected(reading: Reading) -> None:
    """Mistakes that a type checker must find."""
    giac_schema.standard("2020")  # type: ignore[arg-type]
    giac_schema.check("report.txt")  # type: ignore[arg-type]
    rule("my.rule", requests.received, level="must")  # type: ignore[arg-type]
    rule("my.rule", requests.received == 0, level="always")  # type: ignore[arg-type]
    reading.findings.broke  # type: ignore[attr-defined]
