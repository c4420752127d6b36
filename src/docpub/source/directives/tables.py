"""Tables: around a pipe table, from a list of lists, or from comma-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import cast, get_args

from docpub.assets import AssetError
from docpub.model import (
    Align,
    Blocks,
    List,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    Text,
    replace,
)
from docpub.model.inlines import Count
from docpub.source.cells import check_widths, is_too_large, table_cell
from docpub.source.directives.call import Call, Directive, Options


class TableOptions(Options, frozen=True, kw_only=True):
    """How many rows at the head and columns at the side are headers; how columns are aligned."""

    header_rows: Count = 1
    header_columns: Count = 0
    align: str = ""


class CsvOptions(TableOptions, frozen=True, kw_only=True):
    """`file` is a file of values beside the source; `delimiter` is what stands between them."""

    file: str = ""
    delimiter: str = ","


def _table(call: Call) -> Blocks:
    for node in call.body:
        node.token.meta["header_rows"] = call.options.header_rows
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
    return _made(call, rows, body)


def _list_row(call: Call, item: ListItem) -> TableRow:
    match item.children:
        case (List(children=cells),):
            pass
        case _:
            call.problem("list-table-row", "This row is not a list of cells.", item.span)
            cells = (item,)
    made = (
        replace(
            table_cell(cell.children, cell.span or call.span, call.builder.problems), span=cell.span
        )
        for cell in cells
    )
    return TableRow(children=tuple(made), span=item.span)


def _csv_table(call: Call) -> Blocks:
    try:
        text = call.text
        if call.options.file:
            text = call.builder.assets.read(call.options.file).decode("utf-8-sig")
        records = [*csv.reader(text.splitlines(), delimiter=call.options.delimiter, strict=True)]
    except AssetError as error:
        call.problem("unreadable-file", f"The file {call.options.file!r} {error}.")
        return _kept(call, ())
    except UnicodeDecodeError:
        call.problem("unreadable-file", f"The file {call.options.file!r} is not UTF-8 text.")
        return _kept(call, ())
    except (csv.Error, TypeError) as error:
        call.problem("csv-syntax", f"These are not comma-separated values: {error}.")
        words = call.builder.inline_text(call.text, call.span.start)
        return _kept(call, (Paragraph(children=words, span=call.span),))
    rows = tuple(_csv_row(call, record) for record in records if record)
    if not rows:
        return _no_table(call, ())
    return _made(call, rows, (Paragraph(children=(Text(value=text),), span=call.span),))


def _csv_row(call: Call, record: Iterable[str]) -> TableRow:
    words = (call.builder.inline_text(value.strip(), call.span.start) for value in record)
    cells = ((Paragraph(children=cell, span=call.span),) if cell else () for cell in words)
    return TableRow(
        children=tuple(table_cell(cell, call.span, call.builder.problems) for cell in cells)
    )


def _made(call: Call, rows: tuple[TableRow, ...], body: Blocks) -> Blocks:
    """Make a table of the rows, or keep `body` if there are far too many."""
    if is_too_large(rows, call.span, call.builder.problems):
        return _kept(call, body)
    table = Table(children=rows, header_rows=call.options.header_rows, span=call.span)
    check_widths(table, call.builder.problems)
    return (_finished(call, table),)


def _finished(call: Call, table: Table) -> Table:
    """Give a table its caption and headers; one that is all head is a mistake."""
    if len(table.children) <= table.header_rows:
        call.problem("table-without-rows", "The table has a head but no rows.", table.span)
    return replace(
        table,
        caption=call.title(),
        header_columns=call.options.header_columns,
        align=_alignment(call) or table.align,
        span=call.span,
    )


def _alignment(call: Call) -> tuple[Align, ...]:
    words = call.options.align.replace(",", " ").split()
    known = set(get_args(Align))
    for word in words:
        if word not in known:
            call.problem("wrong-value", f"`{word}` is none of left, center and right.")
    return tuple(cast("Align", word if word in known else "") for word in words)


def _no_table(call: Call, body: Blocks) -> Blocks:
    call.problem("table-missing", "There is no table in this directive.")
    return _kept(call, body)


def _kept(call: Call, body: Blocks) -> Blocks:
    """Keep the words of a directive that makes no table."""
    caption = call.title()
    return ((Paragraph(children=caption, span=call.span),) if caption else ()) + body


DIRECTIVES = {
    "table": Directive(_table, options=TableOptions),
    "list-table": Directive(_list_table, options=TableOptions),
    "csv-table": Directive(_csv_table, options=CsvOptions, body="text"),
}
