"""Text for a terminal: harmless, and broken where a reader can bear it."""

from __future__ import annotations

import errno
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from giac_schema.outputs import preferred
from giac_schema.outputs.terminal.flow import Flow, breaks
from giac_schema.outputs.words.refusals import system_reason
from giac_schema.outputs.words.safe import visible

PROSE = st.text(alphabet="表三总计栏为，。（）“”0123456789+=abc ", max_size=80)


def lines(text, width):
    cuts = [0, *breaks(text, width), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(cuts)]


def test_a_figure_is_not_broken_at_the_end_of_a_line():
    assert lines("应为15，相差", 6) == ["应为", "15，相", "差"]


def test_a_closing_mark_does_not_begin_a_line():
    assert lines("总计栏，应为", 6) == ["总计", "栏，应", "为"]


def test_a_word_wider_than_the_line_is_cut():
    assert lines("abcdefgh", 3) == ["abc", "def", "gh"]


def test_lines_after_the_first_stand_beside_the_sign():
    console = Console(width=10, color_system=None)
    with console.capture() as captured:
        console.print(Flow(Text("总计栏为三十五"), Text("✗")))
    assert captured.get() == "✗ 总计栏为\n  三十五\n"


@given(PROSE, st.integers(8, 40))
def test_nothing_is_lost_between_lines(text, width):
    assert "".join("".join(lines(text, width)).split()) == "".join(text.split())


@given(PROSE, st.integers(24, 60))
def test_no_line_is_wider_than_asked_unless_one_word_is(text, width):
    longest = max(map(cell_len, text.split()), default=0)
    assert all(cell_len(line) <= max(width, longest) for line in lines(text, width))


@given(st.lists(st.integers(0, 999_999), min_size=1, max_size=20), st.integers(16, 40))
def test_every_figure_stands_whole_on_a_line(figures, width):
    text = "，".join(f"总计栏为{figure}" for figure in figures)
    joined = "\n".join(lines(text, width))
    assert all(f"{figure}" in joined for figure in figures)


@given(st.text())
def test_visible_text_is_one_line_without_control_characters(text):
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cs"} == set()


@given(st.text())
def test_making_text_visible_twice_changes_nothing(text):
    assert visible(visible(text)) == visible(text)


def test_a_mark_that_turns_the_direction_of_figures_is_written_out():
    assert visible("12\N{RIGHT-TO-LEFT OVERRIDE}34") == "12\\u202e34"


def test_the_first_variable_of_the_locale_decides():
    assert preferred({"LC_ALL": "", "LC_MESSAGES": "zh_TW.Big5", "LANG": "C"}) == "zh"
    assert preferred({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}) == "en"
    assert preferred({}) == "en"


def test_the_colour_of_a_sign_is_not_that_of_the_text_beside_it():
    console = Console(width=20, color_system="standard", force_terminal=True, no_color=False)
    with console.capture() as captured:
        console.print(Flow(Text("总计栏"), Text("✗", "red")))
    assert captured.get() == "\x1b[31m✗\x1b[0m 总计栏\n"


def test_what_a_system_refuses_is_said_in_the_language_of_the_person():
    missing = OSError(errno.ENOENT, "No such file or directory")
    assert system_reason(missing, "zh") == "没有这个文件或文件夹。"
    assert system_reason(missing, "en") == "No such file or directory."


def test_what_the_catalogue_has_no_words_for_stands_in_those_of_the_system():
    assert system_reason(OSError(errno.ELOOP, "Too many links"), "zh") == "Too many links"
    assert system_reason(OSError("odd"), "en") == "odd"
