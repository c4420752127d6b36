"""What an engine is: it lays a document out, and writes the pages as a tagged PDF.

Nothing here knows which engine it is. A second one needs no other door than this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from docpub.diagnostics import Diagnostic, Span
from docpub.model import Document
from docpub.renderers.pdf.design import Design
from docpub.renderers.protocol import Context, PageStart


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the pages before they are written.

    `starts` says on which page, from 1, each identifier of the document stands. `filled` is how
    far the last page is filled and `room` how far it could be, in points.
    """

    pages: int
    starts: Mapping[str, int]
    filled: float
    room: float


Colour = tuple[float, float, float]  # red, green, blue, from 0 to 1


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A way in which some letters are set, the first of them in `words` on `page`.

    `size` is in points, `x_height` in mm. `ground` is the colour behind them, None if there are
    several. `fine` is what is smaller than the text on purpose. `span` is where they come from.
    """

    words: str
    page: int
    letters: int
    size: float
    x_height: float
    bold: bool
    colour: Colour
    ground: Colour | None
    fine: bool
    span: Span | None = None


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A tagged PDF. `origins` leads from the numbers of its structure elements to the source.

    `starts` says for each page which blocks stand on it, in reading order, unless it is a booklet.
    `looks` are all ways in which letters are set, `module` is how wide the modules of a QR code
    are, in mm, 0 if there is none.
    """

    pdf: bytes
    pages: int
    origins: Mapping[int, Span]
    starts: tuple[tuple[PageStart, ...], ...] = ()
    looks: tuple[Look, ...] = ()
    module: float = 0
    diagnostics: tuple[Diagnostic, ...] = ()


class Layout(Protocol):
    """Pages that are laid out."""

    facts: Facts

    def write(self) -> Written:
        """Paint the pages. The same document, design and assets give the same bytes."""


class Engine(Protocol):
    """Makes pages of a document."""

    def lay_out(self, document: Document, design: Design, context: Context) -> Layout:
        """Lay a document out. Raises `RendererError` if the engine cannot be loaded, or fails."""
