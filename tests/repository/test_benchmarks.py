"""Whatever a benchmark imports is there: who moves a module takes the benchmarks along."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
FILES = sorted(FOLDER.rglob("*.py"))
OWN = {path.relative_to(FOLDER).parts[0].removesuffix(".py") for path in FILES}


def imported(path):
    """Every name that a file imports from this package or from another benchmark, with its module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)


def has(module, name):
    """Whether a module of the package has a name."""
    if importlib.util.find_spec(module) is None:
        return False
    return not name or hasattr(importlib.import_module(module), name) or has(f"{module}.{name}", "")


def is_written(module, name):
    """Whether a benchmark has a name; it is not run for that, since it may need programs that are not installed."""
    path = FOLDER.joinpath(*module.split("."))
    if path.is_dir():
        return not name or path.joinpath(f"{name}.py").exists()
    found = ast.walk(ast.parse(path.with_suffix(".py").read_text("utf-8")))
    return not name or name in {
        getattr(node, "name", None) or getattr(node, "id", None) for node in found
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_what_a_benchmark_imports_of_ours_is_there(path):
    wanted = list(imported(path))
    ours = [pair for pair in wanted if pair[0].split(".")[0] == "giac_schema"]
    others = [pair for pair in wanted if pair[0].split(".")[0] in OWN]
    assert [pair for pair in ours if not has(*pair)] == []
    assert [pair for pair in others if not is_written(*pair)] == []
