"""The title of the document, and the titles of blocks that have none of their own."""

from __future__ import annotations

from docpub.labels import Labels, labels_for
from docpub.model import (
    About,
    Admonition,
    Appointment,
    Block,
    Contacts,
    Document,
    Faq,
    Glossary,
    Heading,
    KeyPoints,
    NoteLines,
    Questions,
    References,
    Steps,
    Text,
    WarningSigns,
    map_blocks,
    replace,
    text_of,
    walk,
)

_LABELS: dict[type, str] = {
    About: "about",
    Appointment: "appointment",
    Contacts: "contacts",
    Faq: "faq",
    Glossary: "glossary",
    KeyPoints: "key_points",
    NoteLines: "note_lines",
    Questions: "questions",
    References: "references",
    Steps: "steps",
    WarningSigns: "warning_signs",
}


def find_title(document: Document) -> Document:
    """Take the heading that a document begins with as its title, if the front matter has none.

    A heading that comes later gives its words and stays where it is.
    """
    if document.heading:
        return document
    metadata = document.metadata
    first = document.children[0] if document.children else None
    if isinstance(first, Heading):
        words = text_of(first).strip()
        if words and metadata.title in ("", words):
            metadata = replace(metadata, title=words)
            return replace(
                document, heading=first, metadata=metadata, children=document.children[1:]
            )
    if metadata.title:
        return document
    headings = (text_of(heading).strip() for heading in walk(document, Heading))
    words = next(filter(None, headings), "")
    return replace(document, metadata=replace(metadata, title=words)) if words else document


def fill_titles(document: Document) -> Document:
    """Give each block that stands under a title the usual one, in the document's language."""
    labels = labels_for(document.metadata.lang)

    def fill(block: Block) -> Block:
        block = _with_labels(block, labels)
        name = block.kind if isinstance(block, Admonition) else _LABELS.get(type(block))
        if not name or block.title:  # type: ignore[union-attr]  # all that have a name have a title
            return block
        return replace(block, title=(_word(labels, name),))

    return map_blocks(document, fill)


def _with_labels(block: Block, labels: Labels) -> Block:
    """Name the parts of a block that are known by a code; the same block if all are named."""
    match block:
        case WarningSigns(children=signs) if not all(sign.title for sign in signs):
            return replace(
                block,
                children=tuple(
                    sign if sign.title else replace(sign, title=(_word(labels, sign.level),))
                    for sign in signs
                ),
            )
        case Contacts(contacts=contacts) if not all(contact.label for contact in contacts):
            return replace(
                block,
                contacts=tuple(
                    replace(contact, label=getattr(labels, f"contact_{contact.kind}"))
                    for contact in contacts
                ),
            )
        case Appointment(fields=fields) if not all(field.label for field in fields):
            return replace(
                block,
                fields=tuple(
                    replace(
                        field, label=getattr(labels, f"field_{field.name}", _capital(field.name))
                    )
                    for field in fields
                ),
            )
        case _:
            return block


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _word(labels: Labels, name: str) -> Text:
    return Text(value=getattr(labels, name))
