"""The head of a document: its title and subtitle."""

from __future__ import annotations

from docpub.model import Document
from docpub.renderers.markup.blocks import BlockWriter
from docpub.renderers.markup.tree import Element, sub


def write_header(writer: BlockWriter, parent: Element, document: Document, level: int = 1) -> None:
    """Append title and subtitle; `level` is that of the title's heading."""
    header = sub(parent, "div", {"class": "title"})
    heading = document.heading
    title = sub(header, f"h{level}", {"id": heading.id if heading else None})
    if heading:
        writer.inlines(title, heading.children)
    else:
        title.text = document.metadata.title
    if document.metadata.subtitle:
        sub(header, "p", {"class": "subtitle"}).text = document.metadata.subtitle
