"""Tables, with their captions and header cells (WCAG technique H63)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpub.model import Figure, Table, lay_out, text_of
from docpub.model.grid import GridRow, Slot
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
    grid = lay_out(block)
    name = f"{block.id}--caption" if block.id and block.caption else None
    parent = _box(writer, parent, block, grid.width, name)
    element = sub(parent, "table", {"id": block.id})
    if block.caption:
        named = {"id": name if parent.get("tabindex") else None}
        caption(writer, sub(element, "caption", named), block)
    head, body = grid.rows[: block.header_rows], grid.rows[block.header_rows :]
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
    writer: BlockWriter, element: Element, row: GridRow, block: Table, level: int, *, head: bool
) -> None:
    """Append the cells of a row.

    A header that spans columns or rows heads all of them (`colgroup` and `rowgroup` would need
    groups in the markup that begin and end with it).
    """
    for slot in row.slots:
        scope = "col" if head else "row" if slot.column < block.header_columns else None
        if not slot.cell.children:
            scope = None  # a header without words heads nothing
        align = block.align[slot.column] if slot.column < len(block.align) else ""
        _cell(writer, element, slot, scope, align, level)


def _cell(
    writer: BlockWriter,
    row: Element,
    slot: Slot,
    scope: str | None,
    align: str,
    level: int,
) -> None:
    blocks = slot.cell.children
    attributes = {
        "scope": scope,
        "colspan": str(slot.colspan) if slot.colspan > 1 else None,
        "rowspan": str(slot.rowspan) if slot.rowspan > 1 else None,
        "class": f"align-{align}" if align else None,
    }
    element = sub(row, "th" if scope else "td", attributes)
    if len(blocks) == 1:
        writer.tight(element, blocks, level)
    else:
        writer.write(element, blocks, level)
