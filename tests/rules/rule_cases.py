"""A report on which each standard rule holds, and one on which it breaks: id → builders.

To add a rule to the catalogue, add a line here: a case is whatever ``evaluate`` takes (a report, a reading, a report
with its context).  ``zeros`` gives a report of zeros with some figures changed, ``prose`` one with sentences beside
its tables, ``beside`` one with last year's report or those of subordinate organs.  Rules of a template share a
builder that takes the name behind the dot.

The documentation shows these cases, judged when it is built.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Final

import attrs

from giac_schema.findings import Finding, Findings, Reading
from giac_schema.grammar.claims import find_claims
from giac_schema.grammar.claims.fees import find_fees
from giac_schema.model.address import Ref
from giac_schema.model.report import Period, Report, Report2019, Report2021
from giac_schema.model.requests import APPLICANTS
from giac_schema.model.source import Source
from giac_schema.model.values import BLANK, Missing
from giac_schema.rules.relatives import Context, Related, Subject

__all__ = ["CASES", "Case", "case_of"]


@attrs.frozen
class Case:
    """A subject on which a rule holds, and one on which it breaks."""

    holds: Callable[[], Subject]
    breaks: Callable[[], Subject]


@cache
def _empty(edition: str) -> Report:
    cls = {"2019": Report2019, "2021": Report2021}[edition]
    year = {"2019": 2020, "2021": 2023}[edition]
    report = cls(title=f"青禾市林业局{year}年政府信息公开工作年度报告", year=year)
    money = {"amount"}
    cells = {
        ref: Decimal(0) if ref.name in money and _is_money(ref) else 0 for ref, _ in report.cells()
    }
    return report.with_cells(cells)


def _is_money(ref: Ref) -> bool:
    return ref.parent.name in {"administrative_fees", "procurement"}


def zeros(figures: dict[str, Any] | None = None, edition: str = "2021", **fields: Any) -> Report:
    """A report of zeros with some figures changed; ``None`` is a blank cell."""
    changes = {Ref.parse(a): BLANK if x is None else x for a, x in (figures or {}).items()}
    return attrs.evolve(_empty(edition).with_cells(changes), **fields)


def earlier(figures: dict[str, Any] | None = None, **fields: Any) -> Report:
    """A report of 2019, when 2020's is judged."""
    return zeros(figures, "2019", year=2019, **fields)


def beside(
    now: Report, *, before: Report | None = None, children: list[Report] | None = None
) -> Related:
    """A report with its context; last year's gets the year before unless it has one of its own."""
    if before is not None and before.year == now.year:
        before = attrs.evolve(before, year=now.year - 1)
    return Related(now, Context(previous=before, children=children))


def prose(
    text: str, figures: dict[str, Any] | None = None, edition: str = "2021", **fields: Any
) -> Reading:
    """A report with these sentences beside its tables."""
    report = zeros(figures, edition, overview=text, **fields)
    return Reading(report, claims=find_claims(text), fees=find_fees(text))


def printed(figures: dict[str, tuple[Any, str]], edition: str = "2021", unit: str = "") -> Reading:
    """A reading that knows what exactly stood in some cells."""
    report = zeros({a: value for a, (value, _) in figures.items()}, edition)
    sources = {Ref.parse(a): Source(raw, unit=unit) for a, (_, raw) in figures.items()}
    return Reading(report, sources)


def noted(rule: str, code: str, **args: Any) -> Case:
    """A rule that the reader watches over: it noted nothing, or this."""
    found = Finding(rule, "hint", "breaks", code, args=args)
    return Case(lambda: Reading(zeros()), lambda: Reading(zeros(), findings=Findings((found,))))


def _pair(holds: Callable[[], Subject], breaks: Callable[[], Subject]) -> Case:
    return Case(holds, breaks)


def of_cells(
    right: dict[str, Any], wrong: dict[str, Any], edition: str = "2021", **fields: Any
) -> Case:
    """Two reports that differ in some figures."""
    return Case(lambda: zeros(right, edition, **fields), lambda: zeros(wrong, edition, **fields))


def of_prose(
    text: str, right: dict[str, Any], wrong: dict[str, Any], edition: str = "2021", **fields: Any
) -> Case:
    """One sentence beside two reports."""
    return Case(
        lambda: prose(text, right, edition, **fields), lambda: prose(text, wrong, edition, **fields)
    )


def of_fields(right: dict[str, Any], wrong: dict[str, Any]) -> Case:
    """Two reports that differ in what they say of themselves."""
    return Case(lambda: Reading(zeros(**right)), lambda: Reading(zeros(**wrong)))


def of_fees(right: str, wrong: str, figures: dict[str, Any] | None = None, **fields: Any) -> Case:
    """Two statements on 信息处理费."""
    return Case(lambda: prose(right, figures, **fields), lambda: prose(wrong, figures, **fields))


R = "requests.received.total"
CI = "requests.carried_in.total"
CO = "requests.carried_out.total"
ALL = "requests.outcome.total.total"
PUBLIC = "requests.outcome.disclosed.total"
PART = "requests.outcome.partially_disclosed.total"
STATE = "requests.outcome.not_disclosed.state_secret.total"
QUERY = "requests.outcome.not_disclosed.administrative_query.total"
NOT_HELD = "requests.outcome.unable_to_provide.not_held.total"
REPEATED = "requests.outcome.not_processed.repeat_application.total"
REPEAT = "requests.outcome.not_processed.repeat_application.total"
CONFIRM = "requests.outcome.not_processed.confirm_or_reissue.total"
OTHER = "requests.outcome.other.other.total"
OVERDUE = "requests.outcome.other.overdue_fee.total"
PEOPLE = "requests.received.natural_person"
FIRMS = "requests.received.commercial_enterprise"
RECON = "disputes.reconsideration"
DIRECT = "disputes.litigation.direct"
AFTER = "disputes.litigation.after_reconsideration"
LICENSING = "disclosure.licensing.decisions"
FEES = "disclosure.administrative_fees.amount"
NORMS = "disclosure.normative_documents"
RULES = "disclosure.regulations"
BUYING = "disclosure.procurement"

_LONG = (
    "门户网站公开栏按事项重新编排，群众查找所需信息更加方便。窗口工作人员逐件登记申请并当面说明答复期限。"
    "信息管理由专人负责，发布前经过保密审查和文字校对。平台改版之后，旧栏目内容全部迁移并逐条核对链接。"
    "监督保障方面，局长办公会听取公开工作情况的专题汇报。年内组织经办人员参加了两次业务学习和案例讨论。"
)


def _texts(text: str) -> dict[str, Any]:
    return {"overview": text, "problems": text, "other_matters": "无"}


_PERIOD_2023 = Period(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
_PERIOD_2022 = Period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))


def _published(organ: str, right: dt.date, wrong: dt.date) -> Case:
    return of_fields(
        {"organ": organ, "published_on": right}, {"organ": organ, "published_on": wrong}
    )


_STRUCTURE: Final[dict[str, Case]] = {
    "READ.unplaced": noted("READ.unplaced", "row_unplaced", printed="3 1"),
    "READ.edition": noted("READ.edition", "edition_assumed", edition="2021"),
    "READ.cut": noted("READ.cut", "source_cut", label="三、本年度办理结果"),
    "READ.recognised": noted("READ.recognised", "text_recognised", pages=3),
    "S-01": noted("S-01", "section_missing", section="五", heading="存在的主要问题及改进情况"),
    "S-02": noted("S-02", "section_out_of_order", section="二", heading="主动公开政府信息情况"),
    "S-03": noted("S-03", "section_repeated", section="一", heading="总体情况", times=2),
    "S-04": noted("S-04", "heading_misnumbered", printed="五", section="六", heading="其他事项"),
    "S-05": noted("S-05", "table_missing"),
    "S-06": noted("S-06", "row_missing"),
    "S-07": noted("S-07", "column_missing", column="其他"),
    "S-08": noted("S-08", "extra_row", label="其他主动公开文件"),
    "S-09": noted("S-09", "label_misspelt", printed="行政许克", expected="行政许可"),
    "S-10": of_fields({}, {"title": "青禾市林业局年报"}),
    "S-11": of_fields(
        {"overview": "主动公开、依申请公开、信息管理、平台建设和监督保障均有专人负责。"},
        {"overview": "全年主动公开林木采伐许可，受理申请三件。"},
    ),
    "S-12": of_fields(
        {"organ": "青禾县人民政府", "overview": "年内对各部门作了公开工作考核。"},
        {"organ": "青禾县人民政府", "overview": "全县公开工作平稳。"},
    ),
    "S-13": of_fields({"problems": "问题是栏目分散，已经合并为一个。"}, {"problems": "无"}),
    "S-14": of_fields({}, {"year": 2020}),
    "S-15": of_fields({"other_matters": "无"}, {}),
    "S-16": Case(
        lambda: beside(zeros(**_texts(_LONG)), before=zeros(overview="上年只写了一句总体情况。")),
        lambda: beside(zeros(**_texts(_LONG)), before=zeros(**_texts(_LONG))),
    ),
    "S-17": noted("S-17", "residue", text="XX年"),
    "S-18": of_fields({"period": _PERIOD_2023}, {}),
    "S-19": noted("S-19", "corner_missing"),
}

_CELLS: Final[dict[str, Case]] = {
    "C-01": of_cells({LICENSING: 5}, {LICENSING: Missing("text", "5件左右")}),
    "C-02": of_cells({LICENSING: 5}, {LICENSING: Missing("text", "3.5")}),
    "C-03": of_cells({LICENSING: 5}, {LICENSING: -5}),
    "C-04": of_cells(
        {"disclosure.licensing.items_change": -2},
        {"disclosure.licensing.items_change": Missing("text", "-2.5")},
        "2019",
    ),
    "C-05": of_cells({FEES: Decimal("1.5")}, {FEES: Decimal("-1.5")}),
    "C-06": of_cells({FEES: Decimal("1.234567")}, {FEES: Decimal("1.2345678")}),
    "C-07": of_cells({FEES: Decimal("1.25")}, {FEES: Decimal("1.2345")}),
    "C-08": of_cells({LICENSING: 5}, {LICENSING: None}),
    "C-09": of_cells({LICENSING: 5}, {LICENSING: Missing("placeholder", "/")}),
    "C-10": Case(
        zeros,
        lambda: zeros({str(r): None for r, _ in zeros().cells() if r.table == "requests"}),
    ),
    "C-11": Case(
        lambda: printed({LICENSING: (1234, "1234")}),
        lambda: printed({LICENSING: (1234, "1,234件")}),
    ),
    "C-12": Case(lambda: printed({LICENSING: (3, "3")}), lambda: printed({LICENSING: (3, "3.0")})),
    "C-13": of_cells(
        {f"{RECON}.upheld": 2, f"{RECON}.total": 2}, {f"{RECON}.upheld": 2, f"{RECON}.total": None}
    ),
    "C-14": of_cells(
        {f"{RECON}.upheld": 12, f"{RECON}.total": 12},
        {f"{RECON}.upheld": 1, f"{RECON}.corrected": 2, f"{RECON}.total": 12},
    ),
    "C-15": Case(
        lambda: printed({f"{BUYING}.amount": (Decimal(12), "12万元")}, "2019", "万元"),
        lambda: printed({f"{BUYING}.amount": (Decimal(12), "12")}, "2019"),
    ),
}

_NO_BREAKDOWN: Final = {f"requests.received.{kind}": None for kind in APPLICANTS}
_REQUESTS: Final[dict[str, Case]] = {
    "T3.balance": of_cells({R: 2, ALL: 2}, {R: 2, ALL: 1}),
    "T3.leaves": of_cells({PUBLIC: 2, ALL: 2}, {PUBLIC: 2, ALL: 3}),
    "T3.rows": of_cells({R: 2, PEOPLE: 2}, {R: 2, PEOPLE: 1}),
    "T3-23": of_cells({R: 21, ALL: 21}, {R: 21, ALL: 12}),
    "T3-24": of_cells(
        {PEOPLE: 1, "requests.outcome.total.natural_person": 1},
        {PEOPLE: 1, "requests.outcome.total.commercial_enterprise": 1},
    ),
    "T3-25": of_cells({PUBLIC: 4, PART: 2, ALL: 6}, {PUBLIC: 4, PART: 2, ALL: 2}),
    "T3-26": of_cells(
        {**_NO_BREAKDOWN, R: 0},
        {**_NO_BREAKDOWN, R: 4},
    ),
    "T3-27": of_cells({R: 5, CI: 2, ALL: 7}, {R: 5, CI: 2, ALL: 5}),
}  # fmt: skip

_DISPUTES: Final[dict[str, Case]] = {
    "T4.rows": of_cells(
        {f"{RECON}.upheld": 2, f"{RECON}.total": 2}, {f"{RECON}.upheld": 2, f"{RECON}.total": 3}
    ),
    "T4-05": Case(
        lambda: beside(zeros({f"{AFTER}.total": 1}), before=zeros({f"{RECON}.total": 1})),
        lambda: beside(zeros({f"{AFTER}.total": 2}), before=zeros({f"{RECON}.total": 1})),
    ),
    "T4-06": Case(
        lambda: beside(
            zeros({f"{DIRECT}.total": 1, STATE: 3}, year=2024), before=zeros({NOT_HELD: 1})
        ),
        lambda: beside(zeros({f"{DIRECT}.total": 1, STATE: 3}, year=2024), before=zeros()),
    ),
    "T4-07": Case(
        lambda: beside(
            zeros({f"{DIRECT}.total": 1, f"{AFTER}.total": 3}, year=2024),
            before=zeros({f"{DIRECT}.total": 2, f"{AFTER}.total": 2}),
        ),
        lambda: beside(
            zeros({f"{DIRECT}.total": 3, f"{AFTER}.total": 1}, year=2024),
            before=zeros({f"{DIRECT}.total": 2, f"{AFTER}.total": 2}),
        ),
    ),
    "T4-09": Case(
        lambda: beside(zeros({f"{RECON}.total": 1}), before=zeros({R: 2})),
        lambda: beside(zeros({f"{RECON}.total": 1}), before=zeros()),
    ),
    "T4-10": Case(
        lambda: beside(zeros({f"{RECON}.total": 1, R: 1}), before=zeros()),
        lambda: beside(zeros({f"{RECON}.total": 3, R: 1}), before=zeros({R: 1})),
    ),
    "T4-11": of_cells(
        {f"{RECON}.upheld": 2, f"{RECON}.corrected": 1},
        {f"{RECON}.upheld": 1, f"{RECON}.corrected": 3},
    ),
}


def _stock(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.issued": 3, f"disclosure.{row}.in_force": 9},
        {f"disclosure.{row}.issued": 3, f"disclosure.{row}.in_force": 2},
    )


def _issued(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.issued": 3, f"disclosure.{row}.in_force": 3},
        {f"disclosure.{row}.issued": 3},
    )


def _public(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.disclosed": 3, f"disclosure.{row}.total_disclosed": 3},
        {f"disclosure.{row}.disclosed": 3, f"disclosure.{row}.total_disclosed": 2},
        "2019",
    )


def _made(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.made": 3, f"disclosure.{row}.disclosed": 3},
        {f"disclosure.{row}.made": 3},
        "2019",
    )


def _items(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.items_last_year": 3, f"disclosure.{row}.items_change": -3},
        {f"disclosure.{row}.items_last_year": 3, f"disclosure.{row}.items_change": -4},
        "2019",
    )


def _decided(row: str) -> Case:
    return of_cells(
        {f"disclosure.{row}.decisions": 3, f"disclosure.{row}.items_last_year": 1},
        {f"disclosure.{row}.decisions": 3},
        "2019",
    )


_DOCUMENTS: Final[dict[str, Case | Callable[[str], Case]]] = {
    "T2-01": _stock,
    "T2-03": of_cells({}, {f"{RULES}.in_force": 2}, organ="青禾县人民政府"),
    "T2-04": _issued,
    "T2-05": _public,
    "T2-06": _made,
    "T2-07": _items,
    "T2-08": _decided,
    "T2-09": of_cells(
        {f"{BUYING}.projects": 2, f"{BUYING}.amount": Decimal(5)}, {f"{BUYING}.projects": 2}, "2019"
    ),
    "T2-10": of_cells({FEES: Decimal(35)}, {FEES: Decimal(3_500_000)}, organ="青禾县人民政府"),
    "T2-11": of_cells({}, {LICENSING: 3}, organ="青禾县人民政府办公室"),
    "T2-12": Case(
        lambda: beside(zeros({"disclosure.penalties.decisions": 1}), children=[zeros()]),
        lambda: beside(zeros(), children=[zeros()]),
    ),
    "T2-13": of_cells({LICENSING: 6}, {LICENSING: Missing("text", "行政许可6件；其他行政权力2件")}),
}


def _year_stock(row: str) -> Case:
    before = {f"disclosure.{row}.in_force": 5}
    now = {f"disclosure.{row}.issued": 2, f"disclosure.{row}.repealed": 1}
    return Case(
        lambda: beside(zeros({**now, f"disclosure.{row}.in_force": 6}), before=zeros(before)),
        lambda: beside(zeros({**now, f"disclosure.{row}.in_force": 7}), before=zeros(before)),
    )


def _year_items(row: str) -> Case:
    before = {f"disclosure.{row}.items_last_year": 5, f"disclosure.{row}.items_change": -1}
    name = f"disclosure.{row}.items_last_year"
    return Case(
        lambda: beside(zeros({name: 4}, "2019"), before=earlier(before)),
        lambda: beside(zeros({name: 5}, "2019"), before=earlier(before)),
    )


def _year_public(row: str) -> Case:
    name = f"disclosure.{row}.total_disclosed"
    return Case(
        lambda: beside(zeros({name: 4}, "2019"), before=earlier({name: 3})),
        lambda: beside(zeros({name: 2}, "2019"), before=earlier({name: 3})),
    )


_FILLED: Final = {R: 9, PEOPLE: 9, PUBLIC: 5, NOT_HELD: 4, ALL: 9}
_YEARS: Final[dict[str, Case | Callable[[str], Case]]] = {
    "Y.carry": Case(
        lambda: beside(zeros({CI: 2}), before=zeros({CO: 2})),
        lambda: beside(zeros({CI: 2}), before=zeros({CO: 3})),
    ),
    "Y.exchanged": Case(
        lambda: beside(
            zeros({NOT_HELD: 60, REPEATED: 2}), before=zeros({NOT_HELD: 55, REPEATED: 3})
        ),
        lambda: beside(
            zeros({NOT_HELD: 2, REPEATED: 60}), before=zeros({NOT_HELD: 55, REPEATED: 3})
        ),
    ),
    "Y-08": _year_stock,
    "Y-10": _year_items,
    "Y-11": _year_public,
    "Y-13": Case(
        lambda: beside(zeros({f"{RECON}.total": 2}), before=zeros({f"{RECON}.pending": 2})),
        lambda: beside(zeros({f"{RECON}.total": 1}), before=zeros({f"{RECON}.pending": 2})),
    ),
    "Y-14": Case(
        lambda: beside(zeros({R: 80}), before=zeros({R: 30})),
        lambda: beside(zeros({R: 800}), before=zeros({R: 30})),
    ),
    "Y-15": Case(
        lambda: beside(zeros(_FILLED), before=zeros({R: 8})),
        lambda: beside(zeros(_FILLED), before=zeros(_FILLED)),
    ),
    "Y-19": of_cells({R: 50, CO: 5}, {R: 50, CO: 20}),
    "Y-20": Case(
        lambda: beside(zeros({FEES: Decimal(36)}), before=zeros({FEES: Decimal(35)})),
        lambda: beside(zeros({FEES: Decimal(360_000)}), before=zeros({FEES: Decimal(35)})),
    ),
}

_DATES: Final[dict[str, Case]] = {
    "D-01": of_fields({"period": _PERIOD_2023}, {"period": _PERIOD_2022}),
    "D-02": of_fields(
        {"period": _PERIOD_2023}, {"period": Period(dt.date(2022, 1, 1), dt.date(2023, 12, 31))}
    ),
    "D-03": of_fields(
        {"overview": "2023年，我局公开采伐许可。"}, {"overview": "2022年，我局公开采伐许可。"}
    ),
    "D-04": _published("青禾市林业局", dt.date(2024, 1, 31), dt.date(2024, 2, 1)),
    "D-05": _published("青禾县人民政府", dt.date(2024, 3, 31), dt.date(2024, 4, 1)),
    "D-06": _published("云溪镇人民政府", dt.date(2024, 1, 31), dt.date(2024, 2, 1)),
    "D-08": of_fields({"published_on": dt.date(2024, 1, 9)}, {"published_on": dt.date(2023, 1, 9)}),
    "D-09": noted("D-09", "index_of_other_year", index="2022", published="2024-01-09"),
    "D-10": noted("D-10", "instrument_outdated", text="国办公开办函〔2019〕60号"),
    "D-11": noted("D-11", "sections_miscounted", text="五部分组成"),
}

_NARRATIVE: Final[dict[str, Case]] = {
    "N-01": of_prose("全年收到政府信息公开申请7件。", {R: 7}, {R: 6}),
    "N-02": of_prose("全年受理政府信息公开申请7件。", {R: 8, ALL: 7}, {R: 8, ALL: 9}),
    "N-03": of_prose("全年答复政府信息公开申请7件。", {ALL: 7}, {ALL: 6}),
    "N-04": of_prose("上年结转政府信息公开申请2件。", {CI: 2}, {CI: 1}),
    "N-05": of_prose("政府信息公开申请结转下年度2件。", {CO: 2}, {CO: 1}),
    "N-06": of_prose(
        "收到政府信息公开申请5件，其中予以公开3件，本机关不掌握2件。",
        {R: 5, PUBLIC: 3, NOT_HELD: 2},
        {R: 5, PUBLIC: 4, NOT_HELD: 1},
    ),
    "N-07": Case(
        lambda: prose("答复政府信息公开申请5件，其中予以公开3件，部分公开2件。", {ALL: 5}),
        lambda: prose("答复政府信息公开申请5件，其中予以公开3件，部分公开4件。", {ALL: 5}),
    ),
    "N-08": Case(
        lambda: prose("答复政府信息公开申请8件，其中予以公开3件，占37.5%。", {ALL: 8}),
        lambda: prose("答复政府信息公开申请8件，其中予以公开3件，占47.5%。", {ALL: 8}),
    ),
    "N-09": of_prose("全年未收到政府信息公开申请。", {}, {R: 1}),
    "N-10": of_prose("政府信息公开申请无结转下年度。", {}, {CO: 1}),
    "N-11": of_prose("因政府信息公开引发行政复议2件。", {f"{RECON}.total": 2}, {f"{RECON}.total": 1}),
    "N-12": of_prose(
        "因政府信息公开引发行政诉讼3件。",
        {f"{DIRECT}.total": 1, f"{AFTER}.total": 2},
        {f"{DIRECT}.total": 1, f"{AFTER}.total": 1},
    ),
    "N-13": of_prose("未发生政府信息公开行政复议、行政诉讼。", {}, {f"{RECON}.total": 1}),
    "N-14": of_prose(
        "因政府信息公开引发行政复议2件，其中维持1件，纠正1件。",
        {f"{RECON}.total": 2, f"{RECON}.upheld": 1, f"{RECON}.corrected": 1},
        {f"{RECON}.total": 2, f"{RECON}.upheld": 2},
    ),
    "N-15": of_prose("全年制发行政规范性文件3件。", {f"{NORMS}.issued": 3}, {f"{NORMS}.issued": 2}),
    "N-16": of_prose("全年办理行政许可28件。", {LICENSING: 28}, {LICENSING: 82}),
    "N-17": of_prose("行政事业性收费12.5万元。", {FEES: Decimal("12.5")}, {FEES: Decimal(125)}),
    "N-19": of_prose("无不予公开、无法提供事项。", {}, {STATE: 1}),
    "N-21": Case(
        lambda: prose("答复政府信息公开申请5件。群众反映良好。业务培训两场。答复政府信息公开申请5件。", {ALL: 5}),
        lambda: prose("答复政府信息公开申请5件。群众反映良好。业务培训两场。答复政府信息公开申请6件。", {ALL: 5}),
    ),
    "N-22": Case(
        lambda: prose("收到政府信息公开申请1件，引发行政复议2件。", {R: 1, f"{RECON}.total": 2}),
        lambda: prose("收到政府信息公开申请1件。", {R: 1, f"{RECON}.total": 2}),
    ),
}  # fmt: skip

_NO_FEE = "未收取信息处理费。"
_FEE = "发出信息处理费收费通知3件，通知金额600元，实际收取400元。"
_FEES: Final[dict[str, Case]] = {
    "F-01": of_fees(_NO_FEE, "无。"),
    "F-02": of_fees(_FEE, "实际收取信息处理费400元。"),
    "F-03": of_fees(_FEE, "发出信息处理费收费通知3件，通知金额600元，实际收取800元。"),
    "F-04": of_fees(_FEE, "无。", {OVERDUE: 2}),
    "F-05": of_fees(
        _FEE, "发出信息处理费收费通知1件，通知金额600元，实际收取400元。", {OVERDUE: 2}
    ),
    "F-06": of_fees(_FEE, "实际收取信息处理费405元。"),
    "F-07": Case(
        lambda: prose("按件计收信息处理费400元。", {R: 40}),
        lambda: prose("按件计收信息处理费400元。", {R: 4}),
    ),
    "F-08": of_fees(_NO_FEE, _FEE, year=2020),
    "F-09": Case(
        lambda: prose(_FEE, {FEES: Decimal("0.04")}),
        lambda: prose(_FEE, {FEES: Decimal("0.01")}),
    ),
    "F-11": of_cells({}, {OVERDUE: 1}, year=2020),
}


def _rollup(column: str) -> Case:
    name = f"requests.received.{column}"
    return Case(
        lambda: beside(zeros({name: 5}), children=[zeros({name: 2}), zeros({name: 3})]),
        lambda: beside(zeros({name: 6}), children=[zeros({name: 2}), zeros({name: 3})]),
    )


def _rollup_disputes(column: str) -> Case:
    name = f"{RECON}.{column}"
    return Case(
        lambda: beside(zeros({name: 5}), children=[zeros({name: 2}), zeros({name: 3})]),
        lambda: beside(zeros({name: 4}), children=[zeros({name: 2}), zeros({name: 3})]),
    )


def _rollup_decisions(row: str) -> Case:
    if row == "administrative_fees":
        return Case(
            lambda: beside(zeros({FEES: Decimal(5)}), children=[zeros({FEES: Decimal(5)})]),
            lambda: beside(zeros({FEES: Decimal(6)}), children=[zeros({FEES: Decimal(5)})]),
        )
    name = f"disclosure.{row}.decisions"
    return Case(
        lambda: beside(zeros({name: 5}), children=[zeros({name: 2}), zeros({name: 3})]),
        lambda: beside(zeros({name: 4}), children=[zeros({name: 2}), zeros({name: 3})]),
    )


def _grandchild(now: int, before: int) -> Subject:
    child = beside(zeros(), before=zeros({CO: before}))
    return Related(zeros({CI: now}), Context(children=[child]))


_ROLLUP: Final[dict[str, Case | Callable[[str], Case]]] = {
    "R-01": _rollup,
    "R-02": _rollup_disputes,
    "R-03": _rollup_decisions,
    "R-04": Case(
        lambda: beside(zeros({f"{NORMS}.in_force": 5}), children=[zeros({f"{NORMS}.in_force": 5})]),
        lambda: beside(zeros({f"{NORMS}.in_force": 4}), children=[zeros({f"{NORMS}.in_force": 5})]),
    ),
    "R-05": Case(
        lambda: beside(zeros({R: 5}), children=[zeros({R: 5}), zeros({R: 1})]),
        lambda: beside(zeros({R: 4}), children=[zeros({R: 5}), zeros({R: 1})]),
    ),
    "R-06": Case(lambda: _grandchild(2, 2), lambda: _grandchild(2, 3)),
    "R-07": Case(
        lambda: beside(zeros(), children=[zeros()]),
        lambda: beside(zeros(), children=[zeros(year=2022)]),
    ),
}

_PLAUSIBILITY: Final[dict[str, Case]] = {
    "P-01": Case(
        lambda: beside(zeros({R: 1}), children=[zeros()]),
        lambda: beside(zeros(), children=[zeros()]),
    ),
    "P-02": of_cells({ALL: 60, NOT_HELD: 40}, {ALL: 60, NOT_HELD: 50}),
    "P-03": of_cells({ALL: 60, PUBLIC: 40}, {ALL: 60, PUBLIC: 10}),
    "P-04": of_cells({ALL: 60, OTHER: 4}, {ALL: 60, OTHER: 40}),
    "P-05": of_cells({}, {STATE: 1}, organ="云溪镇人民政府"),
    "P-07": Case(
        lambda: beside(zeros({PEOPLE: 600, FIRMS: 3}), before=zeros({PEOPLE: 600})),
        lambda: beside(zeros({PEOPLE: 600}), before=zeros({PEOPLE: 600})),
    ),
    "P-09": of_cells({ALL: 60, CONFIRM: 2}, {ALL: 60, CONFIRM: 12}),
}

CASES: Final[dict[str, Case | Callable[[str], Case]]] = {
    **_STRUCTURE,
    **_CELLS,
    **_REQUESTS,
    **_DISPUTES,
    **_DOCUMENTS,
    **_YEARS,
    **_DATES,
    **_NARRATIVE,
    **_FEES,
    **_ROLLUP,
    **_PLAUSIBILITY,
}
"""Every standard rule by its id, or by what stands before the dot for those of a template."""


def case_of(rule: str) -> Case:
    """The case of a rule.

    Raises:
        KeyError: if it has none yet: write one.
    """
    found = CASES.get(rule)
    if isinstance(found, Case):
        return found
    stem, _, name = rule.partition(".")
    made = CASES[stem]
    return made if isinstance(made, Case) else made(name)
