"""Blocks made of the front matter: the main message at the top, where it comes from at the end."""

from __future__ import annotations

from typing import get_args

from docpub.labels import Labels, labels_for
from docpub.model import (
    About,
    ContactKind,
    Definition,
    DefinitionItem,
    DefinitionList,
    Document,
    Inlines,
    Link,
    MainMessage,
    Metadata,
    Paragraph,
    Phrase,
    Text,
    replace,
    walk,
)


def add_main_message(document: Document) -> Document:
    """Begin with the main message of the front matter, unless the text has one."""
    words = document.metadata.main_message
    if not words or any(walk(document, MainMessage)):
        return document
    message = MainMessage(children=(Paragraph(children=(Text(value=words),)),))
    return replace(document, children=(message, *document.children))


def add_about(document: Document) -> Document:
    """End with who published the document, when, and who stands for it."""
    metadata = document.metadata
    rows = tuple(_rows(metadata, labels_for(metadata.lang)))
    notices = _language_notices(metadata)
    if not rows and not metadata.disclaimer and not notices:
        return document
    if any(isinstance(block, About) for block in document.children):
        return document
    parts: list[DefinitionList | Paragraph] = []
    if metadata.disclaimer:
        parts.append(Paragraph(children=(Text(value=metadata.disclaimer),)))
    if rows:
        parts.append(DefinitionList(children=rows))
    parts += notices
    return replace(document, children=(*document.children, About(children=tuple(parts))))


def _language_notices(metadata: Metadata) -> list[Paragraph]:
    """Return what readers of other languages are told, each in a paragraph of its own."""
    organisation = metadata.organisation
    if not organisation:
        return []
    contacts = {f"{{{kind}}}": getattr(organisation, kind) for kind in get_args(ContactKind)}
    notices = []
    for lang, words in organisation.language_notice.items():
        for name, value in contacts.items():
            words = words.replace(name, value)
        children: Inlines = (Text(value=words),)
        if lang != metadata.lang:
            children = (Phrase(children=children, lang=lang),)
        notices.append(Paragraph(children=children))
    return notices


def _rows(metadata: Metadata, labels: Labels) -> list[DefinitionItem]:
    organisation = metadata.organisation
    status = metadata.status and getattr(labels, f"status_{metadata.status.replace('-', '_')}")
    published_by = (organisation.name, organisation.department) if organisation else ()
    words: list[tuple[str, str]] = [
        (labels.organisation, ", ".join(filter(None, published_by))),
        (labels.document_id, metadata.id),
        (labels.version, metadata.version),
        (labels.status, status or ""),
        (labels.published, _date(metadata.published)),
        (labels.reviewed, _date(metadata.reviewed)),
        (labels.review_due, _date(metadata.review_due)),
        (labels.authors, "; ".join(_person(a.name, a.credentials) for a in metadata.authors)),
        (labels.reviewers, "; ".join(_person(r.name, r.credentials) for r in metadata.reviewers)),
        (labels.funding, metadata.funding),
        (labels.conflicts, metadata.conflicts),
        (labels.licence, metadata.licence),
        (labels.feedback, organisation.feedback if organisation else ""),
    ]
    rows = [_row(label, (Text(value=value),)) for label, value in words if value]
    if metadata.online:
        address = Link(url=metadata.online, children=(Text(value=metadata.online),))
        rows.append(_row(labels.online, (address,)))
    return rows


def _row(label: str, value: Inlines) -> DefinitionItem:
    definition = Definition(children=(Paragraph(children=value),))
    return DefinitionItem(term=(Text(value=label),), definitions=(definition,))


def _date(value: object) -> str:
    return str(value) if value else ""


def _person(name: str, credentials: str) -> str:
    return ", ".join(filter(None, (name, credentials)))
