"""One job on all sources: results to standard output in order, errors told, one exit status."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Final

from rich.console import Console

from giac_schema.cli.begin import Begun, Refused, begin
from giac_schema.cli.pool import perform_all, processes
from giac_schema.cli.publish import publish
from giac_schema.cli.rollcall import Came, RollCall
from giac_schema.cli.screen import complain, complain_in_lines
from giac_schema.cli.together import perform_together
from giac_schema.outputs.words.catalogue import say
from giac_schema.outputs.words.refusals import system_reason
from giac_schema.outputs.words.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema.cli.together import Around
    from giac_schema.cli.work import Done, Job
    from giac_schema.outputs import Language

__all__ = ["run_job"]

_WORTH_A_BAR: Final = 8
"""More files than this take their time, and their results are long."""


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
    try:
        begun = begin(job, names, output, around, expect)
    except Refused as refused:
        complain_in_lines(refused.message)
        return 2
    sources = begun.found.sources
    if around is None:
        results = perform_all(begun.job, sources, processes(len(sources), workers))
    else:
        results = perform_together(begun.job, sources, around, complain)
    return _Batch(begun).run(results)


class _Batch:
    """The results of a job, counted while they are written."""

    def __init__(self, begun: Begun) -> None:
        self.job = begun.job
        self.found = begun.found
        self.target = begun.target
        self.single = begun.single
        self.counts: Counter[str] = Counter()
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
        counted = self.job.verb == "check"
        if self.target is not None:
            if counted:
                print(self._summary())  # noqa: T201
            written = str(self.target.index)
            print(visible(self._say("terminal", "written", file=written)))  # noqa: T201
        elif counted and self.job.format == "text" and not self.single:
            print("\n" + self._summary())  # noqa: T201
            if not self.job.brief and self.counts.total() > _WORTH_A_BAR:
                print(self._say("terminal", "shorter"))  # noqa: T201
        self._call_the_roll()

    def _call_the_roll(self) -> None:
        """Who is missing, who came twice; beside data in standard output it is told on standard error."""
        roll = RollCall(self.job.expected, tuple(self.came))
        self.missing = len(roll.missing)
        told = list(roll.told(self.job.language))
        data = self.target is None and (self.job.format != "text" or self.job.verb == "read")
        if told:
            print("", *told, sep="\n", file=sys.stderr if data else sys.stdout)

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


def _progress(
    total: int, language: Language, *, scrolls: bool
) -> AbstractContextManager[Callable[[], None]]:
    """A bar on standard error for many files; none where results scroll by on the same screen."""
    console = Console(stderr=True)
    if total <= _WORTH_A_BAR or not console.is_terminal or scrolls:
        return nullcontext(lambda: None)
    from giac_schema.cli.progress import Bar

    return Bar(console, say(language, "terminal", "progress"), total)
