"""The running text of a document: what its author says, without code, sources and contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, cast

from docpub.diagnostics import Span
from docpub.model import (
    About,
    Code,
    Contacts,
    Extension,
    Inlines,
    List,
    Math,
    Node,
    References,
    Table,
    Text,
    text_of,
    walk,
)
from docpub.model.fields import inline_fields, node_fields

_ASIDE = (About, Code, Contacts, Extension, Math, References)


class Passage(NamedTuple):
    """A run of words: of a paragraph, a heading, a title, a caption. `words` are on one line."""

    node: Node
    inlines: Inlines
    words: str

    @property
    def span(self) -> Span | None:
        """Return where it stands."""
        spans = [inline.span for inline in self.inlines if inline.span]
        return spans[0].to(spans[-1]) if spans else self.node.span

    def texts(self) -> Iterator[Text]:
        """Yield the texts that the author typed; those of code and of roles are none."""
        for inline in self.inlines:
            yield from (text for text in walk(inline, Text) if text.span)


def passages(node: Node) -> Iterator[Passage]:
    """Yield the runs of words at and below a node, in reading order."""
    for group in groups(node, together=()):
        yield from group


Group = tuple[Passage, ...]


def groups(node: Node, together: tuple[type[Node], ...] = (List, Table)) -> Iterator[Group]:
    """Yield what is taken in at a glance: all of a list or a table, else each run by itself."""
    if isinstance(node, together):
        yield tuple(passages(node))
        return
    own = inline_fields(type(node))
    for name in node_fields(type(node)):
        value = getattr(node, name)
        if name in own:
            if value:
                yield (Passage(node, value, " ".join(text_of(*value).split())),)
            continue
        below = value if isinstance(value, tuple) else (value,) if value else ()
        for child in cast("tuple[Node, ...]", below):
            if not isinstance(child, _ASIDE):
                yield from groups(child, together)
