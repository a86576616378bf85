"""三、本年度办理结果 of 表三: how applications were decided, by the grounds that the 条例 knows.

Both forms share all rows but one: what the 2019 form counts in the single row （六）其他处理, the 2021 form
counts in three.
"""

from __future__ import annotations

from attrs import frozen

from giac_schema.model.applicants import ApplicantRow
from giac_schema.model.form import row

__all__ = [
    "NotDisclosed",
    "NotProcessed",
    "OtherHandling",
    "Outcome2019",
    "Outcome2021",
    "UnableToProvide",
]


@frozen
class NotDisclosed:
    """（三）不予公开: refused by law."""

    state_secret: ApplicantRow = row(
        ApplicantRow, "1.属于国家秘密", "state secrets", name="属于国家秘密", article="14"
    )
    prohibited_by_law: ApplicantRow = row(
        ApplicantRow,
        "2.其他法律行政法规禁止公开",
        "disclosure prohibited by other laws or regulations",
        name="其他法律行政法规禁止公开",
        article="14",
    )
    security_and_stability: ApplicantRow = row(
        ApplicantRow,
        "3.危及“三安全一稳定”",
        "national, public or economic security, or social stability",
        name="危及三安全一稳定",
        article="14",
    )
    third_party_rights: ApplicantRow = row(
        ApplicantRow,
        "4.保护第三方合法权益",
        "rights of third parties",
        name="保护第三方合法权益",
        article="15, 32",
    )
    internal_affairs: ApplicantRow = row(
        ApplicantRow,
        "5.属于三类内部事务信息",
        "internal affairs (three kinds)",
        name="属于三类内部事务信息",
        article="16",
    )
    process_information: ApplicantRow = row(
        ApplicantRow,
        "6.属于四类过程性信息",
        "process information (four kinds)",
        name="属于四类过程性信息",
        article="16",
    )
    enforcement_case_file: ApplicantRow = row(
        ApplicantRow,
        "7.属于行政执法案卷",
        "administrative enforcement case files",
        name="属于行政执法案卷",
        article="16",
    )
    administrative_query: ApplicantRow = row(
        ApplicantRow,
        "8.属于行政查询事项",
        "matters of administrative inquiry",
        name="属于行政查询事项",
        article="36(7)",
    )


@frozen
class UnableToProvide:
    """（四）无法提供: there is nothing the organ could give."""

    not_held: ApplicantRow = row(
        ApplicantRow,
        "1.本机关不掌握相关政府信息",
        "not held by this organ",
        name="本机关不掌握相关政府信息",
        article="36(4), 36(5)",
    )
    requires_creation: ApplicantRow = row(
        ApplicantRow,
        "2.没有现成信息需要另行制作",
        "would have to be created",
        name="没有现成信息需要另行制作",
        article="38",
    )
    unclear_after_correction: ApplicantRow = row(
        ApplicantRow,
        "3.补正后申请内容仍不明确",
        "still unclear after correction",
        name="补正后申请内容仍不明确",
        article="30",
    )


@frozen
class NotProcessed:
    """（五）不予处理: not an application that the 条例 provides for."""

    complaint: ApplicantRow = row(
        ApplicantRow,
        "1.信访举报投诉类申请",
        "petitions, reports and complaints",
        name="信访举报投诉类申请",
        article="39",
    )
    repeat_application: ApplicantRow = row(
        ApplicantRow, "2.重复申请", "repeated applications", name="重复申请", article="36(6)"
    )
    published_material: ApplicantRow = row(
        ApplicantRow,
        "3.要求提供公开出版物",
        "requests for published material",
        name="要求提供公开出版物",
        article="39",
    )
    excessive_applications: ApplicantRow = row(
        ApplicantRow,
        "4.无正当理由大量反复申请",
        "large numbers of applications without good reason",
        name="无正当理由大量反复申请",
        article="35",
    )
    confirm_or_reissue: ApplicantRow = row(
        ApplicantRow,
        "5.要求行政机关确认或重新出具已获取信息",
        "requests to confirm or reissue information already obtained",
        name="要求行政机关确认或重新出具已获取信息",
    )


@frozen
class OtherHandling:
    """（六）其他处理 of the 2021 form."""

    overdue_correction: ApplicantRow = row(
        ApplicantRow,
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "no correction in time",
        name="逾期不补正",
        article="30",
    )
    overdue_fee: ApplicantRow = row(
        ApplicantRow,
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "fee not paid in time",
        name="逾期未缴费",
        article="42",
    )
    other: ApplicantRow = row(ApplicantRow, "3.其他", "other", name="其他情形")


@frozen
class _OutcomeBefore:
    """The rows of 三、本年度办理结果 that stand before （六）, in both forms."""

    disclosed: ApplicantRow = row(
        ApplicantRow, "（一）予以公开", "disclosed", name="予以公开", article="36(1), 36(2)"
    )
    partially_disclosed: ApplicantRow = row(
        ApplicantRow,
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "partially disclosed",
        name="部分公开",
        article="37",
    )
    not_disclosed: NotDisclosed = row(
        NotDisclosed,
        "（三）不予公开",
        "not disclosed",
        name="不予公开",
        article="14, 15, 16, 36(3)",
    )
    unable_to_provide: UnableToProvide = row(
        UnableToProvide,
        "（四）无法提供",
        "unable to provide",
        name="无法提供",
        article="30, 36, 38",
    )
    not_processed: NotProcessed = row(
        NotProcessed, "（五）不予处理", "not processed", name="不予处理", article="35, 36(6), 39"
    )


@frozen
class Outcome2021(_OutcomeBefore):
    """三、本年度办理结果 of the 2021 form: 21 rows and their total."""

    other: OtherHandling = row(
        OtherHandling, "（六）其他处理", "other handling", name="其他处理", article="30, 42"
    )
    total: ApplicantRow = row(ApplicantRow, "（七）总计", "total of outcomes", name="总计")


@frozen
class Outcome2019(_OutcomeBefore):
    """三、本年度办理结果 of the 2019 form: 19 rows and their total."""

    other: ApplicantRow = row(ApplicantRow, "（六）其他处理", "other handling", name="其他处理")
    total: ApplicantRow = row(ApplicantRow, "（七）总计", "total of outcomes", name="总计")
