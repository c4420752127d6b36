"""Words and sentences of a run. No sentence goes beyond its paragraph, list item or cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# An address is no word; a decimal number, a word with hyphens or apostrophes is one.
_WORD = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|"
    r"(\d+(?:[.,:/]\d+)*\w*(?:[-‐‑]\w+)*|[^\W\d_]\w*(?:[-‐‑’'.]\w+)*)"
)
_END = re.compile(r"[.!?…؟।]+[\"'”’»)\]]*(?=\s)|[。！？]")
_NEXT = re.compile(r"\w")
# Points behind these do not end a sentence, whatever follows.
_SHORT = frozenset(
    (
        *("approx", "cf", "dr", "dra", "e.g", "fig", "i.e", "incl", "mr", "mrs", "ms", "núm"),
        *("prof", "pág", "sr", "sra", "st", "u.k", "u.s", "ud", "uds", "vs"),
    )
)
_NEAR = 20  # so far is looked around a point
_SHORT_BEFORE_FIGURES = frozenset(["no", "nos", "vol", "p", "pp", "ca", "c"])


class Word(NamedTuple):
    """A word, and where it stands in the run."""

    value: str
    start: int
    end: int


class Sentence(NamedTuple):
    """The words of a sentence, and where it stands in the run, with what ends it."""

    words: tuple[Word, ...]
    start: int
    end: int


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Part a text into sentences; what has no words is none."""
    words = [Word(m[1], m.start(1), m.end(1)) for m in _WORD.finditer(text) if m[1]]
    found: list[Sentence] = []
    first = 0
    for end in (*_ends(text), len(text)):
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if last > first:
            found.append(Sentence(tuple(words[first:last]), words[first].start, end))
        first = last
    return tuple(found)


def _ends(text: str) -> Iterator[int]:
    for mark in _END.finditer(text):
        after = _NEXT.search(text, mark.end(), mark.end() + _NEAR)
        if after and not after[0].islower() and not _is_short(text, mark.start(), after[0]):
            yield mark.end()


def _is_short(text: str, point: int, after: str) -> bool:
    """Say whether a point belongs to the abbreviation or number before it."""
    if text[point] != ".":
        return False
    before = text[max(0, point - _NEAR) : point].rsplit(None, 1)
    word = before[-1].lstrip("([“\"'‘") if before else ""
    initial = len(word) == 1 and word.isupper() and word != "I"
    first = not before[:-1] or before[0].endswith((".", "!", "?"))
    number = word.isdigit() and first
    figures = after.isdigit() and word.lower() in _SHORT_BEFORE_FIGURES
    return initial or number or figures or word.lower() in _SHORT
