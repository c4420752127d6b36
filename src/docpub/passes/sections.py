"""Nest what follows a heading into a section, up to the next heading of its level."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.model import (
    Block,
    Blocks,
    Document,
    Heading,
    Section,
    SectionLike,
    replace,
)


def nest_sections(document: Document) -> Document:
    """Nest the top level of a document; sections that are there already stay as they are."""
    nested = _nested(document.children)
    return document if nested == document.children else replace(document, children=nested)


def _nested(blocks: Iterable[Block]) -> Blocks:
    top: list[Block] = []
    open_sections: list[tuple[Heading, list[Block]]] = []

    def add(block: Block) -> None:
        (open_sections[-1][1] if open_sections else top).append(block)

    def close(level: int) -> None:
        while open_sections and open_sections[-1][0].level >= level:
            heading, children = open_sections.pop()
            add(Section(heading=heading, children=tuple(children), span=heading.span))

    for block in blocks:
        if isinstance(block, SectionLike):
            close(1)
        match block:
            case Heading(level=level):
                close(level)
                open_sections.append((block, []))
            case Section(heading=heading, children=children):
                close(heading.level)
                add(replace(block, children=_nested(children)))
            case _:
                add(block)
    close(1)
    return tuple(top)
