"""The front matter as pandoc's metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from docpub.interchange.pandoc.nodes import Node, node, words
from docpub.labels import direction_of
from docpub.model import Document

if TYPE_CHECKING:
    from docpub.interchange.pandoc.blocks import BlockWriter


def metadata(document: Document, writer: BlockWriter) -> dict[str, Node]:
    """Write what pandoc's templates and citeproc know by its name, and the whole under `docpub`."""
    front: dict[str, Any] = msgspec.to_builtins(document.metadata)
    references = front.pop("references", None)
    authors = [
        _words(author.name) or node("MetaString", "") for author in document.metadata.authors
    ]
    known = {
        "title": _title(document, writer),
        "subtitle": _words(document.metadata.subtitle),
        "author": node("MetaList", authors) if authors else None,
        "date": _words(front.get("published", "")),
        "lang": _value(document.metadata.lang),
        "dir": _value(direction_of(document.metadata.lang)),
        "keywords": _value(front["keywords"]) if "keywords" in front else None,
        "references": _value(references) if references else None,
        "docpub": _value(front) if front else None,
    }
    return {name: value for name, value in known.items() if value}


def _title(document: Document, writer: BlockWriter) -> Node | None:
    if document.heading:
        return node("MetaInlines", writer.inlines(document.heading.children))
    return _words(document.metadata.title)


def _words(text: str) -> Node | None:
    return node("MetaInlines", words(text)) if text else None


def _value(value: object) -> Node:
    match value:
        case dict():
            return node("MetaMap", {name: _value(each) for name, each in value.items()})
        case list() | tuple():
            return node("MetaList", [_value(each) for each in value])
        case bool():
            return node("MetaBool", value)
        case _:
            return node("MetaString", str(value))
