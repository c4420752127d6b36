"""Number tables and figures that have a caption."""

from __future__ import annotations

from docpub.labels import labels_for
from docpub.model import Block, Document, Figure, Table, map_blocks, replace


def number(document: Document) -> Document:
    """Label each captioned table and figure in reading order: "Table 1", "Figure 1"."""
    labels = labels_for(document.metadata.lang)
    patterns: dict[type, str] = {Table: labels.table, Figure: labels.figure}
    counts = dict.fromkeys(patterns, 0)

    def give(block: Block) -> Block:
        if not isinstance(block, Table | Figure):
            return block
        counts[type(block)] += bool(block.caption)
        words = patterns[type(block)].format(number=counts[type(block)])
        label = words if block.caption else ""
        return block if block.label == label else replace(block, label=label)

    return map_blocks(document, give, down=True)
