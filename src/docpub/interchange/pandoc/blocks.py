"""Block nodes to pandoc's."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.interchange.boxes import Box, box_of
from docpub.interchange.pandoc import tables
from docpub.interchange.pandoc.inlines import InlineWriter
from docpub.interchange.pandoc.nodes import NO_ATTRIBUTES, Node, attributes, div, node, span, words
from docpub.interchange.pandoc.notes import Notes
from docpub.model import (
    Admonition,
    Block,
    Blockquote,
    Blocks,
    Code,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FootnoteDefinition,
    FootnoteReference,
    Footnotes,
    Heading,
    Html,
    Image,
    Inlines,
    List,
    ListItem,
    Math,
    Paragraph,
    Section,
    Table,
    ThematicBreak,
    footnote_id,
    text_of,
    walk,
)

_MARKS = {True: "☒", False: "☐"}  # as pandoc's `task_lists` extension has them


class BlockWriter:
    """Writes the blocks of a document. `level` is that of the next heading, 1 at the top."""

    def __init__(self, document: Document) -> None:
        self.inlines = InlineWriter(self._call).write
        self._notes = Notes(document)
        self._called: list[FootnoteDefinition] | None = None  # inside a note: what it calls
        self._nested = any(walk(document, Section))

    def write(self, blocks: Iterable[Block | Box], level: int = 1) -> list[Node]:
        """Write blocks, one after another."""
        return [written for block in blocks for written in self._block(block, level)]

    def tight(self, blocks: Blocks, level: int) -> list[Node]:
        """Write blocks, paragraphs without space around them."""
        return [
            written
            for block in blocks
            for written in (
                _named([node("Plain", self.inlines(block.children))], block)
                if isinstance(block, Paragraph)
                else self._block(block, level)
            )
        ]

    def _block(self, block: Block | Box, level: int) -> list[Node]:  # noqa: C901  # a case a kind
        match block:
            case Paragraph(children=children):
                return _named([node("Para", self.inlines(children))], block)
            case Heading():
                own = level if self._nested else block.level
                return [self._header(block.children, own, block.id)]
            case Section():
                return self._section(block, level)
            case ThematicBreak():
                return _named([node("HorizontalRule")], block)
            case Blockquote(children=children):
                return _named([node("BlockQuote", self.write(children, level))], block)
            case List():
                return _named([self._list(block, level)], block)
            case DefinitionList():
                return _named([self._definition_list(block, level)], block)
            case Code(value=value, lang=lang, meta=meta):
                own_kind = attributes(block.id, lang, data=[("meta", meta)])
                return [node("CodeBlock", [own_kind, value])]
            case Math(value=value):
                formula = node("Math", [node("DisplayMath"), value])
                return _named([node("Para", [formula])], block)
            case Html(value=value):
                return _named([node("RawBlock", ["html", value])], block)
            case Table():
                return [tables.table(self, block, level)]
            case Figure():
                return [self._figure(block, level)]
            case Footnotes():
                return _named([], block)  # each stands where it is called
            case Admonition():
                return [self._admonition(block, level)]
            case Box():
                return [self._box(block, level)]
            case _:
                return [self._box(box_of(block), level)]

    def _header(self, title: Inlines, level: int, identifier: str | None) -> Node:
        return node("Header", [min(level, 6), attributes(identifier), self.inlines(title)])

    def _section(self, section: Section, level: int) -> list[Node]:
        heading = section.heading
        header = self._header(heading.children, level, heading.id)
        return _named([header, *self.write(section.children, level + 1)], section)

    def _list(self, block: List, level: int) -> Node:
        items = [self._item(item, level, spread=block.spread) for item in block.children]
        if not block.ordered:
            return node("BulletList", items)
        return node("OrderedList", [[block.start, node("Decimal"), node("Period")], items])

    def _item(self, item: ListItem, level: int, *, spread: bool) -> list[Node]:
        blocks = (self.write if spread else self.tight)(item.children, level)
        if item.checked is None:
            return blocks
        mark = node("Str", _MARKS[item.checked])
        if blocks and blocks[0]["t"] in ("Plain", "Para"):
            first = node(blocks[0]["t"], [mark, node("Space"), *blocks[0]["c"]])
            return [first, *blocks[1:]]
        return [node("Plain", [mark]), *blocks]

    def _definition_list(self, block: DefinitionList, level: int) -> Node:
        write = self.write if block.spread else self.tight
        items = []
        for item in block.children:
            term = self.inlines(item.term)
            definitions = item.definitions or (Definition(children=()),)
            items.append(
                [
                    [span(term, item.id)] if item.id else term,
                    [write(definition.children, level) for definition in definitions],
                ]
            )
        return node("DefinitionList", items)

    def _figure(self, block: Figure, level: int) -> Node:
        content: list[Node] = []
        for child in block.children:
            match child:
                case Paragraph(children=(Image(),)):
                    content += self.tight((child,), level)
                case _:
                    content += self._block(child, level)
        return node("Figure", [attributes(block.id), tables.caption(self, block), content])

    def _admonition(self, block: Admonition, level: int) -> Node:
        """Write an admonition as pandoc reads `> [!NOTE]`.

        Some of pandoc's writers put their own title in place of that `title`, so another than the
        usual has another name.
        """
        usual = text_of(*block.title).lower() == block.kind
        name = "title" if usual else "admonition-title"
        title = [div([node("Para", self.inlines(block.title))], None, name)] if block.title else []
        return div([*title, *self.write(block.children, level)], block.id, block.kind)

    def _box(self, box: Box, level: int) -> Node:
        """Write a box; its identifier is that of its title, if it has one."""
        title = [self._header(box.title, level, box.id)] if box.title else []
        kind = attributes(None if box.title else box.id, box.name, data=box.data)
        return node("Div", [kind, [*title, *self.write(box.children, level + bool(title))]])

    # --- footnotes ---

    def notes_left(self) -> list[Node]:
        """Write the notes that nothing has called."""
        left: list[Node] = []
        while note := self._notes.take_any():
            left.append(div(self._note(note), None, "footnote"))
        return [div(left, None, "footnotes")] if left else []

    def _call(self, call: FootnoteReference) -> Node:
        """Write the call of a note: the note itself, or its number where it stands elsewhere."""
        if not self._notes.known(call.key):
            return node("Str", f"[^{call.key}]")
        note = self._notes.take(call.key)
        if note and self._called is None:
            return node("Note", self._note(note))
        if note and self._called is not None:
            self._called.append(note)
        return _number(call.number, call.key)

    def _note(self, note: FootnoteDefinition) -> list[Node]:
        """Write the words of a note, and after them the notes that it calls itself."""
        self._called = []
        blocks = self.write(note.children)
        if note.number and self._notes.called_again(note.key):
            blocks = [div(blocks, footnote_id(note.number))]
        for called in self._called:  # which may grow
            number = node("Plain", [_number(called.number, called.key)])
            identifier = footnote_id(called.number) if called.number else None
            blocks.append(div([number, *self.write(called.children)], identifier, "footnote"))
        self._called = None
        return blocks


def _number(number: int, key: str) -> Node:
    if not number:
        return node("Superscript", words(key))
    content = [node("Str", str(number))]
    return node(
        "Superscript", [node("Link", [NO_ATTRIBUTES, content, [f"#{footnote_id(number)}", ""]])]
    )


def _named(nodes: list[Node], block: Block) -> list[Node]:
    """Put nodes that can have no identifier into a box that has it."""
    return [div(nodes, block.id)] if block.id else nodes
