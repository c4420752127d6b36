"""The files that a document may use: those inside its own folder, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

MAX_BYTES = 50_000_000


class AssetError(Exception):
    """A file that the document names cannot be used; the message says why."""


class Assets(Protocol):
    """Where a document's pictures and data come from."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, named as a URL relative to the source.

        Raises `AssetError` where there is no such file or it may not be used.
        """


class FolderAssets:
    """The files in a folder. Links that lead out of it are not followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def read(self, name: str) -> bytes:
        """Return the bytes of a file in the folder."""
        try:
            path = (self._folder / _inside(name)).resolve()
            if not path.is_relative_to(self._folder):
                raise AssetError("leads out of the source folder")
            if not path.is_file():
                raise AssetError("does not exist")
            if path.stat().st_size > MAX_BYTES:
                raise AssetError(f"is larger than {MAX_BYTES // 1_000_000} MB")
            return path.read_bytes()
        except (OSError, ValueError) as error:
            raise AssetError("cannot be read") from error


class GivenAssets:
    """Files that the caller holds in memory, by name."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self._files = dict(files or {})

    def read(self, name: str) -> bytes:
        """Return the bytes given under this name."""
        try:
            return self._files[unquote(name)]
        except KeyError:
            raise AssetError("does not exist") from None


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(unquote(name))
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        raise AssetError("leads out of the source folder")
    return path


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def media_type(data: bytes) -> str:
    """Return the media type of a picture by what is in it; empty if it is none we can use."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in data[:1024] else ""
