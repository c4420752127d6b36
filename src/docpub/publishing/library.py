"""A whole library: what has changed since it was published, by several processes at once.

Each document is made by itself, of what is handed to the process that makes it; so it is all the
same in which process and in which order, and one that is killed costs nothing but time. What was
made comes back, and is kept and written here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path

from docpub.diagnostics import Problems
from docpub.publishing import Result, check_source
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Job, make, recall, remember
from docpub.publishing.processes import Numbered, by_executor, by_processes, each_by_its_own
from docpub.publishing.sending import Done, answer, pack, unpack
from docpub.publishing.store import Notes, Store
from docpub.publishing.write import write_outputs

_FEW = 20  # documents that are checked before other processes have begun


def publish_library(
    files: Sequence[SourceFile],
    out: Path,
    job: Job,
    *,
    store: Store | None,
    jobs: int,
    executor: Executor | None = None,
) -> Generator[tuple[int, Result], None, None]:
    """Publish sources, as they get done: yield the number of each, from 0, and what became of it.

    What is in the store is written at once, and the rest made by so many processes, or by an
    executor that is given so many at once. Processes end when this is closed. Raises `OutputError`
    and `ExecutorError`.
    """
    rest: list[Numbered] = []
    for number, file in enumerate(files):
        known = recall(file, job, store) if store else None
        if known:
            yield number, write_outputs(out, known)
        else:
            rest.append((number, file))
    if executor:
        made = _elsewhere(executor, rest, job, store, jobs)
    else:
        made = by_processes(partial(_make, job=job, store=store), rest, jobs)
    for (number, file), done in made:
        if done:
            _keep(file, done, store)
        yield number, write_outputs(out, done.made) if done else _ended(file)


def _make(file: SourceFile, job: Job, store: Store | None) -> Done:
    notes = Notes({}, store)
    return Done(make(file, job, notes), notes.new)


def _elsewhere(
    executor: Executor, files: Sequence[Numbered], job: Job, store: Store | None, jobs: int
) -> Iterator[tuple[Numbered, Done | None]]:
    """Have sources made by an executor; what it cannot make is made by a process here."""

    def submit(file: SourceFile) -> Future[bytes]:
        return executor.submit(answer, pack(file, job, store))

    again: list[Numbered] = []
    for numbered, data in by_executor(submit, files, getattr(executor, "places", lambda: jobs)):
        done = unpack(data) if data else None
        if done:
            yield numbered, done
        else:
            again.append(numbered)
    yield from each_by_its_own(partial(_make, job=job, store=store), again)


def _keep(file: SourceFile, done: Done, store: Store | None) -> None:
    if store:
        for key, value in done.values.items():
            store.put(key, value)
        remember(file, done.made, store)


def _ended(file: SourceFile) -> Result:
    problems = Problems(file.file)
    problems.report("process-ended", "The process that worked on the document was ended.")
    return Result(name=file.name, file=file.file, diagnostics=tuple(problems.found), ok=False)


def check_library(
    files: Sequence[SourceFile], *, strict: bool, today: dt.date | None, jobs: int
) -> Generator[tuple[int, Result], None, None]:
    """Check sources by so many processes: yield the number of each, from 0, and what was found."""
    check = partial(check_source, strict=strict, today=today)
    jobs = jobs if len(files) > _FEW else 1
    for (number, file), result in by_processes(check, list(enumerate(files)), jobs):
        yield number, result or _ended(file)
