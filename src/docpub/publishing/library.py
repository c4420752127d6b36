"""A whole library: what has changed since it was published, by several processes at once.

Each document is made by itself, of what is handed to the process that makes it; so it is all the
same in which process and in which order, and one that is killed costs nothing but time.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from docpub.diagnostics import Problems
from docpub.publishing import Result
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Job, make, recall
from docpub.publishing.store import Store
from docpub.publishing.write import write_outputs

Numbered = tuple[int, SourceFile]
Work = tuple[Path, Job, Store | None]


def processors() -> int:
    """Return how many processes can run at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def publish_library(
    files: Sequence[SourceFile], out: Path, job: Job, *, store: Store | None, jobs: int
) -> Iterator[tuple[int, Result]]:
    """Publish sources, as they get done: yield the number of each, from 0, and what became of it.

    What is in the store is written at once. The rest is made by so many processes, the longest
    first; each is tried again alone if its process ends before it is done. Raises `OutputError`.
    """
    rest: list[Numbered] = []
    for number, file in enumerate(files):
        known = recall(file, job, store) if store else None
        if known:
            yield number, write_outputs(out, known)
        else:
            rest.append((number, file))
    rest.sort(key=lambda numbered: -len(numbered[1].text))
    if jobs == 1 or len(rest) < 2:
        for number, file in rest:
            yield number, _publish(file, out, job, store)
        return
    work, suspects = (out, job, store), []
    for numbered, result in _by_processes(min(jobs, len(rest)), rest, work):
        if result:
            yield numbered[0], result
        else:
            suspects.append(numbered)
    for suspect in suspects:
        for (number, file), result in _by_processes(1, [suspect], work):
            yield number, result or _ended(file)


def _by_processes(
    processes: int, files: Iterable[Numbered], work: Work
) -> Iterator[tuple[Numbered, Result | None]]:
    """Publish sources by several processes; yield those without a result whose process ended."""
    todo = deque(files)
    while todo:
        running: dict[Future[Result], Numbered] = {}
        with _pool(processes) as pool:
            try:
                while todo or running:
                    while todo and len(running) < processes:
                        running[pool.submit(_publish, todo[0][1], *work)] = todo[0]
                        todo.popleft()
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        result = future.result()
                        yield running.pop(future), result
            except BrokenProcessPool:
                yield from ((numbered, None) for numbered in running.values())


def _pool(processes: int) -> ProcessPoolExecutor:
    """Make processes that are begun anew, so that none has a lock or a thread of this one."""
    return ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
    )


def _begin() -> None:
    """Leave it to the process that began this one to stop when somebody presses Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _publish(file: SourceFile, out: Path, job: Job, store: Store | None) -> Result:
    return write_outputs(out, make(file, job, store))


def _ended(file: SourceFile) -> Result:
    problems = Problems(file.file)
    problems.report("process-ended", "The process that made the document was ended.")
    return Result(name=file.name, file=file.file, diagnostics=tuple(problems.found), ok=False)
