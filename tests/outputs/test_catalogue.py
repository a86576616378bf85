"""The catalogue of messages is whole in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from giac_schema.errors import UnknownMessage
from giac_schema.model.rule import LEVELS, ORIGINS
from giac_schema.model.values import MISSING_KINDS
from giac_schema.outputs.catalogue import messages, say

CODES = {
    "section_missing": {"section", "heading"},
    "section_out_of_order": {"section", "heading"},
    "section_repeated": {"section", "heading", "times"},
    "table_missing": {"place"},
    "table_misplaced": {"place", "section"},
    "row_missing": {"place"},
    "row_repeated": {"place"},
    "row_out_of_order": {"place"},
    "column_missing": {"place", "column"},
    "extra_row": {"place", "label"},
    "label_misspelt": {"place", "printed", "expected"},
    "label_note_missing": {"place", "printed", "expected"},
    "label_cut": {"place", "printed", "expected"},
    "edition_mixed": {"table", "edition", "printed"},
    "residue": {"text"},
    "row_unplaced": {"place", "printed"},
    "row_placed_in_part": {"place", "printed"},
    "edition_assumed": {"edition"},
    "rows_exchanged": {"place", "against"},
    "source_cut": {"label"},
    "words_in_cell": {"place", "raw", "numbers"},
    "not_whole": {"place", "raw"},
    "blank_cell": {"place"},
    "placeholder_cell": {"place", "raw"},
    "table_not_filled": {"place", "cells"},
    "title_missing": set(),
    "title_unusual": {"title"},
    "edition_of_year": {"year", "edition", "expected"},
}
"""Every code that a reader or a standard check gives, with the values it brings."""


def fields_of(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def fields(language):
    return {
        (group, name): fields_of(template)
        for group, templates in messages(language).items()
        for name, template in templates.items()
    }


def but_said(found):
    return {key: names for key, names in found.items() if key != ("codes", "said")}


def test_both_languages_have_the_same_messages_about_the_same_values():
    assert but_said(fields("zh")) == but_said(fields("en"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_says_all_it_is_given_and_nothing_else(language):
    known = messages(language)["codes"]
    assert {code: fields_of(known[code]) for code in CODES} == CODES


def test_there_is_no_sentence_for_a_code_that_nobody_gives():
    variants = {"words_in_cell_without_numbers", "extra_row_without_place", "said"}
    variants |= {f"{code}_without_place" for code in CODES if code.startswith("label_")}
    assert set(messages("en")["codes"]) == {*CODES, *variants}


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("levels", LEVELS),
        ("level_notes", LEVELS),
        ("origins", ORIGINS),
        ("marks", MISSING_KINDS),
        ("mark_notes", MISSING_KINDS),
    ],
)
def test_every_level_origin_and_kind_of_missing_has_its_words(group, names):
    assert set(messages("zh")[group]) == set(names)


def test_a_message_is_filled_with_the_values_it_names():
    assert say("zh", "terminal", "year", year=2024) == "2024年度"


def test_braces_in_a_value_are_only_text():
    assert say("en", "codes", "residue", text="{x}") == (
        "“{x}” was left in the text and should be removed."
    )


def test_a_message_that_does_not_exist_is_an_error():
    with pytest.raises(UnknownMessage, match=r"no message terminal\.nothing_like_it"):
        say("zh", "terminal", "nothing_like_it")
