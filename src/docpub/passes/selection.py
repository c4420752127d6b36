"""Take the parts that are meant for one output and one audience."""

from __future__ import annotations

from docpub.model import Block, Document, Only, map_blocks


def select(document: Document, output: str | None = None, audience: str | None = None) -> Document:
    """Put in place the parts for an output and an audience, and leave out the rest; None is any."""

    def choose(part: Only) -> tuple[Block, ...]:
        return part.children if part.is_for(output, audience) else ()

    return map_blocks(document, choose, Only)
