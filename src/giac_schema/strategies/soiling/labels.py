"""The many spellings of the form's own labels, as pages, mirrors and extractors have them.

Each function takes a label and gives it as somebody printed it; a label that has nothing of the kind comes
back as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from giac_schema.strategies.soiling.printout import BREAK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

__all__ = [
    "bracketed",
    "broken",
    "cut",
    "misspelt",
    "quoted",
    "renumbered",
    "spaced",
    "unnumbered",
    "wide",
    "with_pinyin",
    "with_radicals",
    "with_traditional",
]


def wide(label: str, random: Random) -> str:
    """Marks and digits of the other width: ``(一)予以公开``, and digits as wide as characters."""
    return label.translate(_NARROW if random.randrange(2) else _WIDE)


_NARROW: Final = str.maketrans("（），：", "(),:")
_WIDE: Final = str.maketrans({c: chr(ord(c) + 0xFEE0) for c in "0123456789./"})
"""Each with its wide form, which Unicode keeps in the same order."""


def bracketed(label: str, random: Random) -> str:
    """Brackets of another kind around numbers and explanations."""
    return label.translate(str.maketrans("（）", random.choice(["()", "﹙﹚"])))


def quoted(label: str, random: Random) -> str:
    """Quotation marks of another kind: ``"三安全一稳定"``."""
    return label.translate(
        str.maketrans("“”", random.choice(['""', "「」", "『』", "\uff02\uff02", "‘’"]))
    )


def spaced(label: str, random: Random) -> str:
    """A blank somewhere inside: ``规 章``, ``商业\u3000企业``."""
    at = random.randrange(len(label)) + 1
    return label[:at] + random.choice([" ", "\u00a0", "\u3000"]) + label[at:]


def broken(label: str, random: Random) -> str:
    """A line break behind the number or somewhere among the words."""
    number = _NUMBER.match(label)
    words = number.end() if number else 1
    if words >= len(label):  # nothing but a number, or a single character
        return label
    at = random.randrange(words, len(label))
    return label[:at] + BREAK + label[at:]


def with_traditional(label: str, _random: Random) -> str:
    """As the mirrors of Hong Kong and Taiwan have it: ``行政許可``."""
    return label.translate(_TRADITIONAL)


_PAIRS: Final = """
业業 为為 举舉 于於 会會 体體 规規 总總 复復 计計 务務 动動 单單 发發 区區 国國 处處 审審 属屬 废廢 强強 执執
护護 报報 据據 数數 无無 机機 权權 构構 条條 减減 决決 现現 稳穩 类類 系係 纠糾 纳納 组組 织織 经經 结結 继繼
续續 维維 缴繳 罚罰 范範 获獲 补補 认認 议議 许許 讼訟 访訪 诉訴 询詢 请請 购購 费費 转轉 过過 这這 进進 采採
关關 问問 项項 题題 额額 万萬 内內 确確 办辦 开開 况況
"""
"""Characters of labels with their traditional forms."""
_TRADITIONAL: Final = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


def with_pinyin(label: str, random: Random) -> str:
    """Pinyin in brackets behind characters that can be read in several ways: ``項(xiàng)``."""
    return "".join(c + random.choice(_PINYIN.get(c, ("",))) for c in label)


_READ: Final = """
规guī 总zǒng 行xíng 数shù 处chù 强qiáng 发fā 业yè 费fèi 对duì 项xiàng 国guó 类lèi
規guī 總zǒng 數shù 處chù 強qiáng 發fā 業yè 費fèi 項xiàng 國guó 類lèi
"""
_PINYIN: Final = {pair[0]: (f"({pair[1:]})", f"（{pair[1:]}）") for pair in _READ.split()}


def with_radicals(label: str, random: Random) -> str:
    """Kangxi radicals in place of the characters they look like, as some PDF have them: ``⾏政许可``."""
    known = [c for c in label if c in _radicals()]
    hit = set(known) if random.randrange(2) else set(known[:1])
    return "".join(_radicals()[c] if c in hit else c for c in label)


@cache
def _radicals() -> Mapping[str, str]:
    """Characters with the radical that Unicode says is the same."""
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}


_NUMBER: Final = re.compile(r"^(（[一二三四五六七]）|[一二三四]、|[1-8]\.)")


def renumbered(label: str, random: Random) -> str:
    """The same number in another style: ``1、属于国家秘密``, ``㈠予以公开``."""
    number = _NUMBER.match(label)
    if number is None:
        return label
    bare = number[0].strip("（）、.")
    styles = {
        "（": ["({})", "({}) ", "（{}） "],
        "、": ["{}.", "{}、 ", "{}，"],
        ".": ["{}、", "{}．", "{}. "],
    }
    style = styles["（" if number[0][0] == "（" else number[0][-1]]
    return random.choice(style).format(bare) + label[number.end() :]


def unnumbered(label: str, _random: Random) -> str:
    """Without its number, but for ``3.其他``: no other label is told from another by its number alone."""
    bare = _NUMBER.sub("", label)
    return label if bare == "其他" else bare


def cut(label: str, random: Random) -> str:
    """Cut off: ``本年新`` for ``本年新制作数量``."""
    least = _FEWEST + (number.end() if (number := _NUMBER.match(label)) else 0)
    return label[: random.randrange(least, len(label))] if len(label) > least else label


_FEWEST: Final = 2
"""So many characters of its words are left of a label that was cut."""


def misspelt(label: str, random: Random) -> str:
    """One character wrong, missing or too many; not that of 万元, for 元 is a unit as well."""
    at = random.choice([at for at, character in enumerate(label) if character != "万"])
    wrong = random.choice(["", "的", "外", label[at] * 2, "?"])
    return label[:at] + wrong + label[at + 1 :]
