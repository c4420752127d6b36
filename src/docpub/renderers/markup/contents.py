"""The list of contents, and on which page things stand where there are pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docpub.model import ContentsEntry
from docpub.renderers.markup.tree import Element, say, sub

if TYPE_CHECKING:
    from docpub.renderers.markup.blocks import BlockWriter


def write_contents(
    writer: BlockWriter, parent: Element, entries: Iterable[ContentsEntry], numbers: str = ""
) -> None:
    """Append a list of links; `numbers` stands for the page of each until that is known."""
    entries = tuple(entries)
    if not entries:
        return
    element = sub(parent, "ol")
    for entry in entries:
        item = sub(element, "li")
        link = sub(item, "a", {"href": f"#{entry.target}"})
        title = sub(link, "span") if numbers else link
        writer.inlines(title, entry.title)
        if numbers:
            say(title, " ")  # not between the two, which the style sheet moves apart
            page_number(link, entry.target, numbers)
        write_contents(writer, item, entry.children, numbers)


def page_number(parent: Element, target: str, stand_in: str) -> None:
    """Append the number of the page on which an identifier stands, as yet unknown."""
    sub(parent, "span", {"class": "page-number", "data-page": target}).text = stand_in
