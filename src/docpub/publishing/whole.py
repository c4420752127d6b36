"""Files that are whole whenever somebody looks at them, old or new."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_BESIDE = re.compile(r"\..+\.[a-z0-9_]{8}")  # what `mkstemp` makes of the name of a file


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write one file. Raises `OSError`, and then the old one is still there."""
    write_together({path: content}, mode)


def write_together(files: Mapping[Path, bytes], mode: int = 0o644) -> None:
    """Write files beside the old ones, make sure they are on the disk, and put them in their place.

    None gets there if one of them cannot be written. Raises `OSError` that names the file.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            with _naming(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
                written[path] = Path(temporary)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(content)
                    stream.flush()
                    os.fsync(handle)
                written[path].chmod(mode)
        for path, new in written.items():
            with _naming(path):
                new.replace(path)
    except BaseException:
        for new in written.values():
            new.unlink(missing_ok=True)
        raise


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Name the file that is meant, and not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Make a folder, and wait until no other build is at work in it, where the system can tell.

    What a build that was killed has left there is removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some disks in a network know no locks, others cannot be written
            fcntl.flock(handle, fcntl.LOCK_EX)
            _remove_left(folder)
        yield
    finally:
        os.close(handle)


def _remove_left(folder: Path) -> None:
    """Remove what was written beside a file and did not get into its place."""
    for path in folder.iterdir():
        if _BESIDE.fullmatch(path.name):
            path.unlink()
