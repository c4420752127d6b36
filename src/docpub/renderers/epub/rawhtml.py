"""HTML that a caller let into the document, in a book, which is XML."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from docpub.model import (
    Block,
    Document,
    Html,
    Inline,
    InlineHtml,
    Paragraph,
    Text,
    map_blocks,
    map_inlines,
    walk,
)
from docpub.renderers.epub.namespaces import spell
from docpub.renderers.markup import Element


def holds_html(document: Document) -> bool:
    """Tell whether there is any raw HTML in it."""
    return any(isinstance(node, Html | InlineHtml) for node in walk(document))


def as_body(page: str) -> Element:
    """Return the body of a page as a tree in which what was raw is like all else.

    Raises `ElementTree.ParseError` if the page is not well-formed. Of elements with the same
    identifier only the first keeps it.
    """
    body = spell(ET.fromstring(page)).find("body")
    assert body is not None
    seen: set[str] = set()
    for element in body.iter():
        identifier = element.get("id")
        if identifier in seen:
            del element.attrib["id"]
        elif identifier:
            seen.add(identifier)
    return body


def without_html(document: Document) -> Document:
    """Leave out the tags of raw HTML and keep its words."""
    document = map_blocks(document, _words_of_block)
    return map_inlines(document, _words_of_inline)


def _words_of_block(block: Block) -> Block | tuple[Block, ...]:
    if not isinstance(block, Html):
        return block
    reader = _WordReader()
    reader.feed(block.value)
    reader.close()
    words = " ".join("".join(reader.words).split())
    return Paragraph(children=(Text(value=words),), id=block.id, span=block.span) if words else ()


def _words_of_inline(inline: Inline) -> Inline | tuple[Inline, ...]:
    return () if isinstance(inline, InlineHtml) else inline


class _WordReader(HTMLParser):
    """Gathers the words that a browser would show, with a space where a tag stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)
