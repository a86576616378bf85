"""One spelling for the many that a form's label can have.

Width (NFKC, which also folds Kangxi radicals), traditional characters as far as the form's own
vocabulary needs them, the Taiwan words that conversion programs put in their place, and marks
that cannot be seen.  Only labels and headings are folded to be compared; what a report prints is
kept as it is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["INVISIBLE", "bare", "fold"]

INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069"
)
"""Characters that nobody sees: they mean nothing in a word, and a cell of nothing else is blank."""

# Pairs of a traditional (or half-converted, or radical) character and the form's own.
_PAIRS = """
條条 項项 內内 發发 數数 廢废 現现 規规 範范 處处 決决 罰罚 強强 單单 萬万 業业 費费 製制 開开 對对
總总 減减 務务 採采 購购 額额 據据 關关 係系 為为 爲为 於于 請请 況况 組组 織织 計计 機机 構构 會会
結结 轉转 辦办 區区 這这 屬属 國国 穩稳 護护 權权 類类 執执 詢询 無无 確确 認认 補补 後后 訪访 舉举
報报 訴诉 複复 復复 覆复 獲获 繳缴 納纳 續续 議议 訟讼 維维 糾纠 審审 經经 問问 題题 進进 體体 動动
應应 過过 檢检 終终 從从 鄉乡 鎮镇 縣县 間间 題题 實实 還还 號号 門门 長长 車车 見见 說说 該该 與与
聯联 網网 標标 準准 監监 督督 質质 隨随 許许 賬账 產产 險险 庫库 儲储 縱纵 廣广 營营 諮咨 谘咨 麵面
個个 兩两 餘余 僅仅 電电 郵邮 銷销 敗败 駁驳 調调 沒没 來来 當当 約约 億亿 備备 劃划 預预 將将 擬拟 達达 歷历 佔占 給给
頒颁 眾众 時时 滿满 證证 屆届 員员 級级 統统 編编 設设 專专 責责 較较 錄录 誤误 贏赢 勝胜 礎础 從从 夠够 徵征 與与
⻓长 ⻔门 ⻅见 ⻋车 ⻚页 ⺠民 ⻛风 ⻢马 ⻰龙 ⻬齐 ⻆角 ⻄西 戶户 ⼾户
"""
_CHARACTERS = str.maketrans(
    {pair[0]: pair[1] for pair in _PAIRS.split()}
    | {"﹝": "〔", "﹞": "〕", "\u2212": "-", "\ufe63": "-", "–": "-"}
    | dict.fromkeys(INVISIBLE)
)
_FOREIGN = re.compile(f"[{re.escape(''.join(map(chr, _CHARACTERS)))}]")
_WORDS = (
    ("规范性档案", "规范性文件"),
    ("檔案", "文件"),
    ("资讯", "信息"),
    ("資訊", "信息"),
    ("其它", "其他"),
    ("专案", "项目"),
    ("專案", "项目"),
)
# 属于行政执法案卷 is the form's own; in simplified characters 档案 is 文件 in 规范性档案 only, and 档案局 an office.


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in simplified characters of ordinary width, spaces kept.

    ``fold(fold(t)) == fold(t)``.
    """
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text)
    if _FOREIGN.search(folded):  # in few texts, and to look takes less time than to replace nothing
        folded = folded.translate(_CHARACTERS)
    return _FOREIGN_WORD.sub(_own_word, folded)


_FOREIGN_WORD = re.compile("|".join(r"[ \t]*".join(foreign) for foreign, _ in _WORDS))
"""Some programs set a blank between any two characters."""


def _own_word(found: re.Match[str]) -> str:
    return dict(_WORDS)["".join(found[0].split())]


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """The characters and digits of a label as ``fold`` has them, without marks and blanks."""
    return _MARKS.sub("", fold(text))


_MARKS = re.compile(r"[^\w]|_")
