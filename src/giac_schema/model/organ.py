"""Kinds of organs, and what a name says of which kind its organ is.

A rule may bind only some: 规章 are made by a department of the State Council, a province or a
prefecture, and 条例第四十九条 sets governments and departments different dates.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, TypeAlias, get_args

__all__ = ["ORGANS", "OrganKind", "kinds_of_organ"]

OrganKind: TypeAlias = Literal[
    "state_council", "province", "prefecture", "county", "township", "department"
]
"""A department of the State Council (国务院部门), a government by its level (省、设区的市和自治州、县、乡镇
and 街道), or a department of a local government (地方政府部门)."""
ORGANS: tuple[OrganKind, ...] = get_args(OrganKind)

_MUNICIPALITIES: Final = "(北京|天津|上海|重庆)市"
_KINDS: Final[tuple[tuple[str, tuple[OrganKind, ...]], ...]] = (
    (r"^中华人民共和国.*(部|署|总局|委员会|银行)$", ("state_council",)),
    (r"(乡|镇|街道)人民政府$|街道办事处$", ("township",)),
    (rf"^({_MUNICIPALITIES}|.*(省|自治区))人民政府$", ("province",)),
    (r"(州|地区|盟)人民政府$|行政公署$", ("prefecture",)),
    (r"(县|旗|区)人民政府$", ("county",)),
    (r"市人民政府$", ("prefecture", "county")),
    (r"(?<!总)局$|厅$|人民政府.*办公室$", ("department",)),
)


@cache
def kinds_of_organ(name: str | None) -> frozenset[OrganKind]:
    """The kinds that an organ of this name can be of; all of them where the name does not tell.

    >>> sorted(kinds_of_organ("云亭市人民政府"))
    ['county', 'prefecture']
    """
    plain = "".join((name or "").split())
    for pattern, kinds in _KINDS:
        if re.search(pattern, plain):
            return frozenset(kinds)
    return frozenset(ORGANS)
