"""Text in columns: the page's, and those of lists whose items are short."""

from __future__ import annotations

from docpub.model import Document, MainMessage
from docpub.renderers.markup import BlockWriter, Element, sub
from docpub.renderers.pdf.design import Measures

_FEWEST_ITEMS = 4
_LONGEST_ITEM = 42  # characters


def write_text(writer: BlockWriter, main: Element, document: Document, measures: Measures) -> None:
    """Write the blocks; in the columns of a page stands what follows the main message."""
    blocks, first = document.children, 0
    if measures.columns > 1:
        while first < len(blocks) and isinstance(blocks[first], MainMessage):
            first += 1
        writer.write(main, blocks[:first])
        main = sub(main, "div", {"class": "columns"})
    writer.write(main, blocks[first:])
    for element in main.iter():
        if element.tag in ("ul", "ol") and _is_short(element):
            element.set("class", f"{element.get('class', '')} short".strip())


def _is_short(element: Element) -> bool:
    """Whether a list has items enough for columns, and none that a column is too narrow for."""
    items = ["".join(item.itertext()) for item in element]
    return len(items) >= _FEWEST_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items)
