"""The engine WeasyPrint: it lays pages out and paints them; the tags are ours.

No other module of docpub knows WeasyPrint.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from docpub.diagnostics import Problems, Span
from docpub.errors import RendererError
from docpub.model import Document, text_of
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.engine import Facts, Layout, Written
from docpub.renderers.pdf.weasyprint import styles
from docpub.renderers.pdf.weasyprint.fetching import fetcher_class
from docpub.renderers.pdf.weasyprint.line_ends import whole_lines
from docpub.renderers.pdf.weasyprint.loading import at_work, load
from docpub.renderers.pdf.weasyprint.look import css_of
from docpub.renderers.pdf.weasyprint.looks import looks_of, width_of_module
from docpub.renderers.pdf.weasyprint.numbers import set_page_numbers
from docpub.renderers.pdf.weasyprint.page import html_of
from docpub.renderers.pdf.weasyprint.stamps import without_stamps
from docpub.renderers.pdf.weasyprint.starts import page_starts
from docpub.renderers.pdf.weasyprint.tags import write_tags
from docpub.renderers.pdf.weasyprint.tree import TreeBuilder
from docpub.renderers.pdf.weasyprint.typefaces import face_rules
from docpub.renderers.pdf.weasyprint.widgets import write_widgets
from docpub.renderers.protocol import Context, PageStart

_SCALE = 0.75  # points to the pixel
_LETTERS = 1000  # fewer than most pages hold, so that numbers of pages seldom need more room


class WeasyPrint:
    """Lays out with WeasyPrint, which is imported when it is first needed: it takes a second."""

    def lay_out(self, document: Document, design: Design, context: Context) -> Layout:
        """Lay a document out. Raises `RendererError` if WeasyPrint cannot be loaded, or fails."""
        digits = len(str(len(text_of(*document.children)) // _LETTERS + 1))
        while True:
            pages = _lay_out(document, design, context, "0" * digits)
            needed = len(str(pages.facts.pages))
            if not design.contents or needed <= digits:
                return pages
            digits = needed


def _lay_out(document: Document, design: Design, context: Context, numbers: str) -> _Pages:
    """Lay a document out with room for the numbers of pages, and set these in."""
    problems, places = Problems(sources=document.sources), list[Span]()
    html, fonts = html_of(document, design, context, problems, places, numbers)
    with at_work(problems):
        engine = load()
        fetcher = fetcher_class()(context.assets, problems)
        page = engine.HTML(string=html, url_fetcher=fetcher)
        css = (face_rules(fonts, design.theme.tokens.fonts), css_of(design))
        try:
            laid_out = _render(page, *css)
        except IndexError:  # some pages that hold blocks together make it lose count
            laid_out = _render(page, *css, styles.LOOSE)
        if _lost_heads(page, laid_out):
            laid_out = _render(page, *css, styles.HEADS_AS_ROWS)
        pages = _Pages(laid_out, places, problems, fonts.ambiguous)
    set_page_numbers(pages.document, pages.facts.starts)
    return pages


def _render(page: Any, *css: str) -> Any:
    sheets = [styles.sheet(text) for text in css]
    try:
        with whole_lines():
            return page.render(
                stylesheets=sheets, font_config=styles.fonts(), pdf_variant="pdf/a-2u"
            )
    except IndexError as error:
        if styles.LOOSE in css:
            raise RendererError(f"The PDF engine cannot lay the document out: {error}") from error
        raise


def _lost_heads(page: Any, laid_out: Any) -> bool:
    """Whether a table begins without its head: that is left out where no row fits below it."""
    tables = [
        table for table in page.etree_element.iter("table") if table.find("thead") is not None
    ]
    if not tables:
        return False
    begins: dict[Any, int] = {}
    for number, each in enumerate(laid_out.pages):
        for box in each._page_box.descendants():
            if box.element_tag == "table" or getattr(box, "is_header", False):
                begins.setdefault(box.element, number)
    return any(begins.get(table) != begins.get(table.find("thead")) for table in tables)


class _Pages:
    """Pages that are laid out."""

    def __init__(
        self, document: Any, places: list[Span], problems: Problems, ambiguous: frozenset[str]
    ) -> None:
        self.document = document
        self._ambiguous = ambiguous
        self._places = places
        self._problems = problems
        self.facts = _facts(document)

    def write(self) -> Written:
        """Paint the pages, and write the tags."""
        painted: list[tuple[Any, dict[Any, Any]]] = []
        for page in self.document.pages:
            page.links = [link for link in page.links if _is_outermost(link[-1])]
            page.paint = partial(_paint, page, painted)
        origins: dict[int, Span] = {}
        starts: list[tuple[PageStart, ...]] = []
        with at_work(self._problems):
            pdf: bytes = self.document.write_pdf(
                pdf_variant="pdf/a-2u", finisher=partial(self._tag, painted, origins, starts)
            )
            looks = looks_of(self.document, self._places)
        return Written(
            pdf=pdf,
            pages=self.facts.pages,
            origins=origins,
            starts=tuple(starts),
            looks=looks,
            module=width_of_module(self.document),
            diagnostics=tuple(self._problems.found),
        )

    def _tag(
        self,
        painted: list[tuple[Any, dict[Any, Any]]],
        origins: dict[int, Span],
        starts: list[tuple[PageStart, ...]],
        document: Any,
        pdf: Any,
    ) -> None:
        without_stamps(pdf)
        write_widgets(document, pdf)
        builder = TreeBuilder(self._ambiguous)
        for page, (_, marks) in zip(document.pages, painted, strict=True):
            builder.add_page(page._page_box, marks)
        streams = [stream for stream, _ in painted]
        root = builder.finished()
        starts += page_starts(root, len(streams), self._places)
        elements = write_tags(pdf, root, streams, builder.pages)
        for number, element in elements.items():
            place = element.get("data-place") if element is not None else None
            if place:
                origins[number] = self._places[int(place)]


def _paint(page: Any, painted: list[tuple[Any, dict[Any, Any]]], stream: Any, scale: float) -> None:
    """Paint a page as WeasyPrint does, with a mark around each piece of text and each picture."""
    stream._tags = {}  # what it notes of marks, when it writes tags of its own
    painted.append((stream, stream._tags))
    type(page).paint(page, stream, scale)
    for font in stream._fonts.values():
        for glyph, text in font.to_unicode.items():
            # What only completes the glyph before it, as in scripts of India: each stands for text.
            font.to_unicode[glyph] = text or "\u200b"


def _is_outermost(box: Any) -> bool:
    """Whether a link's box is that of the link itself, and not of something within it."""
    if box.element.tag != "a":
        return hasattr(box, "replacement")
    return not box.children or not all(hasattr(child, "replacement") for child in box.children)


def _facts(document: Any) -> Facts:
    starts: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            starts.setdefault(name, number)
    last = document.pages[-1]._page_box
    top = last.content_box_y()
    bottom = max((_bottom(child) for child in last.children[0].children), default=top)
    return Facts(
        pages=len(document.pages),
        starts=starts,
        filled=(bottom - top) * _SCALE,
        room=last.height * _SCALE,
    )


def _bottom(box: Any) -> float:
    """Return how far down the content of a box reaches, columns of the page made level."""
    count = box.style["column_count"]
    if count != "auto" and box.element.get("class") == "columns":
        parts = [_bottom(column) - column.position_y for column in box.children]
        return float(box.position_y + sum(parts) / count)
    below = (_bottom(child) for child in box.children if hasattr(child, "position_y"))
    own = box.position_y + box.margin_height() if not box.children else 0.0
    return float(max(below, default=own))
