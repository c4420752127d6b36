"""The ways into the book: nav.xhtml, and toc.ncx for old readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpub.model import ContentsEntry, Inlines, Text, text_of
from docpub.renderers.epub.book import TITLE_FILE, Book, page
from docpub.renderers.epub.pagelist import page_name
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise, sub

NAV_FILE, NCX_FILE, COVER_FILE = "nav.xhtml", "toc.ncx", "cover.xhtml"
Line = tuple[Inlines, str, tuple["Line", ...]]


def lines_of(book: Book) -> tuple[Line, ...]:
    """Return the contents as words, address and the lines below; the title page comes first."""
    first: Line = ((Text(value=book.metadata.title),), TITLE_FILE, ())
    return (first, *_lines(book, book.contents))


def _lines(book: Book, entries: Iterable[ContentsEntry]) -> Iterator[Line]:
    for entry in entries:
        below = tuple(_lines(book, entry.children))
        yield entry.title, book.address(entry.target), below


def start_of(book: Book) -> str:
    """Return the file in which the text begins."""
    body = (chapter.name for chapter in book.chapters if chapter.part == "bodymatter")
    return next(body, TITLE_FILE)


def landmarks_of(book: Book) -> list[tuple[str, str, str]]:
    """Return the landmarks: kind, address and words. Each has one kind; some readers need that."""
    labels = book.labels
    return [
        ("cover", COVER_FILE, labels.cover),
        ("titlepage", TITLE_FILE, labels.title_page),
        ("toc", f"{NAV_FILE}#toc", labels.contents),
        ("bodymatter", start_of(book), labels.start),
    ]


def nav(book: Book) -> str:
    """Return nav.xhtml (https://www.w3.org/TR/epub-33/#sec-nav)."""
    body, labels = Element("body"), book.labels
    writer = BlockWriter(Profile(target="epub"), labels)
    contents = _nav(body, "toc", labels.contents, "h1", {"role": "doc-toc"})
    _list(writer, contents, lines_of(book))
    landmarks = _nav(body, "landmarks", labels.landmarks, "h2", {"hidden": "hidden"})
    listed = sub(landmarks, "ol")
    for kind, address, words in landmarks_of(book):
        sub(sub(listed, "li"), "a", {"epub:type": kind, "href": address}).text = words
    if book.pages:
        numbers = _nav(body, "page-list", labels.page_list, "h2", {"hidden": "hidden"})
        _list(writer, numbers, pages_of(book))
    return page(book.metadata, labels.contents, body, "frontmatter")


def pages_of(book: Book) -> tuple[Line, ...]:
    """Return the pages of the printed handout: number, address, and nothing below."""
    count = len(book.pages.starts) if book.pages else 0
    numbers = range(1, count + 1)
    return tuple(((Text(value=str(n)),), book.address(page_name(n)), ()) for n in numbers)


def _nav(
    body: Element, kind: str, words: str, heading: str, more: dict[str, str | None]
) -> Element:
    name = f"{kind}-heading"
    element = sub(body, "nav", {"epub:type": kind, "id": kind, "aria-labelledby": name, **more})
    sub(element, heading, {"id": name}).text = words
    return element


def _list(writer: BlockWriter, parent: Element, lines: tuple[Line, ...]) -> None:
    element = sub(parent, "ol")
    for words, address, below in lines:
        item = sub(element, "li")
        writer.inlines(sub(item, "a", {"href": address}), words)
        if below:
            _list(writer, item, below)


def ncx(book: Book, identifier: str) -> str:
    """Return toc.ncx, the contents of EPUB 2 (http://www.daisy.org/z3986/2005/ncx/)."""
    root = Element(
        "ncx",
        {
            "xmlns": "http://www.daisy.org/z3986/2005/ncx/",
            "version": "2005-1",
            "xml:lang": book.metadata.lang,
        },
    )
    head = sub(root, "head")
    lines = lines_of(book)
    pages = pages_of(book)
    facts = {
        "dtb:uid": identifier,
        "dtb:depth": str(_depth(lines)),
        "dtb:totalPageCount": str(len(pages)),
        "dtb:maxPageNumber": str(len(pages)),
    }
    for name, value in facts.items():
        sub(head, "meta", {"name": name, "content": value})
    sub(sub(root, "docTitle"), "text").text = book.metadata.title
    count = _points(sub(root, "navMap"), lines, 0)
    if pages:
        _page_targets(sub(root, "pageList"), pages, count)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{serialise(root, xhtml=True)}\n'


def _page_targets(parent: Element, pages: tuple[Line, ...], count: int) -> None:
    for order, (words, address, _) in enumerate(pages, count + 1):
        number = text_of(*words)
        attributes = {"id": f"page-{number}", "type": "normal", "value": number}
        target = sub(parent, "pageTarget", {**attributes, "playOrder": str(order)})
        sub(sub(target, "navLabel"), "text").text = number
        sub(target, "content", {"src": address}).text = ""


def _depth(lines: tuple[Line, ...]) -> int:
    return 1 + max((_depth(below) for _, _, below in lines if below), default=0)


def _points(parent: Element, lines: tuple[Line, ...], count: int) -> int:
    """Append the points, numbered in reading order; return how many there are so far."""
    for words, address, below in lines:
        count += 1
        point = sub(parent, "navPoint", {"id": f"point-{count}", "playOrder": str(count)})
        sub(sub(point, "navLabel"), "text").text = text_of(*words)
        sub(point, "content", {"src": address}).text = ""
        count = _points(point, below, count)
    return count
