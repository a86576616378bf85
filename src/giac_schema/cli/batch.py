"""One job on all sources: results to standard output in order, errors told, one exit status."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve
from rich.console import Console

from giac_schema.cli.formats import needs_a_file, require
from giac_schema.cli.pool import perform_all, processes
from giac_schema.cli.publish import back_to, publish
from giac_schema.cli.rollcall import Came, RollCall, expected_in
from giac_schema.cli.rulesets import trouble_with_rules
from giac_schema.cli.screen import complain, complain_in_lines, file
from giac_schema.cli.sources import STANDARD_INPUT, Found, find, standard_input
from giac_schema.cli.stream import standard_bytes
from giac_schema.cli.target import Target
from giac_schema.cli.together import perform_together
from giac_schema.errors import MissingExtra, UnreadableReport
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import refusal, system_reason
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema.cli.formats import Format
    from giac_schema.cli.together import Around
    from giac_schema.cli.work import Done, Job
    from giac_schema.outputs import Language

__all__ = ["run_job"]

_WORTH_A_BAR: Final = 8
_NAMED: Final = 3


def run_job(
    job: Job,
    names: Sequence[str],
    workers: int | None,
    output: str | None,
    around: Around | None = None,
    expect: str | None = None,
) -> int:
    """Do a job on files, folders and standard input; write everything; give the exit status.

    Args:
        job: What to do with each source.
        names: Files, folders, archives, ``-``.
        workers: How many processes to use; by default what is worth it.  Reports that are checked
            together are checked in one.
        output: The file or folder to write to, instead of standard output.
        around: What is known of the reports together.
        expect: A file that lists the organs whose reports should be there.
    """
    if trouble := _trouble(job, names):
        complain_in_lines(trouble)
        return 2
    try:
        expected = None if expect is None else expected_in(Path(expect))
    except (OSError, UnreadableReport) as error:
        reason = refusal(error, job.language)
        complain(say(job.language, "errors", "list_unreadable", file=expect, reason=reason))
        return 2
    if expected == ():
        complain(say(job.language, "errors", "list_empty", file=expect))
        return 2
    content = standard_input(standard_bytes()) if STANDARD_INPUT in names else None
    found = find(names, content)
    _tell_skipped(found, job.language)
    years = len(around.years) if around else 0
    if years not in (0, len(found.sources)):
        counts = {"years": years, "files": len(found.sources)}
        complain(say(job.language, "errors", "years_differ", **counts))
        return 2
    alone = len(found.sources) == 1 and list(names) == [found.sources[0].name]
    pages = job.format == "html" and not alone
    target = None if output is None else Target.named(output, pages=pages)
    single = alone and not (target and target.is_folder)
    files = _files_read(job, found, around)
    if trouble := _wrong_target(job.format, target, names, files, single=single):
        complain(say(job.language, "errors", trouble, output=output, format=job.format))
        return 2
    if target is not None:
        job = evolve(job, screen=file(), index="" if single else back_to(target))
    batch = _Batch(job, found, target, single=single, expected=expected)
    if around is None:
        return batch.run(perform_all(job, found.sources, processes(len(found.sources), workers)))
    return batch.run(perform_together(job, found.sources, around, complain))


class _Batch:
    """The results of a job, counted while they are written."""

    def __init__(
        self,
        job: Job,
        found: Found,
        target: Target | None,
        *,
        single: bool,
        expected: tuple[str, ...] | None = None,
    ) -> None:
        self.job = job
        self.found = found
        self.target = target
        self.single = single
        self.counts: Counter[str] = Counter()
        self.expected = expected
        self.came: list[Came] = []
        self.missing = 0
        """How many organs of those expected have no report that could be read."""

    def run(self, results: Iterator[Done]) -> int:
        """Write every result and give the exit status."""
        total = len(self.found.sources)
        scrolls = self.target is None and sys.stdout.isatty()
        with _progress(total, self.job.language, scrolls=scrolls) as advance:
            try:
                counted = self._counted(results, advance)
                publish(counted, self.job, self.target, single=self.single)
            except BrokenExecutor:
                self._complain_of_workers()
            except BrokenPipeError:
                raise
            except OSError as error:
                return self._complain_of_target(error)
        self._tell_outcome()
        return self._status()

    def _tell_outcome(self) -> None:
        """How the files came out, and where that is written."""
        counted = self.job.verb == "check" and not self.single
        if self.target is not None:
            if counted:
                print(self._summary())  # noqa: T201
            written = str(self.target.index)
            print(visible(self._say("terminal", "written", file=written)))  # noqa: T201
        elif counted and self.job.format == "text":
            print("\n" + self._summary())  # noqa: T201
        if self.expected is not None:
            self._call_the_roll(self.expected)

    def _call_the_roll(self, expected: tuple[str, ...]) -> None:
        """Who is missing; beside data in standard output it is told on standard error."""
        roll = RollCall(expected, tuple(self.came))
        self.missing = len(roll.missing)
        data = self.target is None and self.job.format != "text"
        print("", *roll.told(self.job.language), sep="\n", file=sys.stderr if data else sys.stdout)

    def _counted(self, results: Iterable[Done], advance: Callable[[], None]) -> Iterator[Done]:
        for done in results:
            kind = "unreadable" if done.error else "broken" if done.broken else "clean"
            self.counts[kind] += 1
            self.came.append(Came.of(done))
            if done.error and self.target is not None:
                complain(f"{done.name}: {done.error}")
            yield done
            advance()

    def _complain_of_target(self, error: OSError) -> int:
        output = "-" if self.target is None else str(self.target.path)
        reason = system_reason(error, self.job.language)
        complain(self._say("errors", "not_written", output=output, reason=reason))
        return 2

    def _complain_of_workers(self) -> None:
        after = self.counts.total()
        name = self.found.sources[after].name
        complain(self._say("errors", "workers", file=name))
        self.counts["unreadable"] += 1

    def _summary(self) -> str:
        counts = {kind: self.counts[kind] for kind in ("clean", "broken", "unreadable")}
        return self._say("terminal", "files", files=sum(counts.values()), **counts)

    def _say(self, group: str, name: str, /, **fields: object) -> str:
        return say(self.job.language, group, name, **fields)

    def _status(self) -> int:
        unread = self.counts["unreadable"] + self.missing
        return 2 if unread else 1 if self.counts["broken"] else 0


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


def _progress(
    total: int, language: Language, *, scrolls: bool
) -> AbstractContextManager[Callable[[], None]]:
    """A bar on standard error for many files; none where results scroll by on the same screen."""
    console = Console(stderr=True)
    if total <= _WORTH_A_BAR or not console.is_terminal or scrolls:
        return nullcontext(lambda: None)
    from giac_schema.cli.progress import Bar

    return Bar(console, say(language, "terminal", "progress"), total)
