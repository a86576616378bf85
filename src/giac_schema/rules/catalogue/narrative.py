"""What the prose says of the tables (N): a figure that no reading of its sentence agrees with.

Language is ambiguous, so none of these is ever ``must``: a claim breaks a rule only if none of the cells that a
careful reader could take it for agrees, and the finding says which comes nearest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.prose import (
    about,
    agrees,
    cases_mentioned,
    listed_outcomes,
    shares,
    told_twice,
)
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from giac_schema.model.claims import Claim
    from giac_schema.model.rule import Level, Rule

__all__ = ["NARRATIVE"]


def _claims(
    name: str, level: Level, zh: str, en: str, wanted: Callable[[Claim], bool], *known: str
) -> Rule:
    check = Check(name.lower().replace("-", "_"), agrees(wanted))
    title = Title(zh, en)
    return rule(name, check, level=level, title=title, origin="practice", exceptions=known)


def _is_refusal(claim: Claim) -> bool:
    return claim.subject == "outcome" and claim.denied


NARRATIVE: Final = RuleSet(
    (
        _claims(
            "N-01",
            "should",
            "正文收到申请的件数与表三相符",
            "The prose and table 3 agree on the applications received",
            about("received"),
            "E-8",
        ),
        _claims(
            "N-02",
            "hint",
            "正文受理、办理申请的件数与表三新收、办结或其和相符",
            "The applications the prose calls accepted or handled are those of table 3",
            about("handled"),
            "E-8",
        ),
        _claims(
            "N-03",
            "should",
            "正文答复、办结的件数与表三办理结果总计相符",
            "The prose and table 3 agree on the applications decided",
            about("answered"),
            "E-8",
        ),
        _claims(
            "N-04",
            "should",
            "正文上年结转的件数与表三相符",
            "The prose and table 3 agree on what was carried in",
            about("carried_in"),
        ),
        _claims(
            "N-05",
            "should",
            "正文结转下年度的件数与表三相符",
            "The prose and table 3 agree on what is carried out",
            about("carried_out"),
        ),
        _claims(
            "N-06",
            "should",
            "正文各类办理结果、各类申请人的件数与表三相符",
            "The prose and table 3 agree on outcomes and on kinds of applicants",
            about("outcome", "applicant"),
            "E-9",
        ),
        rule(
            "N-07",
            Check("listed_outcomes", listed_outcomes),
            level="should",
            title=Title(
                "正文所列各项办理结果之和等于其总数",
                "The outcomes a sentence lists add up to its total",
            ),
            origin="arithmetic",
            exceptions=("E-9",),
        ),
        rule(
            "N-08",
            Check("shares", shares),
            level="hint",
            title=Title("正文的百分比与件数相符", "A percentage agrees with its figures"),
            origin="arithmetic",
        ),
        _claims(
            "N-09",
            "should",
            "正文称未收到申请的，表三新收为0",
            "Where the prose says that no application came, table 3 has none",
            about("received", denied=True),
            "E-8",
        ),
        _claims(
            "N-10",
            "should",
            "正文称没有结转的，表三结转为0",
            "Where the prose says that nothing was carried over, table 3 has nothing",
            about("carried_in", "carried_out", denied=True),
        ),
        _claims(
            "N-11",
            "should",
            "正文行政复议的件数与表四相符",
            "The prose and table 4 agree on cases of reconsideration",
            about("reconsideration", "disputes"),
            "E-10",
            "E-11",
        ),
        _claims(
            "N-12",
            "should",
            "正文行政诉讼的件数与表四两类诉讼之和相符",
            "The prose and table 4 agree on cases of litigation, direct and after reconsideration",
            about("litigation"),
            "E-10",
            "E-11",
        ),
        _claims(
            "N-13",
            "should",
            "正文称未发生复议、诉讼的，表四为0",
            "Where the prose says that there was no dispute, table 4 has none",
            about("reconsideration", "litigation", "disputes", denied=True),
            "E-11",
        ),
        _claims(
            "N-14",
            "should",
            "正文复议、诉讼的结果与表四相符",
            "The prose and table 4 agree on how disputes ended",
            lambda claim: claim.subject == "result",
            "E-10",
        ),
        _claims(
            "N-15",
            "should",
            "正文规章、规范性文件的件数与表二相符",
            "The prose and table 2 agree on regulations and normative documents",
            lambda claim: claim.subject == "document",
            "E-2",
        ),
        _claims(
            "N-16",
            "should",
            "正文行政许可、处罚、强制和采购的数量与表二相符",
            "The prose and table 2 agree on licensing, penalties, coercive measures, procurement",
            lambda claim: claim.subject in {"decision", "matter", "procurement"},
            "E-18",
        ),
        _claims(
            "N-17",
            "should",
            "正文行政事业性收费的金额与表二相符",
            "The prose and table 2 agree on administrative fees",
            lambda claim: claim.subject == "fees",
        ),
        _claims(
            "N-19",
            "should",
            "正文称没有某类办理结果的，表三该类为0",
            "Where the prose says that an outcome did not occur, table 3 has none",
            _is_refusal,
        ),
        rule(
            "N-21",
            Check("told_twice", told_twice),
            level="should",
            title=Title("同一数字前后一致", "A figure that is stated twice is the same"),
            origin="practice",
        ),
        rule(
            "N-22",
            Check("cases_mentioned", cases_mentioned),
            level="hint",
            title=Title(
                "表四有案件的，正文有所说明", "Cases that table 4 counts are mentioned in the prose"
            ),
            origin="practice",
        ),
    )
)
"""All rules of prose, in the order of their ids."""
