"""Notes, references, glossary, definitions and admonitions.

Roles are those of DPUB-ARIA 1.1 (https://www.w3.org/TR/dpub-aria-1.1/), where HTML allows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docpub.model import (
    Admonition,
    Definition,
    DefinitionList,
    FootnoteDefinition,
    Footnotes,
    Glossary,
    Paragraph,
    References,
    footnote_id,
    footnote_reference_id,
)
from docpub.renderers.markup.tree import Element, say, sub

if TYPE_CHECKING:
    from docpub.renderers.markup.blocks import BlockWriter

# What the sections that bring their own title are in EPUB's vocabulary of structure.
EPUB_TYPES = {
    "references": "bibliography",
    "glossary": "glossary",
    "faq": "qna",
}
_ROLES = {"tip": "doc-tip"}


def footnotes(writer: BlockWriter, parent: Element, block: Footnotes, level: int) -> None:
    """Append the notes of a chapter, each led by its number, which leads back."""
    section = sub(
        parent,
        "section",
        {"class": "footnotes", "id": block.id, "aria-label": writer.labels.footnotes},
    )
    for note in block.children:
        attributes: dict[str, str | None] = {
            "class": "footnote",
            "id": footnote_id(note.number),
            "role": "doc-footnote",
        }
        if writer.profile.epub:
            attributes["epub:type"] = "footnote"
        element = sub(section, "aside" if writer.profile.epub else "div", attributes)
        _footnote(writer, element, note, level)


def _footnote(writer: BlockWriter, element: Element, note: FootnoteDefinition, level: int) -> None:
    first, rest = note.children[:1], note.children
    paragraph = sub(element, "p")
    back: dict[str, str | None] = {
        "href": f"#{footnote_reference_id(note.number, 1)}",
        "role": "doc-backlink",
        "aria-label": writer.labels.back_to_text.format(number=note.number),
    }
    sub(paragraph, "a", back).text = str(note.number)
    if first and isinstance(first[0], Paragraph):
        say(paragraph, " ")
        writer.words(paragraph, first[0])
        rest = rest[1:]
    writer.write(element, rest, level)


def references(writer: BlockWriter, parent: Element, block: References, level: int) -> None:
    """Append the list of sources."""
    section = writer.titled(parent, block, level, "references", "doc-bibliography")
    if not block.children:
        return
    element = sub(section, "ol" if block.style == "numbered" else "ul")
    for reference in block.children:
        writer.inlines(sub(element, "li", {"id": reference.id}), reference.children)


def glossary(writer: BlockWriter, parent: Element, block: Glossary, level: int) -> None:
    """Append the glossary."""
    section = writer.titled(parent, block, level, "glossary", "doc-glossary")
    writer.write(section, block.children, level + 1)


def definition_list(
    writer: BlockWriter, parent: Element, block: DefinitionList, level: int
) -> None:
    """Append terms with their explanations."""
    element = sub(parent, "dl", {"id": block.id})
    for item in block.children:
        term = sub(element, "dt", {"id": item.id})
        writer.inlines(sub(term, "dfn") if item.id else term, item.term)
        for definition in item.definitions or (Definition(children=()),):
            place = sub(element, "dd")
            if block.spread:
                writer.write(place, definition.children, level)
            else:
                writer.tight(place, definition.children, level)


def admonition(writer: BlockWriter, parent: Element, block: Admonition, level: int) -> None:
    """Append an admonition; its title is a line, not a heading, so outlines stay clear."""
    attributes = {
        "class": f"admonition {block.kind}",
        "role": _ROLES.get(block.kind, "doc-notice"),
        "aria-labelledby": block.id,
    }
    if writer.profile.epub:
        attributes["epub:type"] = "tip" if block.kind == "tip" else "notice"
    section = sub(parent, "div", attributes)
    if block.title:
        writer.inlines(sub(section, "p", {"class": "title", "id": block.id}), block.title)
    elif block.id:
        section.attrib.pop("aria-labelledby")
        section.set("id", block.id)
    writer.write(section, block.children, level)
