"""What the package says it exports is what it exports."""

from __future__ import annotations

import re
import subprocess
import sys
import types

import pytest

import giac_schema


def test_no_name_is_exported_twice():
    assert len(set(giac_schema.__all__)) == len(giac_schema.__all__)


@pytest.mark.parametrize("name", giac_schema.__all__)
def test_every_exported_name_can_be_imported(name):
    assert not isinstance(getattr(giac_schema, name), types.ModuleType)


def test_every_public_name_of_the_module_is_exported():
    eager = {
        name
        for name, value in vars(giac_schema).items()
        if not name.startswith("_")
        and not isinstance(value, types.ModuleType)
        and getattr(value, "__module__", "").startswith("giac_schema")
    }
    assert eager - set(giac_schema.__all__) == set()


def test_the_verb_render_stands_whatever_is_imported_from_the_package_of_its_name():
    code = "import giac_schema.render.text, giac_schema; print(callable(giac_schema.render))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "True\n"


def test_the_reference_documents_exactly_what_is_exported(root):
    page = (root / "docs" / "reference" / "api.md").read_text("utf-8")
    documented = re.findall(
        r"^\.\. (?:auto)?(?:class|function|exception|data):: (\w+)$", page, re.MULTILINE
    )
    assert sorted(documented) == sorted(giac_schema.__all__)
