"""Sentences that say again what another has said."""

from __future__ import annotations

from collections import defaultdict

from docpub.checks.language.sentences import Sentence
from docpub.checks.language.units import Content, Unit
from docpub.diagnostics import Problems

_LONG = 5  # letters from which a word is of the subject, more or less, in any language
_WORDS = 5  # that a sentence has of those
_ALIKE = 0.6  # of the words that either has, in both
_LATEST = 200  # sentences with a word that are looked at


def check_repeats(content: Content, problems: Problems) -> None:
    """Report running text that has most of its longer words in common with a sentence before it.

    Sentences are looked up by their words, so that each meets those alone that share some.
    """
    seen: list[frozenset[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for unit, start, end, words in _sentences(content):
        shared: dict[int, int] = defaultdict(int)
        for word in words:
            for number in by_word[word][-_LATEST:]:
                shared[number] += 1
        if any(n / len(words | seen[number]) >= _ALIKE for number, n in shared.items()):
            message = "This has been said already, in almost the same words."
            problems.report("sentence-repeated", message, unit.run.span(start, end))
        for word in words:
            by_word[word].append(len(seen))
        seen.append(words)


def _sentences(content: Content) -> list[tuple[Unit, int, int, frozenset[str]]]:
    found = [
        (unit, sentence.start, sentence.end, frozenset(_longer(sentence)))
        for unit in content.units
        if unit.is_prose
        for sentence in unit.sentences
    ]
    return [each for each in found if len(each[3]) >= _WORDS]


def _longer(sentence: Sentence) -> list[str]:
    return [word.value.lower() for word in sentence.words if len(word.value) >= _LONG]
