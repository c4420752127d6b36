"""Block nodes to mdast's."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.interchange.boxes import Box, box_of
from docpub.interchange.mdast.inlines import inlines
from docpub.interchange.mdast.nodes import Node, filled, named, node, shown_as, text
from docpub.model import (
    Admonition,
    Block,
    Blockquote,
    Code,
    DefinitionItem,
    DefinitionList,
    Figure,
    FootnoteDefinition,
    Footnotes,
    GridRow,
    Heading,
    Html,
    List,
    ListItem,
    Math,
    Paragraph,
    Section,
    Table,
    TableCell,
    ThematicBreak,
    lay_out,
)


def blocks(nodes: Iterable[Block | Box]) -> list[Node]:
    """Write blocks, one after another."""
    return [written for block in nodes for written in _block(block)]


def footnote(note: FootnoteDefinition) -> Node:
    """Write the definition of a footnote."""
    return node(
        "footnoteDefinition",
        note,
        identifier=note.key.lower(),
        label=note.key,
        children=blocks(note.children),
    )


def _block(block: Block | Box) -> list[Node]:  # noqa: C901  # a case a kind
    match block:
        case Paragraph(children=children):
            made = node("paragraph", block, children=inlines(children))
        case Heading(level=level, children=children):
            made = node("heading", block, depth=level, children=inlines(children))
        case Section(heading=heading, children=children):
            flat = blocks((heading, *children))
            return [_box(Box(name="section", id=block.id), flat)] if block.id else flat
        case ThematicBreak():
            made = node("thematicBreak", block)
        case Blockquote(children=children):
            made = node("blockquote", block, children=blocks(children))
        case List():
            made = _list(block)
        case DefinitionList(children=items):
            parts = [part for item in items for part in _definition(item)]
            made = shown_as(node("definitionList", block, children=parts), "dl")
        case Code(value=value, lang=lang, meta=meta):
            made = node("code", block, lang=lang or None, meta=meta or None, value=value)
        case Math(value=value):
            made = node("math", block, value=value)
        case Html(value=value):
            made = node("html", block, value=value)
        case Table():
            made = _table(block)
        case Figure(children=children):
            made = _container(block, "figure", [*blocks(children), *_caption(block, "figure")])
        case Footnotes(children=notes):
            return [footnote(note) for note in notes]
        case Admonition():
            made = _admonition(block)
        case Box():
            return [_box(block, blocks(block.children))]
        case _:
            return _block(box_of(block))
    return [named(made, block.id)]


def _list(block: List) -> Node:
    return node(
        "list",
        block,
        ordered=block.ordered,
        start=block.start if block.ordered else None,
        spread=block.spread,
        children=[_item(item, spread=block.spread) for item in block.children],
    )


def _item(item: ListItem, *, spread: bool) -> Node:
    children = blocks(item.children)
    return node("listItem", item, checked=item.checked, spread=spread, children=children)


def _definition(item: DefinitionItem) -> list[Node]:
    term = shown_as(node("definitionTerm", item, children=inlines(item.term)), "dt")
    descriptions = [
        shown_as(node("definitionDescription", each, children=blocks(each.children)), "dd")
        for each in item.definitions
    ]
    return [named(term, item.id), *descriptions]


def _admonition(block: Admonition) -> Node:
    title = shown_as(node("admonitionTitle", children=inlines(block.title)), "p", "title")
    children = [*([title] if block.title else []), *blocks(block.children)]
    made = node("admonition", block, kind=block.kind, children=children)
    return shown_as(made, "aside", "admonition", block.kind)


def _box(box: Box, children: list[Node]) -> Node:
    """Write a directive; its title is its label."""
    label = node("paragraph", children=inlines(box.title), data={"directiveLabel": True})
    made = node(
        "containerDirective",
        box,
        name=box.name,
        attributes=filled((*box.data, ("id", box.id or ""))),
        children=[*([label] if box.title else []), *children],
    )
    return named(shown_as(made, "section", box.name), box.id)


# --- tables and figures ---


def _container(block: Table | Figure, kind: str, children: list[Node]) -> Node:
    return shown_as(node("container", block, kind=kind, children=children), "figure", kind)


def _caption(block: Table | Figure, kind: str) -> list[Node]:
    """Write a caption; the label, such as "Table 2.", is what MyST calls its number."""
    if not block.caption:
        return []
    number = node("captionNumber", kind=kind, children=[text(f"{block.label}. ")])
    label = [shown_as(number, "span", "label")] if block.label else []
    words = node("paragraph", children=[*label, *inlines(block.caption)])
    return [shown_as(node("caption", children=[words]), "figcaption")]


def _table(block: Table) -> Node:
    laid_out = enumerate(lay_out(block).rows)
    rows = [_row(block, row, head=number < block.header_rows) for number, row in laid_out]
    width = max((len(row.children) for row in block.children), default=0)
    sides = [side or None for side in block.align[:width]]
    sides += [None] * (width - len(sides))  # mdast-util-to-hast drops the cells beyond these
    made = node("table", block, align=sides, children=rows)
    if not block.caption:
        return made
    return _container(block, "table", [*_caption(block, "table"), made])


def _row(block: Table, row: GridRow, *, head: bool) -> Node:
    cells = [
        _cell(slot.cell, header=head or slot.column < block.header_columns) for slot in row.slots
    ]
    return node("tableRow", row.row, children=cells)


def _cell(cell: TableCell, *, header: bool) -> Node:
    """Write a cell: words, as mdast has it, or else the blocks that are in it."""
    match cell.children:
        case (Paragraph(id=None, children=words),):
            children = inlines(words)
        case _:
            children = blocks(cell.children)
    return node(
        "tableCell",
        cell,
        header=header or None,
        colspan=cell.colspan if cell.colspan > 1 else None,
        rowspan=cell.rowspan if cell.rowspan > 1 else None,
        children=children,
    )
