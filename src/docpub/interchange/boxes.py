"""What other tools have no node for, as boxes: a name, a title, attributes, and core blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import assert_never

import msgspec

from docpub.diagnostics import Span
from docpub.model import (
    About,
    Appointment,
    AppointmentField,
    Blank,
    Block,
    Contact,
    Contacts,
    Definition,
    DefinitionItem,
    DefinitionList,
    Extension,
    Faq,
    FaqItem,
    Glossary,
    Inline,
    Inlines,
    KeyPoints,
    Link,
    List,
    ListItem,
    MainMessage,
    NoteLines,
    Only,
    Paragraph,
    Questions,
    Reference,
    References,
    Steps,
    Text,
    WarningSign,
    WarningSigns,
    address_of,
)

Titled = (
    About
    | Appointment
    | Contacts
    | Faq
    | Glossary
    | KeyPoints
    | NoteLines
    | Questions
    | References
    | Steps
    | WarningSigns
)
Boxed = Titled | Extension | MainMessage | Only


@dataclass(frozen=True, kw_only=True)
class Box:
    """A block by its name. `data` are attributes of its own, in order."""

    name: str
    children: tuple[Block | Box, ...] = ()
    title: Inlines = ()
    data: tuple[tuple[str, str], ...] = ()
    id: str | None = None
    span: Span | None = None


def box_of(block: Boxed) -> Box:
    """Say what a block of docpub's own holds, in blocks that every tool has."""
    match block:
        case Only(formats=formats, audiences=audiences, exclude=exclude, children=children):
            names = (("formats", " ".join(formats)), ("audiences", " ".join(audiences)))
            data = (*names, *_printing(block))
            name = "except" if exclude else "only"
            return Box(name=name, children=children, data=data, id=block.id, span=block.span)
        case Extension(fallback=children):
            return Box(
                name="extension",
                children=children,
                data=(*_extension_data(block), *_printing(block)),
                id=block.id,
                span=block.span,
            )
        case MainMessage(children=children):
            return Box(
                name="main-message",
                children=children,
                data=_printing(block),
                id=block.id,
                span=block.span,
            )
        case _:
            return Box(
                name=re.sub(r"\B(?=[A-Z])", "-", type(block).__name__).lower(),
                children=_children(block),
                title=block.title,
                data=(*_lines(block), *_printing(block)),
                id=block.id,
                span=block.span,
            )


def _lines(block: Titled) -> tuple[tuple[str, str], ...]:
    return (("lines", str(block.lines)),) if isinstance(block, NoteLines) else ()


def _printing(block: Boxed) -> tuple[tuple[str, str], ...]:
    return (("print", block.print),) if block.print else ()


def _extension_data(block: Extension) -> tuple[tuple[str, str], ...]:
    """Name the extension; its data are JSON, since their names may be no names of attributes."""
    data = msgspec.json.encode(block.data).decode()
    return (("name", block.name), *((("data", data),) if block.data else ()))


def _children(block: Titled) -> tuple[Block | Box, ...]:
    match block:
        case WarningSigns(children=signs):
            return tuple(map(_sign, signs))
        case Faq(children=children, items=items):
            return (*children, *map(_question, items))
        case References(children=references):
            return (_sources(references),) if references else ()
        case Contacts(contacts=contacts, children=children):
            return (*_definitions(map(_contact, contacts)), *children)
        case Appointment(fields=fields, children=children):
            return (*_definitions(map(_field, fields)), *children)
        case (
            About(children=children)
            | Glossary(children=children)
            | KeyPoints(children=children)
            | NoteLines(children=children)
            | Questions(children=children)
            | Steps(children=children)
        ):
            return children
        case _:
            assert_never(block)


def _sign(sign: WarningSign) -> Box:
    return Box(name=sign.level, children=sign.children, title=sign.title, span=sign.span)


def _question(item: FaqItem) -> Box:
    return Box(
        name="question", children=item.children, title=item.question, id=item.id, span=item.span
    )


def _sources(references: tuple[Reference, ...]) -> List:
    items = tuple(
        ListItem(
            children=(Paragraph(children=reference.children, id=reference.id),), span=reference.span
        )
        for reference in references
    )
    return List(children=items, ordered=True)


def _definitions(items: map[DefinitionItem]) -> tuple[DefinitionList, ...]:
    children = tuple(items)
    return (DefinitionList(children=children),) if children else ()


def _contact(contact: Contact) -> DefinitionItem:
    words = Text(value=contact.value)
    url = address_of(contact.kind, contact.value)
    value = Link(url=url, children=(words,)) if url else words
    return _pair(contact.label or contact.kind, value, contact.span)


def _field(field: AppointmentField) -> DefinitionItem:
    return _pair(field.label or field.name, Blank(), field.span)


def _pair(label: str, value: Inline, span: Span | None) -> DefinitionItem:
    definition = Definition(children=(Paragraph(children=(value,)),))
    return DefinitionItem(term=(Text(value=label),), definitions=(definition,), span=span)
