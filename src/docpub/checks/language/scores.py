"""How hard a text is to read: counts, and what formulas make of them.

- English: the grade of Flesch and Kincaid (1975), 0.39 · words/sentences + 11.8 · syllables/words
  - 15.59; and SMOG (McLaughlin 1969), 1.0430 · √(words of three or more syllables · 30/sentences)
  + 3.1291, which is made for 30 sentences and more.
- Spanish: the index of Szigriszt Pazos (1993), 206.835 - 62.3 · syllables/words - words/sentences,
  read on the scale INFLESZ (Barrio Cantalejo 2008). The higher it is, the easier is the text.

Other languages have counts alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container

import msgspec

from docpub.checks.language.spanish import spanish_syllables
from docpub.checks.language.syllables import syllables
from docpub.checks.language.units import Unit

_LONG = 3  # syllables
_COUNTERS: dict[str, Callable[[str], int]] = {"en": syllables, "es": spanish_syllables}
ENOUGH_WORDS = 40
ENOUGH_SENTENCES = 30  # for SMOG


def has_formula(lang: str) -> bool:
    """Say whether there is a formula for a language, such as `en-GB`."""
    return lang.partition("-")[0].lower() in _COUNTERS


class Score(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What was counted in running text, and the figures that the language has a formula for.

    `long_words` have three syllables or more. SMOG is `indicative` with less than 30 sentences.
    """

    words: int = 0
    sentences: int = 0
    syllables: int = 0
    long_words: int = 0
    flesch_kincaid: float | None = None
    smog: float | None = None
    inflesz: float | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are figures, of enough words to say something."""
        known = self.flesch_kincaid is not None or self.inflesz is not None
        return known and self.words >= ENOUGH_WORDS

    @property
    def indicative(self) -> bool:
        """Whether there are too few sentences for SMOG."""
        return self.sentences < ENOUGH_SENTENCES


class Counts:
    """Counts words, sentences and syllables, with and without what is explained."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._syllables = _COUNTERS.get(lang)
        self.words = self.sentences = self.syllables = self.long_words = 0
        self.plain_syllables = self.plain_long_words = 0

    def add(self, unit: Unit, explained: Container[int]) -> None:
        """Count a unit; the document explains the words at the `explained` places."""
        shouted = unit.run.text.isupper()
        self.sentences += len(unit.sentences)
        for sentence in unit.sentences:
            self.words += len(sentence.words)
            if self._syllables:
                for word in sentence.words:
                    written = word.value.lower() if shouted else word.value
                    self._add(self._syllables(written), word.start in explained)

    def _add(self, count: int, familiar: bool) -> None:
        self.syllables += count
        self.long_words += count >= _LONG
        self.plain_syllables += 1 if familiar else count
        self.plain_long_words += count >= _LONG and not familiar

    def plus(self, other: Counts) -> None:
        """Add what another one has counted."""
        self.words += other.words
        self.sentences += other.sentences
        self.syllables += other.syllables
        self.long_words += other.long_words
        self.plain_syllables += other.plain_syllables
        self.plain_long_words += other.plain_long_words

    def score(self) -> Score:
        """Return the score of all words."""
        return score_of(self._lang, self.words, self.sentences, self.syllables, self.long_words)

    def score_without_terms(self) -> Score:
        """Return the score with each word of a defined term as easy as one of a syllable."""
        syllables, long_words = self.plain_syllables, self.plain_long_words
        return score_of(self._lang, self.words, self.sentences, syllables, long_words)


def score_of(lang: str, words: int, sentences: int, syllables: int, long_words: int) -> Score:
    """Make figures of counts, by the formulas of a language."""
    grade = smog = inflesz = None
    if words and sentences and lang in _COUNTERS:
        per_word, per_sentence = syllables / words, words / sentences
        if lang == "es":
            inflesz = round(206.835 - 62.3 * per_word - per_sentence, 1)
        else:
            grade = round(max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59), 1)
            smog = round(1.0430 * (long_words * 30 / sentences) ** 0.5 + 3.1291, 1)
    return Score(
        words=words,
        sentences=sentences,
        syllables=syllables,
        long_words=long_words,
        flesch_kincaid=grade,
        smog=smog,
        inflesz=inflesz,
    )


def without(lang: str, whole: Score, part: Score) -> Score:
    """Return the score of what is left of a text without a part of it."""
    return score_of(
        lang,
        whole.words - part.words,
        whole.sentences - part.sentences,
        whole.syllables - part.syllables,
        whole.long_words - part.long_words,
    )
