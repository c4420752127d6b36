"""Sentences and paragraphs that are too long to be taken in."""

from __future__ import annotations

from docpub.checks.language.units import Content
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems


def check_lengths(content: Content, most: Thresholds, problems: Problems) -> None:
    """Report long sentences wherever they stand, and long paragraphs."""
    for unit in content.units:
        for sentence in unit.sentences:
            if len(sentence.words) > most.sentence_words:
                found = f"The sentence has {len(sentence.words)} words"
                message = f"{found}; {most.sentence_words} are enough."
                place = unit.run.span(sentence.start, sentence.end)
                problems.report("sentence-too-long", message, place)
        words = sum(len(sentence.words) for sentence in unit.sentences)
        many = len(unit.sentences) > most.paragraph_sentences
        if unit.is_prose and many and words > most.paragraph_words:
            message = f"The paragraph has {len(unit.sentences)} sentences, of {words} words."
            problems.report("paragraph-long", message, unit.span)
