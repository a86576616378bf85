"""The progress bar keeps out of the way of results."""

from __future__ import annotations

import io
import sys

from rich.console import Console

from giac_schema.cli.progress import Bar


def test_results_go_to_standard_output_while_the_bar_is_shown(capsys):
    screen = io.StringIO()
    with Bar(Console(file=screen, force_terminal=True, width=60), "Working", 2) as advance:
        sys.stdout.write("a result\n")
        advance()
        advance()
    assert capsys.readouterr().out == "a result\n"
    assert "a result" not in screen.getvalue()
    assert "2/2" in screen.getvalue()


def test_few_files_or_no_terminal_have_no_bar(giac, good):
    assert giac("check", *[good] * 9).err == ""
