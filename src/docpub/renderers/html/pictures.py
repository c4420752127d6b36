"""The pictures of the page: inside it, or in files beside it."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from pathlib import PurePosixPath
from urllib.parse import unquote

from docpub.assets import AssetError, Assets, Picture, data_url, picture, read_picture
from docpub.model import Organisation, slug
from docpub.themes import Theme

FOLDER = "assets"


class Pictures(ABC):
    """Gives the address of each picture; `files` are those that have to stand beside the page."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._addresses: dict[str, str | None] = {}
        self.files: dict[str, bytes] = {}

    def address(self, url: str) -> str | None:
        """Return the address of a picture, or None if it cannot be shown."""
        if url not in self._addresses:
            try:
                shown = read_picture(self._assets, url)
                stem = slug(PurePosixPath(unquote(url)).stem, "picture")
                self._addresses[url] = self._placed(shown, stem)
            except AssetError:
                self._addresses[url] = None
        return self._addresses[url]

    def logo(self, organisation: Organisation | None, theme: Theme) -> str:
        """Return the address of the logo that a document names, or else the theme."""
        if organisation and organisation.logo:
            return self.address(organisation.logo.src) or ""
        return self._placed(picture(theme.logo), "logo") if theme.logo else ""

    @abstractmethod
    def _placed(self, shown: Picture, stem: str) -> str:
        """Put a picture into its place, and return the address of that."""


class Inside(Pictures):
    """Pictures as addresses that hold them (`data:`)."""

    def _placed(self, shown: Picture, stem: str) -> str:
        return data_url(shown)


class Beside(Pictures):
    """Pictures as files whose names change with what is in them, so that they can be kept."""

    def _placed(self, shown: Picture, stem: str) -> str:
        name = hashed_name(stem, shown.suffix, shown.data)
        self.files[name] = shown.data
        return name


def hashed_name(stem: str, suffix: str, data: bytes) -> str:
    """Return the name of a file beside the page, which says what is in it."""
    return f"{FOLDER}/{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"
