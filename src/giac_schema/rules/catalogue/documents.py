"""表二: stocks and flows of documents, decisions, money (T2).  The table adds up nowhere (T2-14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.catalogue.texts import FORM_2019, FORM_2021
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, report_of
from giac_schema.rules.conditions import when
from giac_schema.rules.expressions import all_of, any_of
from giac_schema.rules.language import rule, template
from giac_schema.rules.others import children
from giac_schema.rules.places import disclosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.rule import Rule
    from giac_schema.rules.expressions import Statement

__all__ = ["DOCUMENTS"]

_ROWS: Final = ("regulations", "normative_documents")
_NAMES: Final = {
    "regulations": ("规章", "regulations"),
    "normative_documents": ("规范性文件", "normative documents"),
    "licensing": ("行政许可", "licensing"),
    "other_services": ("其他对外管理服务事项", "other services"),
    "penalties": ("行政处罚", "penalties"),
    "coercive_measures": ("行政强制", "coercive measures"),
    "administrative_fees": ("行政事业性收费", "administrative fees"),
}
_MATTERS: Final = ("licensing", "other_services", "penalties", "coercive_measures")
_OTHER_POWER: Final = re.compile(r"其[他它]行政权力|公共服务|其[他它]对外管理服务")
_WITHOUT_POWERS: Final = re.compile(r"(办公[室厅]|研究室|党校|档案馆|地方志.*|文联|社科联)$")
_LARGE: Final = 1_000_000
"""万元: more than a county or a department there takes in fees in a year."""


def licensing_alone(subject: Subject) -> Iterator[Finding]:
    """T2-13: the cell of 行政许可 counts licensing only, and no other powers beside it."""
    report = report_of(subject)
    leaf = getattr(getattr(report.disclosure, "licensing", None), "decisions", None)
    if isinstance(leaf, Missing) and leaf.kind == "text" and _OTHER_POWER.search(leaf.raw):
        yield note("licensing_mixed", (disclosure.licensing.decisions).ref, raw=leaf.raw)


def powers_of_organ(subject: Subject) -> Iterator[Finding]:
    """T2-11: an office or an institute has no powers of licensing, penalty or coercion."""
    report = report_of(subject)
    if report.organ is None or not _WITHOUT_POWERS.search(report.organ):
        yield NOTHING_TO_CHECK
        return
    for name in ("licensing", "penalties", "coercive_measures"):
        leaf = getattr(getattr(report.disclosure, name, None), "decisions", None)
        if isinstance(leaf, int) and leaf:
            yield note(
                "powers_unusual", getattr(disclosure, name).ref, organ=report.organ, count=str(leaf)
            )


def _of_documents(name: str, says: str, zh: str, en: str, *known: str, level: str) -> RuleSet:
    def made(row: str) -> Rule:
        place = getattr(disclosure, row)
        relations: dict[str, Statement] = {
            "stock": place.in_force >= place.issued - place.repealed,
            "issue": when(place.issued > 0, then=place.in_force > 0),
            "public": place.disclosed <= place.total_disclosed,
            "made": place.made <= place.disclosed,
        }
        chinese, english = _NAMES[row]
        return rule(
            f"{name}.{row}",
            relations[says],
            level=level,  # type: ignore[arg-type]
            title=Title(f"{chinese}：{zh}", f"{english.capitalize()}: {en}"),
            origin="arithmetic",
            editions=["2019"] if says in {"public", "made"} else ["2021"],
            exceptions=known,
        )

    return template(_ROWS, made)


def _items(row: str) -> Rule:
    place = getattr(disclosure, row)
    chinese, english = _NAMES[row]
    return rule(
        f"T2-07.{row}",
        place.items_last_year + place.items_change >= 0,
        level="should",
        title=Title(
            f"{chinese}：上年项目数量加本年增减不小于0",
            f"{english.capitalize()}: last year's matters and the change are not below 0",
        ),
        origin="arithmetic",
        cites=(FORM_2019,),
        editions=["2019"],
    )


def _decided(row: str) -> Rule:
    place = getattr(disclosure, row)
    chinese, english = _NAMES[row]
    return rule(
        f"T2-08.{row}",
        when(place.decisions > 0, then=any_of(place.items_last_year > 0, place.items_change > 0)),
        level="hint",
        title=Title(
            f"{chinese}：有处理决定的，应有事项",
            f"{english.capitalize()}: where there are decisions there are matters",
        ),
        origin="plausibility",
        editions=["2019"],
    )


_FEES: Final = disclosure.administrative_fees.amount
_OWN_RULES: Final = disclosure.regulations
_SOME_POWERS: Final = disclosure.penalties.decisions + disclosure.coercive_measures.decisions

DOCUMENTS: Final = (
    _of_documents(
        "T2-01",
        "stock",
        "现行有效不少于本年制发减废止",
        "in force are no fewer than issued less repealed",
        "E-3",
        level="should",
    )
    + _of_documents(
        "T2-04",
        "issue",
        "本年有制发的，应有现行有效",
        "where some were issued, some are in force",
        "E-3",
        level="should",
    )
    + _of_documents(
        "T2-05",
        "public",
        "本年新公开不多于对外公开总数",
        "those newly public are no more than all that are public",
        level="should",
    )
    + _of_documents(
        "T2-06",
        "made",
        "本年新制作的应当公开",
        "those made this year are public, or it is explained",
        level="hint",
    )
    + RuleSet(
        (
            rule(
                "T2-03",
                all_of(_OWN_RULES.issued == 0, _OWN_RULES.repealed == 0, _OWN_RULES.in_force == 0),
                level="should",
                title=Title(
                    "县、乡两级政府没有规章制定权，规章各格应为0",
                    "Counties and townships make no regulations",
                ),
                origin="law",
                cites=("立法法", FORM_2021),
                editions=["2021"],
                organs=("county", "township"),
                exceptions=(
                    Title(
                        "将上级规章计入现行有效",
                        "one that counts regulations of its superiors as in force",
                    ),
                ),
            ),
            rule(
                "T2-09",
                all_of(
                    any_of(disclosure.procurement.projects > 0, disclosure.procurement.amount == 0),
                    any_of(disclosure.procurement.amount > 0, disclosure.procurement.projects == 0),
                ),
                level="should",
                title=Title(
                    "采购项目数量与采购总金额同为0或同不为0",
                    "Procurement: projects and amount are both 0, or neither",
                ),
                origin="arithmetic",
                editions=["2019"],
            ),
            rule(
                "T2-10",
                _FEES < _LARGE,
                level="hint",
                title=Title(
                    "收费金额以万元为单位（县级机关超过100亿元的，可能是以元填写）",
                    "Fees are in 万元: more than 10 billion 元 for a county organ may be in 元",
                ),
                origin="plausibility",
                editions=["2021"],
                organs=("county", "township", "department"),
            ),
            rule(
                "T2-11",
                Check("powers_of_organ", powers_of_organ),
                level="hint",
                title=Title(
                    "办公室、研究室等一般没有许可、处罚、强制",
                    "Offices and institutes usually license, punish and coerce nobody",
                ),
                origin="plausibility",
                editions=["2021"],
            ),
            rule(
                "T2-12",
                when(children.count > 0, then=_SOME_POWERS > 0),
                level="hint",
                title=Title(
                    "汇总报告的行政处罚、行政强制一般不全为0",
                    "A report for many organs usually counts some penalties or coercion",
                ),
                origin="plausibility",
            ),
            rule(
                "T2-13",
                Check("licensing_alone", licensing_alone),
                level="should",
                title=Title(
                    "行政许可一格只填行政许可", "The cell of licensing counts licensing alone"
                ),
                origin="form",
                cites=(FORM_2021,),
                editions=["2021"],
                exceptions=("E-18",),
            ),
        )
    )
    + template(_MATTERS, _items)
    + template(_MATTERS, _decided)
)
"""The rules of 表二."""
