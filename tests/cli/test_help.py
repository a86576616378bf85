"""What ``--help`` says, and what is said to wrong arguments: in one language, the person's."""

from __future__ import annotations

import locale
import re

import pytest

from giac_schema.cli.app import app
from giac_schema.outputs import preferred
from giac_schema.outputs.words.catalogue import messages

COMMANDS = ["read", "check", "render", "rules", "explain"]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def shown(giac, *arguments):
    ran = giac(*arguments, "--help")
    assert ran.status == 0
    return ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_english_holds_no_chinese_and_in_chinese_no_sentence_in_english(giac, command):
    assert CHINESE.search(shown(giac, command)) is None
    words = re.sub(r"--?[a-z-]+|\b[a-z]+-[a-z-]+\b", "", shown(giac, command, "--lang", "zh"))
    assert re.findall(r"[a-z]+ [a-z]+ [a-z]+", words) == []


def test_help_is_in_the_language_of_the_locale(giac, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "用法：giac" in shown(giac)
    assert "Usage: giac" in shown(giac, "--lang=en")


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_the_line_of_usage_names_the_command_and_is_in_one_language(giac, command):
    name = "giac" if command is None else f"giac {command}"
    arguments = [] if command is None else [command]
    english = shown(giac, *arguments).splitlines()[0]
    chinese = shown(giac, *arguments, "--lang", "zh").splitlines()[0]
    assert english.startswith(f"Usage: {name} ")
    assert chinese.startswith(f"用法：{name} ")
    assert re.search("[A-Z]", chinese) is None


@pytest.mark.parametrize("asked", [["--lang", "zh"], ["--lang=zh"]])
def test_the_language_may_be_said_before_the_command_or_alone(giac, asked):
    assert giac(*asked).out == shown(giac, "--lang", "zh")
    assert giac(*asked, "rules", "T4.rows").out == giac("rules", "T4.rows", "--lang", "zh").out


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_every_command_and_option_is_explained_in_both_languages(command, language):
    told = app if command is None else app[command]
    names = {told.help}
    if command is not None:
        names |= {argument.parameter.help for argument in told.assemble_argument_collection()}
    assert names - set(messages(language)["help"]) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "There is no command “chek”; there are read, check, render, rules, explain."),
        (["check", "--foo", "a"], "There is no option --foo."),
        (["check", "--level", "x", "a"], "--level cannot be “x”; say one of must, should, hint."),
        (["check", "--jobs", "x", "a"], "--jobs cannot be “x”."),
        (["explain"], "RULE is wanting."),
        (["check", "a", "-o"], "-o needs a value."),
    ],
)
def test_wrong_arguments_are_answered_in_one_line(giac, arguments, said):
    ran = giac(*arguments)
    command = " ".join(["giac", arguments[0]]) if arguments[0] in COMMANDS else "giac"
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"giac: {said} See {command} --help.\n"


def test_wrong_arguments_are_answered_in_chinese_where_chinese_is_asked_for(giac):
    ran = giac("check", "--lang", "zh", "--level", "x", "a")
    assert (
        ran.err
        == "giac: --level不能是“x”，可用的有：must, should, hint。用法见 giac check --help。\n"
    )


def test_years_that_are_not_one_for_each_file_are_refused(giac, good, broken):
    ran = giac("check", good, broken, "--year", 2024)
    assert (ran.status, ran.out) == (2, "")
    assert "--year was given 1 times for 2 reports" in ran.err


@pytest.mark.parametrize(
    ("name", "language"),
    [("Chinese (Simplified)_China", "zh"), ("zh_CN", "zh"), ("German_Germany", "en"), (None, "en")],
)
def test_where_no_variable_names_a_language_the_system_does(monkeypatch, name, language):
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (name, None))
    assert preferred() == language


def test_a_locale_without_a_language_is_no_error(monkeypatch):
    def unknown():
        raise ValueError("unknown locale: UTF-8")

    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(locale, "getlocale", unknown)
    assert preferred() == "en"
