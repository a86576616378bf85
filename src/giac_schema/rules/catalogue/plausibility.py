"""What is possible and yet worth a second look (P): hints, all of them.

The limits are those of public practice or our own; a report beyond one may be entirely correct.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.conditions import when
from giac_schema.rules.expressions import all_of, any_of, sum_of
from giac_schema.rules.language import rule
from giac_schema.rules.others import children, previous
from giac_schema.rules.places import disclosure, disputes, requests

if TYPE_CHECKING:
    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Rule
    from giac_schema.rules.expressions import Statement

__all__ = ["PLAUSIBILITY"]

_ALL: Final = requests.outcome.total.total
_OUTCOME: Final = requests.outcome
_SOME: Final = 30
_CROWD: Final = 500
_LATER: Final[tuple[Edition, ...]] = ("2021",)


def _hint(
    name: str,
    relation: Statement,
    zh: str,
    en: str,
    *,
    editions: tuple[Edition, ...] = ("2019", "2021"),
    organs: tuple[OrganKind, ...] | None = None,
) -> Rule:
    bound = {} if organs is None else {"organs": organs}
    return rule(
        name,
        relation,
        level="hint",
        title=Title(zh, en),
        origin="plausibility",
        editions=editions,
        **bound,
    )


def _share(part: object, most: str, least: int) -> Statement:
    """At most such a share of all outcomes, where there are enough of them."""
    return when(least <= _ALL, then=part <= _ALL * Decimal(most))  # type: ignore[operator]


_PUBLIC: Final = _OUTCOME.disclosed.total + _OUTCOME.partially_disclosed.total
_PEOPLE: Final = requests.received.natural_person
_COMPANIES: Final = requests.received.commercial_enterprise
_LAWYERS: Final = requests.received.legal_service_institution

PLAUSIBILITY: Final = RuleSet(
    (
        _hint(
            "P-01",
            when(
                children.count > 0,
                then=sum_of(
                    requests.received.total,
                    requests.carried_in.total,
                    disputes.reconsideration.total,
                    disclosure.licensing.decisions,
                    disclosure.penalties.decisions,
                    disclosure.normative_documents.in_force,
                )
                > 0,
            ),
            "汇总报告三张表不全为0",
            "The tables of a report for many organs are not all zero",
            editions=_LATER,
        ),
        _hint(
            "P-02",
            _share(_OUTCOME.unable_to_provide.not_held.total, "0.8", 50),
            "本机关不掌握的不超过办理结果的八成",
            "No more than four in five are not held",
        ),
        _hint(
            "P-03",
            when(_ALL >= _SOME, then=_ALL * Decimal("0.4") <= _PUBLIC),
            "予以公开和部分公开不少于办理结果的四成",
            "At least two in five are disclosed, wholly or in part",
        ),
        _hint(
            "P-04",
            _share(_OUTCOME.other.other.total, "0.15", 30),
            "其他处理中的“其他”不超过办理结果的15%",
            "No more than 15 % are handled in some other way",
            editions=_LATER,
        ),
        _hint(
            "P-05",
            _OUTCOME.not_disclosed.state_secret.total == 0,
            "乡镇、街道一般没有属于国家秘密的信息",
            "A township usually holds no state secrets",
            organs=("township",),
        ),
        _hint(
            "P-07",
            when(
                all_of(_PEOPLE > _CROWD, previous(_PEOPLE) > _CROWD),
                then=any_of(
                    _COMPANIES + _LAWYERS > 0,
                    previous(_COMPANIES + _LAWYERS) > 0,
                ),
            ),
            "自然人申请很多的，商业企业和法律服务机构一般不连年为0",
            "Where many people apply, companies and lawyers do too",
        ),
        _hint(
            "P-09",
            all_of(
                _share(_OUTCOME.not_processed.confirm_or_reissue.total, "0.1", 30),
                _share(_OUTCOME.not_processed.published_material.total, "0.1", 30),
            ),
            "确认或重新出具、公开出版物各不超过办理结果的一成",
            "Confirming anew and published material are no more than a tenth each",
        ),
    )
)
"""The rules of plausibility."""
