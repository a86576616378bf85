"""How rules are written in text, in Chinese and in English.

``render`` prints with these words and ``grammar`` reads them, so that neither has a list of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from attrs import frozen

from giac_schema.model.organ import OrganKind
from giac_schema.model.rule import Level, Origin
from giac_schema.model.terms import Comparison
from giac_schema.model.values import MISSING_KINDS, MissingKind

__all__ = ["NOTATIONS", "Notation", "Script"]

Script: TypeAlias = Literal["zh", "en"]
"""Which addresses and words a rule is written with."""


@frozen
class Notation:
    """How one language writes what is no address and no number.  A brace holds the place of a part."""

    comparisons: Mapping[Comparison, str]
    kinds: Mapping[MissingKind, str]
    levels: Mapping[Level, str]
    origins: Mapping[Origin, str]
    organs: Mapping[OrganKind, str]
    fields: Mapping[str, str]
    """The parts of a rule that stand before a colon."""
    rule: str
    times: str
    both: str
    either: str
    no: str
    all: str
    any: str
    always: str
    never: str
    when: str
    close: str
    absolute: str
    relative: str
    divisible: str
    missing: str
    missing_kinds: str
    or_kind: str
    sum: str
    previous: str
    children_sum: str
    children_max: str
    children_count: str
    year: str
    every_row: str
    parts: str
    leaves: str
    observed: str
    comma: str


_CHINESE: Final = Notation(
    comparisons={"==": "=", "!=": "≠", "<=": "≤", "<": "<", ">=": "≥", ">": ">"},
    kinds={
        "blank": "空白",
        "placeholder": "占位符号",
        "text": "文字",
        "unplaced": "未能定位",
        "absent": "未找到",
    },
    levels={"must": "必须", "should": "应当", "hint": "提示"},
    origins={
        "form": "格式",
        "arithmetic": "算术",
        "law": "法规",
        "practice": "做法",
        "plausibility": "合理性",
    },
    organs={
        "state_council": "国务院部门",
        "province": "省级政府",
        "prefecture": "市级政府",
        "county": "县级政府",
        "township": "乡镇街道",
        "department": "地方部门",
    },
    fields={
        "level": "级别",
        "title_zh": "名称",
        "title_en": "英文名称",
        "origin": "依据",
        "cites": "出处",
        "editions": "格式",
        "organs": "机关",
        "exceptions": "例外",
        "catalogue": "编号",
        "holds": "要求",
        "check": "程序",
    },
    rule="规则",
    times=" × ",
    both=" 且 ",
    either=" 或 ",
    no="并非({})",
    all="全部({})",
    any="任一({})",
    always="恒成立",
    never="恒不成立",
    when="若 {} 则 {}",
    close="相近({}, {}{})",
    absolute=", 绝对 {}",
    relative=", 相对 {}",
    divisible="{} 被 {} 整除",
    missing="{} 没有数字",
    missing_kinds="{} 没有数字（{}）",
    or_kind="、",
    sum="合计({})",
    previous="上年({})",
    children_sum="下级.合计({})",
    children_max="下级.最大({})",
    children_count="下级.数量",
    year="报告.年度",
    every_row="每行",
    parts="各列之和",
    leaves="各项之和",
    observed="读取程序",
    comma="，",
)

_ENGLISH: Final = Notation(
    comparisons={"==": "==", "!=": "!=", "<=": "<=", "<": "<", ">=": ">=", ">": ">"},
    kinds={kind: kind for kind in MISSING_KINDS},
    levels={level: level for level in _CHINESE.levels},
    origins={origin: origin for origin in _CHINESE.origins},
    organs={organ: organ for organ in _CHINESE.organs},
    fields={
        "level": "level",
        "title_zh": "title zh",
        "title_en": "title en",
        "origin": "origin",
        "cites": "cites",
        "editions": "editions",
        "organs": "organs",
        "exceptions": "exception",
        "catalogue": "ids",
        "holds": "holds",
        "check": "check",
    },
    rule="rule",
    times=" * ",
    both=" and ",
    either=" or ",
    no="not ({})",
    all="all({})",
    any="any({})",
    always="true",
    never="false",
    when="when {} then {}",
    close="close({}, {}{})",
    absolute=", absolute {}",
    relative=", relative {}",
    divisible="{} divisible by {}",
    missing="is_missing({})",
    missing_kinds="is_missing({}, {})",
    or_kind="|",
    sum="sum({})",
    previous="previous({})",
    children_sum="children.sum({})",
    children_max="children.max({})",
    children_count="children.count",
    year="report.year",
    every_row="*",
    parts="parts",
    leaves="leaves",
    observed="reader",
    comma=", ",
)

NOTATIONS: Final[Mapping[Script, Notation]] = {"zh": _CHINESE, "en": _ENGLISH}
