"""The pipeline in a few verbs: read, check, render, and JSON both ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from giac_schema.findings import Findings, Reading
from giac_schema.model.report import Report2019, Report2021
from giac_schema.model.values import Missing

if TYPE_CHECKING:
    from giac_schema.model.report import Edition, Report
    from giac_schema.model.ruleset import RuleSet
    from giac_schema.render.layouts import (
        FileLayout,
        FileLayoutName,
        Layout,
        TextLayout,
        TextLayoutName,
    )

__all__ = ["check", "from_json", "read", "render", "standard", "to_json"]

_T = TypeVar("_T")


def read(source: str | bytes | Path) -> Reading:
    """Read one report.

    Args:
        source: a path (a ``Path``, or a ``str`` of one line that names a file), the bytes of a
            file, or a text.

    Returns:
        The report with the source of every figure, coverage, and what was odd.

    Raises:
        UnreadableReport: if there is no report in it, or none that can be trusted.
        MissingExtra: if a library that reads this kind of file is not installed.
        OSError: if a path cannot be opened.
    """
    from giac_schema.grammar.reading import read_document
    from giac_schema.readers import open_document

    return _with_proofs(read_document(open_document(_content(source))))


def _with_proofs(reading: Reading) -> Reading:
    """The reading with what the identities of the form prove of cells that are not read."""
    if not any(isinstance(leaf, Missing) for _, leaf in reading.report.cells()):
        return reading
    from giac_schema.infer import with_proofs

    return with_proofs(reading, _standard_for(reading.report))


_LONGEST_PATH = 1024
_LONGEST_NAME = 255


def _content(source: str | bytes | Path) -> str | bytes:
    if isinstance(source, Path):
        return source.read_bytes()
    if isinstance(source, str) and _names_a_file(source):
        return Path(source).read_bytes()
    return source


def _names_a_file(text: str) -> bool:
    """Whether a text is a path: one line with no markup, as no report is, and no name in it too long."""
    if not 0 < len(text) < _LONGEST_PATH or not text.strip() or set(text) & set("\n\r\t<|\0"):
        return False
    return all(len(part.encode("utf-8", "replace")) <= _LONGEST_NAME for part in Path(text).parts)


def standard(edition: Edition) -> RuleSet:
    """The standard rules for reports of one edition."""
    from giac_schema.rules import standard as standard_rules

    return standard_rules(edition)


def check(subject: Reading | Report, rules: RuleSet | None = None) -> Findings:
    """Judge a report by a set of rules.

    Args:
        subject: a reading, or a report alone; then rules about how it was printed do not apply.
        rules: the rules; by default the standard ones of the report's edition, and of both editions
            for a report that mixes them.

    Returns:
        The verdict of every rule, in the order of the rules.  A rule that crashes is reported as
        such and never counted as holding.  Where a ``must`` relation breaks, its finding suggests the
        smallest repairs.
    """
    from giac_schema.rules import evaluate

    report = subject.report if isinstance(subject, Reading) else subject
    chosen = _standard_for(report) if rules is None else rules
    findings = evaluate(chosen, subject)
    if findings.ok:
        return findings
    from giac_schema.infer import with_inference

    return with_inference(findings, subject, chosen)


def _standard_for(report: Report) -> RuleSet:
    pure = isinstance(report, (Report2019, Report2021))
    return standard(report.edition) if pure else standard("2021") + standard("2019")


@overload
def render(report: Report, layout: TextLayout | TextLayoutName = "html") -> str: ...
@overload
def render(report: Report, layout: FileLayout | FileLayoutName) -> bytes: ...
@overload
def render(report: Report, layout: Layout | str) -> str | bytes: ...


def render(report: Report, layout: Layout | str = "html") -> str | bytes:
    """A report written out in the official form.

    Args:
        report: the report.
        layout: ``"html"``, ``"markdown"``, ``"docx"``, ``"xlsx"``, ``"pdf"`` or the name of a layout of
            text; see ``giac_schema.LAYOUTS``.

    Returns:
        The text, or the bytes of a file for a layout that is no text (``docx``, ``xlsx``, ``pdf``).

    Raises:
        UnknownLayout: if there is no layout of that name.
        MissingExtra: if the library that writes this kind of file is not installed.
    """
    from giac_schema.render import render as render_report

    return render_report(report, layout)


def to_json(value: object, *, indent: int | None = None) -> str:
    """A reading, report, rule set or findings as JSON."""
    from giac_schema import convert

    return convert.to_json(value, indent=indent)


@overload
def from_json(text: str | bytes) -> Reading: ...
@overload
def from_json(text: str | bytes, cls: type[_T]) -> _T: ...


def from_json(text: str | bytes, cls: type[Any] = Reading) -> Any:
    """What :func:`to_json` wrote, structured again; ``from_json(to_json(x), type(x)) == x``.

    Raises:
        InvalidData: if it is no JSON, or not of that shape; the error says where.
    """
    from giac_schema import convert
    from giac_schema.rules import CHECKS

    return convert.from_json(text, cls, checks=CHECKS)
