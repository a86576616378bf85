"""What is written in more than one place agrees."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.specifiers import SpecifierSet


@pytest.fixture(scope="module")
def pyproject(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def classified_pythons(pyproject):
    prefix = "Programming Language :: Python :: 3."
    found = (c for c in pyproject["project"]["classifiers"] if c.startswith(prefix))
    return [c.rpartition(" ")[2] for c in found]


def matrix(root):
    workflow = (root / ".github/workflows/tests.yml").read_text("utf-8")
    (line,) = re.findall(r"python-version: (\[.*\])", workflow)
    return re.findall(r"3\.\d+", line)


def test_the_classifiers_are_the_pythons_that_are_tested(root, pyproject):
    assert matrix(root) == classified_pythons(pyproject)


def test_every_classified_python_is_allowed(pyproject):
    allowed = SpecifierSet(pyproject["project"]["requires-python"])
    assert [v for v in classified_pythons(pyproject) if not allowed.contains(v)] == []


def test_the_oldest_python_is_the_one_types_are_checked_for(pyproject):
    assert pyproject["tool"]["mypy"]["python_version"] == classified_pythons(pyproject)[0]


def test_the_testing_extra_and_the_test_group_ask_for_the_same_hypothesis(pyproject):
    (extra,) = pyproject["project"]["optional-dependencies"]["testing"]
    assert extra in pyproject["dependency-groups"]["test"]


def test_the_extra_all_brings_every_extra_but_the_test_tools(pyproject):
    extras = pyproject["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    named = set(re.findall(r"\w+", everything.partition("[")[2]))
    assert named == set(extras) - {"all", "testing", "solver"}


def test_every_fragment_of_the_changelog_has_a_valid_name(root, pyproject):
    kinds = "|".join(kind["directory"] for kind in pyproject["tool"]["towncrier"]["type"])
    names = {p.name for p in (root / "changelog.d").iterdir()} - {"README.md"}
    valid = re.compile(rf"(\d+|\+[a-z-]+)\.({kinds})(\.\d+)?\.md")
    assert {name for name in names if not valid.fullmatch(name)} == set()


def test_the_workflows_give_no_permission_at_the_top(root):
    workflows = sorted((root / ".github/workflows").glob("*.yml"))
    without = [w.name for w in workflows if "\npermissions: {}\n" not in w.read_text("utf-8")]
    assert without == []


def test_every_layer_of_the_architecture_is_a_folder_or_module(root, pyproject):
    layered, *_ = pyproject["tool"]["importlinter"]["contracts"]
    names = re.findall(r"\w+", " ".join(layered["layers"]))
    package = root / "src" / "giac_schema"
    found = {p.stem for p in package.iterdir() if p.suffix in {"", ".py"}}
    planned = {"infer"}
    assert set(names) - planned <= found
