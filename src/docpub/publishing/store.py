"""A store on the disk: values by the hash of all that they were made of.

Nothing in it is trusted: each value stands behind its own hash, and one that does not match is as
if it were not there. Several processes may use one store.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from docpub.publishing.whole import write_whole

T = TypeVar("T")
_VERSION = "1"  # of what stands in it


def default_folder() -> Path:
    """Return the folder of this user's caches, as the XDG base directories have it.

    `DOCPUB_CACHE` names another one. See https://specifications.freedesktop.org/basedir-spec/.
    """
    if given := os.environ.get("DOCPUB_CACHE"):
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "docpub"


def digest(*parts: bytes | str) -> str:
    """Return the hash of some parts, SHA-256; where each ends makes a difference."""
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


class _Same:
    """A value that equals itself alone, and so is found without being looked into."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


def described(value: object) -> str:
    """Return the hash of all that is in a value, which stays as it is; of one it is known soon."""
    return _described(_Same(value))


@lru_cache(maxsize=32)
def _described(same: _Same) -> str:
    return digest(repr(same.value))


class Values(Protocol):
    """Values of msgspec's types, by key."""

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return a value, if it is there."""

    def put(self, key: str, value: object) -> None:
        """Keep a value."""


class Notes:
    """Values that others gave or a store has, and new ones, which somebody else may keep."""

    def __init__(self, given: Mapping[str, object], store: Values | None = None) -> None:
        self._given = given
        self._store = store
        self.new: dict[str, object] = {}

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return a value that was given, noted, or is in the store."""
        found = self.new.get(key, self._given.get(key))
        if isinstance(found, kind):
            return found
        return self._store.get(key, kind) if self._store else None

    def put(self, key: str, value: object) -> None:
        """Note a value."""
        self.new[key] = value


class Store:
    """Values on the disk. What cannot be read or written is left out."""

    def __init__(self, folder: Path, *, only_write: bool = False) -> None:
        self.folder = folder
        self._values = folder / _VERSION
        self._only_write = only_write

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return a value, if it is there and whole; none if the store is only written to."""
        if self._only_write:
            return None
        try:
            stored = self._path(key).read_bytes()
        except OSError:
            return None
        seal, value = stored[:32], stored[32:]
        if hashlib.sha256(value).digest() != seal:
            return None
        try:
            return msgspec.msgpack.decode(value, type=kind)
        except msgspec.DecodeError:
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value; a full or read-only disk is no reason to stop."""
        data = msgspec.msgpack.encode(value)
        try:
            write_whole(self._path(key), hashlib.sha256(data).digest() + data)
        except OSError:
            return

    def sizes(self) -> list[int]:
        """Return the size of each value, in bytes."""
        files = self._values.glob("*/*")
        return [path.stat().st_size for path in files if path.is_file()]

    def clear(self) -> None:
        """Remove all values, and no file that is not docpub's."""
        shutil.rmtree(self._values, ignore_errors=True)

    def _path(self, key: str) -> Path:
        return Path(f"{self._values}/{key[:2]}/{key[2:]}")
