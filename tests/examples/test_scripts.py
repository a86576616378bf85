"""The example scripts do what they say."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.fixture
def run(root):
    def run(script, *reports):
        return subprocess.run(
            [sys.executable, f"examples/{script}", *(f"examples/reports/{r}" for r in reports)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=root,
        )

    return run


def test_the_publishing_system_takes_a_report_that_adds_up(run):
    done = run("embed.py", "yunting-water-2023.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "yunting-water-2023.txt: published, " in done.stdout


def test_the_publishing_system_sends_back_a_report_that_does_not(run):
    done = run("embed.py", "qingyu-education-2024.txt")
    assert (done.returncode, done.stderr) == (1, "")
    assert "sent back: T3-01" in done.stdout
    assert "(+10)" in done.stdout


def test_the_publishing_system_says_what_it_cannot_read(run):
    done = run("embed.py", "../README.md")
    assert (done.returncode, done.stderr) == (1, "")
    assert "README.md: not readable: " in done.stdout


def test_rules_of_our_own_are_judged_beside_the_standard_ones(run):
    done = run("custom_rule.py", "linlan-office-2022.txt")
    name = "examples/reports/linlan-office-2022.txt"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{name}: city.prompt breaks: At most one application in twenty is carried out to the next year",
        f"{name}: city.reuse breaks: Applicants for published material are told where to find it",
    ]
