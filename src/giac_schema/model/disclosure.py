"""表二, 主动公开政府信息情况: what the organ made public of its own accord (条例 第二十条).

The 2019 form (国办公开办函〔2019〕60号) and the 2021 form (国办公开办函〔2021〕30号) ask for
different figures.  A published table may take one block from either: that is :class:`DisclosureHybrid`.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from giac_schema.model.form import count, money, row
from giac_schema.model.values import Count, Money

__all__ = [
    "Decisions",
    "Disclosure",
    "Disclosure2019",
    "Disclosure2021",
    "DisclosureHybrid",
    "DocumentsMade",
    "DocumentsStock",
    "FeeItems",
    "Fees",
    "Items",
    "Procurement",
]


@frozen
class DocumentsStock:
    """第二十条第（一）项, 2021 form: documents issued, repealed, in force."""

    issued: Count = count("本年制发件数", "issued this year", name="制发件数", article="20(1)")
    repealed: Count = count("本年废止件数", "repealed this year", name="废止件数", article="20(1)")
    in_force: Count = count("现行有效件数", "in force", article="20(1)")


@frozen
class DocumentsMade:
    """第二十条第（一）项, 2019 form: documents made, made public, public in all."""

    made: Count = count("本年新制作数量", "made this year", name="新制作数量", article="20(1)")
    disclosed: Count = count(
        "本年新公开数量", "made public this year", name="新公开数量", article="20(1)"
    )
    total_disclosed: Count = count("对外公开总数量", "public in all", article="20(1)")


@frozen
class Decisions:
    """第二十条第（五）（六）项, 2021 form: decisions taken in the year."""

    decisions: Count = count(
        "本年处理决定数量", "decisions this year", name="处理决定数量", article="20(5), 20(6)"
    )


@frozen
class Items:
    """第二十条第（五）（六）项, 2019 form: kinds of matters handled, and decisions taken."""

    items_last_year: Count = count(
        "上一年项目数量", "matters last year", article="20(5), 20(6)", unit="项"
    )
    items_change: Count = count(
        "本年增/减",
        "change this year",
        name="本年增减",
        article="20(5), 20(6)",
        unit="项",
        signed=True,
    )
    decisions: Count = count("处理决定数量", "decisions this year", article="20(5), 20(6)")


@frozen
class Fees:
    """第二十条第（八）项, 2021 form: money collected, in 万元 (10,000 yuan)."""

    amount: Money = money(
        "本年收费金额（单位：万元）",
        "collected this year (10,000 yuan)",
        name="收费金额",
        article="20(8)",
        unit="万元",
    )


@frozen
class FeeItems:
    """第二十条第（八）项, 2019 form: kinds of fees, not money."""

    items_last_year: Count = count("上一年项目数量", "items last year", article="20(8)", unit="项")
    items_change: Count = count(
        "本年增/减", "change this year", name="本年增减", article="20(8)", unit="项", signed=True
    )


@frozen
class Procurement:
    """第二十条第（九）项, 2019 form: procurement.

    The form prints no unit for the amount.  It is kept as printed, in yuan where the cell says 元
    and in 万元 where cell or header says 万元; the source of the cell tells which.
    """

    projects: Count = count("采购项目数量", "projects", article="20(9)", unit="个")
    amount: Money = money("采购总金额", "amount", article="20(9)", unit="元")


@frozen
class Disclosure2021:
    """表二 of the 2021 form."""

    regulations: DocumentsStock = row(DocumentsStock, "规章", "regulations", article="20(1)")
    normative_documents: DocumentsStock = row(
        DocumentsStock, "行政规范性文件", "normative documents", name="规范性文件", article="20(1)"
    )
    licensing: Decisions = row(Decisions, "行政许可", "administrative licensing", article="20(5)")
    penalties: Decisions = row(Decisions, "行政处罚", "administrative penalties", article="20(6)")
    coercive_measures: Decisions = row(
        Decisions, "行政强制", "administrative coercive measures", article="20(6)"
    )
    administrative_fees: Fees = row(Fees, "行政事业性收费", "administrative fees", article="20(8)")


@frozen
class Disclosure2019:
    """表二 of the 2019 form."""

    regulations: DocumentsMade = row(DocumentsMade, "规章", "regulations", article="20(1)")
    normative_documents: DocumentsMade = row(
        DocumentsMade, "规范性文件", "normative documents", article="20(1)"
    )
    licensing: Items = row(Items, "行政许可", "administrative licensing", article="20(5)")
    other_services: Items = row(
        Items, "其他对外管理服务事项", "other administrative services", article="20(5)"
    )
    penalties: Items = row(Items, "行政处罚", "administrative penalties", article="20(6)")
    coercive_measures: Items = row(
        Items, "行政强制", "administrative coercive measures", article="20(6)"
    )
    administrative_fees: FeeItems = row(
        FeeItems, "行政事业性收费", "administrative fees", article="20(8)"
    )
    procurement: Procurement = row(
        Procurement, "政府集中采购", "centralised procurement", article="20(9)"
    )


@frozen
class DisclosureHybrid:
    """表二 as some organs publish it: single blocks of one form inside the other.

    A row that the other form does not have is ``None`` where its block was not printed.
    """

    regulations: DocumentsStock | DocumentsMade
    normative_documents: DocumentsStock | DocumentsMade
    licensing: Decisions | Items
    penalties: Decisions | Items
    coercive_measures: Decisions | Items
    administrative_fees: Fees | FeeItems
    other_services: Items | None = None
    procurement: Procurement | None = None


Disclosure: TypeAlias = Disclosure2021 | Disclosure2019 | DisclosureHybrid
