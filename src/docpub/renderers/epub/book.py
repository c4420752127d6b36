"""The content of the book: a file for the title, and one for each chapter.

Every file has one h1, its first heading: the title of the book in the title's file, the heading
of the chapter in a chapter's. So each opens with its own name, no level is skipped, and readers
that show one file at a time have an outline that begins at the top.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree as ET

from docpub.diagnostics import Diagnostic, Problems
from docpub.labels import Labels
from docpub.model import (
    About,
    Block,
    ContentsEntry,
    Document,
    Glossary,
    Metadata,
    References,
    Section,
    SectionLike,
    replace,
    slug,
    text_of,
)
from docpub.renderers.epub.links import point, report_links
from docpub.renderers.epub.page import COVER_FILE, NAV_FILE, TITLE_FILE, mark, page
from docpub.renderers.epub.pictures import Pictures
from docpub.renderers.epub.rawhtml import as_body, holds_html, without_html
from docpub.renderers.markup import BlockWriter, Element, Profile, sub, write_header
from docpub.renderers.markup.furniture import notice_of
from docpub.renderers.protocol import Context

_BACK = (About, Glossary, References)
_NAME_LENGTH = 60


@dataclass(frozen=True)
class Chapter:
    """One content file. `part` is its place in the book, in EPUB's words.

    `target` is the identifier that stands for all of it.
    """

    name: str
    title: str
    body: Element
    part: str
    target: str | None = None


@dataclass(frozen=True)
class Book:
    """The content files, in reading order, and what belongs to them.

    `addresses` tells where each identifier stands: in a file, or as the whole of one.
    """

    metadata: Metadata
    chapters: tuple[Chapter, ...]
    addresses: dict[str, str]
    contents: tuple[ContentsEntry, ...]
    pictures: Pictures
    labels: Labels
    notice: str
    diagnostics: tuple[Diagnostic, ...]


def write_book(document: Document, context: Context) -> Book:
    """Write all content files."""
    problems = Problems()
    pictures = Pictures(context.assets, problems)
    writer = BlockWriter(Profile(target="epub", image=pictures.address), context.labels)
    metadata, notice = document.metadata, notice_of(document.metadata, context.labels)
    front, *others = _parts(document)
    chapters = [_sound(lambda part: _title_file(part, writer), front, pictures, problems)]
    names = {COVER_FILE, NAV_FILE, TITLE_FILE}
    for part in others:
        chapters.append(_sound(lambda p: _chapter(p, writer, names), part, pictures, problems))
        names.add(chapters[-1].name)
    addresses = _addresses(chapters)
    for chapter in chapters:
        point(chapter.body, addresses, chapter.name, metadata.online)
        mark(chapter.body, notice)
    report_links(document, problems)
    return Book(
        metadata=metadata,
        chapters=tuple(chapters),
        addresses=addresses,
        contents=document.contents,
        pictures=pictures,
        labels=context.labels,
        notice=notice,
        diagnostics=tuple(problems.found),
    )


def _parts(document: Document) -> list[Document]:
    """Part the document: the title and what comes before the first chapter, then each chapter.

    Blocks that begin none, such as a picture between two, stay with what they follow.
    """
    parts: list[list[Block]] = [[]]
    for block in document.children:
        if isinstance(block, Section | SectionLike):
            parts.append([])
        parts[-1].append(block)
    bare = replace(document, heading=None, footnotes=(), contents=())
    front, *others = [replace(bare, children=tuple(blocks)) for blocks in parts]
    return [replace(front, heading=document.heading), *others]


def _sound(
    write: Callable[[Document], Chapter], part: Document, pictures: Pictures, problems: Problems
) -> Chapter:
    """Write a part; if raw HTML makes it no XML, report that, and write it again without."""
    chapter = write(part)
    if not holds_html(part):
        return chapter
    try:
        body = as_body(page(part.metadata, chapter.title, chapter.body, chapter.part))
    except ET.ParseError as error:
        message = f"Raw HTML in {chapter.title!r} is not well-formed: {error}."
        problems.report("raw-html-not-well-formed", message)
        return write(without_html(part))
    pictures.adopt(body)
    return Chapter(chapter.name, chapter.title, body, chapter.part, chapter.target)


def _title_file(part: Document, writer: BlockWriter) -> Chapter:
    """Write the title, and all that comes before the first chapter."""
    body = Element("body")
    section = sub(body, "section", {"class": "titlepage", "epub:type": "titlepage"})
    write_header(writer, section, part)
    writer.write(body, part.children)
    return Chapter(TITLE_FILE, part.metadata.title, body, "frontmatter")


def _chapter(part: Document, writer: BlockWriter, names: set[str]) -> Chapter:
    """Write a chapter, and the blocks that follow it."""
    body = Element("body")
    first, *others = part.children
    writer.write(body, [first], level=1)
    writer.write(body, others)
    if isinstance(first, Section):
        target, words = first.heading.id, first.heading.children
    else:
        assert isinstance(first, SectionLike)
        target, words = first.id, first.title
    _name_kind(body[0], first)
    title = " ".join(text_of(*words).split())
    place = "backmatter" if isinstance(first, _BACK) else "bodymatter"
    return Chapter(_file_name(target or title, names), title, body, place, target)


def _name_kind(section: Element, block: Block) -> None:
    """Say what a chapter is, in EPUB's words and in ARIA's, where the writer has not."""
    kind = "colophon" if isinstance(block, About) else "chapter"
    if not section.get("role"):
        section.set("epub:type", kind)
        section.set("role", f"doc-{kind}")


def _file_name(words: str, names: set[str]) -> str:
    stem = slug(words, "chapter")[:_NAME_LENGTH].strip("-")
    tries = (f"{stem}-{number}.xhtml" if number > 1 else f"{stem}.xhtml" for number in count(1))
    return next(name for name in tries if name not in names)


def _addresses(chapters: list[Chapter]) -> dict[str, str]:
    """Tell where each identifier stands; a chapter's own is the whole file, from its top."""
    addresses: dict[str, str] = {}
    for chapter in chapters:
        for element in chapter.body.iter():
            if identifier := element.get("id"):
                addresses.setdefault(identifier, f"{chapter.name}#{identifier}")
        if chapter.target:
            addresses[chapter.target] = chapter.name
    return addresses
