"""What is compared: the words of a document, line by line, each with the place where it stands."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import msgspec

# Ways to break lines, which are no words: soft hyphens, and what allows or forbids a break.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # scripts without spaces
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
CELLS = " | "  # between the cells of a row
_SEPARATOR = CELLS.strip()


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a line stands: in which file, below which heading.

    In a source it has line and column, counted from 1.
    """

    file: str
    line: int = 0
    column: int = 0
    section: str = ""


class Word(NamedTuple):
    """A word, and where in the text of its line it stands."""

    value: str
    start: int
    end: int


class Line:
    """What is read as one: a paragraph, an item, a heading, a caption, a row of a table."""

    def __init__(self, text: str, place: Place) -> None:
        self.text = " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())
        self.place = place
        found = (Word(m[0], m.start(), m.end()) for m in _WORD.finditer(self.text))
        self.words = tuple(word for word in found if word.value != _SEPARATOR)
        self.values = tuple(word.value for word in self.words)

    def part(self, first: int, end: int) -> str:
        """Return the text from a word to the one before `end`."""
        return self.text[self.words[first].start : self.words[end - 1].end] if first < end else ""

    def gap(self, number: int) -> str:
        """Return what stands before a word, behind the one before it."""
        return self.text[self.words[number - 1].end : self.words[number].start]
