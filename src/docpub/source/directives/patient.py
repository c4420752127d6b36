"""Blocks of patient material: key points, warning signs, steps, questions, contacts and forms."""

from __future__ import annotations

from typing import cast, get_args

from docpub.model import (
    Appointment,
    AppointmentField,
    Block,
    Blocks,
    Contact,
    ContactKind,
    Contacts,
    Faq,
    Heading,
    KeyPoints,
    MainMessage,
    NoteLines,
    Questions,
    Steps,
    WarningLevel,
    WarningSign,
    WarningSigns,
    walk,
)
from docpub.model.blocks import Lines, Pin
from docpub.source.directives.call import Call, Directive, Options


class AppointmentOptions(Options, frozen=True, kw_only=True):
    """`fields` are the lines to fill in, separated by commas."""

    fields: str = "date, time, with, where"


class WarningOptions(Options, frozen=True, kw_only=True):
    """`pin: first` puts the block on the first page, behind the key points."""

    pin: Pin = ""


class NoteOptions(Options, frozen=True, kw_only=True):
    """`lines` is how many lines there are to write on."""

    lines: Lines = 4


def _main_message(call: Call) -> MainMessage:
    return MainMessage(children=call.blocks(), span=call.span)


def _key_points(call: Call) -> KeyPoints:
    return KeyPoints(title=call.title(), children=call.blocks(), span=call.span)


def _steps(call: Call) -> Steps:
    return Steps(title=call.title(), children=call.blocks(), span=call.span)


def _questions(call: Call) -> Questions:
    return Questions(title=call.title(), children=call.blocks(), span=call.span)


def _warning_signs(call: Call) -> Blocks:
    """Take the levels; anything else in the body follows the block, and the author is told."""
    signs: list[WarningSign] = []
    others: list[Block] = []
    for block in call.blocks():
        if isinstance(block, WarningSigns):
            signs += block.children
        else:
            others.append(block)
    if others:
        message = "Only emergency, urgent and crisis stand in `warning-signs`; the rest follows it."
        call.problem("unexpected-body", message, others[0].span)
    pin = call.options.pin
    block = WarningSigns(pin=pin, title=call.title(), children=tuple(signs), span=call.span)
    return (block, *others)


def _warning_sign(call: Call) -> WarningSigns:
    """Make one level; standing alone it is a whole block."""
    sign = WarningSign(
        level=cast("WarningLevel", call.name),
        title=call.title(),
        children=call.blocks(),
        span=call.span,
    )
    return WarningSigns(children=(sign,), span=call.span)


def _faq(call: Call) -> Faq:
    """Keep the questions as headings; a pass makes items of them when the parts are chosen."""
    faq = Faq(title=call.title(), children=call.blocks(), span=call.span)
    if not any(walk(faq, Heading)):
        call.problem("faq-without-questions", "There is no heading, so no question, in this FAQ.")
    return faq


def _contacts(call: Call) -> Contacts:
    organisation = call.metadata.organisation
    contacts = tuple(
        Contact(kind=kind, value=value)
        for kind in get_args(ContactKind)
        if (value := getattr(organisation, kind, ""))
    )
    if not contacts and not call.body:
        call.problem("unknown-contact", "The front matter names no organisation to show here.")
    return Contacts(title=call.title(), children=call.blocks(), contacts=contacts, span=call.span)


def _appointment(call: Call) -> Appointment:
    names = [name.strip() for name in call.options.fields.split(",")]
    fields = tuple(AppointmentField(name=name) for name in names if name)
    return Appointment(title=call.title(), fields=fields, children=call.blocks(), span=call.span)


def _notes(call: Call) -> NoteLines:
    return NoteLines(
        title=call.title(), lines=call.options.lines, children=call.blocks(), span=call.span
    )


DIRECTIVES = {
    "main-message": Directive(_main_message, argument="none"),
    "key-points": Directive(_key_points),
    "warning-signs": Directive(_warning_signs, options=WarningOptions),
    "emergency": Directive(_warning_sign),
    "urgent": Directive(_warning_sign),
    "crisis": Directive(_warning_sign),
    "steps": Directive(_steps),
    "questions": Directive(_questions),
    "faq": Directive(_faq),
    "contacts": Directive(_contacts),
    "appointment": Directive(_appointment, options=AppointmentOptions),
    "notes": Directive(_notes, options=NoteOptions),
}
