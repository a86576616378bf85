"""Files of the repository mention nothing that belongs to one machine, and are plain text."""

from __future__ import annotations

import ast
import re

import pytest

FOLDERS = [".ci", ".github", "benchmarks", "changelog.d", "docs", "examples", "src", "tests"]
# Written apart, so that this file does not hold them itself.
FOREIGN = [
    r"/" + r"(?:work|tmp|root|home)\b/",
    r"\b[A-Z]:" + r"\\Users",
    r"--(?:extra-)?" + r"index-url",
    r"\b(?:py" + r"pi|python" + r"hosted|npm" + r"js)\.(?:org|com)\b",
    r"<<<" + r"<<<<|>>>" + r">>>>",
    r"\bTO" + r"DO\b|\bFIX" + r"ME\b|\bXX" + r"X\b",
]


def tracked(root):
    skipped = {"__pycache__", "_build"}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not skipped & set(path.parts):
                yield path
    yield from (p for p in sorted(root.iterdir()) if p.is_file())


@pytest.mark.parametrize("pattern", FOREIGN)
def test_no_file_mentions(root, pattern):
    foreign = re.compile(pattern)
    found = [
        str(p.relative_to(root)) for p in tracked(root) if foreign.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_every_text_ends_with_one_line_break_and_has_no_carriage_return(root):
    ours = [p for p in tracked(root) if p.suffix in {".py", ".md", ".toml", ".lark", ".yml"}]
    one_break = re.compile(rb"([^\r]*[^\r\n]\n)?")
    assert [p.name for p in ours if not one_break.fullmatch(p.read_bytes())] == []


def test_identifiers_of_the_source_are_ascii(root):
    names = set()
    for path in (root / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node, "name", None) or getattr(node, "id", None)
            if isinstance(name, str) and not name.isascii():
                names.add(name)
    assert names == set()
