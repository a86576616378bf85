"""How figures are written: money, separators, decimals, totals left blank, digits torn apart (C-05 to C-15)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Change, Operand, Suggestion
from giac_schema.model.forms import form
from giac_schema.model.report import EDITIONS
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.model.values import Missing
from giac_schema.rules.checks import Subject, note, report_of, sources_of
from giac_schema.rules.intervals import domain_of
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.findings import Finding
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Edition, Report
    from giac_schema.model.rule import Level, Origin, Rule

__all__ = ["FIGURES"]

_CENTS: Final = 6
"""One fen is 0.000001 万元."""
_USUAL: Final = 2
_POINT_ZERO: Final = re.compile(r"[+-]?[\d,]+\.0+")
_DRESSED: Final = re.compile(r"[^\d.+-]")
_TOTAL: Final = "total"


def money_not_negative(subject: Subject) -> Iterator[Finding]:
    """C-05: an amount of money is not below zero."""
    for ref, leaf in _money(subject):
        if leaf < 0:
            yield _about(subject, "negative_money", ref, amount=f"{leaf:f}")


def no_less_than_a_fen(subject: Subject) -> Iterator[Finding]:
    """C-06: an amount in 万元 has no more than six decimals, since the sixth is one fen."""
    yield from _decimals(subject, _CENTS, "less_than_a_fen")


def two_decimals(subject: Subject) -> Iterator[Finding]:
    """C-07: amounts are usually written with two decimals; with four they are exact to 1 元."""
    yield from _decimals(subject, _USUAL, "many_decimals")


def plain_figures(subject: Subject) -> Iterator[Finding]:
    """C-11: figures without separators, full-width digits or units, which were read past."""
    for ref, raw in _dressed(subject):
        dressed = bool(_DRESSED.search(raw)) and not _POINT_ZERO.fullmatch(raw)
        if dressed and domain_of(ref) == "count":
            yield _about(subject, "figure_dressed", ref, raw=raw)


def no_point_zero(subject: Subject) -> Iterator[Finding]:
    """C-12: a count is written 3 and not 3.0, as spreadsheets do."""
    for ref, raw in _dressed(subject):
        if domain_of(ref) == "count" and _POINT_ZERO.fullmatch(unicodedata.normalize("NFKC", raw)):
            yield _about(subject, "point_zero", ref, raw=raw)


def totals_filled(subject: Subject) -> Iterator[Finding]:
    """C-13: a total is not left blank where all its parts are filled in."""
    report = report_of(subject)
    for _, parts, total in _sums(report):
        blank = report.gaps.get(total)
        if blank is not None and blank.kind == "blank" and report.gaps.keys().isdisjoint(parts):
            whole = sum(report[ref] for ref in parts)
            operands = (_operand(subject, total), *(_operand(subject, ref) for ref in parts))
            found = note("total_blank", total, operands=operands, sum=str(whole))
            yield attrs.evolve(found, suggestions=(Suggestion((Change(total, blank, whole),)),))


def digits_together(subject: Subject) -> Iterator[Finding]:
    """C-14: a row that adds up if two neighbouring digits are one number: 1 and 2 for 12."""
    report = report_of(subject)
    for row, parts, total in _sums(report):
        leaves = (report.leaves[ref] for ref in (*parts, total))
        numbers = [leaf for leaf in leaves if not isinstance(leaf, Missing)]
        if len(numbers) <= len(parts):
            continue
        *figures, whole = numbers
        lacking = whole - sum(figures)
        for first, second in pairwise(figures) if lacking else ():
            if 0 < first <= 9 and second <= 9 and 9 * first == lacking:  # noqa: PLR2004 - digits
                yield note("digits_apart", row, first=str(first), second=str(second))
                break


def amount_with_unit(subject: Subject) -> Iterator[Finding]:
    """C-15: the 2019 form prints no unit for 采购总金额, so the cell has to."""
    sources = sources_of(subject)
    for ref, leaf in _money(subject):
        source = sources.get(ref)
        if ref.parent.name == "procurement" and leaf and source is not None and not source.unit:
            yield _about(subject, "amount_without_unit", ref, raw=source.raw)


def _money(subject: Subject) -> list[tuple[Ref, Decimal]]:
    return [(ref, leaf) for ref, leaf in report_of(subject).cells() if isinstance(leaf, Decimal)]


def _decimals(subject: Subject, most: int, code: str) -> Iterator[Finding]:
    for ref, leaf in _money(subject):
        if ref.parent.name == "administrative_fees":
            exponent = leaf.normalize().as_tuple().exponent
            if -int(exponent) > most:
                yield _about(subject, code, ref, amount=f"{leaf:f}")


def _dressed(subject: Subject) -> Iterator[tuple[Ref, str]]:
    """The characters that stood for each whole number, where they are more than its digits."""
    leaves = report_of(subject).leaves
    for ref, source in sources_of(subject).items():
        raw = source.raw.strip()
        if not (raw.isascii() and raw.isdigit()) and isinstance(leaves.get(ref), int):
            yield ref, raw


def _sums(report: Report) -> Iterator[tuple[Ref, tuple[Ref, ...], Ref]]:
    """Every row of 表三 and block of 表四 that a report has: the row, its parts, its total."""
    return (each for each in _all_sums(report.edition) if each[2] in report.leaves)


@cache
def _all_sums(edition: Edition) -> tuple[tuple[Ref, tuple[Ref, ...], Ref], ...]:
    rows = [node for table in ("requests", "disputes") for node in form(edition).rows(table)]
    cells = ((row.ref, tuple(cell.ref for cell in row.children)) for row in rows)
    return tuple(
        (row, tuple(ref for ref in refs if ref.name != _TOTAL), row / _TOTAL) for row, refs in cells
    )


def _about(subject: Subject, code: str, ref: Ref, **args: str) -> Finding:
    return attrs.evolve(note(code, ref, operands=(_operand(subject, ref),)), args=args)


def _operand(subject: Subject, ref: Ref) -> Operand:
    source = sources_of(subject).get(ref)
    return Operand(ref, report_of(subject)[ref], position=source.position if source else None)


def _figure(
    name: str, check: Check, level: Level, zh: str, en: str, origin: Origin, *editions: Edition
) -> Rule:
    title = Title(zh, en)
    return rule(name, check, level=level, title=title, origin=origin, editions=editions or EDITIONS)


FIGURES: Final = RuleSet(
    (
        _figure(
            "C-05",
            Check("money_not_negative", money_not_negative),
            "must",
            "金额不为负数",
            "An amount of money is not negative",
            "arithmetic",
        ),
        _figure(
            "C-06",
            Check("no_less_than_a_fen", no_less_than_a_fen),
            "must",
            "以万元计的金额不超过六位小数",
            "An amount in 万元 has no more than six decimals",
            "arithmetic",
            "2021",
        ),
        _figure(
            "C-07",
            Check("two_decimals", two_decimals),
            "hint",
            "金额通常保留两位小数",
            "Amounts usually have two decimals",
            "practice",
            "2021",
        ),
        _figure(
            "C-11",
            Check("plain_figures", plain_figures),
            "hint",
            "数字不带千分号、单位或全角字符",
            "Figures stand without separators, units or full-width digits",
            "practice",
        ),
        _figure(
            "C-12",
            Check("no_point_zero", no_point_zero),
            "hint",
            "件数不写小数点",
            "A count is written without a decimal point",
            "practice",
        ),
        _figure(
            "C-13",
            Check("totals_filled", totals_filled),
            "should",
            "各项已填的，总计不空",
            "A total is not blank where its parts are filled in",
            "practice",
        ),
        _figure(
            "C-14",
            Check("digits_together", digits_together),
            "hint",
            "一个数没有被拆到相邻两格",
            "No number is torn into two neighbouring cells",
            "plausibility",
        ),
        _figure(
            "C-15",
            Check("amount_with_unit", amount_with_unit),
            "should",
            "采购总金额写明单位",
            "The amount of procurement has its unit",
            "practice",
            "2019",
        ),
    )
)
"""The rules about how figures are written."""
