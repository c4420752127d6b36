"""What WeasyPrint may read: the document's own pictures and packaged fonts, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote, unquote

from docpub.assets import AssetError, Assets, Picture, embedded_picture, read_picture
from docpub.diagnostics import Problems
from docpub.fonts import read

# Addresses that only our fetcher knows.
_ASSET = "docpub-asset:"
FONT = "docpub-font:"


def picture_address(assets: Assets, url: str) -> str | None:
    """Return the address of a picture, or None if it cannot be shown."""
    try:
        read_picture(assets, url)
    except AssetError:
        return None
    return f"{_ASSET}{quote(url, safe='')}"


@cache
def fetcher_class() -> type[Any]:
    """Return the class of our fetcher, which needs WeasyPrint to be made."""
    from weasyprint.urls import (  # type: ignore[import-untyped]
        URLFetcher,
        URLFetcherResponse,
    )

    class Fetcher(URLFetcher):  # type: ignore[misc]  # the base is untyped
        """Serves the document's own files and our fonts, and refuses everything else."""

        def __init__(self, assets: Assets, problems: Problems) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)
            self._assets = assets
            self._problems = problems

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return what stands at an address of ours; raise for any other."""
            if url.startswith(FONT):
                return URLFetcherResponse(url, read(unquote(url.removeprefix(FONT))))
            try:
                if picture := self._picture(url):
                    headers = {"Content-Type": picture.media_type}
                    return URLFetcherResponse(url, picture.data, headers)
            except AssetError as error:
                raise ValueError(f"{url[:80]} {error}") from error
            self._problems.report("fetch-refused", f"Nothing is fetched from {url[:80]}.")
            raise ValueError(f"docpub fetches nothing: {url[:80]}")

        def _picture(self, url: str) -> Picture | None:
            if url.startswith(_ASSET):
                return read_picture(self._assets, unquote(url.removeprefix(_ASSET)))
            return embedded_picture(url) if url.startswith("data:image/") else None

    return Fetcher
