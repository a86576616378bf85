"""The grammars themselves: without a conflict, without terminals that overlap, each built once."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

from giac_schema.grammar.build import GRAMMARS, build

STRICT = """
import sys
from giac_schema.grammar.build import build
build(sys.argv[1], strict=True)
"""


@pytest.mark.parametrize("name", GRAMMARS)
def test_a_grammar_has_no_conflict_and_no_terminals_that_overlap(name):
    done = subprocess.run(
        [sys.executable, "-c", STRICT, name], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_grammar_of_the_package_is_known():
    found = {f.name for f in files("giac_schema.grammar").iterdir() if f.name.endswith(".lark")}
    assert found == {f"{name}.lark" for name in GRAMMARS}


def test_a_grammar_is_built_once():
    assert build("values") is build("values")
