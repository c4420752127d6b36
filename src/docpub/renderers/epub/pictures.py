"""The pictures of the book."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote

from docpub.assets import AssetError, Assets, Picture, read_picture
from docpub.model import slug


class Pictures:
    """Gathers the pictures that the text shows, each once, under names that every reader takes."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self.files: dict[str, Picture] = {}

    def address(self, url: str) -> str | None:
        """Return the name of a picture in the book, or None if it cannot be used."""
        try:
            shown = read_picture(self._assets, url)
        except AssetError:
            return None
        stem = slug(PurePosixPath(unquote(url)).stem, "picture")
        name, number = f"images/{stem}.{shown.suffix}", 1
        while self.files.setdefault(name, shown) != shown:
            number += 1
            name = f"images/{stem}-{number}.{shown.suffix}"
        return name
