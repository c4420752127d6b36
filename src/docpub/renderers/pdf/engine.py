"""What an engine is: it lays out a page of HTML with CSS, and gives a tagged PDF."""

from __future__ import annotations

from typing import Protocol

import msgspec

from docpub.assets import Assets
from docpub.diagnostics import Diagnostic

# Addresses of the document's own pictures and of packaged fonts. Nothing else is ever read.
ASSET = "docpub-asset:"
FONT = "docpub-font:"


class Page(msgspec.Struct, frozen=True):
    """What to lay out."""

    html: str
    css: str


class Layout(msgspec.Struct, frozen=True):
    """What came out, and what the engine had to say about it."""

    pdf: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


class Engine(Protocol):
    """Makes a PDF. The same page and assets give the same bytes."""

    def layout(self, page: Page, assets: Assets) -> Layout:
        """Lay out a page. Raises `RendererError` if the engine cannot be loaded."""
