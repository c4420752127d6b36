"""What a careful editor would say of the words: how hard they are, and which ones to change.

Of handouts, as all of `checks/handout`. What needs to know a language knows English, and the length
of a text in Spanish; what is not bound to one holds for all.
"""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.checks.language.capitals import check_capitals
from docpub.checks.language.grades import check_grades
from docpub.checks.language.lengths import check_lengths
from docpub.checks.language.readability import (
    PartReadability,
    Readability,
    explained_in,
    measure,
    measure_whole,
    readability_of,
    target_of,
)
from docpub.checks.language.repeats import check_repeats
from docpub.checks.language.scores import Score, has_formula
from docpub.checks.language.units import content_of
from docpub.checks.language.wording import check_wording
from docpub.checks.language.wordlists import finder_for
from docpub.diagnostics import Problems
from docpub.model import Document

__all__ = [
    "PartReadability",
    "Readability",
    "Score",
    "check_language",
    "has_formula",
    "measure",
    "measure_whole",
]


def check_language(document: Document, context: CheckContext, problems: Problems) -> Readability:
    """Report what makes a handout hard to read, or says it in words that do harm.

    Returns how hard it is to read, which is measured of articles too.
    """
    metadata, most = document.metadata, context.thresholds
    content, explained = content_of(document), explained_in(document)
    found = readability_of(content, explained, metadata.lang, target_of(metadata, most))
    if metadata.profile != "article":
        lang = metadata.lang.partition("-")[0].lower()
        check_grades(found, metadata.reading.formula, most, problems)
        check_lengths(content, most, problems)
        check_wording(content, finder_for(lang, context.words), explained, problems)
        check_repeats(content, problems)
        check_capitals(content, explained, most.words_in_a_row, problems)
    return found
