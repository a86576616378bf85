"""One report as a small table: the cells that matter, with their addresses and figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from giac_schema.errors import UnknownAddress
from giac_schema.grammar.words.widths import width as places_of
from giac_schema.model.values import Leaf, Missing
from giac_schema.rules import evaluate, instances
from giac_schema.rules.judge import refs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.findings import Verdict
    from giac_schema.model.address import Ref
    from giac_schema.model.report import Report
    from giac_schema.model.rule import Rule

__all__ = ["cells_of", "table"]

_MOST = 16


def cells_of(rule: Rule, report: Report) -> list[Ref]:
    """The cells that a rule looks at and that say something: all of few, of many those above zero.

    A rule that is a function may look at any cell.
    """
    checks = instances(rule, report.edition)
    telling = [each for each in checks if each.id in _telling(rule, report)]
    watched = dict.fromkeys(ref for each in telling or checks for ref in refs_of(each.relation))
    refs = list(watched) or [ref for ref, _ in report.cells()]
    return refs if len(refs) <= _MOST else [ref for ref in refs if _leaf(report, ref) != 0]


def table(rule: Rule, report: Report, cells: Iterable[Ref] = (), was: Report | None = None) -> str:
    """The cells that matter to a rule and the verdicts of its checks, one a line.

    Args:
        rule: The rule.
        report: The report.
        cells: Cells that matter besides.
        was: The report before it was changed, whose figures stand beside where they differ.
    """
    refs = list(dict.fromkeys([*cells, *cells_of(rule, report)]))
    lines = [
        (ref.chinese, str(ref), _written(_leaf(report, ref)), _before(was, ref, report))
        for ref in refs[:_MOST]
    ]
    shown = _aligned(lines) or ["(every cell is 0)"]
    shown += [f"... and {len(refs) - _MOST} more"] if len(refs) > _MOST else []
    told = list(_telling(rule, report).items())[:_MOST]
    shown += ["", *(f"{name}: {verdict.replace('_', ' ')}" for name, verdict in told)]
    return "\n".join(f"  {line}".rstrip() for line in shown)


def _telling(rule: Rule, report: Report) -> dict[str, Verdict]:
    """The verdicts that do not simply hold; where all do, all of them."""
    found = {f.rule: f.verdict for f in evaluate([rule], report)}
    telling = {n: v for n, v in found.items() if v not in ("holds", "not_applicable")}
    return telling or {n: v for n, v in found.items() if v == "holds"} or found


def _leaf(report: Report, ref: Ref) -> Leaf | None:
    try:
        found: Leaf = report[ref]
    except UnknownAddress:
        return None
    return found


def _before(was: Report | None, ref: Ref, report: Report) -> str:
    if was is None or _leaf(was, ref) == _leaf(report, ref):
        return ""
    return f"(was {_written(_leaf(was, ref))})"


def _written(leaf: Leaf | None) -> str:
    match leaf:
        case None:
            return "(no such cell)"
        case Missing(kind, raw):
            return f"[{kind}] {raw}".rstrip()
        case Decimal():
            return f"{leaf:f}"
        case _:
            return str(leaf)


def _aligned(lines: Sequence[Sequence[str]]) -> list[str]:
    """Columns of even width, by how wide the characters are on a screen."""
    widths = [max(map(places_of, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            text + " " * (width - places_of(text)) for text, width in zip(line, widths, strict=True)
        )
        for line in lines
    ]
