"""Which sentences may say something of a cell; the others are not worth a parser's time."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["speaks"]

_COUNTS: Final = re.compile(
    r"[0-9零一二两三四五六七八九十百千]+(\.[0-9]+)?[余多]?万?(人次|批次|[件条份次起宗个项部例桩案元])"
)
_DENIES: Final = re.compile(r"[未无没零0]")
_SHORT: Final = 40
_ABOUT_CELLS: Final = re.compile(
    r"申请|复议|诉讼|被诉|应诉|起诉|规章|规范性文件|许可|处罚|强制|收费|采购|对外管理|结转|转下|公开|有效|废止|制发|新增|办结|办复|答复|回复"
    r"|收到|新收|受理|自然人|法人|企业|机构|组织|处理|提供|掌握|不存在|秘密|隐私|第三方|内部|过程性|案卷|查询|现成|补正|出版物"
    r"|维持|纠|审结|审理|驳回|败诉|胜诉|结果|撤|终止|其[他它]\d"
)
_ABOUT_DENIABLE: Final = re.compile(
    r"申请|复议|诉讼|被诉|规章|规范性文件|许可|处罚|强制|收费|结转|不予|无法|纠|败诉|维持"
)


def speaks(text: str) -> bool:
    """Whether a sentence may say something of a cell, or of what the next one is about."""
    if _COUNTS.search(text) or "占" in text:
        return bool(_ABOUT_CELLS.search(text))
    if _DENIES.search(text) or len(text) <= _SHORT:
        return bool(_ABOUT_DENIABLE.search(text))
    return False
