"""Habits of cells: how figures, labels and headers are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lookalikes.page import (
    Change,
    Habit,
    Page,
    in_cells,
    in_figures,
    in_heads,
    in_labels,
    is_figure,
)

if TYPE_CHECKING:
    from random import Random

__all__ = ["FIGURES", "LABELS"]

_SOME, _FEW = 0.05, 0.02
"""The odds of what is seen often, and seldom."""

_WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
_CHINESE = "零一二三四五六七八九"
_TRADITIONAL = str.maketrans(
    "条项规数现许强处罚费单万额动开总计务业会机构组织结转国属于类过讼复议诉维审纠长报决东书样发废对",
    "條項規數現許強處罰費單萬額動開總計務業會機構組織結轉國屬於類過訟復議訴維審糾長報決東書樣發廢對",
)


def _grouped(mark: str) -> Change:
    def set_apart(text: str, _: Random) -> str:
        whole, point, rest = text.partition(".")
        return re.sub(r"(?<=\d)(?=(\d{3})+$)", mark, whole) + point + rest

    return in_figures(set_apart)


def _around(text: str, chance: Random) -> str:
    return (
        chance.choice((" ", "  ", "\u3000", "\u2003", ""))
        + text
        + chance.choice((" ", "\u3000", ""))
    )


def _behind(*marks: str) -> Change:
    """Something behind figures, always the same on a page."""

    def changed(page: Page, chance: Random) -> Page:
        mark = chance.choice(marks)
        return in_figures(lambda text, _: text + mark)(page, chance)

    return changed


def _mixed(text: str, chance: Random) -> str:
    return "".join(c.translate(_WIDE) if chance.random() < 0.5 else c for c in text)


def _noughts(*signs: str) -> Change:
    def changed(page: Page, chance: Random) -> Page:
        sign = chance.choice(signs)
        return in_figures(lambda text, _: sign if text == "0" else text)(page, chance)

    return changed


def _signed(text: str, chance: Random) -> str:
    """A figure of 本年增/减 in words, or with its sign."""
    if text.startswith("-"):
        return chance.choice(
            (text, "－" + text[1:], "减" + text[1:], "减少" + text[1:], "−" + text[1:])
        )
    return chance.choice((text, "+" + text, "增" + text, "增加" + text, "＋" + text))


def _changes(page: Page, chance: Random) -> Page:
    def which(cell: object) -> bool:
        return is_figure(cell) and cell.ref.name == "items_change"  # type: ignore[attr-defined, arg-type]

    return in_cells(which, _signed)(page, chance)


def _between(*marks: str) -> Change:
    """Something between two characters of a text, somewhere."""

    def put(text: str, chance: Random) -> str:
        at = chance.randint(0, len(text))
        return text[:at] + chance.choice(marks) + text[at:]

    return in_figures(put, 0.3)


def _in_words(*marks: str, share: float = 0.3) -> Change:
    def put(text: str, chance: Random) -> str:
        at = chance.randint(1, max(1, len(text) - 1))
        return text[:at] + chance.choice(marks) + text[at:]

    return lambda page, chance: in_heads(put, share)(in_labels(put, share)(page, chance), chance)


def _both(change: Change, other: Change) -> Change:
    return lambda page, chance: other(change(page, chance), chance)


def _apart(text: str, _: Random) -> str:
    return " ".join(text) if len(text) < 6 else text


def _halved(text: str, chance: Random, mark: str) -> str:
    """A header in two lines, at its middle."""
    if not 4 <= len(text) <= 10:
        return text
    at = len(text) // 2 if chance.random() < 0.8 else chance.randint(1, len(text) - 1)
    return text[:at] + mark + text[at:]


def _heads_in_two(page: Page, chance: Random) -> Page:
    mark = chance.choice(("\n", "\n", "\n\n", " ", "\u3000"))
    return in_heads(lambda text, chance: _halved(text, chance, mark), chance.choice((1, 1, 0.5)))(
        page, chance
    )


def _renumbered(page: Page, chance: Random) -> Page:
    mark = chance.choice((". ", "、", "", "．", ")", ") "))
    changed = in_labels(lambda text, _: re.sub(r"^(\d)\.", rf"\1{mark}", text))(page, chance)
    style = chance.choice(("（{}）", "({})", "{}、", "({}) "))
    return in_labels(
        lambda text, _: re.sub(r"^[（(]([一二三四五六七])[）)]", style.replace("{}", r"\1"), text)
    )(changed, chance)


def _articles(page: Page, chance: Random) -> Page:
    style = chance.choice(
        ("第二十条第({})项", "第二十条 第（{}）项", "第二十条({})项", "第20条第({})项")
    )
    return in_heads(
        lambda text, _: re.sub(r"^第二十条第（(.)）项$", style.replace("{}", r"\1"), text)
    )(page, chance)


def _with_units(page: Page, chance: Random) -> Page:
    unit = chance.choice(("（件）", "(件)", "/件", "（单位：件）"))
    return in_heads(lambda text, _: text + unit if len(text) < 9 and "元" not in text else text)(
        page, chance
    )


def _with_years(page: Page, chance: Random) -> Page:
    year = chance.choice(("2023年", "2023年度", "二〇二三年"))
    return in_heads(lambda text, _: text.replace("本年", year))(page, chance)


def _in_yuan(text: str, chance: Random) -> str:
    return text + chance.choice(("元", " 元", "（元）"))


def _money_with_unit(page: Page, chance: Random) -> Page:
    """The unit of an amount behind it, as the header has it."""

    def which(cell: object) -> bool:
        return is_figure(cell) and cell.ref.name == "amount" and cell.text[-1:].isdigit()  # type: ignore[attr-defined, arg-type]

    fees = any(
        which(cell) and "fees" in str(cell.ref)
        for part in page
        for row in getattr(part, "rows", ())
        for cell in row
    )
    unit = chance.choice(("万元", " 万元")) if fees else chance.choice(("元", " 元"))
    return in_cells(which, lambda text, _: text + unit)(page, chance)


FIGURES = (
    Habit(
        "bold in Markdown",
        _FEW,
        in_figures(lambda text, _: f"**{text}**"),
    ),
    Habit("件 behind figures", _FEW, _behind("件", "件次", "宗", "份", " 件")),
    Habit("thousands with commas", _SOME, _grouped(",")),
    Habit("thousands with wide commas", _FEW, _grouped("，")),
    Habit("thousands with blanks", _FEW, _grouped(" "), loses=True),
    Habit("thousands with narrow blanks", _FEW, _grouped("\u2009")),
    Habit("wide digits", _SOME, in_figures(lambda text, _: text.translate(_WIDE))),
    Habit("wide digits among others", _FEW, in_figures(_mixed)),
    Habit("blanks around figures", _SOME, in_figures(_around)),
    Habit("no-break spaces around figures", _FEW, in_figures(lambda text, _: f"\xa0{text}\xa0")),
    Habit(
        "remarks behind figures",
        _FEW,
        in_figures(
            lambda text, chance: (
                text
                + chance.choice(
                    ("(其中修订3件)", "（含2件转办）", "（其中2件为历史文件）", "（含上年1件）")
                )
            ),
            0.1,
        ),
    ),
    Habit(
        "footnote marks",
        _FEW,
        in_figures(lambda text, chance: text + chance.choice("①②*※"), 0.1),
        loses=True,
    ),
    Habit(
        "footnotes in brackets",
        _FEW,
        in_figures(
            lambda text, chance: text + chance.choice(("[1]", "【注】", "(注1)", "注1")), 0.1
        ),
        loses=True,
    ),
    Habit("letters for noughts", _FEW, _noughts("O", "o", "Ｏ", "○", "〇", "〇"), loses=True),
    Habit("noughts in words", _FEW, _noughts("零", "0件", "0条", "未发生"), loses=True),
    Habit("noughts with decimals", _FEW, _noughts("0.0", "0.00")),
    Habit("noughts twice", _FEW, _noughts("00", "000"), loses=True),
    Habit("quotes before figures", _FEW, in_figures(lambda text, _: "'" + text)),
    Habit("equals before figures", _FEW, in_figures(lambda text, _: f'="{text}"'), loses=True),
    Habit("full stops behind figures", _FEW, _behind("。", ".", "；", "、"), loses=True),
    Habit("changes in words", 0.2, _changes),
    Habit("amounts with units", _SOME, _money_with_unit),
    Habit("soft hyphens in figures", _FEW, _between("\xad")),
    Habit("zero-width marks in figures", _FEW, _between("\u200b", "\ufeff", "\u200d", "\u2060")),
    Habit("marks of direction in figures", _FEW, _between("\u200e", "\u202a", "\u202c")),
    Habit("figures in brackets", _FEW, in_figures(lambda text, _: f"（{text}）", 0.1), loses=True),
    Habit("figures underlined", _FEW, in_figures(lambda text, _: f"_{text}_"), loses=True),
    Habit(
        "Chinese figures",
        _FEW,
        in_figures(
            lambda text, _: _CHINESE[int(text)] if len(text) == 1 and text.isdigit() else text, 0.3
        ),
        loses=True,
    ),
)

LABELS = (
    Habit("headers in two lines", 0.15, _heads_in_two),
    Habit("labels renumbered", 0.08, _renumbered),
    Habit("articles otherwise", 0.2, _articles),
    Habit("units in headers", _FEW, _with_units),
    Habit("years in headers", _FEW, _with_years),
    Habit("soft hyphens in labels", _FEW, _in_words("\xad")),
    Habit("zero-width marks in labels", _FEW, _in_words("\u200b", "\ufeff")),
    Habit("blanks in labels", _SOME, _in_words(" ", "\xa0", "\u3000")),
    Habit("line breaks in labels", _FEW, _in_words("\n", share=0.2)),
    Habit(
        "short labels spread",
        _FEW,
        _both(in_labels(_apart), in_heads(_apart)),
    ),
    Habit("colons behind labels", _FEW, in_labels(lambda text, _: text + "：")),
    Habit("units behind labels", _FEW, in_labels(lambda text, _: text + "（件）")),
    Habit(
        "合计 for 总计",
        _FEW,
        _both(
            in_heads(lambda text, _: "合计" if text == "总计" else text),
            in_labels(lambda text, _: text.replace("总计", "合计")),
        ),
    ),
    Habit("wide blanks before labels", _SOME, in_labels(lambda text, _: "\u3000\u3000" + text)),
    Habit(
        "traditional characters",
        _SOME,
        _both(
            in_labels(lambda text, _: text.translate(_TRADITIONAL)),
            in_heads(lambda text, _: text.translate(_TRADITIONAL)),
        ),
    ),
    Habit(
        "narrow brackets",
        0.3,
        _both(
            in_labels(lambda text, _: text.translate(str.maketrans("（）：，", "():,"))),
            in_heads(lambda text, _: text.translate(str.maketrans("（）：，", "():,"))),
        ),
    ),
)
