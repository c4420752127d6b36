"""Sentences and paragraphs that are too long to be taken in."""

from __future__ import annotations

from docpub.checks.language.units import Content
from docpub.diagnostics import Problems

_WORDS_OF_A_SENTENCE = 20
_SENTENCES, _WORDS_OF_A_PARAGRAPH = 4, 60  # short sentences may be more


def check_lengths(content: Content, problems: Problems) -> None:
    """Report long sentences wherever they stand, and long paragraphs."""
    for unit in content.units:
        for sentence in unit.sentences:
            if len(sentence.words) > _WORDS_OF_A_SENTENCE:
                message = f"The sentence has {len(sentence.words)} words."
                place = unit.run.span(sentence.start, sentence.end)
                problems.report("sentence-too-long", message, place)
        words = sum(len(sentence.words) for sentence in unit.sentences)
        many = len(unit.sentences) > _SENTENCES and words > _WORDS_OF_A_PARAGRAPH
        if unit.is_prose and many:
            message = f"The paragraph has {len(unit.sentences)} sentences, of {words} words."
            problems.report("paragraph-long", message, unit.span)
