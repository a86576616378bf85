"""The pipeline in a few verbs: read, check, render, and JSON both ways."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import IO, TYPE_CHECKING, Any, TypeVar, overload

from giac_schema.findings import Findings, Reading
from giac_schema.model.report import Report2019, Report2021
from giac_schema.rule_files import format_rules, installed_rules, parse_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from pathlib import Path

    from giac_schema.findings import Finding
    from giac_schema.model.claims import Claim
    from giac_schema.model.organ import OrganKind
    from giac_schema.model.report import Edition, Report
    from giac_schema.model.rule import Rule
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.outputs.words.explain import Manner
    from giac_schema.render.layouts import (
        FileLayout,
        FileLayoutName,
        Layout,
        TextLayout,
        TextLayoutName,
    )
    from giac_schema.rules import CheckFunction, Subject

__all__ = [
    "check",
    "claims",
    "explain",
    "format_rules",
    "from_json",
    "installed_rules",
    "parse_rules",
    "read",
    "render",
    "standard",
    "to_json",
    "to_rows",
]

_T = TypeVar("_T")


def read(source: str | bytes | Path | IO[bytes] | IO[str]) -> Reading:
    """Read one report.

    Args:
        source: a path (a ``Path``, or a ``str`` of one line that names a file), the bytes of a
            file, a text, or an open file, which is read from where it stands and left open.

    Returns:
        The report with the source of every figure, coverage, and what was odd.

    Raises:
        UnreadableReport: if there is no report in it, or none that can be trusted.
        CannotOpen: if the system does not open a path; it is an ``UnreadableReport`` and an ``OSError``.
        MissingExtra: if a library that reads this kind of file is not installed.
        TypeError: if it is none of these.
    """
    from giac_schema.grammar.reading import read_document
    from giac_schema.readers import content_of, open_document

    return _with_proofs(read_document(open_document(content_of(source))))


def _with_proofs(reading: Reading) -> Reading:
    """The reading with what the identities of the form prove of cells that are not read."""
    if not reading.report.gaps:
        return reading
    from giac_schema.infer import with_proofs

    return with_proofs(reading, _standard_for(reading.report))


def claims(text: str) -> tuple[Claim, ...]:
    """What some prose says about cells of the tables.

    Args:
        text: sentences of a report, as printed.

    Returns:
        Its claims in order, each with value, unit, the exact characters that say so, and ``readings``, every
        cell or sum of cells that a careful reader could take it for.  ``str`` of a reading is its text form.
        A sentence that says there was none is a claim of 0.  Figures that are of no cell are left out:
        posts, letters, dates, document numbers, fees for processing, last year's and half-year figures.
    """
    from giac_schema.grammar.claims import find_claims

    return find_claims(text)


def standard(edition: Edition) -> RuleSet:
    """The standard rules for reports of one edition."""
    from giac_schema.rules import standard as standard_rules

    return standard_rules(edition)


def check(
    subject: Subject,
    rules: RuleSet | Rule | Iterable[Rule] | None = None,
    *,
    also: RuleSet | Rule | Iterable[Rule] = (),
    previous: Subject | None = None,
    children: Iterable[Subject] | None = None,
    organ: OrganKind | None = None,
) -> Findings:
    """Judge a report by a set of rules.

    Args:
        subject: a reading, or a report alone; then rules about how it was printed do not apply.
        rules: the rules, as a set, a single one, or any row of them; by default the standard ones of the
            report's edition, and of both editions for a report that mixes them.
        also: rules of your own beside these; one that shares an id with a standard one takes its place.
        previous: the report of the same organ for the year before.
        children: the reports of all its subordinate organs.
        organ: which kind of organ it is; by default what its name tells.

    Returns:
        The verdict of every rule, in the order of the rules.  A rule that crashes is reported as
        such and never counted as holding.  One that looks into reports nobody gave does not apply,
        and its finding says what is wanting.  Where a ``must`` relation breaks, its finding suggests
        the smallest repairs.

    Raises:
        TypeError: if the subject, or a report around it, was never read, such as a path, or the rules are none.
        ValueError: if there is no such kind of organ.
        InvalidRule: if two different rules go by one id.
    """
    from giac_schema.model.ruleset import as_set
    from giac_schema.rules import Context, evaluate, report_of

    report = report_of(subject)
    base = _standard_for(report) if rules is None else as_set(rules)
    own = as_set(also)
    chosen = _overlaid(base, own) if own.rules else base
    alone = previous is None and children is None and organ is None
    around = None if alone else Context(previous, children, organ)
    findings = evaluate(chosen, subject, around)
    if not findings.repairable:
        return findings
    from giac_schema.infer import with_inference

    return with_inference(findings, subject, chosen)


def _kind(thing: object) -> str:
    return (
        f"{type(thing).__name__} {thing!r:.60}" if isinstance(thing, str) else type(thing).__name__
    )


def _standard_for(report: Report) -> RuleSet:
    pure = isinstance(report, (Report2019, Report2021))
    return standard(report.edition) if pure else _standard_for_both()


@lru_cache(maxsize=16)
def _overlaid(base: RuleSet, own: RuleSet) -> RuleSet:
    """Put together once for all reports that are checked by them."""
    return base.overlaid(own)


@cache
def _standard_for_both() -> RuleSet:
    return standard("2021") + standard("2019")


@overload
def render(report: Report | Reading, layout: TextLayout | TextLayoutName = "html") -> str: ...
@overload
def render(report: Report | Reading, layout: FileLayout | FileLayoutName) -> bytes: ...
@overload
def render(report: Report | Reading, layout: Layout | str) -> str | bytes: ...


def render(report: Report | Reading, layout: Layout | str = "html") -> str | bytes:
    """A report written out in the official form.

    Args:
        report: the report, or a reading, of which the report alone is written.
        layout: ``"html"``, ``"markdown"``, ``"docx"``, ``"xlsx"``, ``"pdf"`` or the name of a layout of
            text; see ``giac_schema.LAYOUTS``.

    Returns:
        The text, or the bytes of a file for a layout that is no text (``docx``, ``xlsx``, ``pdf``).

    Raises:
        UnknownLayout: if there is no layout of that name.
        MissingExtra: if the library that writes this kind of file is not installed.
    """
    from giac_schema.render import render as render_report
    from giac_schema.rules import report_of

    return render_report(report_of(report), layout)


def to_json(value: object, *, indent: int | None = None) -> str:
    """A reading, report, rule set or findings as JSON."""
    from giac_schema import convert

    return convert.to_json(value, indent=indent)


def to_rows(reading: Reading, file: str = "") -> list[dict[str, str | int | Decimal | None]]:
    """A reading as rows for a table of many: one for each cell of the form, in its order, then those of extra rows.

    ``pandas.DataFrame(row for path in paths for row in to_rows(read(path), path.name))`` is such a table, and
    ``giac read --format csv --lang en`` writes the same one.

    Args:
        reading: what was read.
        file: what to call its source in the column ``file``.

    Returns:
        Mappings with the keys ``file``, ``organ``, ``year``, ``edition``, ``address`` (``None`` for a figure of an
        extra row), ``name`` (the Chinese address), ``unit`` (which ``value`` is in, whatever was printed),
        ``value`` (``None`` where the cell has no number), ``missing`` (``None`` where it has one, else why
        not), ``printed``, ``printed_unit``, ``remark`` and ``found_at``.

    Raises:
        TypeError: if it is no reading: a report alone does not know what was printed.
    """
    from giac_schema.outputs.spreadsheet import cells

    if not isinstance(reading, Reading):
        raise TypeError(f"Rows are made of what giac_schema.read() gives, not of {_kind(reading)}.")
    rows = cells.read(file, reading, "en")
    return [dict(zip(cells.COLUMNS, row, strict=True)) for row in rows]


@overload
def from_json(
    text: str | bytes, *, checks: Mapping[str, CheckFunction] | None = None
) -> Reading: ...
@overload
def from_json(
    text: str | bytes, cls: type[_T], checks: Mapping[str, CheckFunction] | None = None
) -> _T: ...


def from_json(
    text: str | bytes,
    cls: type[Any] = Reading,
    checks: Mapping[str, CheckFunction] | None = None,
) -> Any:
    """What :func:`to_json` wrote, structured again; ``from_json(to_json(x), type(x)) == x``.

    Args:
        text: the JSON.
        cls: what it is: ``Reading``, ``Report2021``, ``Findings``, ``giac_schema.rules.RuleSet`` ...
        checks: checks in Python that rules in it may name, besides the standard ones.

    Raises:
        InvalidData: if it is no JSON, or not of that shape; the error says where.
    """
    from giac_schema import convert
    from giac_schema.rules import CHECKS

    return convert.from_json(text, cls, checks={**CHECKS, **(checks or {})})


def explain(thing: Rule | Finding, manner: Manner = "zh", edition: Edition | None = None) -> str:
    """A rule in words, or a finding with the figures put in.

    Args:
        thing: a rule (``standard("2021")["T3-01"]``), or a finding.
        manner: ``"zh"``, ``"en"``; for a rule that is a relation also ``"latex"``.
        edition: the form of the report, for labels that differ between editions.

    Raises:
        TypeError: if it is neither.
        ValueError: if LaTeX is asked for of what is no relation, or there is no such manner.
    """
    from giac_schema.outputs.words.explain import explain as explained

    return explained(thing, manner, edition)
