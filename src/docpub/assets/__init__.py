"""The files that a document may use: those inside its own folder, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import unquote

from docpub.assets.errors import AssetError, PictureError
from docpub.assets.folder import FolderAssets
from docpub.assets.pictures import Picture, data_url, embedded_picture, picture
from docpub.assets.scoping import scope_sheet

__all__ = [
    "AssetError",
    "Assets",
    "FolderAssets",
    "GivenAssets",
    "Picture",
    "PictureError",
    "data_url",
    "embedded_picture",
    "picture",
    "read_picture",
    "scope_sheet",
]


class Assets(Protocol):
    """Where a document's pictures and data come from."""

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, named as a URL relative to the source.

        Raises `AssetError` where there is no such file or it may not be used.
        """


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


def read_picture(assets: Assets, name: str) -> Picture:
    """Read a picture as every output shows it. Raises `AssetError`."""
    return picture(assets.read(name))
