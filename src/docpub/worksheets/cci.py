"""The Clear Communication Index: its 20 items."""

from __future__ import annotations

from docpub.worksheets import evidence
from docpub.worksheets.item import Item, Sheet

_MESSAGE, _LANGUAGE = "Main message and call to action", "Language"
_DESIGN, _SCIENCE = "Information design", "State of the science"
_BEHAVIOUR, _NUMBERS, _RISK = "Recommendations", "Numbers", "Risk"

CCI = Sheet(
    "cci",
    "Clear Communication Index",
    (
        Item(1, _MESSAGE, "Is there one main message?", evidence.main_message),
        Item(2, _MESSAGE, "Does it stand at the top?", evidence.main_message),
        Item(3, _MESSAGE, "Does it stand out?", evidence.main_message),
        Item(4, _MESSAGE, "Is there a picture that supports it?"),
        Item(5, _MESSAGE, "Are readers asked to do something?", evidence.actions),
        Item(6, _LANGUAGE, "Do message and call say who does what?"),
        Item(7, _LANGUAGE, "Are the words those that readers use?"),
        Item(8, _DESIGN, "Are there bulleted or numbered lists?", evidence.lists),
        Item(9, _DESIGN, "Is it in chunks with headings?", evidence.headings),
        Item(10, _DESIGN, "Is what matters most at the beginning?", evidence.key_points),
        Item(11, _SCIENCE, "Does it say what is known, and what is not?"),
        Item(12, _BEHAVIOUR, "Does it recommend something to do?", evidence.actions),
        Item(13, _BEHAVIOUR, "Does it say why that matters?"),
        Item(14, _BEHAVIOUR, "Does it say how to do it?", evidence.steps),
        Item(15, _NUMBERS, "Are numbers those that readers use?"),
        Item(16, _NUMBERS, "Does it say what the numbers mean?"),
        Item(17, _NUMBERS, "Is nothing left for readers to calculate?"),
        Item(18, _RISK, "Does it say what the risk is?"),
        Item(19, _RISK, "Does it name risks and benefits?"),
        Item(20, _RISK, "Are chances explained in words or pictures too?"),
    ),
)
