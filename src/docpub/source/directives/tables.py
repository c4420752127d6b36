"""Tables with a caption and header columns: ``:::{table} caption`` around a pipe table."""

from __future__ import annotations

from docpub.model import Blocks, Paragraph, Table, replace
from docpub.model.inlines import Count
from docpub.source.directives.call import Call, Directive, Options


class TableOptions(Options, frozen=True, kw_only=True):
    """How many rows at the head and columns at the side are headers."""

    header_rows: Count = 1
    header_columns: Count = 0


def _table(call: Call) -> Blocks:
    body = call.blocks()
    caption = call.title()
    at = next((i for i, block in enumerate(body) if isinstance(block, Table)), None)
    if at is None:
        call.problem("table-missing", "There is no table in this directive.")
        return ((Paragraph(children=caption, span=call.span),) if caption else ()) + body
    table = body[at]
    assert isinstance(table, Table)
    if len(table.children) <= call.options.header_rows:
        call.problem("table-without-rows", "The table has a head but no rows.", table.span)
    made = replace(
        table,
        caption=caption,
        header_rows=call.options.header_rows,
        header_columns=call.options.header_columns,
        span=call.span,
    )
    return (made, *body[:at], *body[at + 1 :])


DIRECTIVES = {"table": Directive(_table, options=TableOptions)}
