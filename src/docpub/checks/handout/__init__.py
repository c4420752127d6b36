"""What a careful editor would say of a handout: of documents whose `profile` is not `article`.

Evidence for each rule is in the manual's page of codes.
"""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.checks.handout.evidence import check_evidence
from docpub.checks.handout.layout import check_layout
from docpub.checks.handout.numbers import check_numbers
from docpub.checks.handout.provenance import check_parts, check_provenance
from docpub.checks.handout.tables import check_tables
from docpub.checks.handout.text import groups
from docpub.checks.handout.words import check_words
from docpub.diagnostics import Problems
from docpub.model import Document

__all__ = ["check_handout"]


def check_handout(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report what makes a handout hard to use, unsafe or unfounded, and what it lacks."""
    if document.metadata.profile == "article":
        return
    text, most = [*groups(document)], context.thresholds
    check_numbers(document, text, problems)
    check_words(document, text, most, problems)
    check_evidence(document, text, most, problems)
    check_layout(document, most, problems)
    check_tables(document, most, problems)
    check_provenance(document, problems)
    check_parts(document, problems)
