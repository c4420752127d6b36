"""Words that lists advise against: jargon, praise, text about the text, words that shame."""

from __future__ import annotations

import re

from docpub.checks.language.phrases import Finder, plain
from docpub.checks.language.readability import explained_at
from docpub.checks.language.units import Content, Unit
from docpub.checks.language.wordlists import Found
from docpub.diagnostics import Problems

# By family: code, and what is said of the words.
_TOLD = {
    "plain": ("jargon-word", "is not a word of every day"),
    "promotional": ("promotional-word", "praises and does not tell"),
    "about_text": ("text-about-text", "is about the text and not about its subject"),
    "stigmatising": ("stigmatising-word", "can shame the people it speaks of"),
}
# A word is explained if a plainer one stands beside it.
_BEFORE = re.compile(
    r"(?:\(|\b(?:called|named|termed|known as|call(?:s|ed)? (?:it|this|these|that)|"
    r"(?:word|name|term)(?: for (?:it|this|that))? (?:is|are)))\s*(?:an?\s|the\s)?[\"“'‘]?$",
    re.IGNORECASE,
)
_NEAR = 40  # characters
_BEHIND = re.compile(
    r"[\"”’']?(?:\s\(|,? (?:which|that) (?:means?|is)\b|, or |,? means?\b|\s[–—-]\s|:\s)"
)


def check_wording(
    content: Content, finder: Finder[Found], explained: Finder[bool], problems: Problems
) -> None:
    """Report words of the lists that the document neither explains nor is allowed to use."""
    found = [
        (unit, start, end, what)
        for unit in content.units
        if unit.kind != "term"
        for start, end, what in _listed(unit, finder, explained)
    ]
    beside = {_key(unit, start, end) for unit, start, end, _ in found if _is_told(unit, start, end)}
    for unit, start, end, what in found:
        if what.family == "plain" and _key(unit, start, end) in beside:
            continue
        code, fault = _TOLD[what.family]
        words = " ".join(unit.run.text[start:end].split())
        hint = f"Plainer: {what.better}." if what.family == "plain" else f"Better: {what.better}."
        place = unit.run.span(start, end)
        problems.report(code, f"{words!r} {fault}.", place, hint, "" if place else words)


def _listed(
    unit: Unit, finder: Finder[Found], explained: Finder[bool]
) -> list[tuple[int, int, Found]]:
    found = [
        each
        for sentence in unit.sentences
        for each in finder.find(sentence.words, unit.run.text)
        if each[2].family
    ]
    places = explained_at(unit, explained) if found else frozenset[int]()
    return [
        (start, end, what)
        for start, end, what in found
        if start not in places and end - 1 not in places
    ]


def _key(unit: Unit, start: int, end: int) -> str:
    return plain(unit.run.text[start:end])


def _is_told(unit: Unit, start: int, end: int) -> bool:
    text = unit.run.text
    before = text[max(0, start - _NEAR) : start]
    return bool(_BEFORE.search(before) or _BEHIND.match(text, end))
