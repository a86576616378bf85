"""Parts of pages that are made from the library itself each time the pages are built.

A comment ``<!-- generated: NAME ARGUMENTS -->`` in a page is replaced:

===================  ==========================================================
``rules``            every standard rule: level, origin, formula, cases
``left_out``         ids of the catalogue that are no rules, and why
``cells EDITION``    every cell of the form with its two addresses
``help COMMAND``     what ``giac COMMAND --help`` prints
``breaking``         how many cells break a rule, and what breaks with it
``layouts``          every layout that ``render`` knows
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

from rule_pages import left_out, rules

from giac_schema.grammar.rule_mistakes import MISTAKES
from giac_schema.model import EDITIONS, TABLES, Edition, form
from giac_schema.model.notation import NOTATIONS
from giac_schema.render import LAYOUTS
from giac_schema.rules import standard
from giac_schema.strategies.exact.plan import breaking as ways_to_break
from giac_schema.strategies.exact.reports import checks_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from giac_schema.model.ruleset import RuleSet

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
        f"| `{layout.name}` | {layout.summary} | {'yes' if layout.lossless else 'no'} |"
        for layout in LAYOUTS.values()
    ]
    return "\n".join(["| name | layout | all of it can be read back |", "|---|---|---|", *rows])


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
            (name, *(getattr(words, name).strip().format("…", "…", "") for words in (zh, en)))
        )
    cells = (f"| {what} | `{_escaped(a)}` | `{_escaped(b)}` |" for what, a, b in rows)
    return "\n".join(["| | Chinese | English |", "|---|---|---|", *cells])


_SIGNS = (
    *("times", "both", "either", "no", "all", "any", "always", "never", "when", "close"),
    *("divisible", "missing", "sum", "previous", "children_sum", "children_max"),
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


def breaking(_arguments: str = "") -> str:
    """A table of the rules that are relations: the fewest cells that break each, and what breaks with it."""
    lines = ["| rule | form | cells | breaks with it of necessity |", "|---|---|---|---|"]
    for edition in EDITIONS[::-1]:
        rules = standard(edition)
        checks: dict[str, list[str]] = {}
        for rule, check in checks_of(rules, edition):
            checks.setdefault(rule.id, []).append(check.id)
        for rule, ids in checks.items():
            lines.append(_broken(rule, rules, ids, edition))
            if len(ids) > 1:
                lines.append(_broken(f"{ids[0]} alone", rules, ids[:1], edition))
    return "\n".join(lines)


def _broken(name: str, rules: RuleSet, ids: list[str], edition: Edition) -> str:
    options = ways_to_break(rules, frozenset(ids), edition, None).options
    others = sorted({", ".join(sorted(option.others)) for option in options})
    told = " or ".join(f"`{each}`" for each in others) if any(others) else "nothing"
    return f"| {name} | {edition} | {options[0].way.size} | {told} |"


PARTS = {
    "rules": rules,
    "left_out": left_out,
    "cells": cells,
    "help": help,
    "layouts": layouts,
    "breaking": breaking,
    "notation": notation,
    "mistakes": mistakes,
}


def fill_in(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Replace the comments of one page."""
    source[0] = MARKER.sub(lambda m: PARTS[m[1]](m[2]), source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx."""
    app.connect("source-read", fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
