"""Text with a blank between all characters, as programs leave it that read pictures: 一 、 本 年 新 收 … 0 0 0."""

from __future__ import annotations

import re

__all__ = ["closed_up"]

_CHARACTER = "[\u3400-\u9fff，。、：；（）()《》“”〔〕]"
_APART = re.compile(rf"(?<={_CHARACTER}) (?={_CHARACTER})")
_BEFORE_ANOTHER = re.compile(rf"{_CHARACTER} (?={_CHARACTER})")
_SLASH = re.compile(rf"(?<={_CHARACTER}) ?/ ?(?={_CHARACTER})")
_NUMBERED = re.compile(rf"(?<=(?<!\d)\d) ?\. ?(?={_CHARACTER})")
_CELLS = re.compile(r"(?: (?:无|[-+]?\d[\d,.]*|[/\\—–-]))++ *$")
_TOGETHER = re.compile(r"[\u3400-\u9fff](?=[\u3400-\u9fff])")
_FEWEST = 200
"""So many blanks between characters are no accident."""
_OFTEN = 3
"""Words of two or three characters may stand together, as some programs take them for words."""


def closed_up(text: str) -> str:
    """The text without the blanks between its characters, if so many stand apart; else as it is."""
    if text.count(" ") < _FEWEST:
        return text
    apart = len(_BEFORE_ANOTHER.findall(text))
    if apart < _FEWEST or _OFTEN * apart < len(_TOGETHER.findall(text)):
        return text
    return "\n".join(map(_closed_up, text.split("\n")))


def _closed_up(line: str) -> str:
    """A line without the blanks between its characters, but for those between cells at its end."""
    cells = _CELLS.search(line)
    end = cells.start() if cells else len(line)
    return _NUMBERED.sub(".", _SLASH.sub("/", _APART.sub("", line[:end]))) + line[end:]
