"""Give all rows of a table the same number of columns: readers and PDF/UA (7.2-43) need a grid."""

from __future__ import annotations

from docpub.model import Document, Table, TableCell, lay_out, map_blocks, replace


def square_tables(document: Document) -> Document:
    """Add empty cells at the end of rows that are too short."""
    return map_blocks(document, _square, Table)


def _square(table: Table) -> Table:
    grid = lay_out(table)
    if all(filled == grid.width for _, _, filled in grid.rows):
        return table
    rows = tuple(
        replace(row, children=(*row.children, *[TableCell()] * (grid.width - filled)))
        for row, _, filled in grid.rows
    )
    return replace(table, children=rows)
