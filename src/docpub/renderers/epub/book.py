"""The content of the book: a file for the title, and one for each chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.labels import Labels, direction_of
from docpub.model import (
    About,
    Block,
    ContentsEntry,
    Document,
    Glossary,
    Html,
    InlineHtml,
    Metadata,
    References,
    Section,
    SectionLike,
    map_blocks,
    map_inlines,
    slug,
    text_of,
    walk,
)
from docpub.renderers.epub.pagelist import forget_places, mark_pages
from docpub.renderers.epub.pictures import Pictures
from docpub.renderers.epub.pieces import pieces
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    Profile,
    Words,
    keep_landmarks_apart,
    keep_numbers_in_order,
    language,
    serialise,
    sub,
    words_of,
    write_header,
)
from docpub.renderers.markup.furniture import notice_of
from docpub.renderers.protocol import Context, Pages

STYLE = "style.css"
TITLE_FILE = "title.xhtml"
_PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
_NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}
_BACK = (About, Glossary, References)


@dataclass
class Chapter:
    """One content file. `part` is its place in the book, in EPUB's words."""

    name: str
    title: str
    body: Element
    part: str = "bodymatter"
    target: str | None = None
    identifiers: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Book:
    """The content files, in reading order, and what belongs to them."""

    chapters: list[Chapter]
    contents: tuple[ContentsEntry, ...]
    pictures: Pictures
    labels: Labels
    metadata: Metadata
    pages: Pages | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def address(self, identifier: str) -> str:
        """Return where an identifier stands; a chapter's own is the chapter's file."""
        for chapter in self.chapters:
            if identifier == chapter.target:
                return chapter.name
            if identifier in chapter.identifiers:
                return f"{chapter.name}#{identifier}"
        return TITLE_FILE

    def words(self) -> Words:
        """Return all words of the book, by language."""
        whole = Element("body")
        whole.extend(chapter.body for chapter in self.chapters)
        around = (self.labels.contents, *(chapter.title for chapter in self.chapters))
        return words_of(whole, self.metadata.lang, around)

    def page(self, chapter: Chapter) -> str:
        """Return a content file as XHTML."""
        return page(self.metadata, chapter.title, chapter.body, chapter.part)


def write_book(document: Document, context: Context) -> Book:
    """Write all content files. Raw HTML that is not well-formed is left out, and reported."""
    book = _write(document, context)
    problems = Problems()
    if any(walk(document, Html, InlineHtml)):
        for chapter in book.chapters:
            try:
                ET.fromstring(book.page(chapter))
            except ET.ParseError as error:
                message = f"Raw HTML in {chapter.title!r} is not well-formed: {error}."
                problems.report("raw-html-not-well-formed", message)
    if not problems.found:
        return book
    plain = _write(_without_html(document), context)
    return replace(plain, diagnostics=tuple(problems.found))


def _without_html(document: Document) -> Document:
    document = map_blocks(document, lambda html: (), Html)
    return map_inlines(document, lambda tag: (), InlineHtml)


def _write(document: Document, context: Context) -> Book:
    pictures = Pictures(context.assets)
    places: list[Span] | None = [] if context.pages else None
    profile = Profile(target="epub", image=pictures.address, places=places)
    writer = BlockWriter(profile, context.labels)
    notice = notice_of(document.metadata, context.labels)
    front, *others = _parts(document.children)
    chapters = [_title_file(document, front, writer)]
    for blocks in others:
        chapters += _files(blocks, writer, {chapter.name for chapter in chapters})
    if context.pages and places is not None:
        bodies = [chapter.body for chapter in chapters]
        mark_pages(bodies, places, context.pages)
        forget_places(bodies)
    for chapter in chapters:
        if notice:
            mark = Element("p", {"class": "notice"})
            mark.text = notice
            chapter.body.insert(0, mark)
        chapter.identifiers = {i for e in chapter.body.iter() if (i := e.get("id"))}
    book = Book(
        chapters, document.contents, pictures, context.labels, document.metadata, context.pages
    )
    for chapter in chapters:
        _point_across(book, chapter)
    return book


def _parts(blocks: Iterable[Block]) -> list[list[Block]]:
    """Part the document: what comes before the first chapter, then each chapter."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Section | SectionLike):
            parts.append([block])
        else:
            parts[-1].append(block)
    return parts


def _title_file(document: Document, blocks: list[Block], writer: BlockWriter) -> Chapter:
    """Write the title, and all that comes before the first chapter."""
    body = Element("body")
    section = sub(body, "section", {"class": "titlepage", "epub:type": "titlepage"})
    write_header(writer, section, document)
    writer.write(body, blocks)
    return Chapter(TITLE_FILE, document.metadata.title, body, "frontmatter")


def _files(blocks: list[Block], writer: BlockWriter, names: set[str]) -> Iterator[Chapter]:
    """Write the files of a chapter: one, unless it is very long."""
    first, *others = blocks
    if not isinstance(first, Section):
        yield _chapter(blocks, writer, names)
        return
    (section,), *more = pieces(first)
    chapter = _chapter([section, *(() if more else others)], writer, names)
    yield chapter
    for number, piece in enumerate(more, 1):
        body = Element("body")
        writer.write(body, piece)
        if number == len(more):
            writer.write(body, others)
        name = _file_name(chapter.name.removesuffix(".xhtml"), {*names, chapter.name})
        names.add(name)
        yield Chapter(name, chapter.title, body, chapter.part)


def _chapter(blocks: list[Block], writer: BlockWriter, names: set[str]) -> Chapter:
    """Write a chapter, whose heading is the first of its file, and the blocks that follow it."""
    body = Element("body")
    first, *others = blocks
    writer.write(body, [first], level=1)
    writer.write(body, others)
    if isinstance(first, Section):
        kind = _kind_of(first, writer.labels)
        body[0].set("epub:type", kind)
        body[0].set("role", f"doc-{kind}")
        target, words = first.heading.id, first.heading.children
    else:
        assert isinstance(first, SectionLike)
        target, words = first.id, first.title
    title = text_of(*words)
    part = "backmatter" if isinstance(first, _BACK) else "bodymatter"
    return Chapter(_file_name(target or title, names), title, body, part, target)


def _kind_of(section: Section, labels: Labels) -> str:
    """Return what a chapter is, in EPUB's words; a heading may say so itself."""
    words = text_of(*section.heading.children).strip().casefold()
    own = (
        kind for kind in ("introduction", "conclusion") if words == getattr(labels, kind).lower()
    )
    return next(own, "chapter")


def _file_name(words: str, names: set[str]) -> str:
    stem = slug(words, "chapter")[:60].strip("-")
    name, number = f"{stem}.xhtml", 1
    while name in names or name in ("cover.xhtml", "nav.xhtml"):
        number += 1
        name = f"{stem}-{number}.xhtml"
    return name


def _point_across(book: Book, chapter: Chapter) -> None:
    """Point links whose target is in another file there."""
    for element in chapter.body.iter("a"):
        address = element.get("href", "")
        if address.startswith("#") and address[1:] not in chapter.identifiers:
            element.set("href", book.address(address[1:]))


def page(metadata: Metadata, title: str, body: Element, part: str) -> str:
    """Return a whole XHTML file."""
    html = Element("html", dict(_NAMESPACES))
    for name, value in language(metadata.lang, xhtml=True).items():
        html.set(name, value or "")
    html.set("dir", direction_of(metadata.lang))
    head = sub(html, "head")
    sub(head, "meta", {"charset": "utf-8"})
    words = title if title == metadata.title else f"{title} – {metadata.title}"
    sub(head, "title").text = words or metadata.title
    sub(head, "link", {"rel": "stylesheet", "type": "text/css", "href": STYLE})
    body.set("epub:type", part)
    html.append(body)
    keep_numbers_in_order(body, direction_of(metadata.lang))
    keep_landmarks_apart(body)
    return f"{_PROLOGUE}{serialise(html, xhtml=True)}\n"
