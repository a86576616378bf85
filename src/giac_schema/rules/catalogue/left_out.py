"""Ids of the catalogue that are no rules here, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Title

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LEFT_OUT"]

_IMPLIED: Final = Title(
    "由 {0} 推出：空格按任何非负数看待，所以凡违反者必已违反 {0}",
    "follows from {0}: a missing count may be anything from 0 up, so what breaks this breaks {0}",
)
_DEFINITION: Final = Title("是定义，不是检查：{0}", "a definition and no check: {0}")


def _implied(by: str) -> Title:
    return Title(_IMPLIED.zh.format(by), _IMPLIED.en.format(by))


def _definition(zh: str, en: str) -> Title:
    return Title(_DEFINITION.zh.format(zh), _DEFINITION.en.format(en))


LEFT_OUT: Final[Mapping[str, Title]] = {
    "T3-16": _definition(
        "（三）至（六）各项之和，格式不印小计，正文检查中使用",
        "subtotals that the form does not print; rules of prose use them",
    ),
    "T3-17": _implied("T3-01"),
    "T3-18": _implied("T3-01"),
    "T3-19": _implied("T3-01、T3-08"),
    "T3-20": _implied("T3-15"),
    "T3-21": _implied("T3-15、T3-08"),
    "T3-22": Title(
        "表中只有合计，看不出一件申请计了几次",
        "the table counts, and cannot show that one application was counted twice",
    ),
    "T4-04": _implied("T4-01、T4-02、T4-03"),
    "T4-08": Title(
        "报告不写共同被告案件，无法检查",
        "a report does not say which cases have the reconsideration organ as a co-defendant",
    ),
    "T4-12": _definition(
        "行政诉讼没有总计栏，为两类诉讼之和",
        "litigation has no total of its own; it is the sum of two",
    ),
    "T2-02": Title(
        "化简后即现行有效不小于0，由 C-03 检查",
        "comes down to in_force >= 0, which C-03 checks",
    ),
    "T2-14": _definition("表二各行不相加", "the rows of table 2 are not added up"),
    "Y-09": _definition(
        "2020年对外公开总数与2021年现行有效不是一回事，不比较",
        "public in 2020 and in force in 2021 are different things, and are not compared",
    ),
    "Y-12": _definition(
        "2019年报告没有同格式的上年报告", "a report for 2019 has no predecessor in this form"
    ),
    "Y-16": _definition(
        "上年报告必须是上一年的，否则不适用",
        "the report before must be of the year before; otherwise rules are not applicable",
    ),
    "Y-17": _definition(
        "机构改革后跨年规则仅供参考",
        "after an organ was renamed or merged, rules across years are hints",
    ),
    "Y-18": Title(
        "上年的问题今年是否解决，需要读懂文字",
        "whether last year's problems were answered takes understanding of both texts",
    ),
    "D-07": Title(
        "各地日期不同，用 deadline(…) 自行设定",
        "places set their own dates: make a rule with giac_schema.rules.deadline",
    ),
    "N-18": Title(
        "同一信息可在多个渠道发布，渠道之和不必等于总数",
        "one item may be published on several channels, so channels need not add up",
    ),
    "N-20": Title(
        "“办理量大”之类没有数字可比", "words such as “many applications” have no figure to compare"
    ),
    "F-10": _definition(
        "有行政事业性收费不等于有信息处理费",
        "administrative fees in table 2 do not call for a statement in section 6",
    ),
    "P-06": Title(
        "需要同类机关的一组报告", "needs the reports of a whole group of comparable organs"
    ),
    "P-08": Title(
        "一份报告的数字太少，末位分布没有意义",
        "one report has too few figures for their last digits to mean anything",
    ),
    "R-08": _definition(
        "垂直管理部门不计入地方汇总", "departments under vertical management are not aggregated"
    ),
    "R-09": _definition(
        "政府办公室的报告不是汇总报告", "the report of a government's office is no aggregate"
    ),
}
"""Why an id of the catalogue is not among the rules."""
