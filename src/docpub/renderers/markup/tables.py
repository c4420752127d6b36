"""Tables, with their captions and header cells (WCAG technique H63)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpub.model import Figure, Table, TableCell, TableRow, text_of
from docpub.renderers.markup.tree import Element, say, sub

if TYPE_CHECKING:
    from docpub.renderers.markup.blocks import BlockWriter

# A table of more columns gets a box of its own to be moved in, so that the page need not be
# (WCAG 2.2, 1.4.10). A page cannot be moved on paper.
_MOVABLE = {"html": 2, "epub": 4}


def caption(writer: BlockWriter, element: Element, block: Table | Figure) -> None:
    """Write a caption: the label, then the words."""
    if block.label:
        sub(element, "span", {"class": "label"}).text = f"{block.label}."
        say(element, " ")
    writer.inlines(element, block.caption)


def table(writer: BlockWriter, parent: Element, block: Table, level: int) -> None:
    """Append a table."""
    width = max((len(row.children) for row in block.children), default=0)
    name = f"{block.id}--caption" if block.id and block.caption else None
    parent = _box(writer, parent, block, width, name)
    element = sub(parent, "table", {"id": block.id})
    if block.caption:
        named = {"id": name if parent.get("tabindex") else None}
        caption(writer, sub(element, "caption", named), block)
    head, body = block.children[: block.header_rows], block.children[block.header_rows :]
    for tag, rows in (("thead", head), ("tbody", body)):
        if rows:
            group = sub(element, tag)
            for row in rows:
                _row(writer, sub(group, "tr"), row, block, level, head=tag == "thead")


def _box(
    writer: BlockWriter, parent: Element, block: Table, width: int, name: str | None
) -> Element:
    """Append a box for a table, if it needs one; return where the table goes."""
    if width <= _MOVABLE.get(writer.profile.target, width):
        return parent
    if writer.profile.target == "html":
        return sub(parent, "div", {"class": "scroll"})  # browsers let the keyboard in by themselves
    label = None if name else _head_words(block) or writer.labels.table.format(number="").strip()
    focus = {"class": "scroll", "tabindex": "0", "aria-labelledby": name, "aria-label": label}
    return sub(parent, "section", focus)


def _head_words(block: Table) -> str:
    """Return the words of the first row, which tell a table without a caption from others."""
    cells = block.children[0].children if block.children else ()
    return ", ".join(filter(None, (text_of(*cell.children).strip() for cell in cells)))


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
