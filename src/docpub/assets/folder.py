"""Reading files below one folder, and nowhere else, whatever stands in it and happens to it."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from docpub.assets.errors import AssetError
from docpub.limits import MAX_FILE_BYTES

_OUTSIDE = "leads out of the source folder"
# A pipe does not make us wait, and a link that took a file's place just now is not followed.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)


class FolderAssets:
    """The files that a document in a folder may use: all below `root`, which is that folder if not
    given. Links that lead out of it are not followed.
    """

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self._folder = folder.resolve()
        self._root = root.resolve() if root else self._folder

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, named relative to the folder."""
        try:
            path = (self._folder / _relative(name)).resolve()
            if not path.is_relative_to(self._root):
                raise AssetError(_OUTSIDE)
            if not path.is_file():
                raise AssetError("does not exist")
            return _read(_open(self._root, path))
        except (OSError, ValueError) as error:
            raise AssetError("cannot be read") from error


def _relative(name: str) -> PurePosixPath:
    plain = unquote(name)
    path = PurePosixPath(plain)
    if path.is_absolute() or "\\" in plain or ":" in plain:
        raise AssetError(_OUTSIDE)
    return path


def _open(folder: Path, path: Path) -> int:
    """Open a file step by step, so that no folder on the way can become a link meanwhile.

    The path has none: it is resolved. Raises `OSError` if that is no longer so.
    """
    if os.open not in os.supports_dir_fd:
        return os.open(path, _FLAGS)
    handle = os.open(folder, os.O_RDONLY)
    for part in path.relative_to(folder).parts:
        outer = handle
        try:
            handle = os.open(part, _FLAGS, dir_fd=outer)
        finally:
            os.close(outer)
    return handle


def _read(handle: int) -> bytes:
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise AssetError("is not a file")
        with open(handle, "rb", closefd=False) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    finally:
        os.close(handle)
    if len(data) > MAX_FILE_BYTES:
        raise AssetError(f"is larger than {MAX_FILE_BYTES // 1_000_000} MB")
    return data
