"""One job on all sources: results to standard output in order, errors told, one exit status."""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Final

from rich.console import Console

from giac_schema.cli.pool import perform_all, processes
from giac_schema.cli.rulesets import trouble_with_rules
from giac_schema.cli.sources import STANDARD_INPUT, Found, find
from giac_schema.cli.together import perform_together
from giac_schema.outputs.catalogue import say
from giac_schema.outputs.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from giac_schema.cli.together import Around
    from giac_schema.cli.work import Done, Format, Job
    from giac_schema.outputs import Language

__all__ = ["complain", "complain_of_rules", "run_job"]

_WORTH_A_BAR: Final = 8
_NAMED: Final = 3


def run_job(
    job: Job, names: Sequence[str], workers: int | None = None, around: Around | None = None
) -> int:
    """Do a job on files, folders and standard input; print everything; give the exit status.

    Args:
        job: What to do.
        names: Files, folders, archives, or ``-``.
        workers: How many processes; reports that are checked together are checked in one.
        around: What is known of the reports together.
    """
    wrong = trouble_with_rules(job.rules, job.language)
    if wrong:
        complain_of_rules(wrong)
        return 2
    trouble = _wrong_names(names)
    if trouble:
        complain(say(job.language, "errors", trouble))
        return 2
    content = sys.stdin.buffer.read() if STANDARD_INPUT in names else None
    found = find(names, content)
    _tell_skipped(found, job.language)
    single = len(found.sources) == 1 and list(names) == [found.sources[0].name]
    batch = _Batch(job, found, single=single)
    if around is None:
        return batch.run(perform_all(job, found.sources, processes(len(found.sources), workers)))
    return batch.run(perform_together(job, found.sources, around, complain))


def complain_of_rules(message: str) -> None:
    """Several lines on standard error, made visible already."""
    print(f"giac: {message}", file=sys.stderr)  # noqa: T201


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"giac: {visible(message)}", file=sys.stderr)  # noqa: T201


class _Batch:
    """The results of a job, counted while they are printed."""

    def __init__(self, job: Job, found: Found, *, single: bool) -> None:
        self.job = job
        self.found = found
        self.single = single
        self.counts: Counter[str] = Counter()

    def run(self, results: Iterator[Done]) -> int:
        """Print every result and give the exit status."""
        with _progress(len(self.found.sources), self.job.language) as advance:
            try:
                self._frame()(self._counted(results, advance))
            except BrokenExecutor:
                self._complain_of_workers()
        if self.job.verb == "check" and self.job.format == "text" and not self.single:
            print("\n" + self._summary())  # noqa: T201
        return self._status()

    def _frame(self) -> Callable[[Iterator[Done]], None]:
        """How results are put together; the one file that was named needs no array around it."""
        alone = self.single and self.job.format == "json"
        return _as_lines if alone else _FRAMES[self.job.format]

    def _counted(self, results: Iterable[Done], advance: Callable[[], None]) -> Iterator[Done]:
        for done in results:
            kind = "unreadable" if done.error else "broken" if done.broken else "clean"
            self.counts[kind] += 1
            yield done
            advance()

    def _complain_of_workers(self) -> None:
        after = self.counts.total()
        name = self.found.sources[after].name
        complain(say(self.job.language, "errors", "workers", file=name))
        self.counts["unreadable"] += 1

    def _summary(self) -> str:
        counts = {kind: self.counts[kind] for kind in ("clean", "broken", "unreadable")}
        return say(self.job.language, "terminal", "files", files=sum(counts.values()), **counts)

    def _status(self) -> int:
        return 2 if self.counts["unreadable"] else 1 if self.counts["broken"] else 0


def _as_text(results: Iterator[Done]) -> None:
    """Reports one below the other; errors on standard error, where their turn is."""
    apart = ""
    for done in results:
        if done.error:
            sys.stdout.flush()
            complain(f"{done.name}: {done.error}")
        else:
            print(f"{apart}{done.text}")  # noqa: T201
            apart = "\n"


def _as_lines(results: Iterator[Done]) -> None:
    """One object after the other."""
    for done in results:
        print(done.text)  # noqa: T201


def _as_array(results: Iterator[Done]) -> None:
    """The objects as one JSON array."""
    opening = "[\n"
    for done in results:
        print(f"{opening}{done.text}", end="")  # noqa: T201
        opening = ",\n"
    print("\n]")  # noqa: T201


_FRAMES: Final[dict[Format, Callable[[Iterator[Done]], None]]] = {
    "text": _as_text,
    "jsonl": _as_lines,
    "json": _as_array,
}


def _wrong_names(names: Sequence[str]) -> str:
    """The message about names that cannot be meant, or the empty string."""
    if not names:
        return "no_files"
    return "stdin_twice" if list(names).count(STANDARD_INPUT) > 1 else ""


def _tell_skipped(found: Found, language: Language) -> None:
    if found.skipped:
        names = ", ".join(found.skipped[:_NAMED])
        names += ", …" if len(found.skipped) > _NAMED else ""
        complain(say(language, "errors", "skipped", count=len(found.skipped), names=names))


def _progress(total: int, language: Language) -> AbstractContextManager[Callable[[], None]]:
    """A bar on standard error for many files; none where results scroll by on the same screen."""
    console = Console(stderr=True)
    if total <= _WORTH_A_BAR or not console.is_terminal or sys.stdout.isatty():
        return nullcontext(lambda: None)
    from giac_schema.cli.progress import Bar

    return Bar(console, say(language, "terminal", "progress"), total)
