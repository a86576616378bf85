"""The catalogue of messages is whole in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from giac_schema.errors import UnknownMessage
from giac_schema.model.rule import LEVELS, ORIGINS
from giac_schema.model.values import MISSING_KINDS
from giac_schema.outputs.words.catalogue import messages, say

CODES = {
    "section_missing": {"section", "heading"},
    "section_out_of_order": {"section", "heading"},
    "section_repeated": {"section", "heading", "times"},
    "table_missing": {"place"},
    "table_pictured": {"place", "pictures"},
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
    "report_repeated": {"text"},
    "row_unplaced": {"place", "printed"},
    "row_apart": {"place"},
    "row_under_both": {"place"},
    "row_placed_in_part": {"place", "printed"},
    "edition_assumed": {"edition"},
    "rows_exchanged": {"place", "against"},
    "source_cut": {"label"},
    "text_recognised": {"pages"},
    "words_in_cell": {"place", "raw", "numbers"},
    "not_whole": {"place", "raw"},
    "blank_cell": {"place"},
    "placeholder_cell": {"place", "raw"},
    "table_not_filled": {"place", "cells"},
    "title_missing": set(),
    "title_unusual": {"title"},
    "edition_of_year": {"year", "edition", "expected"},
    "listed_outcomes": {"figures", "quote", "sum", "total"},
    "share": {"expected", "quote", "share", "total", "value"},
    "told_twice": {"first", "second"},
    "heading_misnumbered": {"heading", "printed", "section"},
    "corner_missing": set(),
    "index_of_other_year": {"index", "published"},
    "instrument_outdated": {"text"},
    "sections_miscounted": {"text"},
    "aspects_missing": {"topics"},
    "assessment_missing": set(),
    "section_says_nothing": {"section", "text"},
    "section_empty": {"section"},
    "copied_prose": {"all", "same", "section"},
    "period_missing": set(),
    "years_differ": {"period", "year"},
    "period_not_a_year": {"end", "start"},
    "prose_of_other_year": {"named", "year"},
    "published_late": {"last", "published"},
    "published_early": {"published", "year"},
    "fees_not_stated": set(),
    "fees_incomplete": {"quote"},
    "fees_above_notices": {"collected", "noticed"},
    "overdue_without_notices": {"count", "place"},
    "overdue_above_notices": {"count", "notices", "place"},
    "fee_no_multiple_of_ten": {"amount"},
    "by_item_without_many": {"received"},
    "fee_too_early": {"quote", "year"},
    "fees_above_all_fees": {"amount", "collected"},
    "negative_money": {"amount", "place"},
    "less_than_a_fen": {"amount", "place"},
    "many_decimals": {"amount", "place"},
    "figure_dressed": {"place", "raw"},
    "point_zero": {"place", "raw"},
    "total_blank": {"place", "sum"},
    "digits_apart": {"first", "place", "second"},
    "amount_without_unit": {"place", "raw"},
    "digits_transposed": {"difference", "place"},
    "column_shifted": {"difference", "other", "place"},
    "row_left_out": {"difference", "place"},
    "row_counted_twice": {"difference", "place"},
    "carried_in_forgotten": {"carried", "place"},
    "licensing_mixed": {"place", "raw"},
    "powers_unusual": {"count", "organ", "place"},
    "direct_suits_rise": {"all", "all_then", "direct", "direct_then", "place"},
    "same_table_again": {"filled", "place"},
    "slip_of_unit": {"now", "place", "then"},
    "child_of_other_year": {"organ", "year"},
    "child_of_other_form": {"edition", "organ"},
    "cases_not_mentioned": {"count", "place"},
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
