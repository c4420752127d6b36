"""Tables: around a pipe table, from a list of lists, or from comma-separated values."""

from __future__ import annotations

from collections.abc import Sequence

from docpub.model import (
    Blocks,
    List,
    ListItem,
    Table,
    TableCell,
    TableRow,
    replace,
)
from docpub.model.inlines import Count
from docpub.source.csvdata import Field, parse_csv
from docpub.source.directives.call import Call, Directive, Options, paragraph
from docpub.source.positions import Origin, SourceText


class TableOptions(Options, frozen=True, kw_only=True):
    """How many rows at the head and columns at the side are headers."""

    header_rows: Count = 1
    header_columns: Count = 0


class CsvOptions(TableOptions, frozen=True, kw_only=True):
    """`file` is a file of values beside the source; `delimiter` is what stands between them."""

    file: str = ""
    delimiter: str = ","


def _table(call: Call) -> Blocks:
    body = call.blocks()
    at = next((i for i, block in enumerate(body) if isinstance(block, Table)), None)
    if at is None:
        return _no_table(call, body)
    table = body[at]
    assert isinstance(table, Table)
    return (_finished(call, table), *body[:at], *body[at + 1 :])


def _list_table(call: Call) -> Blocks:
    """Take each item of a list as a row, and each item of the list in it as a cell."""
    body = call.blocks()
    if len(body) != 1 or not isinstance(body[0], List):
        return _no_table(call, body)
    rows = tuple(_list_row(call, item) for item in body[0].children)
    return (_finished(call, Table(children=rows, span=call.span)),)


def _list_row(call: Call, item: ListItem) -> TableRow:
    match item.children:
        case (List(children=cells),):
            made = tuple(TableCell(children=cell.children, span=cell.span) for cell in cells)
        case _:
            call.problem("list-table-row", "This row is not a list of cells.", item.span)
            made = (TableCell(children=item.children, span=item.span),)
    return TableRow(children=made, span=item.span)


def _csv_table(call: Call) -> Blocks:
    text, origin = call.text, call.text_origin
    if call.options.file:
        read = call.builder.read(call.options.file, call.opening)
        if not read:
            return _kept(call, ())
        text, source = read
        origin = SourceText(text, source).origin(text, 0)
    try:
        records = parse_csv(text, call.options.delimiter)
    except ValueError as error:
        call.problem("csv-syntax", f"These are not comma-separated values: {error}.")
        return _kept(call, paragraph(call.builder, text, origin))
    rows = tuple(_csv_row(call, record, origin) for record in records if record)
    return (_finished(call, Table(children=rows, span=call.span)),) if rows else _no_table(call, ())


def _csv_row(call: Call, record: Sequence[Field], origin: Origin) -> TableRow:
    cells: list[TableCell] = []
    for field in record:
        words = field.value.strip()
        where = field.origin(origin).part(len(field.value) - len(field.value.lstrip()))
        span = where.span(0, len(words))
        cells.append(TableCell(children=paragraph(call.builder, words, where), span=span))
    return TableRow(children=tuple(cells))


def _finished(call: Call, table: Table) -> Table:
    """Give a table its caption and headers; one that is all head is a mistake."""
    if len(table.children) <= call.options.header_rows:
        call.problem("table-without-rows", "The table has a head but no rows.", table.span)
    return replace(
        table,
        caption=call.title(),
        header_rows=call.options.header_rows,
        header_columns=call.options.header_columns,
        span=call.span,
    )


def _no_table(call: Call, body: Blocks) -> Blocks:
    call.problem("table-missing", "There is no table in this directive.")
    return _kept(call, body)


def _kept(call: Call, body: Blocks) -> Blocks:
    """Keep the words of a directive that makes no table."""
    return paragraph(call.builder, call.argument, call.argument_origin) + body


DIRECTIVES = {
    "table": Directive(_table, options=TableOptions),
    "list-table": Directive(_list_table, options=TableOptions),
    "csv-table": Directive(_csv_table, options=CsvOptions, body="text"),
}
