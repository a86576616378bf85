"""表四 beside 表三: cases beside the applications they come of (T4-05 to T4-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.catalogue.texts import JUDICIAL_2025, RECONSIDERATION_LAW
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, previous_of, report_of
from giac_schema.rules.conditions import when
from giac_schema.rules.expressions import all_of
from giac_schema.rules.language import rule
from giac_schema.rules.others import previous, report_year
from giac_schema.rules.places import disputes, requests

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.report import Report

__all__ = ["CASES"]

_SINCE: Final = 2024
"""Since then a refusal under 条例 14 to 16 goes to reconsideration first."""
_DECIDED: Final = 3

_RECONSIDERED: Final = disputes.reconsideration
_DIRECT: Final = disputes.litigation.direct
_AFTER: Final = disputes.litigation.after_reconsideration
_OUTCOME: Final = requests.outcome
_CASES: Final = _RECONSIDERED.total + _DIRECT.total + _AFTER.total
_APPLICATIONS: Final = requests.received.total + requests.carried_in.total
_SUABLE: Final = (
    _OUTCOME.partially_disclosed.total
    + _OUTCOME.not_disclosed.administrative_query.total
    + _OUTCOME.unable_to_provide.leaves_of("total")
    + _OUTCOME.not_processed.leaves_of("total")
)
"""Decisions that may be sued over without reconsideration, or may hold such a part."""
_CONCLUDED: Final = _RECONSIDERED.total - _RECONSIDERED.pending


def share_of_direct_suits(subject: Subject) -> Iterator[Finding]:
    """T4-07: since 2024 the share of suits without reconsideration should not rise."""
    report, before = report_of(subject), report_of(previous_of(subject))
    now, then = _suits(report), _suits(before)
    if report.year is None or report.year < _SINCE or now is None or then is None:
        yield NOTHING_TO_CHECK
        return
    (direct, all_now), (direct_then, all_then) = now, then
    if direct * all_then > direct_then * all_now and all_then:
        yield note(
            "direct_suits_rise",
            _DIRECT.ref,
            direct=str(direct),
            all=str(all_now),
            direct_then=str(direct_then),
            all_then=str(all_then),
        )


def _suits(report: Report) -> tuple[int, int] | None:
    direct = report.disputes.litigation.direct.total
    after = report.disputes.litigation.after_reconsideration.total
    if isinstance(direct, Missing) or isinstance(after, Missing):
        return None
    return direct, direct + after


_OLDER: Final = "E-10"

CASES: Final = RuleSet(
    (
        rule(
            "T4-05",
            _AFTER.total <= _CONCLUDED + previous(_CONCLUDED),
            level="hint",
            title=Title(
                "复议后起诉不多于两年内审结的复议",
                "Suits after reconsideration are no more than what was reconsidered in two years",
            ),
            origin="plausibility",
            exceptions=(_OLDER,),
        ),
        rule(
            "T4-06",
            when(
                all_of(
                    report_year >= _SINCE,
                    _DIRECT.total > 0,
                    _OUTCOME.not_disclosed.leaves_of("total") > 0,
                ),
                then=_SUABLE + previous(_SUABLE) > 0,
            ),
            level="hint",
            title=Title(
                "2024年起对不予公开应先复议，直接起诉须有其他情形的决定",
                "Since 2024 a refusal is reconsidered first: a direct suit needs another decision",
            ),
            origin="law",
            cites=(RECONSIDERATION_LAW, JUDICIAL_2025),
            editions=["2021"],
            exceptions=("E-12",),
        ),
        rule(
            "T4-07",
            Check("share_of_direct_suits", share_of_direct_suits),
            level="hint",
            title=Title(
                "2024年起直接起诉的占比不应上升",
                "Since 2024 the share of direct suits does not rise",
            ),
            origin="law",
            cites=(RECONSIDERATION_LAW,),
            editions=["2021"],
            exceptions=("E-12",),
        ),
        rule(
            "T4-09",
            when(_CASES > 0, then=_APPLICATIONS + previous(_APPLICATIONS) > 0),
            level="hint",
            title=Title(
                "有复议、诉讼的，本年或上年应有申请",
                "Where there are cases there were applications, this year or last",
            ),
            origin="plausibility",
            exceptions=(_OLDER,),
        ),
        rule(
            "T4-10",
            _APPLICATIONS + previous(_APPLICATIONS) >= _CASES,
            level="hint",
            title=Title(
                "复议、诉讼不多于两年的申请",
                "Cases are no more than the applications of two years",
            ),
            origin="plausibility",
            exceptions=(_OLDER,),
        ),
        rule(
            "T4-11",
            when(
                _RECONSIDERED.upheld + _RECONSIDERED.corrected >= _DECIDED,
                then=_RECONSIDERED.corrected <= _RECONSIDERED.upheld,
            ),
            level="hint",
            title=Title(
                "行政复议纠正的不多于维持的",
                "Reconsideration corrects no more decisions than it upholds",
            ),
            origin="plausibility",
        ),
    )
)
"""What cases and applications have to do with each other; none of it is certain."""
