"""Cells of tables: the columns and rows that they span, and rows that are too long or too short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.limits import MAX_CELLS
from docpub.model import (
    Blocks,
    Paragraph,
    Slot,
    Table,
    TableCell,
    TableRow,
    Text,
    lay_out,
    replace,
    width_of,
)

# What stands at the start of a cell, such as `{colspan=2 rowspan=3}`.
_ATTRIBUTES = re.compile(r"\{[ \t]*([A-Za-z]+[ \t]*=[^{}\n]*)\}\s*")
_ATTRIBUTE = re.compile(r"([A-Za-z]+)[ \t]*=[ \t]*\"?([^\s\"]*)\"?")
HIGHEST = {"colspan": 1000, "rowspan": 65534}  # the bounds of HTML


def table_cell(blocks: Blocks, span: Span, problems: Problems) -> TableCell:
    """Make a cell. Attributes that are wrong stay as text, and are reported."""
    words = blocks[0].children if blocks and isinstance(blocks[0], Paragraph) else ()
    cell = TableCell(children=blocks, span=span)
    if not words or not isinstance(words[0], Text):
        return cell
    found = _ATTRIBUTES.match(words[0].value)
    spans = _spans(found[1], _start_of(words[0].span or span, found[0]), problems) if found else {}
    if not found or not spans:
        return cell
    rest = _without_start(words[0], found.end())
    words = (rest, *words[1:]) if rest.value else words[1:]
    first = (replace(blocks[0], children=words),) if words else ()
    return replace(cell, children=(*first, *blocks[1:]), **spans)


def _start_of(text: Span, words: str) -> Span:
    """Return where the words stand that a text begins with."""
    return replace(text, end_line=text.line, end_column=text.column + len(words.rstrip()))


def _without_start(text: Text, length: int) -> Text:
    span = text.span and replace(text.span, column=text.span.column + length)
    return Text(value=text.value[length:], span=span)


def _spans(attributes: str, where: Span, problems: Problems) -> dict[str, int]:
    """Read the numbers of columns and rows; none if anything is wrong with them."""
    spans: dict[str, int] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        highest = HIGHEST.get(name)
        if highest and re.fullmatch("[1-9][0-9]{0,4}", value) and int(value) <= highest:
            spans[name] = int(value)
            continue
        hint = did_you_mean(name, HIGHEST)
        if hint:
            message = f"`{name}={value}` does not say how many columns or rows the cell spans."
            problems.report("table-span-value", message, where, "" if highest else hint)
        return {}
    return spans


def is_too_large(rows: Sequence[TableRow], span: Span, problems: Problems) -> bool:
    """Say whether a table has more cells than anybody can read, and report it if so."""
    size = len(rows) * width_of(rows)
    if size > MAX_CELLS:
        message = f"The table has {size:,} cells; {MAX_CELLS:,} are read."
        problems.report("table-too-large", message, span)
    return size > MAX_CELLS


def check_widths(table: Table, problems: Problems) -> None:
    """Report rows that fill more or fewer columns than the first."""
    rows = lay_out(table).rows
    for row, slots, filled in rows:
        more = filled - rows[0].filled
        if more > 0:
            message = f"The row has {_cells(more)} more than the head of the table."
            where = _beyond(slots, rows[0].filled) or row.span or table.span
            problems.report("table-row-too-long", message, where)
        elif more < 0:
            message = f"The row has {_cells(-more)} fewer than the head of the table."
            problems.report("table-row-too-short", message, row.span or table.span)


def _beyond(slots: Sequence[Slot], width: int) -> Span | None:
    """Return where the cells stand that lie beyond the last column; none if they are empty."""
    spans = [
        slot.cell.span for slot in slots if slot.column + slot.colspan > width and slot.cell.span
    ]
    return spans[0].to(spans[-1]) if spans else None


def _cells(count: int) -> str:
    return "one cell" if count == 1 else f"{count} cells"
