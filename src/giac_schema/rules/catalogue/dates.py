"""The year of the report, the time it covers, the day it was published (D).

The year and the day are read from titles and from what pages say of themselves.  A page may be
published anew long after the report, and a new organ reports on part of a year: so no rule
here is ``must``, not even those that rest on 条例第四十九条.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Observed, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.texts import ARTICLE_49
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, report_of
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.organ import OrganKind
    from giac_schema.model.rule import Level, Origin, Rule

__all__ = ["DATES", "deadline"]

_YEAR: Final = re.compile(r"(?:^|[。；\n])\W{0,6}(20\d\d)\s*年(?:度)?\s*[,，来以我全]")
_OFFICES: Final = re.compile(r"人民政府办公[厅室]$")


def one_year(subject: Subject) -> Iterator[Finding]:
    """D-01: the title and the stated period are of one year."""
    report = report_of(subject)
    if report.year is None or report.period is None:
        yield NOTHING_TO_CHECK
    elif report.period.end.year != report.year:
        yield note("years_differ", year=report.year, period=str(report.period.end.year))


def whole_year(subject: Subject) -> Iterator[Finding]:
    """D-02: the stated period is one calendar year."""
    period = report_of(subject).period
    if period is None:
        yield NOTHING_TO_CHECK
        return
    year = period.end.year
    if (period.start, period.end) != (dt.date(year, 1, 1), dt.date(year, 12, 31)):
        start, end = period.start.isoformat(), period.end.isoformat()
        yield note("period_not_a_year", start=start, end=end)


def year_of_prose(subject: Subject) -> Iterator[Finding]:
    """D-03: section one reports on the year of the report, and not only on the one beside it."""
    report = report_of(subject)
    if report.year is None or report.overview is None:
        yield NOTHING_TO_CHECK
        return
    named = {int(year) for year in _YEAR.findall(report.overview)}
    if (
        named
        and str(report.year) not in report.overview
        and named & {report.year - 1, report.year + 1}
    ):
        yield note("prose_of_other_year", year=report.year, named=str(min(named)))


def deadline(
    name: str,
    month: int,
    day: int,
    *,
    level: Level = "hint",
    organs: tuple[OrganKind, ...],
    title: Title = Title("在规定日期前发布", "Published by the date set for it"),  # noqa: B008
    cites: tuple[str, ...] = (),
    offices: bool = True,
) -> Rule:
    """A rule that a report is published by a day of the year after the one it is of.

    For the earlier dates that provinces and cities set themselves (D-07).

    Args:
        name: The id of the rule.
        month: The month of the last day.
        day: The last day.
        level: How firmly.
        organs: The kinds of organs that are bound.
        title: What the rule is called.
        cites: The text that sets the date.
        offices: Whether the office of a government (人民政府办公室) is bound like a department; its
            report is often that of the government.

    >>> deadline("D-07.huaihua", 1, 26, organs=("department",)).level
    'hint'
    """
    called = f"published_by_{month:02}_{day:02}" + ("" if offices else "_but_offices")
    check = Check(called, _published_by(month, day, offices=offices))
    origin: Origin = "law" if cites else "practice"
    return rule(
        name,
        check,
        level=level,
        organs=organs,
        title=title,
        cites=cites,
        origin=origin,
        exceptions=("E-13",),
    )


def _published_by(month: int, day: int, *, offices: bool) -> Callable[[Subject], Iterator[Finding]]:
    def published_by(subject: Subject) -> Iterator[Finding]:
        """The report was published by the day set for it."""
        report = report_of(subject)
        exempt = not offices and _OFFICES.search(report.organ or "")
        if report.year is None or report.published_on is None or exempt:
            yield NOTHING_TO_CHECK
            return
        last = dt.date(report.year + 1, month, day)
        if report.published_on > last:
            published = report.published_on.isoformat()
            yield note("published_late", published=published, last=last.isoformat())

    return published_by


def published_after_year(subject: Subject) -> Iterator[Finding]:
    """D-08: a report is published when its year is over."""
    report = report_of(subject)
    if report.year is None or report.published_on is None:
        yield NOTHING_TO_CHECK
    elif report.published_on.year <= report.year:
        yield note("published_early", published=report.published_on.isoformat(), year=report.year)


def _observed(name: str, zh: str, en: str) -> Rule:
    """A rule that the reader watches over."""
    return rule(name, Observed(), level="hint", title=Title(zh, en), origin="practice")


DATES: Final = RuleSet(
    (
        rule(
            "D-01",
            Check("one_year", one_year),
            level="should",
            title=Title("标题与统计期限的年度一致", "Title and stated period are of one year"),
            origin="practice",
        ),
        rule(
            "D-02",
            Check("whole_year", whole_year),
            level="should",
            title=Title("统计期限为一个自然年", "The stated period is one calendar year"),
            origin="practice",
            cites=("DB51/T 2660-2019",),
            exceptions=(Title("年内新成立的机关", "an organ that was set up within the year"),),
        ),
        rule(
            "D-03",
            Check("year_of_prose", year_of_prose),
            level="should",
            title=Title("总体情况写的是报告年度", "Section 1 is about the year of the report"),
            origin="practice",
        ),
        deadline(
            "D-04",
            1,
            31,
            level="should",
            organs=("department",),
            title=Title("政府部门在次年1月31日前发布", "A department publishes by 31 January"),
            cites=(ARTICLE_49,),
            offices=False,
        ),
        deadline(
            "D-05",
            3,
            31,
            level="should",
            organs=("province", "prefecture", "county"),
            title=Title(
                "县级以上地方政府的报告在次年3月31日前发布", "A government publishes by 31 March"
            ),
            cites=(ARTICLE_49,),
        ),
        deadline(
            "D-06",
            1,
            31,
            organs=("township",),
            title=Title(
                "乡镇、街道按当地做法在次年1月31日前发布",
                "A township publishes by 31 January, as is usual",
            ),
        ),
        _observed(
            "D-09",
            "索引号的年份与发布日期一致",
            "The index number and the day of publication are of one year",
        ),
        _observed(
            "D-10",
            "引用的是现行格式的通知",
            "The notice that is cited is the one in force",
        ),
        _observed(
            "D-11",
            "开头所说的部分数与格式一致",
            "The number of sections that the lead names is that of the form",
        ),
        rule(
            "D-08",
            Check("published_after_year", published_after_year),
            level="should",
            title=Title("报告年度结束之后发布", "Published when the year is over"),
            origin="arithmetic",
        ),
    )
)
"""The rules about dates that can be judged on a report."""
