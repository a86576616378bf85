"""One year beside the year before (Y).

What was carried out last year is what is carried in this year.  No official text seen says so: ``should``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing, is_number
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, previous_of, report_of
from giac_schema.rules.conditions import when
from giac_schema.rules.expressions import all_of
from giac_schema.rules.language import rule, template
from giac_schema.rules.others import previous
from giac_schema.rules.places import disclosure, disputes, requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.rule import Rule

__all__ = ["YEARS"]

_NEW: Final = requests.received.total
_MANY: Final = 20
_TIMES: Final = 5
_SLIP: Final = 10_000
"""From 元 to 万元."""
_ROOM: Final = Decimal("0.5")
_FILLED: Final = 5
"""A table with fewer figures that are not 0 may well be the same two years running."""

CARRY: Final = rule(
    "Y.carry",
    requests.carried_in == previous(requests.carried_out),
    level="should",
    title=Title(
        "本年的上年结转等于上年的结转下年度",
        "What was carried in is what was carried out the year before",
    ),
    origin="practice",
    catalogue=[f"Y-{number:02}" for number in range(1, 8)],
    exceptions=("E-1",),
)


def _stock(row: str) -> Rule:
    place = getattr(disclosure, row)
    chinese, english = {
        "regulations": ("规章", "Regulations"),
        "normative_documents": ("行政规范性文件", "Normative documents"),
    }[row]
    return rule(
        f"Y-08.{row}",
        place.in_force == previous(place.in_force) + place.issued - place.repealed,
        level="should",
        title=Title(
            f"{chinese}：现行有效等于上年现行有效加制发减废止",
            f"{english}: in force are those of last year, and issued, less repealed",
        ),
        origin="arithmetic",
        editions=["2021"],
        exceptions=("E-2", "E-3"),
    )


def _items(row: str) -> Rule:
    place = getattr(disclosure, row)
    return rule(
        f"Y-10.{row}",
        place.items_last_year == previous(place.items_last_year + place.items_change),
        level="should",
        title=Title(
            f"{place.ref.entry.name}：上年项目数量等于上年报告的数量加增减",
            f"{place.ref.entry.english.capitalize()}: "
            "last year's matters are those of last year's report and its change",
        ),
        origin="practice",
        editions=["2019"],
        exceptions=(Title("清单调整", "a list of matters drawn up anew"),),
    )


def _public(row: str) -> Rule:
    place = getattr(disclosure, row)
    return rule(
        f"Y-11.{row}",
        place.total_disclosed >= previous(place.total_disclosed),
        level="hint",
        title=Title(
            f"{place.ref.entry.name}：对外公开总数不少于上年",
            f"{place.ref.entry.english.capitalize()}: no fewer are public than last year",
        ),
        origin="plausibility",
        editions=["2019"],
    )


def same_table_again(subject: Subject) -> Iterator[Finding]:
    """Y-15: 表三 is not, figure for figure, that of last year."""
    then = {r: x for r, x in report_of(previous_of(subject)).cells() if r.table == "requests"}
    now = {r: x for r, x in report_of(subject).cells() if r.table == "requests"}
    filled = sum(1 for x in now.values() if is_number(x) and x)
    if filled < _FILLED or any(isinstance(x, Missing) for x in now.values()):
        yield NOTHING_TO_CHECK
    elif now == then:
        yield note("same_table_again", requests.ref, filled=filled)


def slip_of_unit(subject: Subject) -> Iterator[Finding]:
    """Y-20: fees ten thousand times those of last year, or a ten-thousandth: 元 for 万元."""
    report, before = report_of(subject), report_of(previous_of(subject))
    ref = disclosure.administrative_fees.amount.ref
    amounts = [each.leaves.get(ref) for each in (report, before)]
    if not all(isinstance(a, Decimal) and a for a in amounts):
        yield NOTHING_TO_CHECK
        return
    now, then = (Decimal(a) for a in amounts)  # type: ignore[arg-type]
    for larger, smaller in ((now, then), (then, now)):
        if abs(larger - smaller * _SLIP) <= larger * _ROOM:
            yield note("slip_of_unit", ref, now=f"{now:f}", then=f"{then:f}")


YEARS: Final = (
    RuleSet((CARRY,))
    + template(("regulations", "normative_documents"), _stock)
    + template(
        ("licensing", "other_services", "penalties", "coercive_measures", "administrative_fees"),
        _items,
    )
    + template(("regulations", "normative_documents"), _public)
    + RuleSet(
        (
            rule(
                "Y-13",
                disputes.column("total") >= previous(disputes.column("pending")),
                level="hint",
                title=Title(
                    "本年案件不少于上年尚未审结的",
                    "The cases of a year are no fewer than those pending the year before",
                ),
                origin="plausibility",
                exceptions=(Title("只计新案的机关", "an organ that counts new cases only"),),
            ),
            rule(
                "Y-14",
                when(
                    all_of(_NEW >= _MANY, previous(_NEW) >= _MANY),
                    then=all_of(previous(_NEW) * _TIMES >= _NEW, previous(_NEW) <= _NEW * _TIMES),
                ),
                level="hint",
                title=Title(
                    "新收申请没有增减到五倍以上",
                    "Applications did not grow or shrink more than fivefold",
                ),
                origin="plausibility",
            ),
            rule(
                "Y-15",
                Check("same_table_again", same_table_again),
                level="hint",
                title=Title("表三不与上年完全相同", "Table 3 is not that of last year again"),
                origin="plausibility",
                cites=("国办公开办函〔2021〕30号",),
            ),
            rule(
                "Y-19",
                when(
                    _NEW >= _MANY * 2,
                    then=requests.carried_out.total <= _NEW * Decimal("0.25"),
                ),
                level="hint",
                title=Title(
                    "结转下年度不超过新收的四分之一",
                    "No more than a quarter of the applications received is carried out",
                ),
                origin="plausibility",
                cites=("政府信息公开条例（国令第711号）第三十三条",),
            ),
            rule(
                "Y-20",
                Check("slip_of_unit", slip_of_unit),
                level="hint",
                title=Title(
                    "收费金额与上年没有相差万倍",
                    "Fees are not ten thousand times those of the year before",
                ),
                origin="plausibility",
                editions=["2021"],
            ),
        )
    )
)
"""The rules across years."""
