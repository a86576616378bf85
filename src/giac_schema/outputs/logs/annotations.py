"""Findings as annotations of a pipeline on GitHub: one line each, shown beside the file it is about.

::error file=reports/a.html,line=12,title=T3-14::Table 3 ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from giac_schema.outputs.views import own_cells, to_tell
from giac_schema.outputs.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from giac_schema.findings import Finding, Findings, Reading
    from giac_schema.model.rule import Level
    from giac_schema.outputs.words.languages import Language

__all__ = ["checked", "unreadable"]

_COMMANDS: Final[Mapping[Level, str]] = {"must": "error", "should": "warning", "hint": "notice"}
_IN_TEXT: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def checked(
    name: str, findings: Findings, read: Reading, language: Language, *, level: Level = "hint"
) -> str:
    """A line for each finding; what cannot be judged is a notice, whatever its level."""
    edition = read.report.edition
    return "".join(
        _line(
            _command(finding),
            name,
            sentence(finding, language, edition),
            title=finding.rule,
            line=_line_of(finding),
        )
        for finding in to_tell(findings, level)
    )


def unreadable(name: str, message: str) -> str:
    """The line of a source that could not be read."""
    return _line("error", name, message, title="giac")


def _command(finding: Finding) -> str:
    if finding.verdict == "error":
        return "error"
    return _COMMANDS[finding.level] if finding.verdict == "breaks" else "notice"


def _line_of(finding: Finding) -> int | None:
    """The first line of the source it is about, where it has lines."""
    positions = [finding.position, *(o.position for o in own_cells(finding))]
    lines = [p.line for p in positions if p is not None and p.line is not None]
    return min(lines, default=None)


def _line(command: str, name: str, message: str, *, title: str, line: int | None = None) -> str:
    properties = {"file": name, "line": "" if line is None else str(line), "title": title}
    written = ",".join(
        f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items() if value
    )
    return f"::{command} {written}::{message.translate(_IN_TEXT)}\n"
