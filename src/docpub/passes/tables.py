"""Give all rows of a table the same number of cells: readers and PDF/UA (7.2-43) need a grid."""

from __future__ import annotations

from docpub.model import Block, Document, Table, TableCell, TableRow, map_blocks, replace


def square_tables(document: Document) -> Document:
    """Add empty cells at the end of rows that are too short."""

    def square(block: Block) -> Block:
        return _square(block) if isinstance(block, Table) else block

    return map_blocks(document, square)


def _square(table: Table) -> Table:
    widths = _widths(table.children)
    width = max(widths, default=0)
    if all(own == width for own in widths):
        return table
    rows = tuple(
        replace(row, children=(*row.children, *[TableCell()] * (width - own)))
        for row, own in zip(table.children, widths, strict=True)
    )
    return replace(table, children=rows)


def _widths(rows: tuple[TableRow, ...]) -> list[int]:
    """Count the columns that each row fills, with the cells that reach down into it."""
    widths: list[int] = []
    reaching: list[tuple[int, int]] = []  # (rows still to go, columns)
    for row in rows:
        width = sum(columns for _, columns in reaching) + sum(c.colspan for c in row.children)
        widths.append(width)
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        reaching += [(c.rowspan - 1, c.colspan) for c in row.children if c.rowspan > 1]
    return widths
