"""README, workflows and examples keep their word."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

READMES = ["README.md", "README.zh-CN.md"]


def blocks(root, page, language):
    text = (root / page).read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", READMES)
def test_a_readme_has_one_command_to_try_and_one_to_test(root, page):
    assert len(blocks(root, page, "sh")) == 2


@pytest.mark.parametrize("page", READMES)
def test_ci_runs_the_commands_of_the_readme_as_printed(root, page):
    script = (root / ".ci" / "run").read_text("utf-8")
    missing = [c for c in blocks(root, page, "sh") if c.strip() not in script]
    assert missing == []


@pytest.mark.parametrize("language", ["sh", "python"])
def test_both_readmes_show_the_same_code(root, language):
    english, chinese = (blocks(root, page, language) for page in READMES)
    assert chinese == english


def test_both_readmes_show_as_many_runs_of_the_program(root):
    english, chinese = (len(blocks(root, page, "console")) for page in READMES)
    assert chinese == english


def test_both_readmes_have_the_same_sections(root):
    headings = [
        [len(h) for h in re.findall(r"^(#+) ", (root / page).read_text("utf-8"), re.MULTILINE)]
        for page in READMES
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("page", [*READMES, "CONTRIBUTING.md", "SECURITY.md", "examples/README.md"])
def test_every_relative_link_of_a_page_leads_somewhere(root, page):
    text = (root / page).read_text("utf-8")
    links = [t for t in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in t]
    here = (root / page).parent
    assert [t for t in links if not (here / t).exists()] == []


def test_the_limits_in_the_security_policy_are_those_of_the_code(root):
    text = (root / "SECURITY.md").read_text("utf-8")
    stated = re.findall(r"^\| `([\w.]+)\.(\w+)` \| (\d+) \|", text, re.MULTILINE)
    actual = [(m, n, str(getattr(import_module(m), n))) for m, n, _ in stated]
    assert (len(stated) > 2, actual) == (True, stated)


def test_every_example_is_named_in_its_readme(root):
    folder = root / "examples"
    page = (folder / "README.md").read_text("utf-8")
    files = [p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    assert [p.name for p in files if p.name != "README.md" and p.name not in page] == []


def test_every_example_script_is_run_by_a_test(root):
    tests = "".join(p.read_text("utf-8") for p in (root / "tests" / "examples").glob("test_*.py"))
    scripts = [p.name for p in (root / "examples").glob("*.py")]
    assert [name for name in scripts if name not in tests] == []


@pytest.mark.parametrize("page", ["docs/how-to/teach-a-layout.md", "docs/explanation/grammar.md"])
def test_every_file_that_a_page_sends_its_reader_to_is_there(root, page):
    named = re.findall(r"`((?:grammar|readers)/[\w/.]+)`", (root / page).read_text("utf-8"))
    assert named != []
    assert [name for name in named if not (root / "src" / "giac_schema" / name).exists()] == []


@pytest.mark.parametrize("folder", ["grammar", "readers", "infer", "outputs"])
def test_the_map_of_the_house_names_every_room_of_the_largest_folders(root, folder):
    pages = (root / "docs" / "explanation" / "map.md").read_text("utf-8")
    rooms = (root / "src" / "giac_schema" / folder).iterdir()
    names = {path.stem for path in rooms if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {name for name in names - {"__init__"} if f"`{name}`" not in pages} == set()
