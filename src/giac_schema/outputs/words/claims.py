"""The sentence about a claim: what the prose says, and the cells that fit it or come nearest.

正文“收到政府信息公开申请36件”与表格不一致：最接近的是表三“一、本年新收政府信息公开申请数量”行总计栏，为35，相差+1。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.figures import (
    could_be_zero,
    excerpt,
    figure,
    is_printed,
    missing_cells,
    signed,
    summed_by_name,
    written,
)

if TYPE_CHECKING:
    from giac_schema.findings import Finding, Operand
    from giac_schema.outputs.words.places import Places

__all__ = ["claim_sentence"]

_TOTAL: Final = "total"


def claim_sentence(finding: Finding, places: Places) -> str:
    """A finding of code ``claim`` as one sentence, in the language of ``places``."""
    fields = {
        "quote": excerpt(str(finding.args.get("quote", ""))),
        "cells": _cells(finding, places),
        "difference": "" if finding.difference is None else signed(finding.difference),
        "missing": missing_cells(finding.operands, places.language, lambda o: _name(o, places)),
        "if_zero": _if_zero(finding, places),
    }
    return say(places.language, "claim", finding.verdict, **fields)


def _cells(finding: Finding, places: Places) -> str:
    """The cells with what they print: one by its full name, several as a sum."""
    if len(finding.operands) == 1:
        (operand,) = finding.operands
        name, value = places.describe(operand.ref), figure(operand)
        return say(places.language, "claim", "cell", name=name, value=value)
    table = places.table_named(finding.table)
    facts = summed_by_name(
        finding.operands, places.language, lambda o: f"{_name(o, places)} {figure(o)}"
    )
    total = written(finding.right or 0)
    shape = "sum" if any(map(is_printed, finding.operands)) else "sum_of_nothing"
    return say(places.language, "claim", shape, table=table, facts=facts, value=total)


def _name(operand: Operand, places: Places) -> str:
    """A cell by its row, and by its column where that is not 总计."""
    row = places.name(operand.ref.parent)
    if operand.ref.name == _TOTAL:
        return row
    return row + say(places.language, "places", "inside") + places.name(operand.ref)


def _if_zero(finding: Finding, places: Places) -> str:
    """How it would stand with zeros; nothing if what is missing may well be more, as words and figures out of place."""
    if finding.if_zero is None or not could_be_zero(finding.operands):
        return ""
    return say(places.language, "relation", f"zero_{finding.if_zero}")
