"""EPUB 3.3: the book (https://www.w3.org/TR/epub-33/).

All that readers see is ours, to the byte; EbookLib makes the package around it, and the finished
container is written anew so that the same document gives the same file everywhere.
"""

from __future__ import annotations

from docpub.diagnostics import Problems
from docpub.limits import MAX_BOOK_BYTES
from docpub.model import Document
from docpub.renderers.epub.accessibility import describe
from docpub.renderers.epub.book import Book, write_book
from docpub.renderers.epub.container import write_container
from docpub.renderers.epub.package import make_package
from docpub.renderers.protocol import Context, Info, Options, Output


class EpubOptions(Options, frozen=True, kw_only=True):
    """There are none yet."""


class EpubRenderer:
    """Makes the book."""

    info = Info(
        name="epub",
        title="E-book",
        media_type="application/epub+zip",
        suffix=".epub",
        features=frozenset({"reflow", "links", "images"}),
        uses=frozenset({"pages"}),
        tools=("EbookLib", "pillow", "zopfli", "math-core", "fontpkg-atkinson-hyperlegible"),
    )
    options = EpubOptions

    def render(self, document: Document, options: EpubOptions, context: Context) -> Output:
        """Make the book. Raises `RendererError` if EbookLib is not there."""
        book: Book = write_book(document, context)
        package = make_package(
            book,
            document.metadata,
            describe(document, book.labels, has_pages=bool(book.pages)),
            context,
        )
        data = write_container(package, context.modified)
        problems = Problems()
        if len(data) > MAX_BOOK_BYTES:
            size, most = len(data) / 1_000_000, MAX_BOOK_BYTES // 1_000_000
            problems.report("book-too-large", f"The book has {size:.0f} MB; {most} MB is safe.")
        return Output(
            files={"book.epub": data},
            diagnostics=(*book.diagnostics, *problems.found),
            titles={"book.epub": book.labels.epub},
        )


renderer = EpubRenderer()
