"""The example package: installed, its rules are found by name, and nothing of it needs a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    """A folder into which the package was built and installed."""
    target = tmp_path_factory.mktemp("installed")
    arguments = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "install"]
    subprocess.run(
        [*pip, *arguments, "-q", "--target", target, root / "examples" / "city_rules"],
        check=True,
    )
    return target


@pytest.fixture
def giac(root, installed):
    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "giac_schema", *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        )
        return done.returncode, done.stdout, done.stderr

    return run


def test_the_rules_of_the_package_are_judged_beside_the_standard_ones(giac):
    report = "examples/reports/linlan-office-2022.txt"
    status, out, err = giac("check", "--rules", "city", "--format", "json", "--all", report)
    verdicts = {f["rule"].partition("[")[0]: f["verdict"] for f in json.loads(out)["findings"]}
    assert (status, err) == (0, "")
    assert {name: v for name, v in verdicts.items() if name.startswith("city.")} == {
        "city.prompt": "breaks",
        "city.carry": "not_applicable",
        "city.sum": "not_applicable",
        "city.hotline": "breaks",
    }
    assert verdicts["T3-01"] == "holds"


def test_they_are_listed_and_printed_again(giac):
    status, out, err = giac("rules", "--only-rules", "--rules", "city", "--format", "giac")
    assert (status, err) == (0, "")
    assert "check: city.hotline_named" in out
    assert "holds: requests.carried_in == previous(requests.carried_out)" in out


def test_a_name_that_is_nearly_right_is_told(giac):
    status, _, err = giac("rules", "--rules", "citi", "--lang", "en")
    assert (status, "did you mean city?" in err) == (2, True)
