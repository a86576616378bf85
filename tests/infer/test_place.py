"""Rows whose blank cells were dropped: what is placed is right, and says what proved it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from giac_schema import Loose, LooseRow, Missing, Reading, Ref, Source, read, standard
from giac_schema.infer import place, with_proofs
from giac_schema.model.forms import form
from giac_schema.strategies import valid_reports

RULES = standard("2021")
ROWS = {str(node.ref): [c.ref for c in node.children] for node in form("2021").rows("requests")}
DISCLOSED, RECEIVED = "requests.outcome.disclosed", "requests.received"


def loose(row, figures):
    return LooseRow(Ref.parse(row), tuple(Loose(f, Source(str(f))) for f in figures))


def read_without(report, kept):
    """A reading in which of some rows only the figures of some cells are seen, in order."""
    leaves, rows = {}, []
    for row, refs in kept.items():
        leaves |= {ref: Missing("unplaced") for ref in ROWS[row]}
        rows.append(loose(row, [report[ref] for ref in refs]))
    return Reading(report.with_cells(leaves), unplaced=tuple(rows))


def found(reading):
    return {str(p.ref): p.loose.value if p.loose else None for p in place(reading, RULES)}


@st.composite
def dropped(draw):
    report = draw(valid_reports("2021", size=5000))
    rows = draw(st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=6, unique=True))
    kept = {
        row: [ref for ref in ROWS[row] if draw(st.integers(0, 4))] or ROWS[row][:1] for row in rows
    }
    return report, {row: refs for row, refs in kept.items() if len(refs) < len(ROWS[row])}


@given(dropped())
@settings(max_examples=60)
def test_a_placed_figure_stands_where_it_was_printed(case):
    report, kept = case
    placed = found(read_without(report, kept))
    printed = {str(ref): report[ref] for refs in kept.values() for ref in refs}
    assert {a: v for a, v in placed.items() if v is not None and report[Ref.parse(a)] != v} == {}
    # A figure may be placed beside an equal one, so only a blank that proves non-zero must be no print.
    assert all(a not in printed or printed[a] == 0 for a, v in placed.items() if v is None)


def test_seven_columns_and_three_figures_are_placed_if_one_way_only_adds_up(report_with):
    cells = {f"{DISCLOSED}.research_institution": 7, f"{DISCLOSED}.total": 7}
    cells |= {f"requests.outcome.total.{c}": 7 for c in ("research_institution", "total")}
    cells |= {f"{RECEIVED}.{c}": 7 for c in ("research_institution", "total")}
    reading = read_without(
        report_with(cells), {DISCLOSED: [ROWS[DISCLOSED][2], ROWS[DISCLOSED][6]]}
    )
    placed = found(reading)
    assert (placed[f"{DISCLOSED}.research_institution"], placed[f"{DISCLOSED}.total"]) == (7, 7)
    (proof,) = {p.proved_by for p in place(reading, RULES)}
    assert proof == ("T3-08", "T3-09", "T3-11", "T3-12", "T3-13")


def test_that_the_last_figure_is_the_total_is_not_assumed(report_with):
    reading = read_without(report_with({}), {DISCLOSED: ROWS[DISCLOSED][:6]})
    assert found(reading) == {}


def test_a_total_that_was_left_blank_is_known_by_its_parts(report_with):
    cells = {}
    for row in (RECEIVED, "requests.outcome.total", DISCLOSED):
        cells |= {
            f"{row}.natural_person": 258,
            f"{row}.other_organization": 12,
            f"{row}.total": 270,
        }
    report = report_with(cells)
    kept = {DISCLOSED: ROWS[DISCLOSED][:6]}
    placed = found(read_without(report, kept))
    assert placed[f"{DISCLOSED}.natural_person"] == 258
    assert placed[f"{DISCLOSED}.total"] is None


def test_a_nought_at_the_end_may_be_a_total_that_is_wrong(report_with):
    cells = {
        f"{row}.{column}": 258
        for row in (RECEIVED, "requests.outcome.total", DISCLOSED)
        for column in ("natural_person", "total")
    }
    placed = found(read_without(report_with(cells), {DISCLOSED: ROWS[DISCLOSED][:6]}))
    assert placed[f"{DISCLOSED}.natural_person"] == 258
    assert f"{DISCLOSED}.total" not in placed


def test_no_place_rests_on_a_figure_that_may_be_the_wrong_one(report_with):
    # 七.其他 is printed as 2 and should be 5: with the 5 above it under 法律服务机构, 其他 would seem to hold.
    names = ("legal_service_institution", "other_organization", "total")
    cells = {f"{DISCLOSED}.{name}": x for name, x in zip(names, (0, 5, 5), strict=True)}
    cells |= {f"{RECEIVED}.{name}": x for name, x in zip(names, (5, 0, 5), strict=True)}
    cells |= {f"requests.outcome.total.{name}": x for name, x in zip(names, (5, 2, 5), strict=True)}
    kept = [ref for ref in ROWS[DISCLOSED] if ref.name != "legal_service_institution"]
    assert f"{DISCLOSED}.legal_service_institution" not in found(
        read_without(report_with(cells), {DISCLOSED: kept})
    )


def test_nothing_is_placed_where_another_identity_breaks(report_with):
    cells = {f"{DISCLOSED}.natural_person": 258, f"{RECEIVED}.total": 3}
    assert found(read_without(report_with(cells), {DISCLOSED: ROWS[DISCLOSED][:6]})) == {}


def test_a_row_whose_figures_may_be_anothers_is_left_alone(report_with):
    reading = read_without(
        report_with({f"{DISCLOSED}.natural_person": 9}), {DISCLOSED: ROWS[DISCLOSED][:6]}
    )
    torn = Reading(
        reading.report,
        unplaced=(LooseRow(reading.unplaced[0].row, reading.unplaced[0].cells, ordered=False),),
    )
    assert place(torn, RULES) == ()


def test_the_three_blocks_of_table_4_are_looked_at_one_by_one(report_with):
    report = report_with({})
    refs = [ref for ref, _ in report.cells() if ref.table == "disputes"]
    blank = report.with_cells({ref: Missing("unplaced") for ref in refs})
    figures = (1, 2, 3, 4, 10, 4, 0, 0, 0, 4, 0, 0, 0, 0)
    placed = found(Reading(blank, unplaced=(loose("disputes", figures),)))
    # One of the noughts at the end was blank, and which nothing says.
    assert placed == dict(zip(map(str, refs[:10]), figures[:10], strict=True))


def test_a_reading_keeps_what_is_placed_with_what_proved_it(root):
    reading = read(root / "tests" / "cases" / "totals-dropped" / "report.txt")
    ref = Ref.parse("requests.outcome.partially_disclosed.natural_person")
    assert reading.report[ref] == 33
    assert reading.sources[ref].raw == "33"
    assert reading.sources[ref].proved_by == ("T3-15[requests.outcome.partially_disclosed]",)
    assert ref.parent not in {row.row for row in reading.unplaced}
    assert reading.coverage["requests"].numbers == sum(
        isinstance(leaf, int) for r, leaf in reading.report.cells() if r.table == "requests"
    )


def test_proving_twice_proves_no_more(root):
    reading = read(root / "tests" / "cases" / "totals-dropped" / "report.txt")
    assert with_proofs(reading, RULES) == reading


def test_a_wrong_total_does_not_move_the_figures_beside_it(report_with):
    # Printed are 3, 1, 2, 4, nothing, 5 and the wrong total 12: the sum would hold if 总计 were blank.
    printed = dict(zip(ROWS[DISCLOSED], (3, 1, 2, 4, 0, 5, 12), strict=True))
    cells = {f"{row}.{ref.name}": x for ref, x in printed.items() for row in (RECEIVED, DISCLOSED)}
    cells |= {f"requests.outcome.total.{ref.name}": x for ref, x in printed.items()}
    kept = [ref for ref in ROWS[DISCLOSED] if ref.name != "legal_service_institution"]
    assert found(read_without(report_with(cells), {DISCLOSED: kept})) == {}


def test_what_one_row_alone_does_not_prove_many_do_that_are_left_the_same_columns(report_with):
    rows = sorted(row for row in ROWS if row.startswith("requests.outcome.not_disclosed"))[:4]
    totals = {f"requests.outcome.total.{n}": Missing("blank") for n in ("natural_person", "total")}
    cells = {f"{row}.natural_person": 40 + at for at, row in enumerate(rows)}
    report = report_with(cells | totals)
    kept = {row: ROWS[row][:6] for row in rows}
    placed = found(read_without(report, kept))
    assert [placed[f"{row}.natural_person"] for row in rows] == [40, 41, 42, 43]
    assert found(read_without(report, {row: kept[row] for row in rows[:3]})) == {}


def test_a_place_that_only_takes_a_figure_out_of_a_sum_that_breaks_is_none(report_with):
    """With its parts 3 and a total of 4, the row breaks its sum: 总计 is not blank for that."""
    cells = {f"{DISCLOSED}.natural_person": 3, f"{DISCLOSED}.total": 4}
    kept = [ref for ref in ROWS[DISCLOSED] if ref.name != "other_organization"]
    assert found(read_without(report_with(cells), {DISCLOSED: kept})) == {}


def test_noughts_have_nothing_to_be_confirmed_by(report_with):
    cells = {f"{RECEIVED}.natural_person": 2, f"{RECEIVED}.total": 2}
    kept = ROWS["requests.outcome.total"][1:]
    assert found(read_without(report_with(cells), {"requests.outcome.total": kept})) == {}


def test_figures_of_table_4_are_not_placed_around_a_total_that_does_not_fit(report_with):
    report = report_with({"disputes.reconsideration.upheld": 35})
    cells = [c.ref for c in form("2021").cells("disputes")]
    leaves = dict.fromkeys(cells, Missing("unplaced"))
    figures = [report[ref] for ref in cells if str(ref) != "disputes.litigation.direct.pending"]
    row = LooseRow(
        Ref(("disputes",)), tuple(Loose(f, Source(str(f))) for f in figures), ordered=True
    )
    assert found(Reading(report.with_cells(leaves), unplaced=(row,))) == {}


def test_rows_that_all_leave_their_total_blank_confirm_each_other(report_with):
    """Four rows of an excerpt, so that no column can be added up."""
    denied = "requests.outcome.not_disclosed.state_secret"
    rows = [DISCLOSED, "requests.outcome.partially_disclosed", denied, "requests.carried_out"]
    cells = {str(ref): Missing("absent") for refs in ROWS.values() for ref in refs}
    for row in rows:
        cells |= dict(zip(map(str, ROWS[row]), (4, 0, 0, 0, 0, 3), strict=False))
    report, kept = report_with(cells), {row: ROWS[row][:6] for row in rows}
    placed = found(read_without(report, kept))
    assert [a for a, v in placed.items() if v is None] == [f"{row}.total" for row in rows]
    assert found(read_without(report, {rows[0]: kept[rows[0]]})) == {}
