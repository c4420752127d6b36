"""MODEL → DIAGNOSTICS: what is wrong with a document, whatever output is made of it.

A check is a function that reports what it finds in a document that all passes have gone over.
"""

from __future__ import annotations

from docpub.checks.context import CheckContext, WordLists
from docpub.checks.formulas import check_formulas
from docpub.checks.handout import check_handout
from docpub.checks.images import check_images
from docpub.checks.language import (
    PartReadability,
    Readability,
    Score,
    check_language,
    has_formula,
    measure,
    measure_whole,
)
from docpub.checks.links import check_links
from docpub.checks.references import check_references, check_unused
from docpub.checks.rules import Check, Rule, rules, run_rules
from docpub.checks.tables import check_tables
from docpub.checks.thresholds import Thresholds, ThresholdTables, thresholds_for
from docpub.diagnostics import Diagnostic, Problems
from docpub.model import Document

__all__ = [
    "CHECKS",
    "WHOLE_CHECKS",
    "CheckContext",
    "PartReadability",
    "Readability",
    "Rule",
    "Score",
    "ThresholdTables",
    "Thresholds",
    "WordLists",
    "check",
    "check_words",
    "has_formula",
    "measure",
    "measure_whole",
    "rules",
    "thresholds_for",
]

CHECKS: tuple[Check, ...] = (
    check_references,
    check_links,
    check_images,
    check_tables,
    check_formulas,
)
# What an output leaves out is not missing, so these look at a document with all its parts.
WHOLE_CHECKS: tuple[Check, ...] = (check_unused, check_handout, run_rules)


def check(
    document: Document, context: CheckContext, file: str | None = None, *, whole: bool = True
) -> tuple[Diagnostic, ...]:
    """Run the checks of every build on a document that the passes have gone over.

    `whole` says that it has all its parts, and not only those for one output.
    """
    problems = Problems(file, document.sources)
    for run in (*CHECKS, *(WHOLE_CHECKS if whole else ())):
        run(document, context, problems)
    return tuple(problems.found)


def check_words(
    document: Document, context: CheckContext, file: str | None = None
) -> tuple[tuple[Diagnostic, ...], Readability]:
    """Say what an editor would change in the words of a document with all its parts.

    That takes a while, and is of no use to who only publishes, so it is no part of a build.
    """
    problems = Problems(file, document.sources)
    readability = check_language(document, context, problems)
    return tuple(problems.found), readability
