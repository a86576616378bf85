"""Headings of sections, and what a report says of itself in its first lines."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from attrs import frozen
from lark.exceptions import UnexpectedInput

from giac_schema.grammar.build import build
from giac_schema.grammar.words.chinese_dates import with_digits
from giac_schema.grammar.words.folding import fold
from giac_schema.model.report import Period

__all__ = [
    "SECTIONS",
    "Heading",
    "Title",
    "is_furniture",
    "is_interruption",
    "is_old_form",
    "is_part_of_year",
    "mention",
    "parse_heading",
    "parse_title",
    "period",
    "published_on",
    "residues",
    "with_text",
]

SECTIONS: dict[str, str] = {
    "OVERVIEW": "一、总体情况",
    "DISCLOSURE": "二、主动公开政府信息情况",
    "REQUESTS": "三、收到和处理政府信息公开申请情况",
    "DISPUTES": "四、政府信息公开行政复议、行政诉讼情况",
    "PROBLEMS": "五、存在的主要问题及改进情况",
    "OTHERS": "六、其他需要报告的事项",
}
"""The six sections of the form, by the terminals of ``headings.lark``, with their headings."""

_LONGEST_HEADING = 50
_LONGEST_TITLE = 80


@frozen
class Heading:
    """A heading of one of the six sections."""

    topic: str
    """One of :data:`SECTIONS`."""
    ordinal: str = ""
    """The number it bears, without marks."""


@frozen
class Title:
    """The title of a report, taken apart."""

    text: str
    organ: str
    year: int


@lru_cache(maxsize=4096)
def parse_heading(text: str) -> Heading | None:
    """The section whose heading this line is, or ``None``."""
    folded = _UNITS.sub("", "".join(fold(text).split()))
    if not folded or len(folded) > _LONGEST_HEADING or not _TELLING.search(folded):
        return None
    try:
        tree = build("headings").parse(folded)
    except UnexpectedInput:
        return None
    *ordinal, topic = tree.scan_values(lambda token: isinstance(token, str))
    return Heading(topic.type.removesuffix("_FREE"), "".join(ordinal).strip("()是、.,:"))


_TELLING = re.compile("情况|概[述况]|诉讼|改进|事项|内容")
"""Every heading has one of these words; few other lines do."""
_UNITS = re.compile(r"\((?:金额|计量)?单位:[^():]{1,12}\)$")
"""What the tables of a section count in, which stands behind some headings: （单位：件、万元）."""


@lru_cache(maxsize=1024)
def parse_title(line: str) -> Title | None:
    """The title of a report, if this line is one; its words are kept as printed."""
    printed = re.sub(r"^\s*(标题|名称|标 题)\s*[:：]\s*", "", line).strip(" #*\u3000")
    compact = "".join(printed.split())
    folded = with_digits(fold(compact))
    if len(folded) > _LONGEST_TITLE:
        return None
    found = _pattern("TITLE").fullmatch(folded)
    if found is None:
        return None
    named = {name.rstrip("_"): name for name, text in found.groupdict().items() if text}
    if "before" not in named and "between" not in named:
        return Title(printed, "", int(found[named["year"]]))
    start, end = found.span(named.get("before") or named["between"])
    organ = compact[start:end] if len(compact) == len(folded) else folded[start:end]
    organ = _YEARS.sub("", _SIGN.sub("", organ)).removeprefix("关于").removesuffix("关于")
    return Title(printed, organ, int(found[named["year"]]))


_YEARS = re.compile(r"20\d\d年?度?[-—–~至到、和]$")
"""The first of two years: 2022-2023年."""
_SIGN = re.compile(r"^[【\[〔(（][^】\]〕)）]{1,10}[】\]〕)）]")
"""What a site sets before a title: 【年报】."""


@lru_cache(maxsize=1024)
def period(text: str) -> Period | None:
    """The time that a line of prose says the figures cover."""
    found = _pattern("PERIOD").search(_dated(text))
    if found is None:
        return None
    first = int(found["first"])
    return Period(dt.date(first, 1, 1), dt.date(int(found["last"] or first), 12, 31))


@lru_cache(maxsize=1024)
def published_on(text: str) -> dt.date | None:
    """The day of publication that a line of a page states."""
    found = _pattern("PUBLISHED").search(_dated(text))
    if found is None:
        return None
    printed: str = found["date"]
    parts = re.findall(r"\d+", printed) if not printed.isdigit() else _eight(printed)
    year, month, day = map(int, parts)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _dated(text: str) -> str:
    return with_digits("".join(fold(text).split()))


def _eight(printed: str) -> tuple[str, str, str]:
    return printed[:4], printed[4:6], printed[6:]


def is_old_form(text: str) -> bool:
    """Whether a line is the label of one of the statistics that were asked for before 2019."""
    return bool(_pattern("OLD_FORM").fullmatch("".join(fold(text).split())))


def is_part_of_year(text: str) -> bool:
    """Whether a line is the title of statistics for half a year or a quarter."""
    line = "".join(fold(text).split())
    may_be = len(line) <= _LONGEST_HEADING and "信息公开" in line
    return may_be and bool(_pattern("PART_OF_YEAR").fullmatch(line))


def is_furniture(text: str) -> bool:
    """Whether a line is what a site prints behind the text of a page."""
    line = "".join(fold(text).split())
    return len(line) <= _LONGEST_HEADING and bool(_pattern("FURNITURE").search(line))


_OF_A_SITE = re.compile(r"关闭|返回|顶部|分享|收藏|字号|上一页|下一页|首页|浏览|二维码")
"""Words of a site among the cells of a table; behind a page they may as well be prose."""
_OF_PAGES = re.compile(r"\s*\d{1,3}\s*/\s*\d{1,3}\s*|\s*page\b.*", re.IGNORECASE | re.DOTALL)


def is_interruption(text: str) -> bool:
    """Whether words among the cells of a table are a site's own, or number pages: 返回顶部, 分享到：, 3 / 9."""
    own = _OF_A_SITE.search(text) is not None or _OF_PAGES.fullmatch(text) is not None
    return own or is_furniture(text)


def with_text(line: str) -> tuple[str, str] | None:
    """A heading with its number and the text that goes on behind it: ``一、总体情况。2023年，我局……``."""
    for mark in "。：:":
        if mark not in line:
            continue
        head, _, rest = line.partition(mark)
        heading = parse_heading(head) if len(head) < _LONGEST_HEADING else None
        if heading is not None and heading.ordinal and rest.strip():
            return head + mark, rest.strip()
    return None


def mention(terminal: str, text: str) -> re.Match[str] | None:
    """Where a folded line without blanks mentions what a terminal of ``mentions.lark`` describes."""
    return _pattern(terminal).search(text)


def residues(text: str) -> list[str]:
    """What a template or a word processor left behind in a line."""
    return [m.group() for m in _pattern("RESIDUE").finditer(text)]


@cache
def _pattern(terminal: str) -> re.Pattern[str]:
    return re.compile(build("mentions").get_terminal(terminal).pattern.to_regexp())
