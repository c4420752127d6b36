"""Work on many sources by several processes at once, of which any may be killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

from docpub.errors import ExecutorError
from docpub.publishing.find import SourceFile

_A_LOOK = 2  # seconds until it is asked again how many places there are

T = TypeVar("T")
Numbered = tuple[int, SourceFile]
Work = Callable[[SourceFile], T]  # a function of a module, or a `partial` of one


def processors() -> int:
    """Return how many processes can run at once here."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def by_processes(
    work: Work[T], files: Sequence[Numbered], jobs: int
) -> Iterator[tuple[Numbered, T | None]]:
    """Do the work by so many processes, the longest sources first; yield results as they come.

    A source whose process ends before it is done is tried again, in one of its own; if that ends
    too, there is no result.
    """
    if jobs == 1 or len(files) < 2:
        for numbered in files:
            yield numbered, work(numbered[1])
        return
    suspects = []
    for numbered, result in _tried(work, files, min(jobs, len(files))):
        if result is None:
            suspects.append(numbered)
        else:
            yield numbered, result
    yield from each_by_its_own(work, suspects)


def each_by_its_own(
    work: Work[T], files: Sequence[Numbered]
) -> Iterator[tuple[Numbered, T | None]]:
    """Do the work in a process for each source, one after the other."""
    for numbered in files:
        yield from _tried(work, [numbered], 1)


def by_executor(
    submit: Callable[[SourceFile], Future[T]], files: Sequence[Numbered], places: Callable[[], int]
) -> Iterator[tuple[Numbered, T | None]]:
    """Have the work done by an executor that has so many places, the longest sources first.

    There is no result of a source whose process ended. Raises `ExecutorError` if the executor
    takes no more.
    """
    todo = _longest_first(files)
    yield from _handed(submit, todo, places)
    if todo:
        raise ExecutorError(
            "The executor has ended before all documents were made.",
            hint="Publish again: what was made is there already.",
        )


def _tried(
    work: Work[T], files: Sequence[Numbered], processes: int
) -> Iterator[tuple[Numbered, T | None]]:
    """Yield the sources with their results, without one if the process ended."""
    todo = _longest_first(files)
    while todo:
        with _pool(processes) as pool:

            def submit(file: SourceFile, pool: Executor = pool) -> Future[T]:
                with _no_interrupts():
                    return pool.submit(work, file)

            # One more than there are processes, so that none waits while results are written.
            yield from _handed(submit, todo, lambda: processes + 1)


def _longest_first(files: Sequence[Numbered]) -> deque[Numbered]:
    return deque(sorted(files, key=lambda numbered: -len(numbered[1].text)))


def _handed(
    submit: Callable[[SourceFile], Future[T]],
    todo: deque[Numbered],
    places: Callable[[], int],
) -> Iterator[tuple[Numbered, T | None]]:
    """Hand out sources until there are none, or none are taken; yield what becomes of each."""
    running: dict[Future[T], Numbered] = {}
    takes = True
    try:
        while running or (todo and takes):
            free = places() - len(running)
            while todo and takes and free > 0:
                try:
                    running[submit(todo[0][1])] = todo[0]
                    todo.popleft()
                    free -= 1
                except BrokenExecutor:
                    takes = False
            done, _ = wait(running, _A_LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                numbered = running.pop(future)
                yield numbered, _result(future)
    finally:
        for future in running:
            future.cancel()


def _result(future: Future[T]) -> T | None:
    try:
        return future.result()
    except BrokenExecutor:
        return None


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Make processes that are begun anew, so that none has a lock or a thread of this one.

    They end at once if it is left before all is done, and if this process ends, however it does.
    """
    context = multiprocessing.get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    with theirs, ours:
        pool = ProcessPoolExecutor(
            processes, mp_context=context, initializer=_begin, initargs=(theirs,)
        )
        try:
            yield pool
        except BaseException:
            ours.close()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Begin processes that Ctrl-C does not reach: it is for the one that began them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(lifeline: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    """End this process when the one that began it closes its end of a pipe, or has ended."""
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)
