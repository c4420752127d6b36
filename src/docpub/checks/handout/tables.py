"""Tables that readers cannot use: without heads, with an empty column, with too much in a cell.

W3C, Web Accessibility Tutorials, Tables; CDC Clear Communication Index, item 9.
"""

from __future__ import annotations

from docpub.checks.handout.text import passages
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems
from docpub.model import Document, Grid, Paragraph, Table, TableCell, lay_out, walk


def check_tables(document: Document, most: Thresholds, problems: Problems) -> None:
    """Report what is missing in tables, and what is too much."""
    for table in walk(document, Table):
        grid = lay_out(table)
        if len(grid.rows) > table.header_rows:  # else it is told already
            _check_heads(table, grid, problems)
            _check_cells(table, grid, most.cell_words, problems)


def _check_heads(table: Table, grid: Grid, problems: Problems) -> None:
    if not table.caption:
        message = "The table has no caption."
        problems.report("table-without-caption", message, table.span)
    if not table.header_rows and not table.header_columns:
        message = "No row or column of the table is its head."
        problems.report("table-without-head", message, table.span)
    for row in grid.rows[: table.header_rows]:
        for slot in row.slots:
            corner = slot.column < max(1, table.header_columns)
            if not corner and _is_empty(slot.cell):
                message = f"The head of column {slot.column + 1} is empty."
                problems.report("table-head-empty", message, slot.cell.span or table.span)


def _check_cells(table: Table, grid: Grid, most: int, problems: Problems) -> None:
    body = [slot for row in grid.rows[table.header_rows :] for slot in row.slots]
    empty = [slot for slot in body if _is_empty(slot.cell)]
    used = {
        column
        for slot in body
        if not _is_empty(slot.cell)
        for column in range(slot.column, slot.column + slot.colspan)
    }
    for column in sorted({slot.column for slot in empty} - used):
        message = f"Nothing stands in column {column + 1} of the table."
        problems.report("table-column-empty", message, table.span)
    for slot in empty:
        if slot.column in used:
            message = "A cell of the table is empty."
            problems.report("table-cell-empty", message, slot.cell.span or table.span)
    for slot in body:
        words = sum(len(passage.words.split()) for passage in passages(slot.cell))
        if words > most:
            message = f"The cell has {words} words; {most} are enough."
            problems.report("table-cell-too-long", message, slot.cell.span or table.span)


def _is_empty(cell: TableCell) -> bool:
    return all(isinstance(block, Paragraph) and not block.children for block in cell.children)
