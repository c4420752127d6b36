"""Tables, with their captions and header cells (WCAG techniques H63 and H43)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docpub.model import Figure, Grid, Slot, Table, is_irregular, lay_out, text_of
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
    heads = _Heads(block, grid)
    group = None
    for number, row in enumerate(grid.rows):
        if group is None or number == block.header_rows:
            group = sub(element, "thead" if number < block.header_rows else "tbody")
        line = sub(group, "tr")
        for slot in row.slots:
            _cell(writer, line, slot, heads.attributes(number, slot), level)


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


class _Heads:
    """Which cells are headers, and of what.

    `scope` says it by itself in a regular table, and of a spanning header too: it heads all columns
    or rows that it spans (`colgroup` and `rowgroup` would need such groups in the markup). Where
    headers stand above one another, each cell also names its own (technique H43).
    """

    def __init__(self, block: Table, grid: Grid) -> None:
        self._block = block
        self._prefix = f"{block.id}--" if block.id and is_irregular(block) else ""
        self._of_column: defaultdict[int, list[str]] = defaultdict(list)
        self._of_row: defaultdict[int, list[str]] = defaultdict(list)
        for number, row in enumerate(grid.rows if self._prefix else ()):
            for slot in row.slots:
                self._add(number, slot)

    def _add(self, number: int, slot: Slot) -> None:
        match self._scope(number, slot):
            case "col":
                for column in range(slot.column, slot.column + slot.colspan):
                    self._of_column[column].append(self._name(number, slot))
            case "row":
                for below in range(number, number + slot.rowspan):
                    self._of_row[below].append(self._name(number, slot))
            case _:
                pass

    def _name(self, number: int, slot: Slot) -> str:
        return f"{self._prefix}{number + 1}-{slot.column + 1}"

    def _scope(self, number: int, slot: Slot) -> str | None:
        if not slot.cell.children:
            return None  # a header without words heads nothing
        if number < self._block.header_rows:
            return "col"
        return "row" if slot.column < self._block.header_columns else None

    def attributes(self, number: int, slot: Slot) -> dict[str, str | None]:
        """Return the attributes of a cell; only a header has a scope."""
        align, scope = self._block.align[slot.column : slot.column + 1], self._scope(number, slot)
        return {
            "id": self._name(number, slot) if scope and self._prefix else None,
            "scope": scope,
            "headers": None if scope else " ".join(self._headers(number, slot)) or None,
            "colspan": str(slot.colspan) if slot.colspan > 1 else None,
            "rowspan": str(slot.rowspan) if slot.rowspan > 1 else None,
            "class": f"align-{align[0]}" if any(align) else None,
        }

    def _headers(self, number: int, slot: Slot) -> Iterable[str]:
        if number < self._block.header_rows:
            return ()
        rows = range(number, number + slot.rowspan)
        columns = range(slot.column, slot.column + slot.colspan)
        names = [name for row in rows for name in self._of_row[row]]
        names += [name for column in columns for name in self._of_column[column]]
        return dict.fromkeys(names)


def _cell(
    writer: BlockWriter, row: Element, slot: Slot, attributes: dict[str, str | None], level: int
) -> None:
    blocks = slot.cell.children
    element = sub(row, "th" if attributes["scope"] else "td", attributes)
    if len(blocks) == 1:
        writer.tight(element, blocks, level)
    else:
        writer.write(element, blocks, level)
