"""Many sources on all cores, the results in the order of the sources."""

from __future__ import annotations

import os
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Final

from giac_schema.cli.work import Done, Job, perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.context import BaseContext

    from giac_schema.cli.given import Given

__all__ = ["perform_all", "processes"]

_WORTH_IT: Final = 64
"""So many sources take longer to read than another process takes to start."""
_BATCH: Final = 16
_PRELOADED: Final = [
    "__main__",
    "giac_schema.cli.work",
    "giac_schema.grammar.reading",
    "giac_schema.readers",
    "giac_schema.rules",
]
"""What every process needs: imported once, by the process that all others are forked from."""


def processes(sources: int, asked: int | None = None) -> int:
    """How many processes to use: what was asked for, else all cores for more than a handful."""
    if asked is not None:
        return max(1, min(asked, sources))
    return min(os.cpu_count() or 1, sources // (_WORTH_IT // 2)) if sources >= _WORTH_IT else 1


def perform_all(job: Job, sources: Sequence[Given], workers: int) -> Iterator[Done]:
    """The same job on every source; results come in order, each as soon as it can.

    Raises:
        concurrent.futures.BrokenExecutor: if a worker process dies.
    """
    if workers <= 1:
        yield from map(perform, repeat(job), sources)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, mp_context=_context()) as pool:
        try:
            yield from pool.map(partial(perform, job), sources, chunksize=_BATCH)
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Fresh processes: a fork copies locks that threads of this process may hold."""
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context
