"""A bare import is light: parsers, test tools and terminals load when first used."""

from __future__ import annotations

import json
import subprocess
import sys

HEAVY = {
    "cattrs",
    "cyclopts",
    "hypothesis",
    "jinja2",
    "jsonschema",
    "lark",
    "lxml",
    "pandas",
    "pytest",
    "rich",
    "selectolax",
}


def loaded_after(statement):
    code = f"{statement}; import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_importing_the_package_loads_no_heavy_library():
    assert loaded_after("import giac_schema") & HEAVY == set()


def test_importing_the_rules_loads_no_heavy_library():
    assert loaded_after("import giac_schema.rules") & HEAVY == set()


def test_reading_text_loads_lark_and_nothing_else(root):
    report = root / "examples" / "reports" / "yunting-water-2023.txt"
    statement = f"import giac_schema; giac_schema.read({str(report)!r})"
    assert loaded_after(statement) & HEAVY == {"lark"}


def test_checking_loads_no_heavy_library():
    statement = "import giac_schema; giac_schema.check(giac_schema.Report2021())"
    assert loaded_after(statement) & HEAVY == set()


def test_to_json_loads_cattrs_and_nothing_else():
    statement = "import giac_schema; giac_schema.to_json(giac_schema.Report2021())"
    assert loaded_after(statement) & HEAVY == {"cattrs"}


def test_the_strategies_do_load_hypothesis():
    # The counterpart: this way of asking does notice a library that is loaded.
    assert "hypothesis" in loaded_after("import giac_schema.strategies")
