"""Parts of pages that are made from the library itself each time the pages are built.

A comment ``<!-- generated: NAME ARGUMENTS -->`` in a page is replaced:

===================  ==========================================================
``rules``            every standard rule: level, origin, formula, cases
``left_out``         ids of the catalogue that are no rules, and why
``cells EDITION``    every cell of the form with its two addresses
``help COMMAND``     what ``giac COMMAND --help`` prints
``breaking``         how many cells break a rule, and what breaks with it
``layouts``          every layout that ``render`` knows
``soilings``         every soiling that ``strategies.sources`` knows
``notation``         the words of the text form of rules, in both languages
``mistakes``         what can be wrong in a text of rules, with a sample of each
===================  ==========================================================
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from breaking_page import breaking
from rule_pages import left_out, rules

from giac_schema.grammar.ruletext.mistakes import MISTAKES
from giac_schema.model import TABLES, form
from giac_schema.model.notation import NOTATIONS
from giac_schema.render import LAYOUTS, FileLayout
from giac_schema.strategies import SOILINGS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from giac_schema.render import Layout
    from giac_schema.strategies import Soiling

MARKER = re.compile(r"^<!-- generated: (\w+) ?(.*?) -->$", re.MULTILINE)


def cells(edition: str) -> str:
    """A table for each table of a form: every row that holds figures, and its columns."""
    lines = []
    for table in TABLES:
        found = form(edition)  # type: ignore[arg-type]
        lines += ["| address | 地址 | 条例 | unit |", "|---|---|---|---|"]
        lines += [
            f"| `{node.ref}` | {node.ref.chinese} | {node.entry.article} | {node.entry.unit or ''} |"
            for node in found.nodes
            if node.ref.table == table and node.kind in {"row", "cell"}
        ]
        lines.append("")
    return "\n".join(lines)


def help(command: str) -> str:  # noqa: A001 - named as it is written in a page
    """What the program prints about a command."""
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "96", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "giac_schema", *command.split(), "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment,
    )
    return f"```text\n{done.stdout.strip()}\n```"


def layouts(_arguments: str = "") -> str:
    """A table of the layouts a report can be rendered in."""
    rows = [
        f"| `{layout.name}` | {layout.summary} | `{layout.ending}` | {_what(layout)} |"
        f" {'yes' if layout.lossless else 'no'} |"
        for layout in LAYOUTS.values()
    ]
    head = "| name | layout | ending | `render` gives | all of it can be read back |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def _what(layout: Layout) -> str:
    return "`bytes`" if isinstance(layout, FileLayout) else "`str`"


def soilings(_arguments: str = "") -> str:
    """A table of what can happen to a report on its way."""
    rows = [
        f"| `{soiling.name}` | {soiling.summary} | {'yes' if soiling.lossless else 'no'} |"
        f" {_happens_to(soiling)} |"
        for soiling in SOILINGS.values()
    ]
    head = "| name | what happens | nothing is lost | layouts |"
    return "\n".join([head, "|---|---|---|---|", *rows])


def _happens_to(soiling: Soiling) -> str:
    if soiling.layouts == frozenset(LAYOUTS):
        return "all"
    return ", ".join(f"`{name}`" for name in LAYOUTS if name in soiling.layouts)


def notation(_arguments: str = "") -> str:
    """A table of the words that rules are written with."""
    zh, en = NOTATIONS["zh"], NOTATIONS["en"]
    rows = [("", zh.rule, en.rule)]
    rows += [("", f"{zh.fields[f]}:", f"{en.fields[f]}:") for f in zh.fields]
    for group in ("levels", "origins", "organs", "comparisons", "kinds"):
        words = getattr(zh, group), getattr(en, group)
        rows += [(group, words[0][name], words[1][name]) for name in words[0]]
    for name in _SIGNS:
        rows.append(
            (name, *(getattr(words, name).strip(" ,").format("…", "…", "") for words in (zh, en)))
        )
    cells = (f"| {what} | `{_escaped(a)}` | `{_escaped(b)}` |" for what, a, b in rows)
    return "\n".join(["| | Chinese | English |", "|---|---|---|", *cells])


_SIGNS = (
    *("times", "both", "either", "no", "all", "any", "always", "never", "when", "close"),
    *(
        "absolute",
        "relative",
        "divisible",
        "missing",
        "missing_kinds",
        "sum",
        "previous",
        "children_sum",
        "children_max",
    ),
    *("children_count", "year", "every_row", "parts", "leaves", "observed"),
)


def mistakes(_arguments: str = "") -> str:
    """Every mistake: its name, what is said of it, a text that has it."""
    lines = []
    for name, mistake in MISTAKES.items():
        sample = mistake.samples[0]
        shown = sample if len(sample) <= _LONGEST_SAMPLE else f"{sample[:_LONGEST_SAMPLE]}…"
        lines += [f"`{name}`", f": {mistake.zh}  ", f"  {mistake.en}", ""]
        lines += ["  ```text", *(f"  {line}" for line in shown.splitlines()), "  ```", ""]
    return "\n".join(lines)


_LONGEST_SAMPLE = 90


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


PARTS = {
    "rules": rules,
    "left_out": left_out,
    "cells": cells,
    "help": help,
    "layouts": layouts,
    "soilings": soilings,
    "notation": notation,
    "mistakes": mistakes,
    "breaking": breaking,
}


def fill_in(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Replace the comments of one page."""
    source[0] = MARKER.sub(lambda m: PARTS[m[1]](m[2]), source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("source-read", fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
