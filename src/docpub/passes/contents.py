"""List what a document contains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from docpub.model import (
    Admonition,
    Block,
    ContentsEntry,
    Document,
    Faq,
    Inlines,
    Node,
    Phrase,
    Section,
    Text,
    children,
    is_blank,
    replace,
    text_of,
    walk,
)

_SPACE = re.compile(r"\s+")


def list_contents(document: Document) -> Document:
    """List the sections, with those below them, and the titled blocks beside them."""
    contents = tuple(_entries(document.children))
    return document if contents == document.contents else replace(document, contents=contents)


def _entries(blocks: Iterable[Block], *, top: bool = True) -> Iterator[ContentsEntry]:
    for block in blocks:
        if isinstance(block, Section):
            heading = block.heading
            below = tuple(_entries(block.children, top=False))
            yield from _entry(heading.id, heading.children, below)
        elif isinstance(block, Faq):
            items = (_entry(item.id, item.question) for item in block.items)
            yield from _entry(block.id, block.title, tuple(chain.from_iterable(items)))
        elif top and not isinstance(block, Admonition) and (title := getattr(block, "title", ())):
            yield from _entry(block.id, title)


def _entry(
    target: str | None, title: Inlines, below: tuple[ContentsEntry, ...] = ()
) -> tuple[ContentsEntry, ...]:
    """Return a line of the contents; what has no words is none, and lets those below it move up."""
    plain = _plain(title)
    if is_blank(plain):
        return below
    return (ContentsEntry(target=target or "", title=plain, children=below),)


def _plain(words: Inlines) -> Inlines:
    """Return the words and their languages alone: a line of the contents is a link, and no more."""
    pieces = [*_pieces(words)]
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        piece = pieces[end]
        if isinstance(piece, Text):
            pieces[end] = Text(value=strip(piece.value))
    return tuple(piece for piece in pieces if piece != Text(value=""))


def _pieces(words: Iterable[Node]) -> Iterator[Text | Phrase]:
    """Yield plain words, and between them those that are in another language."""
    plain = ""
    for node in words:
        if not any(phrase.lang or phrase.dir for phrase in walk(node, Phrase)):
            plain += text_of(node)
            continue
        yield Text(value=_SPACE.sub(" ", plain))
        plain = ""
        inside = tuple(_pieces(children(node)))
        if isinstance(node, Phrase):
            yield Phrase(children=inside, lang=node.lang, dir=node.dir)
        else:
            yield from inside
    yield Text(value=_SPACE.sub(" ", plain))
