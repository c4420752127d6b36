"""Put what is pinned where every reader begins: behind the key points."""

from __future__ import annotations

from docpub.model import (
    Block,
    Blocks,
    Document,
    KeyPoints,
    MainMessage,
    Section,
    WarningSigns,
    replace,
    walk,
)


def pin_warning_signs(document: Document) -> Document:
    """Move pinned warning signs behind the key points, or the main message, or else to the top.

    All outputs have them there, so that the order of the words is the same in all. What stands
    within another block stays: it may be for some readers alone.
    """
    pinned: list[WarningSigns] = []
    rest = _without(document.children, pinned)
    if not pinned:
        return document
    place = _place(rest)
    children = (*rest[:place], *pinned, *rest[place:])
    return document if children == document.children else replace(document, children=children)


def _without(blocks: Blocks, pinned: list[WarningSigns]) -> Blocks:
    """Return the blocks that stay; those that are pinned are added to a list."""
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, WarningSigns) and block.pin:
            pinned.append(block)
        elif isinstance(block, Section):
            rest.append(replace(block, children=_without(block.children, pinned)))
        else:
            rest.append(block)
    return tuple(rest)


def _place(blocks: Blocks) -> int:
    """Return where pinned blocks go in the top level of a document."""
    kinds: tuple[type[Block], ...] = (KeyPoints, MainMessage)
    for kind in kinds:
        for index, block in enumerate(blocks):
            if next(walk(block, kind), None):
                return index + 1
    return 0
