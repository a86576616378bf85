"""Tables in which nothing but blanks tells columns: read where the lines prove them, withheld where they do not."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from itertools import groupby

import pytest

from giac_schema import read
from giac_schema.errors import GiacError
from giac_schema.grammar.words.widths import width as places
from giac_schema.model import BLANK, Missing, Ref, form
from giac_schema.render.grid import Table, placed
from giac_schema.render.page import page
from giac_schema.strategies.reports import filled


def characters(text: str) -> int:
    return len(text)


def dense(edition="2021"):
    """A report in which no figure occurs twice."""
    refs = [node.ref for node in form(edition).cells()]
    return filled(edition, 0).with_cells({ref: 1003 + 7 * at for at, ref in enumerate(refs)})


def sparse(edition="2021"):
    """One of which every other figure is blank, but those of the first column and of the last."""
    cells = dense(edition).cells()
    kept = random.Random(3)  # noqa: S311 - the same each time
    blank = {
        ref: BLANK
        for ref, _ in cells
        if ref.table != "disclosure"
        and ref.name not in {"natural_person", "total"}
        and kept.random() < 1 / 2
    }
    return dense(edition).with_cells(blank)


def rows_of(table, *, held):
    """The texts of each row by column: in the columns they cover first, or one behind the other."""
    if not held:
        return [dict(enumerate(cell.text for cell in row)) for row in table.rows]
    by_row = groupby(placed(table), lambda place: place.row)
    return [{place.column: place.cell.text for place in row} for _, row in by_row]


def lines_of(table, *, held=True, width=places, gap="  ", right=False, blank=" "):
    rows = rows_of(table, held=held)
    count = 1 + max(column for row in rows for column in row)
    widths = [max(width(row.get(column, "")) for row in rows) for column in range(count)]

    def cell(row, column):
        text = row.get(column, "")
        room = blank * ((widths[column] - width(text)) // width(blank))
        room += " " * (widths[column] - width(text) - width(room))
        return room + text if right else text + room

    return [gap.join(cell(row, column) for column in range(count)).rstrip() for row in rows]


def text_of(report, change=lambda lines: lines, **how):
    """A report with its tables drawn with blanks, the lines of each table changed."""
    parts = (
        change(lines_of(part, **how)) if isinstance(part, Table) else [part.text, ""]
        for part in page(report)
    )
    return "\n".join(line for part in parts for line in part) + "\n"


def found(text):
    try:
        return dict(read(text).report.cells())
    except GiacError:
        return {}


def wrong(text, report):
    """What is read of a text and not printed there."""
    printed = dict(report.cells())
    return {
        str(ref): leaf
        for ref, leaf in found(text).items()
        if not isinstance(leaf, Missing) and leaf != printed.get(ref)
    }


def withheld(text, report):
    """The figures that are printed and not read."""
    read_ = found(text)
    return {
        str(ref)
        for ref, leaf in report.cells()
        if not isinstance(leaf, Missing) and read_.get(ref) != leaf
    }


EDITIONS = ("2021", "2019")
WIDTHS = (characters, places)


# ------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("held", [True, False])
def test_columns_are_told_however_characters_are_counted(edition, width, held):
    report = sparse(edition)
    text = text_of(report, width=width, held=held)
    assert (wrong(text, report), withheld(text, report)) == ({}, set())


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("gap", [" ", "  ", "      "])
def test_columns_may_stand_as_close_or_far_as_they_like(gap, right):
    report = sparse()
    text = text_of(report, gap=gap, right=right)
    assert (wrong(text, report), withheld(text, report)) == ({}, set())


def test_figures_may_be_wider_than_their_headers():
    report = sparse().with_cells({Ref.parse("requests.received.total"): 123456789012})
    text = text_of(report, right=True)
    assert (wrong(text, report), withheld(text, report)) == ({}, set())


def test_blanks_may_be_those_of_chinese():
    report = sparse()
    text = text_of(report, blank="\u3000")
    assert (wrong(text, report), withheld(text, report)) == ({}, set())


def test_a_column_that_nobody_sees_is_counted_by_its_gutter():
    unseen = {
        node.ref: BLANK
        for node in form("2021").cells("requests")
        if node.ref.name in {"legal_service_institution", "commercial_enterprise"}
    }
    report = sparse().with_cells(unseen)
    text = text_of(report, held=False)
    assert wrong(text, report) == {}
    assert withheld(text, report) == set()


def ruled(lines):
    return ["====  ===", *(part for line in lines for part in (line, "")), "----"]


def test_rules_and_empty_lines_between_rows_hold_nothing():
    report = sparse()
    text = text_of(report, ruled)
    assert (wrong(text, report), withheld(text, report)) == ({}, set())


def test_a_figure_stands_where_its_line_says():
    reading = read(text_of(dense(), held=False))
    source = reading.sources[Ref.parse("requests.carried_in.total")]
    line = text_of(dense(), held=False).split("\n")[source.position.line - 1]
    assert line[source.position.column - 1 :].startswith(source.raw)


# --------------------------------------------------------------------------- what is withheld


def shortened(most):
    return lambda lines: [re.sub(" {2,}", " " * most, line) for line in lines]


def some(change, share=3):
    """The lines of which one in so many is changed."""

    def changed(lines):
        hit = random.Random(5)  # noqa: S311 - the same each time
        return [change([line])[0] if hit.randrange(share) == 0 else line for line in lines]

    return changed


def jittered(lines):
    """As a proportional font makes them, that was lined up by eye."""
    off = random.Random(7)  # noqa: S311 - the same each time
    return [
        re.sub(" {2,}", lambda run: " " * max(2, len(run[0]) + off.randint(-3, 3)), line)
        for line in lines
    ]


def divided(lines):
    """The lower half with wider columns, as on another page."""
    half = len(lines) // 2
    return [*lines[:half], *(line.replace("   ", "     ") for line in lines[half:])]


def touching(lines):
    return [re.sub(r"(?<=\d)  (?=\d)", "", line) for line in lines]


def stripped(lines):
    return [line.strip() for line in lines]


def torn(lines):
    """Long labels on two lines, the figures beside the second."""
    return [
        part
        for line in lines
        for part in ([line[:8], " " * 8 + line[8:]] if re.match(r"[^\s]{12,}", line) else [line])
    ]


def paged(lines):
    return [*lines[:5], "3", *lines[5:9], "- 4 -", *lines[9:]]


def lost(lines):
    """One figure left out of every fourth line, with the blanks behind it."""
    return [
        re.sub(r"(?<=  )\d+ {2,}(?=\d)", "", line, count=1) if at % 4 == 0 else line
        for at, line in enumerate(lines)
    ]


CHANGES = {
    "one blank for all": shortened(1),
    "two blanks for all": shortened(2),
    "one blank in some lines": some(shortened(1)),
    "two blanks in some lines": some(shortened(2)),
    "a proportional font": jittered,
    "two pages": divided,
    "columns that touch": touching,
    "no blanks before": stripped,
    "no blanks before some": some(stripped),
    "labels on two lines": torn,
    "numbers of pages": paged,
    "cells left out": lost,
}


@pytest.mark.parametrize("change", sorted(CHANGES))
@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_blanks_that_were_changed_give_no_wrong_figure(edition, width, held, change):
    for report in (sparse(edition), dense(edition)):
        assert wrong(text_of(report, CHANGES[change], width=width, held=held), report) == {}


def test_a_text_that_ends_anywhere_gives_no_wrong_figure():
    report = sparse()
    text = text_of(report)
    for end in range(0, len(text), 37):
        assert wrong(text[:end], report) == {}


def test_a_figure_close_behind_the_longest_label_is_withheld_where_its_blanks_may_be_lost():
    only = {Ref.parse("requests.outcome.other.overdue_fee.research_institution"): 58}
    report = filled("2021", BLANK).with_cells(only | {Ref.parse("requests.received.total"): 7})
    text = re.sub(r"(2\.申请人\S+) +58", r"\1 58", text_of(report, held=False))
    assert wrong(text, report) == {}


def test_bars_and_tabs_are_left_to_those_who_read_them():
    report = sparse()
    text = text_of(report, gap=" | ")
    assert wrong(text, report) == {}
    assert withheld(text, report) == set()


def test_money_in_line_by_its_point_is_read():
    fee = {Ref.parse("disclosure.administrative_fees.amount"): Decimal("70.72")}
    report = dense().with_cells(fee)
    assert withheld(text_of(report), report) == set()
