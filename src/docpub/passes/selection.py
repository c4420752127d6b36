"""Take the parts that are meant for one output and one audience."""

from __future__ import annotations

from docpub.model import Blocks, Document, Only, map_blocks, replace


def select(document: Document, output: str | None = None, audience: str | None = None) -> Document:
    """Put in place the parts for an output and an audience, and leave out the rest; None is any."""

    def choose(part: Only) -> Blocks:
        return _marked(part) if part.is_for(output, audience) else ()

    return map_blocks(document, choose, Only)


def _marked(part: Only) -> Blocks:
    """Return what is in a part; where it is printed if there is room, so is each block of it."""
    if not part.print:
        return part.children
    return tuple(replace(block, print=part.print) for block in part.children)
