"""Tables and captions to pandoc's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docpub.interchange.pandoc.nodes import NO_ATTRIBUTES, Node, attributes, node, span, words
from docpub.model import Align, Figure, Table, TableCell, TableRow, width_of

if TYPE_CHECKING:
    from docpub.interchange.pandoc.blocks import BlockWriter

Rows = tuple[TableRow, ...]
_ALIGNS: dict[Align, str] = {
    "": "AlignDefault",
    "left": "AlignLeft",
    "center": "AlignCenter",
    "right": "AlignRight",
}


def caption(writer: BlockWriter, block: Table | Figure) -> list[Any]:
    """Write a caption: the label, then the words."""
    label = [span(words(f"{block.label}."), None, "label")] if block.label else []
    gap = [node("Space")] if label and block.caption else []
    shown = [*label, *gap, *writer.inlines(block.caption)] if block.caption else []
    return [None, [node("Plain", shown)] if shown else []]


def table(writer: BlockWriter, block: Table, level: int) -> Node:
    """Write a table.

    pandoc drops a cell that stands beyond the last column without a word, so there are as many
    columns as the longest row needs.
    """
    head, body = block.children[: block.header_rows], block.children[block.header_rows :]
    width = max(width_of(head), width_of(body))
    aligns = [_ALIGNS[align] for align in block.align[:width]]
    aligns += ["AlignDefault"] * (width - len(aligns))
    columns = [[node(align), node("ColWidthDefault")] for align in aligns]
    row_heads = min(block.header_columns, width)
    return node(
        "Table",
        [
            attributes(block.id),
            caption(writer, block),
            columns,
            [NO_ATTRIBUTES, _rows(writer, head, level)],
            [[NO_ATTRIBUTES, row_heads, [], _rows(writer, body, level)]],
            [NO_ATTRIBUTES, []],
        ],
    )


def _rows(writer: BlockWriter, rows: Rows, level: int) -> list[Any]:
    """Write the rows of the head or the body; no cell reaches out of it."""
    return [
        [NO_ATTRIBUTES, [_cell(writer, cell, len(rows) - index, level) for cell in row.children]]
        for index, row in enumerate(rows)
    ]


def _cell(writer: BlockWriter, cell: TableCell, rows_left: int, level: int) -> list[Any]:
    write = writer.tight if len(cell.children) == 1 else writer.write
    return [
        NO_ATTRIBUTES,
        node("AlignDefault"),
        min(cell.rowspan, rows_left),
        cell.colspan,
        write(cell.children, level),
    ]
