"""Number tables and figures that have a caption."""

from __future__ import annotations

from itertools import count
from typing import TypeVar

from docpub.labels import labels_for
from docpub.model import Document, Figure, Table, map_blocks, replace

Captioned = TypeVar("Captioned", Table, Figure)


def number(document: Document) -> Document:
    """Label each captioned table and figure in reading order: "Table 1", "Figure 1"."""
    labels = labels_for(document.metadata.lang)
    return _number(_number(document, Table, labels.table), Figure, labels.figure)


def _number(document: Document, kind: type[Captioned], pattern: str) -> Document:
    numbers = count(1)

    def give(block: Captioned) -> Captioned:
        label = pattern.format(number=next(numbers)) if block.caption else ""
        return block if block.label == label else replace(block, label=label)

    return map_blocks(document, give, kind, down=True)
