"""List what a document contains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpub.model import (
    Admonition,
    Block,
    ContentsEntry,
    Document,
    Faq,
    Inlines,
    Section,
    Text,
    replace,
    text_of,
)


def list_contents(document: Document) -> Document:
    """List the sections, with those below them, and the titled blocks beside them."""
    contents = tuple(_entries(document.children))
    return document if contents == document.contents else replace(document, contents=contents)


def _entries(blocks: Iterable[Block], *, top: bool = True) -> Iterator[ContentsEntry]:
    for block in blocks:
        if isinstance(block, Section):
            heading = block.heading
            below = tuple(_entries(block.children, top=False))
            yield ContentsEntry(
                target=heading.id or "", title=_plain(heading.children), children=below
            )
        elif isinstance(block, Faq):
            items = tuple(
                ContentsEntry(target=item.id or "", title=_plain(item.question))
                for item in block.items
            )
            yield ContentsEntry(target=block.id or "", title=_plain(block.title), children=items)
        elif top and not isinstance(block, Admonition) and (title := getattr(block, "title", ())):
            yield ContentsEntry(target=block.id or "", title=_plain(title))


def _plain(words: Inlines) -> Inlines:
    """Return the words alone: a line of the contents is a link, and holds no other."""
    return (Text(value=" ".join(text_of(*words).split())),)
