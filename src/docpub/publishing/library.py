"""A whole library: what has changed since it was published, by several processes at once.

Each document is made by itself, of what is handed to the process that makes it; so it is all the
same in which process and in which order, and one that is killed costs nothing but time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from docpub.publishing import Result, check_source
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Job, make, recall
from docpub.publishing.processes import Numbered, by_processes
from docpub.publishing.store import Store
from docpub.publishing.write import write_outputs

_FEW = 20  # documents that are checked before other processes have begun


def publish_library(
    files: Sequence[SourceFile], out: Path, job: Job, *, store: Store | None, jobs: int
) -> Iterator[tuple[int, Result]]:
    """Publish sources, as they get done: yield the number of each, from 0, and what became of it.

    What is in the store is written at once, and the rest made by so many processes. Raises
    `OutputError`.
    """
    rest: list[Numbered] = []
    for number, file in enumerate(files):
        known = recall(file, job, store) if store else None
        if known:
            yield number, write_outputs(out, known)
        else:
            rest.append((number, file))
    yield from by_processes(partial(_publish, out=out, job=job, store=store), rest, jobs)


def _publish(file: SourceFile, out: Path, job: Job, store: Store | None) -> Result:
    return write_outputs(out, make(file, job, store))


def check_library(
    files: Sequence[SourceFile], *, strict: bool, today: dt.date | None, jobs: int
) -> Iterator[tuple[int, Result]]:
    """Check sources by so many processes: yield the number of each, from 0, and what was found."""
    check = partial(check_source, strict=strict, today=today)
    yield from by_processes(check, enumerate(files), jobs if len(files) > _FEW else 1)
