"""A table has rows below its head, spans that fit into it, and fits on small screens itself."""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems, Span
from docpub.model import Document, Slot, Table, lay_out, walk


def check_tables(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report tables that are all head or wide, and spans that overlap or lead out of the table."""
    most = context.thresholds.table_columns
    for table in walk(document, Table):
        if len(table.children) <= table.header_rows:
            head = table.children[0].span if table.children else None
            message = "The table has a head but no rows."
            problems.report("table-without-rows", message, head or table.span)
        grid = lay_out(table)
        if grid.width > most:
            message = f"The table has {grid.width} columns; small screens show {most} well."
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
