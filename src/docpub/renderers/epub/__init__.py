"""EPUB 3.3: the book (https://www.w3.org/TR/epub-33/).

All that readers see is ours, to the byte; EbookLib makes the package around it, and the finished
container is written anew so that the same document gives the same file everywhere.
"""

from __future__ import annotations

from docpub.diagnostics import Problems
from docpub.fonts import CODE, FONTS
from docpub.limits import MAX_BOOK_BYTES
from docpub.model import Document
from docpub.renderers.epub.accessibility import describe
from docpub.renderers.epub.book import write_book
from docpub.renderers.epub.container import write_container
from docpub.renderers.epub.cover import Cover, draw_cover
from docpub.renderers.epub.fonts import Embedded, embed_fonts
from docpub.renderers.epub.package import make_package
from docpub.renderers.protocol import Context, Info, Options, Output


class EpubOptions(Options, frozen=True, kw_only=True):
    """With `fonts`, those that the text needs are in the book; else it is set in the reader's."""

    fonts: bool = False


class EpubRenderer:
    """Makes the book."""

    info = Info(
        name="epub",
        title="E-book",
        media_type="application/epub+zip",
        suffix=".epub",
        features=frozenset({"reflow", "links", "images"}),
        uses=frozenset({"pages"}),
        tools=(
            *("EbookLib", "pillow", "zopfli", "math-core", "fonttools"),
            *sorted({font.package.replace("_", "-") for font in (*FONTS, CODE)}),
        ),
    )
    options = EpubOptions

    def render(self, document: Document, options: EpubOptions, context: Context) -> Output:
        """Make the book. Raises `RendererError` if EbookLib is not there."""
        book = write_book(document, context)
        facts = describe(document, book.labels, has_pages=bool(book.pages))
        cover = draw_cover(document.metadata, book.labels, context.theme.tokens.colours)
        fonts = embed_fonts(book.words(), document.metadata.lang) if options.fonts else None
        package = make_package(book, document.metadata, facts, context, cover.image, fonts)
        data = write_container(package, context.modified)
        problems = Problems()
        _judge(data, cover, fonts, problems)
        return Output(
            files={"book.epub": data},
            diagnostics=(*book.diagnostics, *problems.found),
            titles={"book.epub": book.labels.epub},
        )


def _judge(data: bytes, cover: Cover, fonts: Embedded | None, problems: Problems) -> None:
    """Report what some readers will not get, or not as it is here."""
    if cover.left_out:
        words = ", ".join(map(repr, cover.left_out[:5]))
        problems.report("cover-incomplete", f"The picture of the cover does not show {words}.")
    if fonts and fonts.missing:
        signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(fonts.missing)[:5])
        problems.report("character-not-embedded", f"No font that the book brings has {signs}.")
    if len(data) > MAX_BOOK_BYTES:
        size, most = len(data) / 1_000_000, MAX_BOOK_BYTES // 1_000_000
        problems.report("book-too-large", f"The book has {size:.0f} MB; {most} MB is safe.")


renderer = EpubRenderer()
