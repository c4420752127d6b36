"""TEXT → MODEL: Markdown in MyST's dialect, with YAML front matter.

What an author writes never raises: it yields diagnostics, and as much of the document as can be
saved.
"""

from __future__ import annotations

import msgspec

from docpub.assets import Assets, GivenAssets
from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.model import Document, Heading, text_of, walk
from docpub.source import frontmatter
from docpub.source.blocks import BlockBuilder
from docpub.source.characters import clean, decode
from docpub.source.rawhtml import RawHtml, RawHtmlMode
from docpub.source.rules import parser

__all__ = ["Parsed", "RawHtmlMode", "decode", "parse"]


class Parsed(msgspec.Struct, frozen=True):
    """A document, and what is to be said about its source."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def parse(
    text: str | bytes,
    *,
    name: str = "",
    file: str | None = None,
    assets: Assets | None = None,
    raw_html: RawHtmlMode | None = None,
) -> Parsed:
    """Parse a source.

    `name` is the title of a document that gives itself none; `file` is what diagnostics call the
    source; `assets` are the files it may read; `raw_html` says what becomes of HTML in it, whatever
    its front matter says.
    """
    problems = Problems(file)
    if isinstance(text, bytes):
        text = decode(text, problems)
    text = clean(text, problems)
    files = assets or GivenAssets()
    metadata, body = frontmatter.read(text, files, problems)
    html = RawHtml(raw_html or metadata.raw_html)
    builder = BlockBuilder(parser(), metadata, files, problems, html)
    children = builder.parse(body)
    if not children:
        problems.report("empty-source", "There is nothing in this document.", Span(1, 1, 1, 1))
    document = Document(
        metadata=metadata,
        children=children,
        footnotes=tuple(builder.footnotes),
        sources=tuple(problems.sources),
    )
    if not metadata.title:
        document = _named(document, name, problems)
    return Parsed(document, tuple(problems.found))


def _named(document: Document, name: str, problems: Problems) -> Document:
    """Give a document without a title its name, unless a heading will be its title."""
    if any(isinstance(n, Heading) and text_of(n).strip() for n in walk(document)):
        return document
    if document.children:
        problems.report("no-title", "The document has no title.", Span(1, 1, 1, 1))
    metadata = msgspec.structs.replace(document.metadata, title=name or "Untitled")
    return msgspec.structs.replace(document, metadata=metadata)
