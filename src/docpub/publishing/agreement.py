"""Whether the outputs of one document say the same words, in the same order."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path, PurePath
from typing import NamedTuple

from docpub.errors import DocpubError
from docpub.labels import labels_for
from docpub.publishing.differences.lines import Line
from docpub.publishing.manifest import Entry, File, Manifest
from docpub.publishing.said import letters_of, said_by

# What is told of an output that does not show all that others do, or shows it otherwise.
_OTHERWISE = frozenset({"gave-way", "math-not-drawn", "raw-html-not-well-formed"})
_MOST_FAITHFUL = (".html", ".epub", ".pdf")  # what others are held against, the first that there is

_SURE = 20  # letters that both have: there they go on alike
_WINDOWS = (300, 10_000)  # letters, in which that is looked for
_MOST = 100  # letters of words that are told


class Differing(NamedTuple):
    """Words that one output has in the place of another's; either may be none.

    `section` is the heading of the first below which they stand.
    """

    wanted: str
    found: str
    section: str


class _Said(NamedTuple):
    """What a file says. It is held against one that is as it was published, if there is one."""

    name: str
    lines: list[Line]
    is_changed: bool


def disagreements(folder: Path, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield where the files of one document disagree: the name of one, and a sentence.

    What has other parts than the rest is held against what has the same. What cannot be read is
    passed over.
    """
    page = _page_number(manifest.lang)
    for files in _groups(manifest.outputs.values()):
        said = [each for name, file in files.items() if (each := _read(folder / name, file))]
        said.sort(key=lambda each: (each.is_changed, _turn(each.name)))
        for each in said[1:]:
            for found in differing_words(said[0].lines, each.lines, page):
                yield each.name, _sentence(found, said[0].name)


def _groups(entries: Iterable[Entry]) -> Iterable[dict[str, File]]:
    """Return the files that have the same parts, by name."""
    groups: dict[str | None, dict[str, File]] = {}
    for entry in entries:
        if not any(told.code in _OTHERWISE for told in entry.diagnostics):
            groups.setdefault(entry.parts, {}).update(entry.files)
    return groups.values()


def _turn(name: str) -> int:
    return _MOST_FAITHFUL.index(PurePath(name).suffix)


def _read(path: Path, file: File) -> _Said | None:
    try:
        data = path.read_bytes()
        lines = said_by(path.suffix, data)
    except (OSError, DocpubError):
        return None
    is_changed = hashlib.sha256(data).hexdigest() != file.sha256
    return _Said(path.name, lines, is_changed) if lines else None


def _page_number(language: str) -> re.Pattern[str]:
    """Match what stands behind a cross reference on paper, spaces apart."""
    words = f"({labels_for(language).on_page})".replace(" ", "")
    before, after = words.split("{page}")
    return re.compile(rf"{re.escape(before)}\d+{re.escape(after)}")


def _sentence(differing: Differing, model: str) -> str:
    wanted, found, section = differing
    where = f" below {section!r}" if section else ""
    if not found:
        return f"It does not say {wanted!r}, as {model} does{where}."
    if not wanted:
        return f"It says {found!r}, as {model} does not{where}."
    return f"It says {found!r}, where {model} says {wanted!r}{where}."


def differing_words(
    wanted: list[Line], found: list[Line], page: re.Pattern[str]
) -> Iterator[Differing]:
    """Yield where the words of two outputs differ; what only stands elsewhere is let pass.

    So are numbers of pages that the other one alone has, which `page` matches.
    """
    one, other = _Words(wanted), _Words(found)
    pairs = [
        (first, end, start, stop)
        for first, end, start, stop in _regions(one, other)
        if one.letters[first:end] != page.sub("", other.letters[start:stop])
    ]
    lost = {one.letters[a:b] for a, b, _, _ in pairs} - {""}
    added = {other.letters[a:b] for _, _, a, b in pairs} - {""}
    moved = lost & added
    for first, end, start, stop in pairs:
        kept = "" if one.letters[first:end] in moved else one.between(first, end)
        said = "" if other.letters[start:stop] in moved else other.between(start, stop)
        if kept or said:
            yield Differing(kept[:_MOST], said[:_MOST], one.section(first))


class _Words:
    """The words of a text, and all their letters, without what parts them."""

    def __init__(self, lines: list[Line]) -> None:
        pieces = [(word, line.place.section) for line in lines for word in line.text.split()]
        letters = [letters_of(word) for word, _ in pieces]
        self.letters = "".join(letters)
        self._words = pieces
        self._starts: list[int] = []
        at = 0
        for part in letters:
            self._starts.append(at)
            at += len(part)

    def since_start(self, at: int) -> int:
        """Return how many letters of its word stand before a letter; none at the end."""
        if at == len(self.letters):
            return 0
        return at - self._starts[bisect_right(self._starts, at) - 1]

    def until_end(self, at: int) -> int:
        """Return how many letters of a word stand from a letter on, unless it is the first."""
        if not self.since_start(at):
            return 0
        after = self._starts[bisect_right(self._starts, at) :]
        return (after[0] if after else len(self.letters)) - at

    def between(self, first: int, end: int) -> str:
        """Return the words that have letters in a region."""
        if first >= end:
            return ""
        numbers = range(bisect_right(self._starts, first) - 1, bisect_right(self._starts, end - 1))
        return " ".join(self._words[n][0] for n in numbers)

    def section(self, at: int) -> str:
        """Return below which heading a letter is."""
        return self._words[bisect_right(self._starts, at) - 1][1] if self._words else ""


def _regions(one: _Words, other: _Words) -> Iterator[tuple[int, int, int, int]]:
    """Yield from where to where letters differ, in one and in the other, in whole words."""
    a = b = 0
    while True:
        alike = _alike(one.letters[a:], other.letters[b:])
        a, b = a + alike, b + alike
        if a == len(one.letters) and b == len(other.letters):
            return
        back = min(alike, max(one.since_start(a), other.since_start(b)))
        after_a, after_b = _again(one.letters, a, other.letters, b)
        on = min(_SURE, max(one.until_end(after_a), other.until_end(after_b)))
        yield a - back, after_a + on, b - back, after_b + on
        a, b = after_a, after_b


def _alike(one: str, other: str) -> int:
    if one == other:
        return len(one)
    pairs = enumerate(zip_longest(one, other))
    return next(number for number, (left, right) in pairs if left != right)


def _again(one: str, a: int, other: str, b: int) -> tuple[int, int]:
    """Return the nearest places from which both go on alike; their ends if there are none."""
    for window in _WINDOWS:
        for ahead in range(window):
            sure = one[a + ahead : a + ahead + _SURE]
            if not sure:
                break
            last = len(sure) < _SURE  # all that is left
            at = len(other) - len(sure) if last else other.find(sure, b, b + window + _SURE)
            if at >= b and other.startswith(sure, at):
                return a + ahead, at
    return len(one), len(other)
