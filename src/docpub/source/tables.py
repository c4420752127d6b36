"""Pipe tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpub.diagnostics import Span
from docpub.model import Align, Blocks, Paragraph, Table, TableCell, TableRow
from docpub.source.cells import check_widths, is_too_large, table_cell
from docpub.source.tokens import TokenNode, words_of

if TYPE_CHECKING:
    from docpub.source.blocks import BlockBuilder

_ALIGNMENTS: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def build_table(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build a table; the lines of one that is far too large are kept as words."""
    tokens = [row for part in node.children for row in part.children]
    rows = tuple(_row(builder, row) for row in tokens)
    if is_too_large(rows, span, builder.problems):
        return (Paragraph(children=builder.as_written(node.token), span=span),)
    align = tuple(
        _ALIGNMENTS.get(str(token.token.attrs.get("style", "")), "")
        for token, cell in zip(tokens[0].children, rows[0].children, strict=True)
        for _ in range(cell.colspan)
    )
    table = Table(
        children=rows,
        align=align if any(align) else (),
        header_rows=node.token.meta.get("header_rows", 1),
        span=span,
    )
    check_widths(table, builder.problems)
    return (table,)


def _row(builder: BlockBuilder, node: TokenNode) -> TableRow:
    """Build the cells that the author wrote: without those that markdown-it adds or drops."""
    written = node.token.meta["cells"]
    cells: list[TableCell] = []
    for index, (words, pieces) in enumerate(written):
        origin = builder.text.pieces(pieces)
        token = words_of(node.children[index]) if index < len(node.children) else None
        built = builder.built(token, origin) if token else builder.inline_text(words, origin)
        span = origin.span(0, len(words))
        blocks = (Paragraph(children=built, span=span),) if built else ()
        cells.append(table_cell(blocks, span, builder.problems))
    return TableRow(children=tuple(cells), span=builder.span(node.token))
