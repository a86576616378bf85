"""Sections, tables, rows, labels: whether the report has the parts of the form.

Most of this only the reader can see; its rules say which of its remarks count, how much, and why.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Observed, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.texts import ARTICLE_50, FORM_2019, FORM_2021
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, report_of
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.report import Edition
    from giac_schema.model.rule import Level, Origin, Rule

__all__ = ["READING", "STRUCTURE"]

_TITLE: Final = re.compile(r"(.+\d{4}年度?|\d{4}年度?.+)政府信息公[开開]工作年度[报報]告")
_LAST_OF_2019: Final = 2020
"""The last year whose report uses the 2019 form; the 2021 form came out in September 2021."""


def usual_title(subject: Subject) -> Iterator[Finding]:
    """S-10: a title that names the organ, the year and the kind of report, in either order."""
    title = report_of(subject).title
    if title is None:
        yield note("title_missing")
    elif not _TITLE.fullmatch("".join(unicodedata.normalize("NFKC", title).split())):
        yield note("title_unusual", title=title)


def edition_of_year(subject: Subject) -> Iterator[Finding]:
    """S-14: the form that was in force for the year of the report, if that is known."""
    report = report_of(subject)
    if report.year is None:
        yield NOTHING_TO_CHECK
        return
    expected: Edition = "2019" if report.year <= _LAST_OF_2019 else "2021"
    if report.edition != expected:
        yield note("edition_of_year", year=report.year, edition=report.edition, expected=expected)


def _observed(
    name: str, level: Level, zh: str, en: str, origin: Origin, cites: tuple[str, ...] = ()
) -> Rule:
    """A rule that the reader watches over."""
    return rule(name, Observed(), level=level, title=Title(zh, en), origin=origin, cites=cites)


_FORMS: Final = (FORM_2021, FORM_2019)

STRUCTURE: Final = RuleSet(
    (
        _observed(
            "S-01",
            "must",
            "六个部分齐全",
            "All six sections are there",
            "law",
            (ARTICLE_50, *_FORMS),
        ),
        _observed(
            "S-02", "must", "六个部分按顺序排列", "The six sections stand in order", "form", _FORMS
        ),
        _observed(
            "S-03",
            "should",
            "每个部分的标题只出现一次",
            "Each section heading occurs once",
            "practice",
        ),
        _observed(
            "S-04",
            "should",
            "标题的序号与名称一致",
            "The number of a heading is that of its section",
            "form",
            _FORMS,
        ),
        _observed(
            "S-05",
            "must",
            "三张表齐全，且在各自的部分之中",
            "All three tables are there, each in its section",
            "form",
            _FORMS,
        ),
        _observed(
            "S-06",
            "must",
            "表格各行齐全、不重复、按顺序",
            "Every row of a table is there, once, and in order",
            "form",
            _FORMS,
        ),
        _observed(
            "S-07", "must", "表格各列齐全", "Every column of a table is there", "form", _FORMS
        ),
        _observed(
            "S-08",
            "hint",
            "没有格式以外的行",
            "There are no rows beyond those of the form",
            "practice",
        ),
        _observed(
            "S-09", "hint", "行列名称与格式一致", "Labels are those of the form", "form", _FORMS
        ),
        rule(
            "S-10",
            Check("usual_title", usual_title),
            level="should",
            title=Title(
                "标题含机关名称、年份和“政府信息公开工作年度报告”",
                "The title names the organ, the year and the kind of report",
            ),
            origin="practice",
        ),
        rule(
            "S-14",
            Check("edition_of_year", edition_of_year),
            level="should",
            title=Title(
                "表格版式与年份相符，且不混用",
                "The tables are of the form in force, and all of one",
            ),
            origin="form",
            cites=_FORMS,
        ),
        _observed(
            "S-17",
            "hint",
            "没有模板或软件的残留文字",
            "No residue of templates or programs",
            "practice",
        ),
        _observed(
            "S-19",
            "hint",
            "表三印有勾稽关系的说明",
            "Table 3 prints its note on how its rows add up",
            "form",
            _FORMS,
        ),
    )
)

READING: Final = RuleSet(
    (
        _observed(
            "READ.unplaced",
            "should",
            "每个数字都能确定所在的列",
            "The column of every figure can be proved",
            "practice",
        ),
        _observed(
            "READ.edition",
            "hint",
            "表格版式可由表格本身确定",
            "The tables show which form they follow",
            "practice",
        ),
        _observed(
            "READ.cut",
            "should",
            "原文没有在表格中间中断",
            "The source does not end in a table",
            "practice",
        ),
        _observed(
            "READ.recognised",
            "hint",
            "文字不是由识别扫描件得来",
            "The text was not recognised in a scan",
            "practice",
        ),
    )
)
"""What the reader has to say of its own work, rather than of the report."""
