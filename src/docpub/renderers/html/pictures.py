"""The pictures of the page: inside it, or in files beside it."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from docpub.assets import AssetError, Assets, data_url, read_picture
from docpub.model import slug

FOLDER = "assets"


class Pictures(Protocol):
    """Gives the address of each picture; `files` are those that have to stand beside the page."""

    files: dict[str, bytes]

    def address(self, url: str) -> str | None:
        """Return the address of a picture, or None if it cannot be shown."""


class Inside:
    """Pictures as addresses that hold them (`data:`)."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._addresses: dict[str, str | None] = {}
        self.files: dict[str, bytes] = {}

    def address(self, url: str) -> str | None:
        """Return the picture itself as an address, or None if it cannot be shown."""
        if url not in self._addresses:
            try:
                self._addresses[url] = data_url(read_picture(self._assets, url))
            except AssetError:
                self._addresses[url] = None
        return self._addresses[url]


class Beside:
    """Pictures as files whose names change with what is in them, so that they can be kept."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self.files: dict[str, bytes] = {}

    def address(self, url: str) -> str | None:
        """Return the name of a picture's file, or None if it cannot be shown."""
        try:
            shown = read_picture(self._assets, url)
        except AssetError:
            return None
        stem = slug(PurePosixPath(unquote(url)).stem, "picture")
        name = hashed_name(stem, shown.suffix, shown.data)
        self.files[name] = shown.data
        return name


def hashed_name(stem: str, suffix: str, data: bytes) -> str:
    """Return the name of a file beside the page, which says what is in it."""
    return f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
