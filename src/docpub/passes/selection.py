"""Take the parts that are meant for one output."""

from __future__ import annotations

from docpub.model import Block, Document, Only, map_blocks


def select(document: Document, output: str | None = None) -> Document:
    """Put in place the parts for an output, and leave out those for others; None takes all."""

    def choose(block: Block) -> Block | tuple[Block, ...]:
        if not isinstance(block, Only):
            return block
        wanted = output is None or (output in block.formats) is not block.exclude
        return block.children if wanted else ()

    return map_blocks(document, choose)
