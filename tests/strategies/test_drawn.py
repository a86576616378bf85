"""What the strategies draw is what their names say."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from giac_schema import strategies
from giac_schema.findings import Finding, Reading
from giac_schema.model import (
    Missing,
    MissingKind,
    Ref,
    Report,
    Report2019,
    Report2021,
    Source,
    form,
)
from giac_schema.model.claims import Claim, FeeStatement
from giac_schema.model.rule import Rule
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.terms import Relation, Term
from giac_schema.render import LAYOUTS, FileLayout, Layout, TextLayout, render
from giac_schema.strategies.registration import STRATEGIES, TABLE_PARTS

if TYPE_CHECKING:
    from pathlib import Path

QUICK = settings(database=None, deadline=None, max_examples=2_000, phases=[Phase.generate])


@pytest.mark.parametrize("cls", [Report2019, Report2021], ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_a_report_of_an_edition_is_of_its_class(cls: type[Report], data: st.DataObject):
    edition = cls.__name__.removeprefix("Report")
    for draw in (strategies.reports, strategies.printed_reports, strategies.valid_reports):
        assert type(data.draw(draw(edition))) is cls


@given(strategies.hybrid_reports())
def test_a_hybrid_is_of_neither_form(report: Report):
    assert type(report) is Report


@pytest.mark.parametrize("kind", get_args(MissingKind))
def test_every_kind_of_missing_leaf_is_drawn_in_a_report(kind: str):
    def has_kind(report: Report) -> bool:
        return any(isinstance(leaf, Missing) and leaf.kind == kind for _, leaf in report.cells())

    assert has_kind(find(strategies.reports("2021"), has_kind, settings=QUICK))


@given(strategies.printed_reports())
def test_a_row_that_can_be_printed_is_there_or_not(report: Report):
    for table in ("disclosure", "requests"):
        for row in form(report.edition).rows(table):
            leaves = [report[cell.ref] for cell in row.children]
            absent = [isinstance(leaf, Missing) and leaf.kind == "absent" for leaf in leaves]
            assert len(set(absent)) == 1


@given(strategies.printed_reports())
def test_a_report_that_can_be_printed_holds_a_number(report: Report):
    assert any(not isinstance(leaf, Missing) for _, leaf in report.cells())


@given(strategies.printed_reports())
def test_a_report_that_can_be_printed_has_no_figure_without_a_place(report: Report):
    kinds = {leaf.kind for _, leaf in report.cells() if isinstance(leaf, Missing)}
    assert kinds <= {"blank", "placeholder", "text", "absent"}


@given(strategies.refs(), strategies.refs("2019", "row"), strategies.refs(kind="cell"))
def test_addresses_are_of_the_form(anywhere: Ref, row: Ref, cell: Ref):
    assert Ref.parse(str(anywhere)) == anywhere
    assert form("2019").find(row).kind == "row"
    assert Ref.parse(str(cell)).entry.unit is not None


@given(strategies.layouts(), strategies.layouts(lossless=True), strategies.layouts(lossless=False))
def test_layouts_are_chosen_by_what_they_keep(any_layout: Layout, kept: Layout, lost: Layout):
    assert any_layout in LAYOUTS.values()
    assert (kept.lossless, lost.lossless) == (True, False)


@given(st.data(), strategies.valid_reports())
def test_a_text_is_a_report_in_a_lossless_layout(data: st.DataObject, report: Report):
    text = data.draw(strategies.texts(report))
    assert text in [render(report, layout) for layout in LAYOUTS.values() if layout.lossless]


@pytest.mark.parametrize("cls", STRATEGIES, ids=lambda cls: cls.__name__)
def test_hypothesis_knows_how_to_draw_our_classes(cls: type):
    assert isinstance(find(st.from_type(cls), lambda _: True, settings=QUICK), cls)


def test_every_class_that_a_user_tests_with_is_registered():
    wanted = {Finding, Layout, Missing, Reading, Ref, Report, Report2019, Report2021}
    assert wanted | {Claim, FeeStatement, Rule, RuleSet, Source} <= STRATEGIES.keys()
    assert {*get_args(Term), *get_args(Relation), TextLayout, FileLayout} <= STRATEGIES.keys()


@pytest.mark.parametrize("cls", TABLE_PARTS, ids=lambda cls: cls.__name__)
def test_a_part_of_a_report_is_drawn_with_something_in_it(cls: type):
    assert find(
        st.from_type(cls), lambda each: each != cls() if defaults(cls) else True, settings=QUICK
    )


def defaults(cls: type) -> bool:
    """Whether a part can be had without saying what stands in it."""
    return all(field.default is not attrs.NOTHING for field in attrs.fields(cls))


@pytest.mark.parametrize("cls", [TextLayout, FileLayout])
@given(data=st.data())
def test_a_layout_is_one_of_those_that_there_are(cls: type, data: st.DataObject):
    assert data.draw(st.from_type(cls)) in LAYOUTS.values()


@pytest.mark.parametrize(
    "cls",
    [strategies.Blanked, strategies.Invalid, strategies.Printout, strategies.Together],
    ids=lambda cls: cls.__name__,
)
def test_what_a_strategy_draws_with_its_story_is_known_by_its_class(cls: type):
    assert isinstance(find(st.from_type(cls), lambda _: True, settings=QUICK), cls)


def test_the_reference_lists_every_public_name(root: Path):
    page = (root / "docs/reference/strategies.md").read_text(encoding="utf-8")
    assert {name for name in strategies.__all__ if f":: {name}\n" not in page} == set()
