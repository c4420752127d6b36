"""The package: what EbookLib is used for. The only module that knows it."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docpub.errors import RendererError
from docpub.labels import direction_of
from docpub.model import Certification, Metadata, Series
from docpub.renderers.epub.book import STYLE, Book
from docpub.renderers.epub.cover import COVER_IMAGE, cover_page
from docpub.renderers.epub.fonts import LICENCE_FILE, Embedded
from docpub.renderers.epub.fonts import MEDIA_TYPE as FONT_TYPE
from docpub.renderers.epub.navigation import (
    COVER_FILE,
    NAV_FILE,
    NCX_FILE,
    landmarks_of,
    nav,
    ncx,
)
from docpub.renderers.protocol import Context, Pages
from docpub.themes import style

XHTML = "application/xhtml+xml"
Facts = list[tuple[str, str]]


def make_package(
    book: Book,
    metadata: Metadata,
    accessibility: Facts,
    context: Context,
    cover: bytes,
    fonts: Embedded | None = None,
) -> dict[str, bytes]:
    """Let EbookLib put the package together; return its files by name."""
    epub = _load()
    made = epub.EpubBook()
    made.metadata.clear()  # it comes with a random identifier
    identifier = identifier_of(metadata)
    _describe(made, metadata, identifier, accessibility, book.pages)
    items = _items(epub, book, metadata, identifier, cover, fonts)
    for item in items:
        made.add_item(item)
    order = [COVER_FILE, book.chapters[0].name, NAV_FILE, *(c.name for c in book.chapters[1:])]
    by_name = {item.file_name: item for item in items}
    made.spine = [by_name[name] for name in order]
    made.set_direction(direction_of(metadata.lang))
    made.guide = [
        {"type": {"bodymatter": "text"}.get(kind, kind), "title": words, "href": address}
        for kind, address, words in landmarks_of(book)
        if kind != "titlepage"
    ]
    data = BytesIO()
    options = {
        "epub3_pages": False,  # it takes every marked element for a page
        "epub3_landmark": False,
        "raise_exceptions": True,
        "mtime": context.modified.replace(tzinfo=None),
    }
    epub.write_epub(data, made, options)
    with zipfile.ZipFile(data) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return files | ({LICENCE_FILE: fonts.licence.encode()} if fonts else {})


def _load() -> Any:
    try:
        from ebooklib import epub  # type: ignore[import-untyped]  # slow, and AGPL
    except ImportError as error:
        raise RendererError(
            f"The library for e-books is not installed: {error}", hint="Run: pip install EbookLib"
        ) from error
    return epub


def identifier_of(metadata: Metadata) -> str:
    """Make an identifier of what names the document: its address, its id, or its title."""
    name = metadata.online or f"docpub:{metadata.id or f'{metadata.lang}:{metadata.title}'}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _items(
    epub: Any,
    book: Book,
    metadata: Metadata,
    identifier: str,
    cover: bytes,
    fonts: Embedded | None,
) -> list[Any]:
    labels, faces = book.labels, fonts.files if fonts else {}
    pages = [(chapter.name, book.page(chapter)) for chapter in book.chapters]
    css = style("epub.css") + (fonts.css if fonts else "")
    files: list[tuple[str, str, str | bytes, tuple[str, ...]]] = [
        (COVER_FILE, XHTML, cover_page(metadata, labels), ()),
        *((name, XHTML, page, _properties(page)) for name, page in pages),
        (NAV_FILE, XHTML, nav(book), ("nav",)),
        (NCX_FILE, "application/x-dtbncx+xml", ncx(book, identifier), ()),
        (STYLE, "text/css", css, ()),
        (COVER_IMAGE, "image/jpeg", cover, ("cover-image",)),
        *((n, p.media_type, p.data, ()) for n, p in book.pictures.files.items()),
        *((name, FONT_TYPE, face, ()) for name, face in faces.items()),
    ]
    return [_item(epub, *file) for file in files]


def _item(epub: Any, name: str, kind: str, content: str | bytes, properties: Iterable[str]) -> Any:
    """Make an item whose bytes are written as they are: EpubHtml would parse and lose some."""
    uid = "ncx" if name == NCX_FILE else name.replace("/", "-").replace(".", "-")
    data = content.encode() if isinstance(content, str) else content
    item = epub.EpubItem(
        uid=f"item-{uid}" if uid != "ncx" else uid, file_name=name, media_type=kind, content=data
    )
    item.properties = list(properties)
    return item


def _properties(markup: str) -> tuple[str, ...]:
    """Name what the manifest has to say of a file (https://www.w3.org/TR/epub-33/#app-item-properties-vocab)."""
    marks = {"svg": "<svg", "mathml": "<math", "scripted": "<input"}
    return tuple(name for name, mark in marks.items() if mark in markup)


def _describe(
    made: Any, metadata: Metadata, identifier: str, accessibility: Facts, pages: Pages | None
) -> None:
    made.set_identifier(identifier)
    made.set_title(metadata.title)
    made.set_language(metadata.lang)
    organisation = metadata.organisation
    creators = [author.name for author in metadata.authors]
    creators = creators or ([organisation.name] if organisation else [])
    for number, name in enumerate(creators, 1):
        made.add_metadata("DC", "creator", name, {"id": f"creator-{number}"})
        _property(made, "role", "aut", {"refines": f"#creator-{number}", "scheme": "marc:relators"})
    simple = {
        "publisher": organisation.name if organisation else "",
        "description": metadata.main_message,
        "date": str(metadata.published or ""),
        "rights": " ".join(filter(None, (metadata.copyright, metadata.licence))),
    }
    for name, value in simple.items():
        if value:
            made.add_metadata("DC", name, value)
    for word in metadata.keywords:
        made.add_metadata("DC", "subject", word)
    for name, value in accessibility:
        _property(made, name, value)
    if pages:
        _property(made, "pageBreakSource", pages.of)
    if metadata.series:
        _belongs_to(made, metadata.series)
    if metadata.certification:
        _certify(made, metadata.certification)
    made.add_metadata(None, "meta", None, {"name": "cover", "content": "item-images-cover-jpg"})
    made.add_metadata("OPF", "generator", None, {"name": "generator", "content": "docpub"})


def _belongs_to(made: Any, series: Series) -> None:
    """Name the series, for readers of EPUB 3 and for Calibre and those that follow it."""
    _property(made, "belongs-to-collection", series.name, {"id": "series"})
    _property(made, "collection-type", "series", {"refines": "#series"})
    made.add_metadata(None, "meta", None, {"name": "calibre:series", "content": series.name})
    if series.number:
        _property(made, "group-position", series.number, {"refines": "#series"})
        index = {"name": "calibre:series_index", "content": series.number}
        made.add_metadata(None, "meta", None, index)


def _certify(made: Any, certification: Certification) -> None:
    """Claim conformance: only somebody who vouches for it makes it true."""
    _property(made, "dcterms:conformsTo", certification.to, {"id": "conformance"})
    who = {"refines": "#conformance", "id": "certifier"}
    _property(made, "a11y:certifiedBy", certification.by, who)
    if certification.credential:
        more = {"refines": "#certifier"}
        _property(made, "a11y:certifierCredential", certification.credential, more)
    if certification.report:
        link = {
            "rel": "a11y:certifierReport",
            "href": certification.report,
            "refines": "#certifier",
        }
        made.add_metadata(None, "link", None, link)


def _property(made: Any, name: str, value: str, more: dict[str, str] | None = None) -> None:
    made.add_metadata(None, "meta", value, {"property": name, **(more or {})})
