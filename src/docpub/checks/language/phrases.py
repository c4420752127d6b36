"""Finding words and phrases among thousands, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from docpub.checks.language.sentences import Word

V = TypeVar("V")


class _Step(Generic[V]):
    """Where one is after some words of a phrase; `value` if they are a whole one."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Step[V]] = {}
        self.value: V | None = None


class Finder(Generic[V]):
    """Finds phrases in sentences, whatever their capitals and endings; the longest one counts."""

    def __init__(self) -> None:
        self._start: _Step[V] = _Step()

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase with what it stands for; the last one added counts."""
        step = self._start
        for word in plain(phrase).split():
            step = step.next.setdefault(word.strip("()[],;:"), _Step())
        if step is not self._start:
            step.value = value

    def find(self, words: Sequence[Word], text: str) -> Iterator[tuple[int, int, V]]:
        """Yield where in a text phrases begin and end, and their values."""
        if not self._start.next:
            return
        at, start = 0, self._start.next
        while at < len(words):
            if any(form in start for form in forms(words[at].value)):
                end, value = self._longest(words, at, text)
                if value is not None:
                    yield words[at].start, words[end].end, value
                    at = end
            at += 1

    def _longest(self, words: Sequence[Word], first: int, text: str) -> tuple[int, V | None]:
        """Return the last word of the longest phrase that begins with a word, and its value."""
        end, value = first, None
        steps = [self._start]
        for at in range(first, len(words)):
            if at > first and not _is_joint(text, words[at - 1].end, words[at].start):
                break
            written = forms(words[at].value)
            steps = [step.next[form] for step in steps for form in written if form in step.next]
            if not steps:
                break
            for step in steps:
                if step.value is not None:
                    end, value = at, step.value
                    break
        return end, value


def _is_joint(text: str, start: int, end: int) -> bool:
    """Say whether only space stands between two words."""
    return text[start:end].isspace()


def plain(words: str) -> str:
    """Return words without capitals and with the apostrophes and hyphens of a keyboard."""
    return words.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of: "Ingested" of "ingest", "therapies" of "therapy".

    Those that are no words do no harm, for no list has them.
    """
    word = plain(word)
    found = [word]
    if word.endswith("'s"):
        found.append(word[:-2])
    if len(word) > 4:
        for ending in ("s", "es", "d", "ed", "ing"):
            if word.endswith(ending):
                found.append(word[: -len(ending)])
        if word.endswith("ing"):
            found.append(f"{word[:-3]}e")
        if word.endswith(("ies", "ied")):
            found.append(f"{word[:-3]}y")
    return tuple(dict.fromkeys(found))
