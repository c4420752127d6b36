"""PEMAT-P: the 24 items for printed materials. Items 13 and 14 are for films."""

from __future__ import annotations

from docpub.worksheets import evidence
from docpub.worksheets.item import Item, Sheet

_CONTENT, _WORDS, _NUMBERS = "Content", "Word choice and style", "Use of numbers"
_ORDER, _LAYOUT, _VISUALS = "Organization", "Layout and design", "Visual aids"
_ACTION = "Actionability"

PEMAT = Sheet(
    "pemat",
    "PEMAT-P",
    (
        Item(1, _CONTENT, "Is it plain at once what it is for?", evidence.main_message),
        Item(2, _CONTENT, "Does it keep to that?"),
        Item(3, _WORDS, "Are the words those of every day?"),
        Item(4, _WORDS, "Are medical terms few, and explained?"),
        Item(5, _WORDS, "Do sentences say who does what?"),
        Item(6, _NUMBERS, "Are numbers clear?"),
        Item(7, _NUMBERS, "Is nothing left for readers to calculate?"),
        Item(8, _ORDER, "Is it in short sections?", evidence.chunks),
        Item(9, _ORDER, "Do headings say what follows?", evidence.headings),
        Item(10, _ORDER, "Is it in an order that makes sense?"),
        Item(11, _ORDER, "Is there a summary?", evidence.key_points),
        Item(12, _LAYOUT, "Does what matters stand out?", evidence.cues),
        Item(15, _VISUALS, "Are there pictures wherever they would help?"),
        Item(16, _VISUALS, "Do pictures support the text, and not distract from it?"),
        Item(17, _VISUALS, "Do pictures and tables have clear titles?", evidence.captions),
        Item(18, _VISUALS, "Are pictures clear and uncluttered?"),
        Item(19, _VISUALS, "Are tables simple, with short, clear heads?", evidence.tables),
        Item(20, _ACTION, "Does it name something that readers can do?", evidence.actions),
        Item(21, _ACTION, "Does it speak to the reader?", evidence.you),
        Item(22, _ACTION, "Is what to do in small, clear steps?", evidence.steps),
        Item(23, _ACTION, "Is there a tool that helps to do it?", evidence.tools),
        Item(24, _ACTION, "Are calculations, if any, explained with an example?"),
        Item(25, _ACTION, "Does it say how to use its charts and tables?"),
        Item(26, _ACTION, "Are there pictures wherever they would make it easier to act?"),
    ),
)
