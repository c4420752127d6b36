"""Tables: around a pipe table, from a list of lists, or from comma-separated values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from docpub.diagnostics import did_you_mean
from docpub.model import (
    Align,
    Blocks,
    List,
    ListItem,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    replace,
    width_of,
)
from docpub.model.blocks import HeaderCount
from docpub.source.cells import HIGHEST, check_widths, is_too_large, table_cell
from docpub.source.csvdata import CsvError, Field, parse_csv
from docpub.source.directives.call import Call, Directive, Options, paragraph
from docpub.source.positions import Origin, SourceText
from docpub.source.words import plain


class TableOptions(Options, frozen=True, kw_only=True):
    """How many rows at the head and columns at the side are headers; how columns are aligned."""

    header_rows: HeaderCount = 1
    header_columns: HeaderCount = 0
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
    rows: list[TableRow] = []
    for item in body[0].children:
        rows.append(_list_row(call, item) or _whole_row(call, item, rows[:1]))
    return _made(call, tuple(rows), body)


def _list_row(call: Call, item: ListItem) -> TableRow | None:
    match item.children:
        case (List(children=cells),):
            problems = call.builder.problems
            made = (table_cell(cell.children, cell.span or call.span, problems) for cell in cells)
            return TableRow(children=tuple(made), span=item.span)
        case _:
            return None


def _whole_row(call: Call, item: ListItem, head: Sequence[TableRow]) -> TableRow:
    """Make one cell of what is no list of cells, as wide as the table."""
    call.problem("list-table-row", "This row is not a list of cells.", item.span)
    width = min(width_of(head) or 1, HIGHEST["colspan"])
    cell = TableCell(children=item.children, colspan=width, span=item.span)
    return TableRow(children=(cell,), span=item.span)


def _csv_table(call: Call) -> Blocks:
    text, origin = call.text, call.text_origin
    if call.options.file:
        read = call.builder.read(call.options.file, call.places.at(("file",)))
        if not read:
            return _kept(call, ())
        text, source = read
        origin = SourceText(text, source).origin(text, 0)
    try:
        records = parse_csv(text, call.options.delimiter)
    except CsvError as error:
        where = origin.span(*error.range) if error.range else call.places.at(("delimiter",))
        hint = "" if error.range else "Write one character, such as `;`."
        call.problem("csv-syntax", f"These are not comma-separated values: {error}.", where, hint)
        return _kept(call, paragraph(call.builder, text, origin))
    rows = tuple(_csv_row(call, record, origin) for record in records if record)
    if not rows:
        return _no_table(call, ())
    return _made(call, rows, (Paragraph(children=plain(text, origin), span=call.span),))


def _csv_row(call: Call, record: Sequence[Field], origin: Origin) -> TableRow:
    cells: list[TableCell] = []
    for field in record:
        words = field.value.strip()
        where = field.origin(origin).part(len(field.value) - len(field.value.lstrip()))
        blocks = paragraph(call.builder, words, where)
        cells.append(table_cell(blocks, where.span(0, len(words)), call.builder.problems))
    first, last = cells[0].span, cells[-1].span
    return TableRow(children=tuple(cells), span=first and last and first.to(last))


def _made(call: Call, rows: tuple[TableRow, ...], body: Blocks) -> Blocks:
    """Make a table of the rows, or keep `body` if there are far too many."""
    if is_too_large(rows, call.span, call.builder.problems):
        return _kept(call, body)
    table = Table(children=rows, header_rows=call.options.header_rows, span=call.span)
    check_widths(table, call.builder.problems)
    return (_finished(call, table),)


def _finished(call: Call, table: Table) -> Table:
    """Give a table its caption and headers."""
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
            message = f"`{word}` is none of left, center and right."
            hint = did_you_mean(word, known) or "Use `left`, `center`, `right`."
            call.problem("wrong-value", message, call.places.at(("align",)), hint, word)
    return tuple(cast("Align", word if word in known else "") for word in words)


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
