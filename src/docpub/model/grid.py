"""The grid of a table: in which columns its cells stand.

Cells are placed as HTML does it
(https://html.spec.whatwg.org/multipage/tables.html#forming-a-table), but a span that would lie over
another cell, or lead out of the head or the body of the table, ends before that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from docpub.model.blocks import Table, TableCell, TableRow


class Slot(NamedTuple):
    """A cell in its place: the first of its columns, and how many columns and rows it has."""

    cell: TableCell
    column: int
    colspan: int
    rowspan: int


class GridRow(NamedTuple):
    """The cells that begin in a row, and how many columns are filled with those from above."""

    row: TableRow
    slots: tuple[Slot, ...]
    filled: int


class Grid(NamedTuple):
    """All rows of a table, and how many columns it has."""

    rows: tuple[GridRow, ...]
    width: int


def is_irregular(table: Table) -> bool:
    """Say whether headers stand above one another, or cells span several rows or columns."""
    if not table.header_rows and not table.header_columns:
        return False
    cells = (cell for row in table.children for cell in row.children)
    levels = max(table.header_rows, table.header_columns)
    return levels > 1 or any(cell.colspan > 1 or cell.rowspan > 1 for cell in cells)


def width_of(rows: Sequence[TableRow]) -> int:
    """Count the columns, without laying out what may be far too large."""
    ending: Counter[int] = Counter()  # columns that are free again, by row
    reaching = width = 0
    for number, row in enumerate(rows):
        reaching -= ending[number]
        width = max(width, reaching + sum(cell.colspan for cell in row.children))
        for cell in row.children:
            if cell.rowspan > 1:
                reaching += cell.colspan
                ending[number + cell.rowspan] += cell.colspan
    return width


def lay_out(table: Table) -> Grid:
    """Place the cells of a table. It takes as long as the grid is large."""
    free_from: list[int] = []  # the first row in which each column is free
    rows = []
    for number, row in enumerate(table.children):
        in_head = number < table.header_rows
        end = min(table.header_rows, len(table.children)) if in_head else len(table.children)
        slots = _place(row, number, end, free_from)
        rows.append(GridRow(row, slots, sum(first > number for first in free_from)))
    return Grid(tuple(rows), len(free_from))


def _place(row: TableRow, number: int, end: int, free_from: list[int]) -> tuple[Slot, ...]:
    """Place the cells of one row from left to right; rows before `end` are of its group."""
    slots, column = [], 0
    for cell in row.children:
        while column < len(free_from) and free_from[column] > number:
            column += 1
        colspan = _room(free_from, column, cell.colspan, number)
        rowspan = min(cell.rowspan, end - number)
        slots.append(Slot(cell, column, colspan, rowspan))
        free_from[column : column + colspan] = [number + rowspan] * colspan
        column += colspan
    return tuple(slots)


def _room(free_from: list[int], column: int, wanted: int, number: int) -> int:
    """Return how many of the wanted columns are free from this one on."""
    beyond = column + wanted
    taken = (c for c in range(column, min(beyond, len(free_from))) if free_from[c] > number)
    return next(taken, beyond) - column
