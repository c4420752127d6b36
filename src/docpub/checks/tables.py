"""The spans of a table's cells must fit into it, and the table on small screens."""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems, Span
from docpub.model import Document, Slot, Table, lay_out, walk

_WIDEST = 4  # columns


def check_tables(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report cells whose spans lie over other cells, or lead out of the table; and wide tables."""
    for table in walk(document, Table):
        grid = lay_out(table)
        if grid.width > _WIDEST:
            message = f"The table has {grid.width} columns; e-readers show {_WIDEST} well."
            problems.report("table-wide", message, table.span)
        for row in grid.rows:
            for slot in row.slots:
                _check(slot, slot.cell.span or row.row.span or table.span, problems)


def _check(slot: Slot, span: Span | None, problems: Problems) -> None:
    columns, rows = slot.cell.colspan, slot.cell.rowspan
    if slot.colspan < columns:
        message = f"The cell spans {columns} columns, {columns - slot.colspan} more than are free."
        problems.report("table-span-overlap", message, span)
    if slot.rowspan < rows:
        message = f"The cell spans {rows} rows, {rows - slot.rowspan} more than there are."
        problems.report("table-span-outside", message, span)
