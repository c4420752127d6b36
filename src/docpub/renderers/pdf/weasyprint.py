"""The engine WeasyPrint. The only module that knows it."""

from __future__ import annotations

import logging
import platform
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from types import ModuleType
from typing import Any
from urllib.parse import unquote

from docpub.assets import AssetError, Assets, Picture, embedded_picture, read_picture
from docpub.diagnostics import Problems
from docpub.errors import RendererError
from docpub.renderers.pdf.engine import ASSET, FONT, Layout, Page

_PANGO = {
    "Darwin": "brew install pango",
    "Windows": "install MSYS2, then run in its shell: pacman -S mingw-w64-x86_64-pango",
}
_PANGO_LINUX = (
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "dnf install pango (Fedora), apk add pango (Alpine) or pacman -S pango (Arch)"
)


class WeasyPrint:
    """Lays out with WeasyPrint, which is imported when it is first needed: it takes a second."""

    def layout(self, page: Page, assets: Assets) -> Layout:
        """Lay out a page and write it as PDF/UA-1."""
        problems = Problems()
        with _messages(problems):
            engine = _load()
            fetcher = _fetcher_class()(assets, problems)
            html = engine.HTML(string=page.html, url_fetcher=fetcher)
            fonts = engine.text.fonts.FontConfiguration()
            css = engine.CSS(string=page.css, url_fetcher=fetcher, font_config=fonts)
            pdf: bytes = html.write_pdf(
                stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
            )
        return Layout(pdf, tuple(problems.found))


def _load() -> ModuleType:
    try:
        import weasyprint  # type: ignore[import-untyped]  # slow, needs Pango
    except OSError as error:
        raise RendererError(
            f"The PDF engine cannot find the library Pango: {error}".splitlines()[0],
            hint=f"Install it: {_PANGO.get(platform.system(), _PANGO_LINUX)}.",
        ) from error
    except ImportError as error:
        raise RendererError(
            f"The PDF engine is not installed: {error}", hint="Run: pip install weasyprint"
        ) from error
    module: ModuleType = weasyprint
    return module


@cache
def _fetcher_class() -> type[Any]:
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
                return URLFetcherResponse(url, _font(unquote(url.removeprefix(FONT))))
            try:
                if picture := self._picture(url):
                    headers = {"Content-Type": picture.media_type}
                    return URLFetcherResponse(url, picture.data, headers)
            except AssetError as error:
                raise ValueError(f"{url[:80]} {error}") from error
            self._problems.report("fetch-refused", f"Nothing is fetched from {url[:80]}.")
            raise ValueError(f"docpub fetches nothing: {url[:80]}")

        def _picture(self, url: str) -> Picture | None:
            if url.startswith(ASSET):
                return read_picture(self._assets, unquote(url.removeprefix(ASSET)))
            return embedded_picture(url) if url.startswith("data:image/") else None

    return Fetcher


def _font(name: str) -> bytes:
    package, _, file = name.partition("/")
    return (resources.files(package) / "files" / file).read_bytes()


@contextmanager
def _messages(problems: Problems) -> Iterator[None]:
    """Turn what WeasyPrint logs and warns of while it works into diagnostics."""

    def report(words: object) -> None:
        message = " ".join(str(words).split())
        problems.report("engine-message", f"The PDF engine says: {message}")

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            report(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Handler(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield
        for warning in caught:
            report(warning.message)
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
