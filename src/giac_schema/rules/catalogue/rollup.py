"""A superior organ's report beside those of its subordinate organs (R).

Only where their reports are given; a missing one makes a sum too small, so nothing here is ``must`` but what the
reports are to have in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.requests import APPLICANTS
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.checks import Subject, children_of, note, report_of
from giac_schema.rules.language import rule, template
from giac_schema.rules.others import children, previous
from giac_schema.rules.places import disclosure, disputes, requests
from giac_schema.rules.relatives import NotAssessable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.rule import Rule

__all__ = ["ROLLUP"]

_CHILDREN: Final = "E-15"
_CO_DEFENDANTS: Final = "E-11"


def _requests(column: str) -> Rule:
    called = requests.received.inside(column).ref.entry
    return rule(
        f"R-01.{column}",
        requests.column(column) == children.sum(requests.column(column)),
        level="should",
        title=Title(
            f"表三“{called.name}”列：汇总等于各机关之和",
            f"Table 3, {called.english}: the aggregate is the sum of all organs",
        ),
        origin="practice",
        exceptions=(_CHILDREN,),
    )


def _disputes(column: str) -> Rule:
    called = disputes.reconsideration.inside(column).ref.entry
    return rule(
        f"R-02.{column}",
        disputes.column(column) == children.sum(disputes.column(column)),
        level="should",
        title=Title(
            f"表四“{called.name}”栏：汇总等于各机关之和",
            f"Table 4, {called.english}: the aggregate is the sum of all organs",
        ),
        origin="practice",
        cites=("国办公开办函〔2016〕201号",),
        exceptions=(_CHILDREN, _CO_DEFENDANTS),
    )


def _decisions(row: str) -> Rule:
    place = getattr(disclosure, row).decisions
    return rule(
        f"R-03.{row}",
        place == children.sum(place),
        level="should",
        title=Title(
            f"{place.ref.parent.entry.name}：汇总等于各机关之和",
            f"{place.ref.parent.entry.english.capitalize()}: the aggregate is the sum of all organs",
        ),
        origin="practice",
        exceptions=(_CHILDREN,),
    )


def same_year_and_form(subject: Subject) -> Iterator[Finding]:
    """R-07: subordinate organs report on the same year, in the same form."""
    report = report_of(subject)
    given = children_of(subject, any_year=True)
    if not given:
        raise NotAssessable("no_children")
    for child in map(report_of, given):
        years = {report.year, child.year}
        if None not in years and len(years) > 1:
            yield note("child_of_other_year", organ=child.organ or "", year=str(child.year))
        if child.edition != report.edition:
            yield note("child_of_other_form", organ=child.organ or "", edition=child.edition)


_IN_FORCE: Final = disclosure.normative_documents.in_force
_FEES: Final = disclosure.administrative_fees.amount

ROLLUP: Final = (
    template((*APPLICANTS, "total"), _requests)
    + template(("upheld", "corrected", "other", "pending", "total"), _disputes)
    + template(("licensing", "penalties", "coercive_measures"), _decisions)
    + RuleSet(
        (
            rule(
                "R-03.administrative_fees",
                children.sum(_FEES) == _FEES,
                level="should",
                title=Title(
                    "行政事业性收费：汇总等于各机关之和",
                    "Administrative fees: the aggregate is the sum of all organs",
                ),
                origin="practice",
                editions=["2021"],
                exceptions=(_CHILDREN,),
            ),
            rule(
                "R-04",
                children.sum(_IN_FORCE) == _IN_FORCE,
                level="hint",
                title=Title(
                    "现行有效规范性文件：汇总等于各机关之和",
                    "Normative documents in force: the aggregate is the sum of all organs",
                ),
                origin="law",
                cites=("政府信息公开条例（国令第711号）第十条",),
                editions=["2021"],
                exceptions=(_CHILDREN,),
            ),
            rule(
                "R-05",
                requests.column("total") >= children.max(requests.column("total")),
                level="should",
                title=Title(
                    "汇总的每一行不小于任何一个机关的",
                    "Every row of the aggregate is at least that of any single organ",
                ),
                origin="arithmetic",
                exceptions=(_CHILDREN,),
            ),
            rule(
                "R-06",
                requests.carried_in.total == children.sum(previous(requests.carried_out.total)),
                level="hint",
                title=Title(
                    "汇总的上年结转等于各机关上年结转下年度之和",
                    "What was carried in is what all organs carried out the year before",
                ),
                origin="practice",
                exceptions=("E-1", _CHILDREN),
            ),
            rule(
                "R-07",
                Check("same_year_and_form", same_year_and_form),
                level="should",
                title=Title(
                    "各机关报告的年度和格式相同", "All organs report on one year, in one form"
                ),
                origin="practice",
                exceptions=("E-17",),
            ),
        )
    )
)
"""The rules between an organ and its subordinates."""
