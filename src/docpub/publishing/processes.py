"""Work on many sources by several processes at once, of which any may be killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from docpub.diagnostics import Problems
from docpub.publishing import Result
from docpub.publishing.find import SourceFile

Numbered = tuple[int, SourceFile]
Work = Callable[[SourceFile], Result]  # a function of a module, or a `partial` of one


def processors() -> int:
    """Return how many processes can run at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def by_processes(work: Work, files: Iterable[Numbered], jobs: int) -> Iterator[tuple[int, Result]]:
    """Do the work by so many processes, the longest sources first; yield results as they come.

    A source whose process ends before it is done is tried again, in one of its own.
    """
    todo = sorted(files, key=lambda numbered: -len(numbered[1].text))
    if jobs == 1 or len(todo) < 2:
        for number, file in todo:
            yield number, work(file)
        return
    suspects = []
    for numbered, result in _tried(work, todo, min(jobs, len(todo))):
        if result:
            yield numbered[0], result
        else:
            suspects.append(numbered)
    for suspect in suspects:
        for (number, file), result in _tried(work, [suspect], 1):
            yield number, result or _ended(file)


def _tried(
    work: Work, files: Iterable[Numbered], processes: int
) -> Iterator[tuple[Numbered, Result | None]]:
    """Yield the sources with their results, without one if the process ended."""
    todo = deque(files)
    while todo:
        running: dict[Future[Result], Numbered] = {}
        with _pool(processes) as pool:
            try:
                while todo or running:
                    while todo and len(running) < processes:
                        running[pool.submit(work, todo[0][1])] = todo[0]
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


def _ended(file: SourceFile) -> Result:
    problems = Problems(file.file)
    problems.report("process-ended", "The process that worked on the document was ended.")
    return Result(name=file.name, file=file.file, diagnostics=tuple(problems.found), ok=False)
