"""Tables, with their captions and header cells (WCAG technique H63)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpub.model import Figure, Table, TableCell, TableRow
from docpub.renderers.markup.tree import Element, say, sub

if TYPE_CHECKING:
    from docpub.renderers.markup.blocks import BlockWriter

WIDE = 4  # a table of more columns gets a box of its own to be moved in


def caption(writer: BlockWriter, element: Element, block: Table | Figure) -> None:
    """Write a caption: the label, then the words."""
    if block.label:
        sub(element, "span", {"class": "label"}).text = f"{block.label}."
        say(element, " ")
    writer.inlines(element, block.caption)


def table(writer: BlockWriter, parent: Element, block: Table, level: int) -> None:
    """Append a table."""
    width = max((len(row.children) for row in block.children), default=0)
    if width > WIDE and writer.profile.target != "pdf":
        name = f"{block.id}--caption" if block.id and block.caption else None
        box = {"class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": name}
        if not name:
            box["aria-label"] = block.label or writer.labels.table.format(number="").strip()
        parent = sub(parent, "div", box)
    element = sub(parent, "table", {"id": block.id})
    if block.caption:
        name = f"{block.id}--caption" if block.id and width > WIDE else None
        caption(writer, sub(element, "caption", {"id": name}), block)
    head, body = block.children[: block.header_rows], block.children[block.header_rows :]
    for tag, rows in (("thead", head), ("tbody", body)):
        if rows:
            group = sub(element, tag)
            for row in rows:
                _row(writer, sub(group, "tr"), row, block, level, head=tag == "thead")


def _row(
    writer: BlockWriter, element: Element, row: TableRow, block: Table, level: int, *, head: bool
) -> None:
    for column, cell in enumerate(row.children):
        scope = "col" if head else "row" if column < block.header_columns else None
        if not cell.children:
            scope = None  # a header without words heads nothing
        align = block.align[column] if column < len(block.align) else ""
        _cell(writer, element, cell, scope, align, level)


def _cell(
    writer: BlockWriter,
    row: Element,
    cell: TableCell,
    scope: str | None,
    align: str,
    level: int,
) -> None:
    attributes = {
        "scope": scope,
        "colspan": str(cell.colspan) if cell.colspan > 1 else None,
        "rowspan": str(cell.rowspan) if cell.rowspan > 1 else None,
        "class": f"align-{align}" if align else None,
    }
    element = sub(row, "th" if scope else "td", attributes)
    if len(cell.children) == 1:
        writer.tight(element, cell.children, level)
    else:
        writer.write(element, cell.children, level)
