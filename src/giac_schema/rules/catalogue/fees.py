"""信息处理费, the fee for processing applications, of which section six speaks (F).

It is another thing than 行政事业性收费 in 表二: fees there do not call for a statement here (F-10).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Operand
from giac_schema.model.report import Report2021
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.catalogue.texts import ARTICLE_42, FEE_MEASURES, FORM_2021
from giac_schema.rules.checks import NOTHING_TO_CHECK, Subject, note, report_of
from giac_schema.rules.conditions import when
from giac_schema.rules.language import rule
from giac_schema.rules.others import report_year
from giac_schema.rules.places import requests
from giac_schema.rules.relatives import fees_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.claims import FeeStatement
    from giac_schema.model.rule import Level, Origin, Rule

__all__ = ["FEES"]

_FIRST_YEAR: Final = 2021
"""The fee came with 2021."""
_OVERDUE: Final = requests.outcome.other.overdue_fee.total
_RECEIVED: Final = requests.received.total
_PER_ITEM: Final = 11
"""The measures charge by item from the eleventh application of a month on."""


def statement_made(subject: Subject) -> Iterator[Finding]:
    """F-01: section six says whether the fee was charged; 无 alone is accepted practice (E-16)."""
    if fees_of(subject) is None:
        yield note("fees_not_stated")


def statement_complete(subject: Subject) -> Iterator[Finding]:
    """F-02: where it was charged: how many notices, what they asked for, what was paid."""
    fees = _charged(subject)
    if fees is None:
        yield NOTHING_TO_CHECK
    elif None in (fees.notices, fees.noticed, fees.collected):
        yield note("fees_incomplete", quote=fees.quote)


def collected_of_noticed(subject: Subject) -> Iterator[Finding]:
    """F-03: no more was paid than was asked for, and nothing where nothing was asked for."""
    fees = fees_of(subject)
    if fees is None or fees.collected is None or (fees.noticed is None and fees.notices is None):
        yield NOTHING_TO_CHECK
        return
    asked = Decimal(0) if fees.notices == 0 else fees.noticed
    if asked is not None and fees.collected > asked:
        yield note("fees_above_notices", collected=str(fees.collected), noticed=str(asked))


def overdue_means_notices(subject: Subject) -> Iterator[Finding]:
    """F-04: an application that lapsed because its fee was not paid had a notice of the fee."""
    overdue = _overdue(subject)
    if not overdue:
        yield NOTHING_TO_CHECK
        return
    fees = fees_of(subject)
    if fees is None or fees.notices == 0:
        yield _with(subject, "overdue_without_notices", count=overdue)


def notices_cover_overdue(subject: Subject) -> Iterator[Finding]:
    """F-05: there were at least as many notices as applications lapsed for want of payment."""
    fees, overdue = fees_of(subject), _overdue(subject)
    if fees is None or not fees.notices or overdue is None:
        yield NOTHING_TO_CHECK
    elif fees.notices < overdue:
        yield _with(subject, "overdue_above_notices", count=overdue, notices=fees.notices)


def multiple_of_ten(subject: Subject) -> Iterator[Finding]:
    """F-06: the measures know amounts of 10, 20, 40 and 100 元 and their multiples."""
    fees = _charged(subject)
    amounts = [a for a in (fees.noticed, fees.collected) if a] if fees else []
    if not amounts:
        yield NOTHING_TO_CHECK
    for amount in amounts:
        if amount % 10:
            yield note("fee_no_multiple_of_ten", amount=f"{amount:f}")


def charged_by_item(subject: Subject) -> Iterator[Finding]:
    """F-07: a charge by item presupposes more than ten applications in a month."""
    fees, received = _charged(subject), report_of(subject)[_RECEIVED.ref]
    if fees is None or not fees.by_item or isinstance(received, Missing):
        yield NOTHING_TO_CHECK
    elif received < _PER_ITEM:
        yield note("by_item_without_many", received=str(received))


def no_fee_before(subject: Subject) -> Iterator[Finding]:
    """F-08: the fee came with 2021, so there is none in reports for 2019 and 2020."""
    year = report_of(subject).year
    if year is None or year >= _FIRST_YEAR:
        yield NOTHING_TO_CHECK
        return
    fees = _charged(subject)
    if fees is not None:
        yield note("fee_too_early", year=year, quote=fees.quote)


def part_of_all_fees(subject: Subject) -> Iterator[Finding]:
    """F-09: the fee is one of the 行政事业性收费 that 表二 counts."""
    report, fees = report_of(subject), _charged(subject)
    if not isinstance(report, Report2021) or fees is None or fees.collected is None:
        yield NOTHING_TO_CHECK
        return
    all_fees = report.disclosure.administrative_fees.amount
    if isinstance(all_fees, Missing):
        yield NOTHING_TO_CHECK
    elif fees.collected / 10000 > all_fees:
        yield note("fees_above_all_fees", collected=f"{fees.collected:f}", amount=f"{all_fees:f}")


def _charged(subject: Subject) -> FeeStatement | None:
    fees = fees_of(subject)
    return fees if fees is not None and fees.charged else None


def _overdue(subject: Subject) -> int | None:
    """How many applications lapsed for want of payment; the 2019 form does not count them."""
    report = report_of(subject)
    if not isinstance(report, Report2021):
        return None
    leaf = report.requests.outcome.other.overdue_fee.total
    return None if isinstance(leaf, Missing) else leaf


def _with(subject: Subject, code: str, **args: int) -> Finding:
    ref = _OVERDUE.ref
    operand = Operand(ref, report_of(subject)[ref])
    return attrs.evolve(note(code, ref, operands=(operand,)), args=args)


def _fee(
    name: str,
    function: Callable[[Subject], Iterator[Finding]],
    zh: str,
    en: str,
    *known: str | Title,
    level: Level = "should",
    origin: Origin = "arithmetic",
    cites: tuple[str, ...] = (),
) -> Rule:
    check = Check(function.__name__, function)
    title = Title(zh, en)
    return rule(name, check, level=level, title=title, origin=origin, cites=cites, exceptions=known)


_LAST_YEARS: Final = Title(
    "上年发出的通知在本年缴费", "notices of last year that are paid this year"
)
_YEAR_END: Final = Title("通知与逾期跨年", "a notice at the end of one year, a lapse in the next")

FEES: Final = RuleSet(
    (
        _fee(
            "F-01",
            statement_made,
            "第六部分说明是否收取信息处理费",
            "Section 6 says whether the fee for processing was charged",
            "E-16",
            level="hint",
            origin="practice",
        ),
        _fee(
            "F-02",
            statement_complete,
            "收取信息处理费的，写明通知件数、通知金额和实收金额",
            "Where the fee was charged: notices, what they asked for, what was paid",
            level="hint",
            origin="practice",
        ),
        _fee(
            "F-03",
            collected_of_noticed,
            "实收金额不大于通知金额",
            "No more was paid than was asked for",
            _LAST_YEARS,
        ),
        _fee(
            "F-04",
            overdue_means_notices,
            "有逾期未缴费而不再处理的，应当发出过收费通知",
            "Applications that lapsed for want of payment had a notice",
            _YEAR_END,
            cites=(ARTICLE_42, FEE_MEASURES),
        ),
        _fee(
            "F-05",
            notices_cover_overdue,
            "收费通知件数不少于逾期未缴费的件数",
            "As many notices at least as applications that lapsed for want of payment",
            _YEAR_END,
        ),
        _fee(
            "F-06",
            multiple_of_ten,
            "信息处理费是10元的整倍数",
            "The fee is a multiple of 10 元",
            level="hint",
            origin="law",
            cites=(FEE_MEASURES,),
        ),
        _fee(
            "F-07",
            charged_by_item,
            "按件计收以一月内申请超过10件为前提",
            "A charge by item presupposes more than ten applications in a month",
            level="hint",
            origin="law",
            cites=(FEE_MEASURES,),
        ),
        _fee(
            "F-08",
            no_fee_before,
            "2021年以前没有信息处理费",
            "There was no such fee before 2021",
            origin="law",
            cites=(FEE_MEASURES,),
        ),
        _fee(
            "F-09",
            part_of_all_fees,
            "信息处理费不大于行政事业性收费总额",
            "The fee is no more than all administrative fees",
            Title("不计入行政事业性收费的地方", "places that leave it out; rounding to 0.00"),
            level="hint",
            origin="practice",
        ),
        rule(
            "F-11",
            when(report_year < _FIRST_YEAR, then=_OVERDUE == 0),
            level="should",
            title=Title(
                "2021年以前没有逾期未缴费的情形",
                "Before 2021 no application lapsed for want of payment",
            ),
            origin="law",
            cites=(FEE_MEASURES, FORM_2021),
            editions=["2021"],
        ),
    )
)
"""The rules about 信息处理费."""
