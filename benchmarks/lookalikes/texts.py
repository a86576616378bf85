"""Habits of texts: what happens to them after they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from lookalikes.page import Habit

__all__ = ["TEXTS"]

_SOME, _FEW = 0.05, 0.02

Change = Callable[[str, Random], str]


def _furniture(*lines: str) -> Change:
    """What stands on every page or beside every article, somewhere among the lines."""

    def put(text: str, chance: Random) -> str:
        found = text.split("\n")
        for _ in range(3):
            found.insert(chance.randrange(len(found)), chance.choice(lines))
        return "\n".join(found)

    return put


def _cut_behind(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text) // 8, len(text))]


def _cut_before(text: str, chance: Random) -> str:
    lines = text.split("\n")
    return "\n".join(lines[chance.randrange(max(1, len(lines) // 2)) :])


def _pipes_behind(text: str, chance: Random) -> str:
    """A few lines of nothing but a pipe behind tables."""
    return re.sub(r"(?m)^(?=[三四五]、)", "|\n" * chance.randint(1, 5), text)


def _wrapped(text: str, chance: Random) -> str:
    """Lines of so many characters, as in old mail."""
    width = chance.choice((40, 60, 76))
    return "\n".join(
        line[at : at + width]
        for line in text.split("\n")
        for at in range(0, max(1, len(line)), width)
    )


def _blank_lines(text: str, chance: Random) -> str:
    return text.replace("\n", "\n\n")


def _squeezed(text: str, chance: Random) -> str:
    return re.sub(r"\n{2,}", "\n", text)


def _stripped(text: str, chance: Random) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


def _numbered(text: str, chance: Random) -> str:
    return "\n".join(f"{n}\t{line}" for n, line in enumerate(text.split("\n"), 1))


def _quoted(text: str, chance: Random) -> str:
    return "\n".join("> " + line for line in text.split("\n"))


def _set_in(text: str, chance: Random) -> str:
    return "\n".join("    " + line for line in text.split("\n"))


def _escaped(text: str, chance: Random) -> str:
    return text.replace("\n", "\\n").replace("\t", "\\t")


def _folded(text: str, _: Random) -> str:
    """Signs as the characters they stand for, circled numbers excepted: of 12① nobody could tell 121."""
    return "".join(
        c if unicodedata.category(c) in {"Co", "No"} else unicodedata.normalize("NFKC", c)
        for c in text
    )


def _with(new: str, old: str = " ") -> Change:
    """Another sign in the place of each blank, or of each line's end."""
    return lambda text, _: text.replace(old, new)


def _twice(text: str, chance: Random) -> str:
    """The whole page twice, as sites do that keep a version for printing."""
    return text + text


def _form_feeds(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = "\f" + lines[at]
    return "\n".join(lines)


def _rules(text: str, chance: Random) -> str:
    rule = chance.choice(("-" * 40, "=" * 30, "—" * 12, "* * *", "---"))
    lines = text.split("\n")
    for _ in range(4):
        lines.insert(chance.randrange(len(lines)), rule)
    return "\n".join(lines)


def _of_ocr(text: str, chance: Random) -> str:
    """Blanks between the characters of a page that was recognised."""
    return re.sub(
        r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])",
        lambda _: " " if chance.random() < 0.1 else "",
        text,
    )


TEXTS = (
    Habit(
        "numbers of pages",
        _SOME,
        _furniture("- 3 -", "第 3 页 共 9 页", "— 4 —", "3 / 9", "Page 9 - 2023年报"),
    ),
    Habit("bare numbers of pages", _FEW, _furniture("3", "4", "12"), loses=True),
    Habit(
        "buttons",
        _FEW,
        _furniture("打印 关闭", "【打印本页】", "分享到：", "返回顶部", "扫一扫在手机打开当前页"),
    ),
    Habit("cut off behind", 0.3, _cut_behind),
    Habit("cut off before", _SOME, _cut_before),
    Habit("pipes behind tables", _SOME, _pipes_behind),
    Habit("wrapped", _FEW, _wrapped, loses=True),
    Habit("blank lines between", _FEW, _blank_lines, loses=True),
    Habit("blank lines squeezed", _FEW, _squeezed, loses=True),
    Habit("lines stripped", _FEW, _stripped, loses=True),
    Habit("lines numbered", _FEW, _numbered, loses=True),
    Habit("quoted as mail", _FEW, _quoted),
    Habit("set in", _FEW, _set_in),
    Habit("line breaks escaped", _FEW, _escaped, loses=True),
    Habit("compatibility folded", _FEW, _folded),
    Habit("no-break spaces", _SOME, _with("\xa0")),
    Habit("blanks as entities", _FEW, _with("&nbsp;"), loses=True),
    Habit("blanks wide", _FEW, _with("\u3000")),
    Habit("twice", _FEW, _twice),
    Habit("lines of Windows", _FEW, _with("\r\n", "\n")),
    Habit("line separators", _FEW, _with("\u2028", "\n")),
    Habit("lines of old", _FEW, _with("\r", "\n")),
    Habit("page breaks", _FEW, _form_feeds),
    Habit("rules among lines", _FEW, _rules),
    Habit("blanks of recognition", _FEW, _of_ocr),
)
