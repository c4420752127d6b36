"""Blocks of patient material."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docpub.model import (
    About,
    Appointment,
    Contacts,
    Faq,
    Glossary,
    KeyPoints,
    MainMessage,
    NoteLines,
    Questions,
    References,
    Steps,
    WarningSigns,
    address_of,
)
from docpub.renderers.markup.tree import Element, link, say, sub

if TYPE_CHECKING:
    from docpub.renderers.markup.blocks import BlockWriter

TitledBlock = (
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
PatientBlock = (
    About
    | Appointment
    | Contacts
    | Faq
    | KeyPoints
    | MainMessage
    | NoteLines
    | Questions
    | Steps
    | WarningSigns
)


def block(writer: BlockWriter, parent: Element, node: PatientBlock, level: int) -> None:  # noqa: C901  # a case a kind
    """Append a block of patient material."""
    match node:
        case MainMessage(children=children):
            writer.write(
                sub(parent, "div", {"class": "main-message", "id": node.id}), children, level
            )
        case KeyPoints(children=children):
            writer.write(writer.titled(parent, node, level, "key-points"), children, level + 1)
        case Steps(children=children):
            writer.write(writer.titled(parent, node, level, "steps"), children, level + 1)
        case Questions(children=children):
            writer.write(writer.titled(parent, node, level, "questions"), children, level + 1)
        case About(children=children):
            writer.write(writer.titled(parent, node, level, "about"), children, level + 1)
        case WarningSigns():
            _warning_signs(writer, parent, node, level)
        case Faq():
            _faq(writer, parent, node, level)
        case Contacts():
            _contacts(writer, parent, node, level)
        case Appointment():
            _appointment(writer, parent, node, level)
        case NoteLines():
            _note_lines(writer, parent, node, level)
        case _:
            assert_never(node)


def _warning_signs(writer: BlockWriter, parent: Element, node: WarningSigns, level: int) -> None:
    section = writer.titled(parent, node, level, "warning-signs")
    for number, sign in enumerate(node.children, 1):
        name = f"{node.id}--{number}" if node.id and sign.title else None
        attributes = {"class": f"sign {sign.level}", "aria-labelledby": name}
        box = sub(section, "section", attributes)
        writer.heading(box, sign.title, level + 1, name)
        writer.write(box, sign.children, level + 2)


def _faq(writer: BlockWriter, parent: Element, node: Faq, level: int) -> None:
    section = writer.titled(parent, node, level, "faq", "doc-qna")
    writer.write(section, node.children, level + 1)
    for item in node.items:
        box = sub(section, "section", {"class": "question", "aria-labelledby": item.id})
        writer.heading(box, item.question, level + 1, item.id)
        writer.write(box, item.children, level + 2)


def _contacts(writer: BlockWriter, parent: Element, node: Contacts, level: int) -> None:
    section = writer.titled(parent, node, level, "contacts")
    if node.contacts:
        element = sub(sub(section, "address"), "dl")
        for contact in node.contacts:
            sub(element, "dt").text = contact.label
            value = sub(element, "dd")
            url = address_of(contact.kind, contact.value)
            say(link(value, {"href": url}) if url else value, contact.value)
    writer.write(section, node.children, level + 1)


def _appointment(writer: BlockWriter, parent: Element, node: Appointment, level: int) -> None:
    section = writer.titled(parent, node, level, "appointment")
    if node.fields:
        element = sub(section, "dl")
        for field in node.fields:
            sub(element, "dt").text = field.label or field.name
            sub(element, "dd", {"class": "line"}).text = "\u00a0"
    writer.write(section, node.children, level + 1)


def _note_lines(writer: BlockWriter, parent: Element, node: NoteLines, level: int) -> None:
    section = writer.titled(parent, node, level, "note-lines")
    writer.write(section, node.children, level + 1)
    for _ in range(node.lines):
        sub(section, "div", {"class": "line"})
