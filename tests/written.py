"""What the markup writer makes of a document, for the tests that look at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Literal
from xml.etree import ElementTree as ET

import tinyhtml5

from docpub import model
from docpub.labels import labels_for
from docpub.model import Document
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise, write_header

Target = Literal["html", "pdf", "epub"]
TARGETS: tuple[Target, ...] = ("html", "pdf", "epub")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_XMLNS = "{http://www.w3.org/2000/xmlns/}"
_NAMES = {
    "{http://www.w3.org/XML/1998/namespace}": "xml:",
    "{http://www.idpf.org/2007/ops}": "epub:",
    _XHTML: "",
}


def write(document: Document, target: Target = "html", **profile: object) -> Element:
    """Write the title and the blocks of a document that the passes have gone over."""
    writer = BlockWriter(Profile(target=target, **profile), labels_for(document.metadata.lang))
    body = Element("body")
    write_header(writer, body, document)
    writer.write(body, document.children)
    return body


def as_xml(body: Element) -> ET.Element:
    """Parse the XHTML of a body as a reader of EPUB does: strictly."""
    names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    page = f"<html {names}><head/>{serialise(body, xhtml=True)}</html>"
    return ET.fromstring(page)[1]


def as_html(markup: str) -> ET.Element:
    """Parse a body as a browser does."""
    return tinyhtml5.parse(f"<!doctype html><html><head></head>{markup}</html>")[1]


def elements(body: Iterable[ET.Element]) -> list[tuple[str, dict[str, str]]]:
    """Name all elements with their attributes, spelled as in HTML.

    Namespaces are left out: an XML parser has none of them as attributes.
    """
    return [
        (
            _plain(element.tag),
            {_plain(n): value for n, value in element.attrib.items() if not n.startswith(_XMLNS)},
        )
        for element in body
    ]


def _plain(name: str) -> str:
    for space, prefix in _NAMES.items():
        name = name.replace(space, prefix)
    return name


def text(body: ET.Element) -> str:
    return "".join(body.itertext())


def identifiers(body: ET.Element) -> list[str]:
    return [element.attrib["id"] for element in body.iter() if "id" in element.attrib]


def words_of(document: Document) -> Iterator[str]:
    """Yield all that a document says, piece by piece, in the order in which it is read."""
    return words_below(model.replace(document, footnotes=()))  # those are never called


def words_below(top: model.Node) -> Iterator[str]:
    """Yield the text of the nodes below one, in the order in which it is read."""
    for node in model.walk(top):
        match node:
            case model.Image():
                pass  # its words are an attribute
            case model.Citation(labels=labels, marks=marks):
                yield "".join(chain(*zip_longest(marks, labels, fillvalue="")))
            case model.Abbreviation(words=words):
                yield words
            case _:
                value = getattr(node, "value", None)
                if isinstance(value, str):
                    yield value


def unset(words: str) -> str:
    """Return words without what typography sets: what is left must be the same before and after."""
    for mark, plain in (("…", "..."), ("–", "--"), ("—", "---")):
        words = words.replace(mark, plain)
    words = re.sub("[\"'“”„‘’‚«»‹›「」『』]", "'", words)
    return re.sub("(?<=')\u00a0|\u00a0(?=')", "", words)


def missing_word(pieces: Iterable[str], whole: str) -> str | None:
    """Return the first piece that is not in `whole`, after those before it; None if all are."""
    at = 0
    for piece in pieces:
        found = whole.find(piece, at)
        if found < 0:
            return piece
        at = found + len(piece)
    return None
