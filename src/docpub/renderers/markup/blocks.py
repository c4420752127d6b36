"""Block nodes to elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from docpub.formulas import FormulaError
from docpub.labels import Labels
from docpub.model import (
    About,
    Admonition,
    Appointment,
    Block,
    Blockquote,
    Blocks,
    Code,
    Contacts,
    DefinitionList,
    Extension,
    Faq,
    Figure,
    Footnotes,
    Glossary,
    Heading,
    Html,
    Image,
    Inlines,
    KeyPoints,
    List,
    ListItem,
    MainMessage,
    Math,
    NoteLines,
    Only,
    Paragraph,
    Questions,
    References,
    Section,
    Steps,
    Table,
    ThematicBreak,
    WarningSigns,
    slug,
)
from docpub.renderers.markup import apparatus, patient, tables
from docpub.renderers.markup.formulas import block_formula, name_by_formulas
from docpub.renderers.markup.inlines import InlineWriter
from docpub.renderers.markup.profile import Profile
from docpub.renderers.markup.tree import Element, raw, say, sub


class BlockWriter:
    """Writes blocks into an element. `level` is that of the next heading, 2 below the title."""

    def __init__(self, profile: Profile, labels: Labels) -> None:
        self.profile = profile
        self.labels = labels
        self._inlines = InlineWriter(profile, labels)

    def inlines(self, parent: Element, nodes: Inlines) -> None:
        """Append inline nodes."""
        self._inlines.write(parent, nodes)

    def heading(
        self, parent: Element, words: Inlines, level: int, identifier: str | None
    ) -> Element:
        """Append a heading."""
        element = sub(parent, f"h{min(level, 6)}", {"id": identifier})
        self.inlines(element, words)
        name_by_formulas(element)
        return element

    def titled(
        self, parent: Element, node: patient.TitledBlock, level: int, name: str, role: str = ""
    ) -> Element:
        """Append a section with a heading of its own; return the section."""
        section = sub(
            parent,
            "section",
            {
                "class": name,
                "role": role or None,
                "epub:type": apparatus.EPUB_TYPES.get(name) if self.profile.epub else None,
                "aria-labelledby": node.id,
            },
        )
        if node.title:
            self.heading(section, node.title, level, node.id)
        elif node.id:
            section.attrib.pop("aria-labelledby")
            section.set("id", node.id)
        return section

    def write(self, parent: Element, blocks: Iterable[Block], level: int = 2) -> None:
        """Append blocks."""
        for block in blocks:
            self.block(parent, block, level)

    def block(self, parent: Element, block: Block, level: int) -> None:
        """Append one block."""
        before = len(parent)
        self._block(parent, block, level)
        self.profile.place(parent[before:], block.span)

    def _block(self, parent: Element, block: Block, level: int) -> None:  # noqa: C901  # one line a kind
        match block:
            case Paragraph(children=words):
                self.inlines(sub(parent, "p", {"id": block.id}), words)
            case Heading():
                own = block.level if self.profile.authored_levels else level
                self.heading(parent, block.children, own, block.id)
            case Section():
                self._section(parent, block, level)
            case ThematicBreak():
                sub(parent, "hr", {"id": block.id})
            case Blockquote(children=children):
                self.write(sub(parent, "blockquote", {"id": block.id}), children, level)
            case List():
                self._list(parent, block, level)
            case DefinitionList():
                apparatus.definition_list(self, parent, block, level)
            case Code():
                self._code(parent, block)
            case Math():
                self._math(parent, block)
            case Html(value=value):
                raw(self._named(parent, block), value)
            case Table():
                tables.table(self, parent, block, level)
            case Figure():
                self._figure(parent, block, level)
            case Footnotes():
                apparatus.footnotes(self, parent, block, level)
            case References():
                apparatus.references(self, parent, block, level)
            case Glossary():
                apparatus.glossary(self, parent, block, level)
            case Admonition():
                apparatus.admonition(self, parent, block, level)
            case Only(children=children):
                self.write(self._named(parent, block), children, level)
            case Extension(name=name, fallback=children):
                attributes = {"class": f"extension-{slug(name)}", "id": block.id}
                self.write(sub(parent, "div", attributes), children, level)
            case (
                MainMessage()
                | KeyPoints()
                | WarningSigns()
                | Steps()
                | Questions()
                | Faq()
                | Contacts()
                | Appointment()
                | NoteLines()
                | About()
            ):
                patient.block(self, parent, block, level)
            case _:
                assert_never(block)

    def _named(self, parent: Element, block: Block) -> Element:
        """Return the element to write in: a box where a link leads to a block that makes none."""
        return sub(parent, "div", {"id": block.id}) if block.id else parent

    def _section(self, parent: Element, section: Section, level: int) -> None:
        heading = section.heading
        own = heading.level if self.profile.authored_levels else level
        element = sub(parent, "section", {"id": section.id, "aria-labelledby": heading.id})
        self.heading(element, heading.children, own, heading.id)
        self.write(element, section.children, level + 1)

    def _list(self, parent: Element, block: List, level: int) -> None:
        attributes = {"id": block.id}
        if block.ordered and block.start != 1:
            attributes["start"] = str(block.start)
            if self.profile.target == "pdf":  # WeasyPrint does not look at `start`
                attributes["style"] = f"counter-reset: list-item {block.start - 1}"
        if any(item.checked is not None for item in block.children):
            attributes["class"] = "tasks"
        element = sub(parent, "ol" if block.ordered else "ul", attributes)
        for item in block.children:
            self._item(sub(element, "li"), item, level, spread=block.spread)

    def _item(self, element: Element, item: ListItem, level: int, *, spread: bool) -> None:
        if item.checked is not None:
            name = self.labels.done if item.checked else self.labels.to_do
            mark = "checkbox checked" if item.checked else "checkbox"
            sub(element, "span", {"class": mark, "role": "img", "aria-label": name}).tail = " "
        if spread:
            self.write(element, item.children, level)
        else:
            self.tight(element, item.children, level)

    def tight(self, element: Element, blocks: Blocks, level: int) -> None:
        """Append blocks, paragraphs as their words alone."""
        for index, block in enumerate(blocks):
            say(element, "\n" if index else "")
            if isinstance(block, Paragraph):
                self.words(element, block)
            else:
                self.block(element, block, level)
        if len(blocks) > 1 and not isinstance(blocks[-1], Paragraph):
            say(element, "\n")

    def words(self, element: Element, paragraph: Paragraph) -> None:
        """Append the words of a paragraph alone; a link to it leads there all the same."""
        if paragraph.id:
            element = sub(element, "span", {"id": paragraph.id})
        self.inlines(element, paragraph.children)

    def _code(self, parent: Element, block: Code) -> None:
        language = f"language-{block.lang}" if block.lang else None
        sub(sub(parent, "pre", {"id": block.id}), "code", {"class": language}).text = block.value

    def _math(self, parent: Element, block: Math) -> None:
        try:
            block_formula(self.profile, parent, block)
        except FormulaError:
            self._code(parent, Code(value=block.value, lang="latex", id=block.id))

    def _figure(self, parent: Element, block: Figure, level: int) -> None:
        figure = sub(parent, "figure", {"id": block.id})
        for child in block.children:
            match child:
                case Paragraph(children=(Image(),)):
                    self.words(figure, child)
                case _:
                    self.block(figure, child, level)
        if block.caption:
            tables.caption(self, sub(figure, "figcaption"), block)
