"""A check as JUnit XML: a suite for each report, a case for each check, so that any pipeline shows them.

A case fails where a ``must`` breaks, and only there: as with the exit status, what should be looked at
fails nothing, and its sentence is in the output of its case.  What cannot be judged is skipped; a rule
that crashed and a source that could not be read are errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from giac_schema.outputs.views import to_tell
from giac_schema.outputs.words.safe import visible
from giac_schema.outputs.words.sentences import sentence
from giac_schema.render.signs import for_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Finding, Findings, Reading, Verdict
    from giac_schema.model.rule import Level
    from giac_schema.outputs.words.languages import Language

__all__ = ["BEGIN", "END", "checked", "unreadable"]

BEGIN: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="giac">\n'
END: Final = "</testsuites>\n"

_SKIPPED: Final[tuple[Verdict, ...]] = ("unknown", "not_applicable")


def checked(
    name: str, findings: Findings, read: Reading, language: Language, *, level: Level = "hint"
) -> str:
    """The suite of one report: every verdict down to this level, the holding ones too."""
    shown = to_tell(findings, level, everything=True)
    edition = read.report.edition
    cases = [_case(name, f, sentence(f, language, edition)) for f in shown]
    return _suite(
        name,
        cases,
        failures=sum(map(_fails, shown)),
        errors=len(shown.where("error")),
        skipped=len(shown.where(_SKIPPED)),
    )


def unreadable(name: str, message: str) -> str:
    """The suite of a source that could not be read: one case, an error."""
    case = _element("testcase", {"name": "read", "classname": name}, _said("error", message))
    return _suite(name, [case], errors=1)


def _suite(name: str, cases: list[str], *, failures: int = 0, errors: int, skipped: int = 0) -> str:
    counts = {"failures": failures, "errors": errors, "skipped": skipped}
    attributes = {"name": name, "tests": len(cases), **counts, "time": 0}
    return _element("testsuite", attributes, "\n" + "".join(cases))


def _case(name: str, finding: Finding, said: str) -> str:
    attributes = {"name": _check_name(finding), "classname": name, "time": 0}
    return _element("testcase", attributes, _outcome(finding, said))


def _outcome(finding: Finding, said: str) -> str:
    if finding.verdict == "error":
        return _said("error", said)
    if finding.verdict in _SKIPPED:
        return _said("skipped", said)
    if _fails(finding):
        return _said("failure", said, type=finding.level)
    return f"<system-out>{_text(said)}</system-out>" if finding.verdict == "breaks" else ""


def _check_name(finding: Finding) -> str:
    """The id of the check, and its place where the id alone does not tell it from others."""
    told_apart = finding.place is None or "[" in finding.rule
    return finding.rule if told_apart else f"{finding.rule}[{finding.place}]"


def _fails(finding: Finding) -> bool:
    return finding.verdict == "breaks" and finding.level == "must"


def _said(tag: str, said: str, **attributes: str) -> str:
    return _element(tag, {"message": said, **attributes}, _text(said), end="")


def _element(tag: str, attributes: Mapping[str, object], content: str = "", end: str = "\n") -> str:
    written = "".join(f" {key}={quoteattr(_clean(str(v)))}" for key, v in attributes.items())
    return f"<{tag}{written}>{content}</{tag}>{end}"


def _text(said: str) -> str:
    return escape(_clean(said))


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold, not even escaped."""
    return for_xml(visible(text))
