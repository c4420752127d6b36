"""The part of the catalogue about the words of handouts, which `docpub check` tells.

They are no part of a build: an editor wants to know of them, and a patient must not wait for them.
"""

from __future__ import annotations

from docpub.diagnostics.entry import Entry, Severity

_HEAD = "---\ntitle: T\nprofile: handout\n---\n\n"


def _rule(meaning: str, fix: str, example: str, severity: Severity = "warning") -> Entry:
    return Entry(severity, meaning, fix, _HEAD + example, later=True)


_HARD = (
    "Individuals experiencing persistent respiratory difficulties following administration of "
    "medication require immediate professional consultation."
)
_EASY = "You can eat and drink. You can go for a walk. Rest if you feel tired."
_TEXT = " ".join([_EASY] * 5)

LANGUAGE: dict[str, Entry] = {
    "hard-to-read": _rule(
        "The text is harder to read than its `reading: {target-grade}`, which is 6 unless it is "
        "given, 4 for children; or in Spanish than normal. Words that it explains count as easy.",
        "Use shorter sentences and shorter words, and explain those that have to stay.",
        " ".join([_HARD] * 4),
    ),
    "section-hard-to-read": _rule(
        "A section is harder than the rest of the text by two grades (`section-grades`) or more.",
        "Write it as plainly as the rest.",
        f"## One\n\n{_TEXT}\n\n## Two\n\n{_HARD} {_HARD} {_HARD} {_HARD}",
    ),
    "sentence-too-long": _rule(
        "A sentence of more than 20 words (`sentence-words`; 15 for children): its beginning is "
        "forgotten before its end.",
        "Make two of it, or a list.",
        f"You can {'walk and ' * 10}rest.",
    ),
    "paragraph-long": _rule(
        "A paragraph of more than four sentences (`paragraph-sentences`) and 60 words "
        "(`paragraph-words`) is a wall of text; for children, of more than three and 40.",
        "Part it where the subject turns, or make a list of it.",
        _TEXT,
    ),
    "sentence-repeated": _rule(
        "A sentence says again what another has said, in almost the same words.",
        "Take one of the two out, unless it is meant to be read twice.",
        "Your doctor checks your blood pressure before every treatment.\n\nBefore every treatment "
        "your doctor checks your blood pressure again.",
        "info",
    ),
    "jargon-word": _rule(
        "A word of medicine or of offices that many readers do not know.",
        "Use the plain word, say both, or put it into the glossary.",
        "Utilize the cream every day.",
    ),
    "promotional-word": _rule(
        "A word that praises a treatment and says nothing about it.",
        "Say what it does, for how many people, and how that is known.",
        "This is a groundbreaking treatment.",
    ),
    "text-about-text": _rule(
        "Words about the text keep readers from what it has to say.",
        "Leave them out.",
        "This leaflet explains how to rest.",
    ),
    "stigmatising-word": _rule(
        "A word that makes a person of an illness, or blames who is ill.",
        "Speak of people, and of what they have.",
        "Many diabetics rest.",
    ),
    "undefined-abbreviation": _rule(
        "An abbreviation that neither text nor glossary nor front matter explains.",
        "Spell it out where it stands first, or add it to `abbreviations:`.",
        "You need an MRI.",
    ),
    "words-in-capitals": _rule(
        "More than two words (`words-in-a-row`) in capitals are hard to read, and sound like "
        "shouting.",
        "Write them as others, and make them bold.",
        "PLEASE READ THIS FIRST.",
    ),
}
