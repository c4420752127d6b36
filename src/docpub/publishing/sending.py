"""A document as bytes: all that it is made of on the way there, and what was made on the way back.

Whoever answers needs no disk in common with us, but the same programs. Pickles run what they say,
so both have to trust each other, as the processes of one cluster do.
"""

from __future__ import annotations

import pickle
import threading
from typing import NamedTuple

from msgspec.structs import replace

from docpub.errors import ExecutorError
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Job, Made, make, outline_key, read
from docpub.publishing.snapshot import Snapshot
from docpub.publishing.store import Notes, Store
from docpub.publishing.tools import versions

_ONE_AT_A_TIME = threading.Lock()  # the threads of one process would only wait for each other


class Done(NamedTuple):
    """What was made of a source, and what is worth keeping of it, by its key."""

    made: Made
    values: dict[str, object]


def pack(file: SourceFile, job: Job, store: Store | None) -> bytes:
    """Read a source and all that it uses, and pack it."""
    snapshot = Snapshot(file.assets)
    outline = read(replace(file, assets=snapshot), job, store)
    packed = replace(file, assets=snapshot.detached(), root=None)
    inner = pickle.dumps((packed, job, {outline_key(packed): outline}))
    return pickle.dumps((job.formats, versions(job.formats), inner))


def answer(data: bytes) -> bytes:
    """Make what was packed: a pure function. Raises `ExecutorError` if the programs are others."""
    formats, theirs, inner = pickle.loads(data)
    _compare(theirs, versions(formats))
    file, job, known = pickle.loads(inner)
    notes = Notes(known)
    with _ONE_AT_A_TIME:
        made = make(file, job, notes)
    return pickle.dumps((Done(made, notes.new), file.assets.lacking))


def unpack(data: bytes) -> Done | None:
    """Return what was made; nothing if not all that it needs had been packed."""
    done, lacking = pickle.loads(data)
    assert isinstance(done, Done)
    return None if lacking else done


def _compare(theirs: dict[str, str], ours: dict[str, str]) -> None:
    """Raise `ExecutorError` if what is here, where documents are made, is not what is there."""
    differences = [
        f"{name} {theirs.get(name, 'missing')[:12]} here and {ours.get(name, 'missing')[:12]} there"
        for name in (*theirs, *(name for name in ours if name not in theirs))
        if theirs.get(name) != ours.get(name)
    ]
    if differences:
        raise ExecutorError(
            f"A worker has other programs than we: {', '.join(differences)}.",
            hint="Install the same ones there, and start its workers again.",
        )
