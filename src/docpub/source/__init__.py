"""TEXT → MODEL: Markdown in MyST's dialect, with YAML front matter; and models in JSON.

What an author writes never raises: it yields diagnostics, and as much of the document as can be
saved.
"""

from __future__ import annotations

import msgspec

from docpub.assets import Assets, GivenAssets
from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.model import Document, Heading, Metadata, text_of, walk
from docpub.source import frontmatter
from docpub.source.blocks import BlockBuilder
from docpub.source.characters import clean, decode
from docpub.source.ignores import Ignore, Ignores
from docpub.source.modelfile import read_model
from docpub.source.rawhtml import RawHtml, RawHtmlMode
from docpub.source.rules import parser

__all__ = ["Ignore", "Parsed", "RawHtmlMode", "decode", "parse", "parse_model"]


class Parsed(msgspec.Struct, frozen=True):
    """A document, what is to be said about its source, and what the author wants to be ignored."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...] = ()


def parse(
    text: str | bytes,
    *,
    name: str = "",
    file: str | None = None,
    assets: Assets | None = None,
    raw_html: RawHtmlMode | None = None,
    defaults: Metadata | None = None,
) -> Parsed:
    """Parse a source.

    `name` is the title of a document that gives itself none; `file` is what diagnostics call the
    source; `assets` are the files it may read; `defaults` hold where the front matter is silent;
    `raw_html` says what becomes of HTML in it, whatever the front matter says.
    """
    problems = Problems(file)
    if isinstance(text, bytes):
        text = decode(text, problems)
    text = clean(text, problems)
    files = assets or GivenAssets()
    ignores = Ignores(problems)
    metadata, body = frontmatter.read(text, files, problems, ignores, defaults or Metadata())
    unread = any(map(_is_unread, problems.found))
    html = RawHtml(raw_html or metadata.raw_html, ignores)
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
        document = _named(document, name, Problems() if unread else problems)
    return Parsed(document, tuple(problems.found), ignores.all())


def parse_model(
    text: str | bytes,
    *,
    name: str = "",
    file: str | None = None,
    raw_html: RawHtmlMode | None = None,
) -> Parsed:
    """Read a document that is a model in JSON, as `docpub ast` prints it; otherwise as `parse`."""
    problems = Problems(file)
    text = clean(decode(text, problems) if isinstance(text, bytes) else text, problems)
    ignores = Ignores(problems)
    document = read_model(text, raw_html, ignores, problems)
    if not document.children and not document.heading:
        problems.report("empty-source", "There is nothing in this document.", document.span)
    if not document.metadata.title:
        document = _named(document, name, problems)
    return Parsed(document, tuple(problems.found), ignores.all())


def _is_unread(found: Diagnostic) -> bool:
    """Say whether the front matter could not be read, so that nobody knows if it has a title."""
    own = not found.span or not found.span.source
    return own and found.code in ("unclosed-front-matter", "yaml-syntax")


def _named(document: Document, name: str, problems: Problems) -> Document:
    """Give a document without a title its name, unless a heading will be its title."""
    if any(text_of(heading).strip() for heading in walk(document, Heading)):
        return document
    if document.children:
        problems.report("no-title", "The document has no title.", Span(1, 1, 1, 1))
    metadata = msgspec.structs.replace(document.metadata, title=name or "Untitled")
    return msgspec.structs.replace(document, metadata=metadata)
