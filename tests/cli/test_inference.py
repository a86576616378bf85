"""``giac read --deduce``, the suggestions of ``giac check``, ``giac rules --lint`` and ``--coverage``."""

from __future__ import annotations

import json


def test_deductions_are_told_when_they_are_asked_for(giac, root):
    case = root / "tests" / "cases" / "totals-not-filled-in" / "report.txt"
    assert "What the identities leave only one value" not in giac("read", case).out
    told = giac("read", "--deduce", case).out
    assert "row “partially disclosed”, column “total” must be 68; it is now: blank" in told
    assert "(T3-15)" in told


def test_a_reading_says_which_rows_the_identities_placed(giac, root):
    told = giac("read", root / "tests" / "cases" / "totals-dropped" / "report.txt").out
    assert "the identities prove the columns of its" in " ".join(told.split())


def test_a_check_suggests_with_the_printed_figure_beside_it(giac, broken):
    told = giac("check", broken).out
    assert "column “total”: 6 → 7 (the total may" in told
    assert "✗ 6 → 7" in told


def test_what_follows_from_others_is_folded_unless_everything_is_asked_for(giac, broken):
    assert "1 of 3 follow from the others: T3-14." in giac("check", "--level", "must", broken).out


def test_rules_are_looked_at_for_themselves(giac):
    assert "T3-07 follows from other rules" in giac("rules", "--lint", "T3.*").out
    found = json.loads(giac("rules", "--lint", "--format", "json", "T3.*").out)
    assert (sorted(found["implied"])[:1], found["contradictions"]) == (["T3-07"], [])


def test_coverage_marks_every_cell(giac):
    assert "175 cells: one wrong figure gives itself away." in giac("rules", "--coverage").out
