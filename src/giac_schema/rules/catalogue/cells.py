"""What single cells hold: a number, words, a sign for nothing, or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from giac_schema.findings import Finding, Operand
from giac_schema.model.address import Ref
from giac_schema.model.rule import Check, Title
from giac_schema.model.ruleset import RuleSet
from giac_schema.rules.catalogue.texts import FORM_2019, FORM_2021
from giac_schema.rules.checks import Subject, note, report_of, sources_of
from giac_schema.rules.intervals import Domain, domain_of
from giac_schema.rules.language import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from giac_schema.model.values import Leaf, Missing, MissingKind

__all__ = ["CELLS"]

_MINUS: Final = "\N{MINUS SIGN}"
_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_DECIMAL: Final = re.compile(r"[+-]?\d[\d,]*\.\d+[件项个条宗]?")


def words_in_cell(subject: Subject) -> Iterator[Finding]:
    """C-01: words where a number belongs, with the numbers that stand in them."""
    for ref, leaf in _missing(subject, "text"):
        if not _is_not_whole(ref, leaf):
            numbers = ", ".join(_numbers(leaf.raw))
            yield _about(subject, "words_in_cell", ref, leaf, raw=leaf.raw, numbers=numbers)


def fractions_in_counts(subject: Subject) -> Iterator[Finding]:
    """C-02: a count that is not a whole number, such as 3.5."""
    return _not_whole(subject, "count")


def fractions_in_changes(subject: Subject) -> Iterator[Finding]:
    """C-04: a change in the number of matters (本年增/减) that is not a whole number."""
    return _not_whole(subject, "change")


def negative_counts(subject: Subject) -> Iterator[Finding]:
    """C-03: a count below zero, judged like the relation that it is: ``count >= 0``."""
    for ref, leaf in report_of(subject).cells():
        if isinstance(leaf, int) and leaf < 0 and domain_of(ref) == "count":
            yield Finding(
                rule="",
                level="must",
                verdict="breaks",
                code="relation",
                place=ref,
                args={"op": ">="},
                operands=(_operand(subject, ref, leaf),),
                left=leaf,
                right=0,
                difference=leaf,
            )


def blank_cells(subject: Subject) -> Iterator[Finding]:
    """C-08: an empty cell; those of a table that is empty as a whole are said once, by C-10."""
    empty = set(_empty_tables(subject))
    for ref, leaf in _missing(subject, "blank"):
        if ref.table not in empty:
            yield _about(subject, "blank_cell", ref, leaf)


def placeholder_cells(subject: Subject) -> Iterator[Finding]:
    """C-09: a sign for "nothing" where the form wants a number."""
    for ref, leaf in _missing(subject, "placeholder"):
        yield _about(subject, "placeholder_cell", ref, leaf, raw=leaf.raw)


def empty_tables(subject: Subject) -> Iterator[Finding]:
    """C-10: a table that was found and in which nothing is filled in."""
    for table, count in _empty_tables(subject).items():
        yield note("table_not_filled", Ref((table,)), cells=count)


def _empty_tables(subject: Subject) -> dict[str, int]:
    """The tables of which most was found, all of it blank; and how many cells that is."""
    blanks = Counter(ref.table for ref, _ in _missing(subject, "blank"))
    if not blanks:
        return {}
    absent = Counter(ref.table for ref, _ in _missing(subject, "absent"))
    sizes = Counter(ref.table for ref in report_of(subject).leaves)
    return {
        table: count
        for table, count in blanks.items()
        if count + absent[table] == sizes[table] and count > absent[table]
    }


def _missing(subject: Subject, kind: MissingKind) -> list[tuple[Ref, Missing]]:
    return [(ref, leaf) for ref, leaf in report_of(subject).gaps.items() if leaf.kind == kind]


def _not_whole(subject: Subject, domain: Domain) -> Iterator[Finding]:
    for ref, leaf in _missing(subject, "text"):
        if domain_of(ref) == domain and _is_not_whole(ref, leaf):
            yield _about(subject, "not_whole", ref, leaf, raw=leaf.raw)


def _is_not_whole(ref: Ref, leaf: Missing) -> bool:
    """Whether a cell that counts things prints a decimal fraction and nothing else."""
    return domain_of(ref) != "amount" and bool(_DECIMAL.fullmatch(_plain(leaf.raw)))


def _numbers(raw: str) -> list[str]:
    """The numbers in a text; the comma of Chinese text divides them, an ASCII one may group digits."""
    return _NUMBER.findall(unicodedata.normalize("NFKC", raw.replace("，", "；")))


def _plain(raw: str) -> str:
    """Digits, signs and commas of any width as ASCII, without spaces."""
    return "".join(unicodedata.normalize("NFKC", raw).replace(_MINUS, "-").split())


def _about(subject: Subject, code: str, ref: Ref, leaf: Leaf, **args: str) -> Finding:
    operands = (_operand(subject, ref, leaf),)
    return attrs.evolve(note(code, ref, operands=operands), args=args)


def _operand(subject: Subject, ref: Ref, leaf: Leaf) -> Operand:
    source = sources_of(subject).get(ref)
    return Operand(ref, leaf, "left", position=source.position if source else None)


CELLS: Final = RuleSet(
    (
        rule(
            "C-01",
            Check("words_in_cell", words_in_cell),
            title=Title("单元格应当填写数字", "A cell holds one number"),
            origin="form",
            cites=(FORM_2021, FORM_2019),
        ),
        rule(
            "C-02",
            Check("fractions_in_counts", fractions_in_counts),
            title=Title("件数应当是整数", "A count is a whole number"),
            origin="arithmetic",
        ),
        rule(
            "C-03",
            Check("negative_counts", negative_counts),
            title=Title("件数不应为负数", "A count is not negative"),
            origin="arithmetic",
        ),
        rule(
            "C-04",
            Check("fractions_in_changes", fractions_in_changes),
            title=Title(
                "本年增/减应当是整数，减少时为负数",
                "A change is a whole number, which may be negative",
            ),
            origin="practice",
            editions=["2019"],
        ),
        rule(
            "C-08",
            Check("blank_cells", blank_cells),
            level="should",
            title=Title("单元格不留空白，没有的填0", "No cell is blank; nothing is written as 0"),
            origin="practice",
        ),
        rule(
            "C-09",
            Check("placeholder_cells", placeholder_cells),
            level="should",
            title=Title("不以“/”“-”“无”等代替数字", "No sign such as / or - stands for a number"),
            origin="practice",
        ),
        rule(
            "C-10",
            Check("empty_tables", empty_tables),
            level="should",
            title=Title("表格应当填写", "A table is filled in"),
            origin="practice",
        ),
    )
)
