"""TEXT → MODEL: Markdown in MyST's dialect, with YAML front matter.

What an author writes never raises: it yields diagnostics, and as much of the document as can be
saved.
"""

from __future__ import annotations

import msgspec

from docpub.assets import Assets, GivenAssets
from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.model import Document, Heading, Metadata, text_of, walk
from docpub.model.characters import FORBIDDEN
from docpub.source import frontmatter
from docpub.source.blocks import BlockBuilder
from docpub.source.ignores import Ignore, Ignores
from docpub.source.rawhtml import RawHtml, RawHtmlMode
from docpub.source.rules import parser
from docpub.source.tokens import nest

__all__ = ["Ignore", "Parsed", "RawHtmlMode", "decode", "parse"]

MAX_CHARACTERS = 20_000_000


class Parsed(msgspec.Struct, frozen=True):
    """A document, what is to be said about its source, and what the author wants to be ignored."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    ignores: tuple[Ignore, ...] = ()


def decode(data: bytes, problems: Problems) -> str:
    """Read bytes as UTF-8; what is not UTF-8 is reported and stands as U+FFFD."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The byte 0x{data[error.start]:02x} is not UTF-8 text."
        problems.report("invalid-utf-8", message, Span(line, 1, line, 1))
        return data.decode("utf-8-sig", errors="replace")


def parse(
    text: str | bytes,
    *,
    name: str = "",
    file: str | None = None,
    assets: Assets | None = None,
    raw_html: RawHtmlMode = "refuse",
    defaults: Metadata | None = None,
) -> Parsed:
    """Parse a source.

    `name` is the title of a document that gives itself none; `file` is what diagnostics call the
    source; `assets` are the files it may read; `defaults` hold where the front matter is silent.
    """
    problems = Problems(file)
    if isinstance(text, bytes):
        text = decode(text, problems)
    text = _clean(text, problems)
    files = assets or GivenAssets()
    ignores = Ignores(problems)
    metadata, body = frontmatter.read(text, files, problems, ignores, defaults or Metadata())
    html = RawHtml(raw_html, ignores)
    builder = BlockBuilder(parser(), body, metadata, files, problems, html)
    children = builder.blocks(nest(parser().parse(body)))
    if not children:
        problems.report("empty-source", "There is nothing in this document.", Span(1, 1, 1, 1))
    document = Document(metadata=metadata, children=children, footnotes=tuple(builder.footnotes))
    if not metadata.title:
        document = _named(document, name, problems)
    return Parsed(document, tuple(problems.found), ignores.of(document))


def _clean(text: str, problems: Problems) -> str:
    """Make line ends equal, and put spaces where characters stand that no output could hold."""
    if len(text) > MAX_CHARACTERS:
        message = f"The source has {len(text):,} characters; {MAX_CHARACTERS:,} are read."
        problems.report("source-too-large", message, Span(1, 1, 1, 1))
        text = text[:MAX_CHARACTERS]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line, end, told = 1, 0, 0
    for found in FORBIDDEN.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        if line > told:  # once a line
            told = line
            message = f"The control character U+{ord(found[0]):04X} is taken as a space."
            problems.report("control-character", message, Span(line, 1, line, 1))
    return FORBIDDEN.sub(" ", text) if told else text


def _named(document: Document, name: str, problems: Problems) -> Document:
    """Give a document without a title its name, unless a heading will be its title."""
    if any(isinstance(n, Heading) and text_of(n).strip() for n in walk(document)):
        return document
    if document.children:
        problems.report("no-title", "The document has no title.", Span(1, 1, 1, 1))
    metadata = msgspec.structs.replace(document.metadata, title=name or "Untitled")
    return msgspec.structs.replace(document, metadata=metadata)
