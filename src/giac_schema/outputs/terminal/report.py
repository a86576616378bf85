"""One report on a terminal: what was read of it, and what a check says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from giac_schema.outputs.terminal.forms import draw, legend
from giac_schema.outputs.terminal.heading import heading
from giac_schema.outputs.terminal.marks import MARKS
from giac_schema.outputs.terminal.mending import deductions, placed
from giac_schema.outputs.terminal.verdicts import Verdicts, told
from giac_schema.outputs.views import to_tell
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.places import Places

if TYPE_CHECKING:
    from rich.console import RenderableType

    from giac_schema.findings import Findings, Reading
    from giac_schema.model.rule import Level
    from giac_schema.outputs.words.languages import Language

__all__ = ["checked", "reading"]


def reading(
    read: Reading, language: Language, name: str = "", *, deduce: bool = False
) -> RenderableType:
    """A reading: what it is, its three tables, what was odd.

    Args:
        read: The reading.
        language: ``"zh"`` or ``"en"``.
        name: What to call the source, usually its file.
        deduce: Tell what missing cells must be, too.
    """
    places = Places(language, read.report.edition)
    parts: list[RenderableType] = [*heading(read, places, name)]
    for table in draw(read, places):
        parts += [Text(), table]
    parts += [Text(), *legend(read, places)]
    parts += placed(read, places)
    if deduce:
        parts += deductions(read.deduced, places)
    if len(read.findings):
        parts += [Text(), Text(say(language, "terminal", "notes"), "bold")]
        parts += [told(finding, places, MARKS[finding.level]) for finding in read.findings]
    return Group(*parts)


def checked(
    findings: Findings,
    read: Reading,
    language: Language,
    name: str = "",
    *,
    level: Level = "hint",
    everything: bool = False,
) -> RenderableType:
    """What a check found: what must be corrected first, what cannot be judged last, then the sum of it.

    Args:
        findings: All verdicts of the check.
        read: What was checked.
        language: ``"zh"`` or ``"en"``.
        name: What to call the source, usually its file.
        level: The least strict level to tell of.
        everything: Tell each finding, the holding ones too, instead of counting those of one kind.
    """
    places = Places(language, read.report.edition)
    listed = to_tell(findings, level, everything=everything)
    hushed = len(findings.down_to(level).where("unknown", "hint")) - len(
        listed.where("unknown", "hint")
    )
    view = Verdicts(findings, listed, places, everything, hushed)
    return Group(*heading(read, places, name), *view.groups(), *view.summary())
