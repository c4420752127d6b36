"""Words in capitals: abbreviations that nobody explains, and words that shout."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from docpub.checks.language.phrases import Finder
from docpub.checks.language.readability import explained_at
from docpub.checks.language.sentences import Word
from docpub.checks.language.units import Content, Unit
from docpub.diagnostics import Problems

_SHORT = re.compile(r"([A-Z][A-Z0-9]{1,5})(?:s|['’]s)?(?:-\w+)?")
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9]{1,5})s?\)")
_TURN = re.compile(r"[().;:]")
_TOLD_BEHIND = re.compile(
    r"\b([A-Z][A-Z0-9]{1,5})s?(?:\s\(|,? (?:stands? for|(?:is|are) short for|means?) )([^()]{1,60})"
)
_ROMAN = re.compile(r"[IVX]+")
_WORDS_AROUND, _NEAR = 8, 120  # words and characters in which it is spelled out
# What readers know better than the words that it is short for.
_KNOWN = frozenset(
    (
        *("AIDS", "AM", "BBC", "BSL", "CD", "COVID", "DIY", "DNA", "DVD", "ER", "EU", "FAQ", "GP"),
        *("HIV", "ID", "IQ", "IU", "LED", "MD", "NHS", "OK", "PC", "PDF", "PIN", "PM", "PO", "QR"),
        *("RN", "SARS", "SIM", "SMS", "TV", "UK", "UN", "URL", "US", "USA", "USB", "UV", "VIP"),
        "WC",
    )
)
_EMPHASIS = frozenset(  # words that are written so to stress them
    (
        *("ALL", "ALWAYS", "AND", "ANY", "BEFORE", "CALL", "DAILY", "DO", "EVERY", "FIRST", "GO"),
        *("IF", "MUST", "NEVER", "NO", "NONE", "NOT", "NOTE", "NOW", "ONLY", "OR", "STOP", "TAKE"),
        *("THE", "VERY", "WAIT", "WITH", "YES", "YOU"),
    )
)
_NUMBERED = frozenset(
    ("chapter", "class", "factor", "grade", "level", "part", "phase", "stage", "step", "type")
)


class _Use(NamedTuple):
    """An abbreviation, in the unit of this number."""

    number: int
    unit: Unit
    word: Word


def check_capitals(
    content: Content, explained: Finder[bool], most: int, problems: Problems
) -> None:
    """Report abbreviations that are not explained where they come first, and shouting.

    `most` is how many words in a row may be in capitals.
    """
    told: dict[str, int] = {}
    for number, unit in enumerate(content.units):
        for name in _told_in(unit):
            told.setdefault(name, number)
    written = {w.value for unit in content.units for s in unit.sentences for w in s.words}
    used: dict[str, list[_Use]] = {}
    for number, unit in enumerate(content.units):
        if not any(word.value[:2].isupper() for s in unit.sentences for word in s.words):
            continue
        places = explained_at(unit, explained)
        for sentence in unit.sentences:
            loud = [*_shouted(sentence.words, unit.run.text, told, most)]
            for run in loud:
                _report_shouting(unit, run, problems)
            skip = {word.start for run in loud for word in run}
            for name, word in _abbreviations(sentence.words):
                familiar = word.start in places or word.start in skip
                if not familiar and name.lower() not in written:
                    used.setdefault(name, []).append(_Use(number, unit, word))
    for name, uses in used.items():
        _check_abbreviation(name, uses, told.get(name), problems)


def _told_in(unit: Unit) -> Iterator[str]:
    """Yield the abbreviations that are marked as such, or spelled out before or behind them."""
    text = unit.run.text
    yield from (text[start:end] for start, end in unit.run.explained())
    for found in _IN_BRACKETS.finditer(text):
        before = _TURN.split(text[max(0, found.start() - _NEAR) : found.start()])[-1]
        words = before.replace("-", " ").split()[-_WORDS_AROUND:]
        if any(word[0].lower() == found[1][0].lower() for word in words):
            yield found[1]
    for found in _TOLD_BEHIND.finditer(text):
        if any(word[0].lower() == found[1][0].lower() for word in found[2].split()[:2]):
            yield found[1]


def _abbreviations(words: Sequence[Word]) -> Iterator[tuple[str, Word]]:
    before = ""
    for word in words:
        found = _SHORT.fullmatch(word.value)
        name = found[1] if found else ""
        number = _ROMAN.fullmatch(name) and (name != "IV" or before in _NUMBERED)
        letters = sum(map(str.isupper, name))
        if letters > 1 and not number and name not in _KNOWN and name not in _EMPHASIS:
            yield name, word
        before = word.value.lower()


def _shouted(
    words: Sequence[Word], text: str, told: Container[str], most: int
) -> Iterator[list[Word]]:
    """Yield runs of more words in capitals that are not all abbreviations."""
    run: list[Word] = []
    for word in words:
        loud = word.value.isupper() and (len(word.value) > 1 or word.value in "AI")
        if run and not (
            text[run[-1].end : word.start].isspace() and (loud or word.value.isdigit())
        ):
            if _is_shouting(run, told, most):
                yield run
            run = []
        if loud or run:  # CALL 911 NOW
            run.append(word)
    if _is_shouting(run, told, most):
        yield run


def _is_shouting(run: Sequence[Word], told: Container[str], most: int) -> bool:
    words = [w.value for w in run if w.value not in _KNOWN and w.value not in told]
    return len(words) > most and any(len(word) > 3 and word.isalpha() for word in words)


def _report_shouting(unit: Unit, run: Sequence[Word], problems: Problems) -> None:
    start, end = run[0].start, run[-1].end
    words = " ".join(unit.run.text[start:end].split())
    shown = words if len(words) <= 40 else f"{words[:40]}…"
    message = f"{shown!r} is written in capitals."
    problems.report("words-in-capitals", message, unit.run.span(start, end))


def _check_abbreviation(
    name: str, uses: Sequence[_Use], told: int | None, problems: Problems
) -> None:
    """Report one that is not explained, or only after it is used in the text."""
    early = [use for use in uses if use.unit.kind != "heading"]
    if told is not None and not (early and early[0].number < told):
        return
    use = (early or uses)[0]
    place = use.unit.run.span(use.word.start, use.word.end)
    times = f", used {len(uses)} times," if len(uses) > 1 else ""
    message = f"{name!r}{times} is explained nowhere."
    if told is not None:
        message = f"{name!r} is used here, and explained only further on."
    problems.report("undefined-abbreviation", message, place, about="" if place else name)
