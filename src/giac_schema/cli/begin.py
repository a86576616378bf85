"""Before anything is read: the sources of a job, where its results go, and what about it cannot be meant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from giac_schema.cli.formats import needs_a_file, require
from giac_schema.cli.publish import back_to
from giac_schema.cli.rollcall import expected_in
from giac_schema.cli.rulesets import trouble_with_rules
from giac_schema.cli.screen import complain, file
from giac_schema.cli.sources import STANDARD_INPUT, Found, expanded, find, standard_input
from giac_schema.cli.stream import standard_bytes
from giac_schema.cli.target import Target
from giac_schema.cli.work import Job
from giac_schema.errors import MissingExtra, UnreadableReport
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import refusal
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from giac_schema.cli.formats import Format
    from giac_schema.cli.together import Around
    from giac_schema.outputs import Language

__all__ = ["Begun", "Refused", "begin"]

_NAMED: Final = 3
"""Files that were passed over and are named; of more, only the number is told."""


class Refused(Exception):
    """A job that cannot be begun, and what to tell the person, in one or more lines."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


@frozen
class Begun:
    """A job with all that it is about to be done on."""

    job: Job
    found: Found
    target: Target | None
    """Where the results go; ``None`` for standard output."""
    single: bool
    """Whether it is one source that was named: it needs no list around it."""


def begin(
    job: Job,
    names: Sequence[str],
    output: str | None,
    around: Around | None,
    expect: str | None,
) -> Begun:
    """Find the sources of a job and see whether it can be meant; nothing is read or written yet.

    Args:
        job: What to do with each source.
        names: Files, folders, archives, ``-``.
        output: The file or folder to write to, instead of standard output.
        around: What is known of the reports together.
        expect: A file that lists the organs whose reports should be there.

    Raises:
        Refused: if something about it cannot be meant.
    """
    if trouble := _trouble(job, names):
        raise Refused(trouble)
    names = expanded(names)
    job = evolve(job, expected=() if expect is None else _expected(expect, job.language))
    content = standard_input(standard_bytes()) if STANDARD_INPUT in names else None
    found = find(names, content)
    _tell_skipped(found, job.language)
    years = len(around.years) if around else 0
    if years not in (0, len(found.sources)):
        raise _refused(job.language, "years_differ", years=years, files=len(found.sources))
    alone = len(found.sources) == 1 and list(names) == [found.sources[0].name]
    pages = job.format == "html" and not alone
    target = None if output is None else Target.named(output, pages=pages)
    single = alone and not (target and target.is_folder)
    files = _files_read(job, found, around)
    if trouble := _wrong_target(job.format, target, names, files, single=single):
        raise _refused(job.language, trouble, output=output, format=job.format)
    if target is not None:
        job = evolve(job, screen=file(), index="" if single else back_to(target))
    return Begun(job, found, target, single)


def _expected(file: str, language: Language) -> tuple[str, ...]:
    """The organs that a list names, at least one."""
    try:
        expected = expected_in(Path(file))
    except (OSError, UnreadableReport) as error:
        reason = refusal(error, language)
        raise _refused(language, "list_unreadable", file=file, reason=reason) from error
    if not expected:
        raise _refused(language, "list_empty", file=file)
    return expected


def _refused(language: Language, name: str, /, **fields: object) -> Refused:
    return Refused(visible(say(language, "errors", name, **fields)))


def _trouble(job: Job, names: Sequence[str]) -> str:
    """What keeps a job from being begun, in one or more lines; empty if nothing does."""
    if wrong := trouble_with_rules(job.rules.names, job.language):
        return wrong
    if wrong := _wrong_names(names):
        return visible(say(job.language, "errors", wrong))
    try:
        require(job.format)
    except MissingExtra as error:
        return visible(refusal(error, job.language))
    return ""


def _wrong_names(names: Sequence[str]) -> str:
    """The message about names that cannot be meant, or the empty string."""
    if not names:
        return "no_files"
    return "stdin_twice" if list(names).count(STANDARD_INPUT) > 1 else ""


def _wrong_target(
    format_: Format,
    target: Target | None,
    names: Sequence[str],
    files: Iterable[Path],
    *,
    single: bool,
) -> str:
    """The message about where the output should go, or the empty string."""
    if target is None:
        return "needs_output" if needs_a_file(format_, single=single) else ""
    if target.is_folder and format_ != "html":
        return "output_is_folder"
    return target.trouble(names, files)


def _files_read(job: Job, found: Found, around: Around | None) -> set[Path]:
    """Every file that a job reads: reports, those of subordinate organs, rules."""
    sources = (*found.sources, *((around and around.children) or ()))
    reports = {Path(source.archive or source.lines or source.name) for source in sources}
    return reports | set(map(Path, job.rules.names))


def _tell_skipped(found: Found, language: Language) -> None:
    if found.skipped:
        names = ", ".join(found.skipped[:_NAMED])
        names += ", …" if len(found.skipped) > _NAMED else ""
        complain(say(language, "errors", "skipped", count=len(found.skipped), names=names))
