"""Runs what the documentation shows: README, docs pages and docstrings are part of the test run.

Blocks marked ``python`` are executed; where they begin with ``>>>`` their output is compared.  Blocks
marked ``console`` run each ``$ giac ...`` line and compare what it prints with the lines below it;
``...`` stands for anything.  Paths are relative to the root of the repository.
"""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sys
from contextlib import ExitStack, chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sybil import Sybil
from sybil.parsers.codeblock import PythonCodeBlockParser as DocstringBlocks
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

if TYPE_CHECKING:
    from sybil import Example

ROOT = Path(__file__).parent
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def run_console(example: Example) -> str | None:
    """Run a ``console`` block; returns what differs, or ``None``."""
    for command, shown in _commands(str(example.parsed)):
        printed = _run(command)
        if not doctest.OutputChecker().check_output(shown, printed, OPTIONS):
            return f"$ {command}\nshows\n{shown}\nbut prints\n{printed}"
    return None


def _commands(block: str) -> list[tuple[str, str]]:
    parts = block.split("$ giac ")[1:]
    return [("giac " + first, rest) for first, _, rest in (p.partition("\n") for p in parts)]


def _run(command: str) -> str:
    arguments = shlex.split(command)[1:]
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - the command stands in our own documentation
        [sys.executable, "-m", "giac_schema", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout + done.stderr


def enter_root(namespace: dict[str, Any]) -> None:
    """Make paths in examples relative to the root, wherever the tests were started."""
    namespace["_stack"] = stack = ExitStack()
    stack.enter_context(chdir(ROOT))


def leave_root(namespace: dict[str, Any]) -> None:
    """Go back to where the tests were started."""
    namespace["_stack"].close()


_pages = Sybil(
    parsers=[
        SkipParser(),
        PythonCodeBlockParser(doctest_optionflags=OPTIONS),
        CodeBlockParser(language="console", evaluator=run_console),
    ],
    patterns=["README*.md", "docs/*.md", "docs/*/*.md"],
    setup=enter_root,
    teardown=leave_root,
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=OPTIONS), DocstringBlocks()],
    patterns=["src/giac_schema/*.py", "src/giac_schema/*/*.py"],
    setup=enter_root,
    teardown=leave_root,
)

pytest_collect_file = (_pages + _docstrings).pytest()
