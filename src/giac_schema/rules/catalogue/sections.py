"""The prose of the sections: whether each says what it is there for (S-11 to S-13, S-15, S-16, S-18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.texts import ARTICLE_50, NOTICE_2021
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, previous_of, report_of
from giac_schema.rules.language import rule
from giac_schema.rules.relatives import noted_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding

__all__ = ["SECTIONS"]

_ASPECTS: Final = {
    "主动公开": ("主动公开", "公开政府信息", "公开信息", "发布"),
    "依申请公开": ("依申请", "申请"),
    "政府信息管理": ("管理", "审查", "审核", "清理", "更新", "归档", "制度", "规范", "目录"),
    "政府信息公开平台建设": ("平台", "网站", "专栏", "栏目", "公众号", "新媒体", "公报", "公开栏"),
    "监督保障": (
        "监督", "考核", "培训", "检查", "保障", "评议", "责任", "领导", "督查", "督促",
    ),
}  # fmt: skip
"""The five aspects of section one, each with words by which prose that folds them together is known."""
_RESULTS: Final = ("考核", "评议", "责任追究", "追究", "问责")
_NO_WORD: Final = 10
"""So few characters name no problem and no remedy."""
_SENTENCE: Final = 12
"""Shorter sentences are the same in many reports."""
_ENOUGH: Final = 6
_NEARLY_ALL: Final = 0.9


def five_aspects(subject: Subject) -> Iterator[Finding]:
    """S-11: section one speaks of the five aspects that the notice names."""
    yield from _unmentioned(report_of(subject).overview, _ASPECTS, "aspects_missing")


def results_of_assessment(subject: Subject) -> Iterator[Finding]:
    """S-12: the report of a government tells of assessment, public appraisal and accountability.

    Noted only where no section has a word on any of the three.
    """
    report = report_of(subject)
    prose = [t for t in (report.overview, report.problems, report.other_matters) if t]
    if not prose:
        yield NOTHING_TO_CHECK
    elif not any(word in text for text in prose for word in _RESULTS):
        yield note("assessment_missing")


def _unmentioned(
    text: str | None, topics: dict[str, tuple[str, ...]], code: str
) -> Iterator[Finding]:
    if text is None:
        yield NOTHING_TO_CHECK
        return
    missing = [name for name, words in topics.items() if not any(w in text for w in words)]
    if missing:
        yield note(code, topics="、".join(missing))


def problems_and_remedies(subject: Subject) -> Iterator[Finding]:
    """S-13: section five says something of problems and of what is done about them.

    Whether it names both cannot be told by words: only a section that says nothing is noted.
    """
    text = report_of(subject).problems
    if text is None:
        yield from _empty(subject, "五")
        return
    plain = "".join(text.split())
    if len(plain) < _NO_WORD:
        yield note("section_says_nothing", section="五", text=plain)


def other_matters(subject: Subject) -> Iterator[Finding]:
    """S-15: section six says something, if only 无."""
    if not (report_of(subject).other_matters or "").strip():
        yield from _empty(subject, "六")


def _empty(subject: Subject, section: str) -> Iterator[Finding]:
    """A section without a word; where its heading was not found or the source ends, S-01 says so."""
    noted = noted_of(subject)
    missed = any(f.rule == "S-01" and f.args.get("section") == section for f in noted)
    if missed or any(f.rule == "READ.cut" for f in noted):
        yield NOTHING_TO_CHECK
    else:
        yield note("section_empty", section=section)


def copied_prose(subject: Subject) -> Iterator[Finding]:
    """S-16: sections one and five are not those of last year with another date."""
    report, before = report_of(subject), report_of(previous_of(subject))
    for section, name in (("一", "overview"), ("五", "problems")):
        now, then = _sentences(getattr(report, name)), _sentences(getattr(before, name))
        same = len(now & then)
        if len(now) >= _ENOUGH and same >= _NEARLY_ALL * len(now):
            yield note("copied_prose", section=section, same=same, all=len(now))


def _sentences(text: str | None) -> set[str]:
    """The longer sentences of a text without their figures, which change from year to year."""
    found = re.split(r"[。；;！\n]", text or "")
    plain = (re.sub(r"[\d\s.,，、一二三四五六七八九十]", "", s) for s in found)
    return {s for s in plain if len(s) >= _SENTENCE}


def period_stated(subject: Subject) -> Iterator[Finding]:
    """S-18: the report states the time that its figures cover."""
    if report_of(subject).period is None:
        yield note("period_missing")


SECTIONS: Final = RuleSet(
    (
        rule(
            "S-11",
            Check("five_aspects", five_aspects),
            level="hint",
            title=Title(
                "总体情况说到主动公开、依申请公开、信息管理、平台建设、监督保障五个方面",
                "Section 1 speaks of its five aspects",
            ),
            origin="form",
            cites=(NOTICE_2021,),
            editions=["2021"],
        ),
        rule(
            "S-12",
            Check("results_of_assessment", results_of_assessment),
            level="should",
            title=Title(
                "各级政府的报告说到工作考核、社会评议和责任追究结果",
                "A government tells of assessment, public appraisal and accountability",
            ),
            origin="law",
            cites=(ARTICLE_50, NOTICE_2021),
            organs=("province", "prefecture", "county", "township"),
        ),
        rule(
            "S-13",
            Check("problems_and_remedies", problems_and_remedies),
            level="should",
            title=Title(
                "第五部分写明问题和改进，不空", "Section 5 says something of problems and remedies"
            ),
            origin="law",
            cites=(ARTICLE_50,),
        ),
        rule(
            "S-15",
            Check("other_matters", other_matters),
            level="should",
            title=Title("第六部分不空，没有的写“无”", "Section 6 says something, if only 无"),
            origin="practice",
            exceptions=("E-16",),
        ),
        rule(
            "S-16",
            Check("copied_prose", copied_prose),
            level="hint",
            title=Title(
                "第一、五部分不与上年雷同", "Sections 1 and 5 are not those of last year again"
            ),
            origin="practice",
            cites=(NOTICE_2021,),
        ),
        rule(
            "S-18",
            Check("period_stated", period_stated),
            level="hint",
            title=Title("写明数据的统计期限", "The time that the figures cover is stated"),
            origin="practice",
        ),
    )
)
"""The rules about the prose of the sections."""
