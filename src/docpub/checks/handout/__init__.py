"""What a careful editor would say of a handout: of documents whose `profile` is not `article`.

Evidence for each rule is in the manual's page of codes.
"""

from __future__ import annotations

from docpub.assets import Assets
from docpub.checks.handout.evidence import check_evidence
from docpub.checks.handout.layout import check_layout
from docpub.checks.handout.numbers import check_numbers
from docpub.checks.handout.provenance import check_blocks, check_provenance
from docpub.checks.handout.tables import check_tables
from docpub.checks.handout.words import check_words
from docpub.diagnostics import Problems
from docpub.model import Document

__all__ = ["check_handout", "check_whole_handout"]


def check_handout(document: Document, assets: Assets, problems: Problems) -> None:
    """Report what makes a handout hard to read, unsafe or unfounded."""
    if is_handout(document):
        for check in (check_numbers, check_layout, check_tables, check_words, check_evidence):
            check(document, problems)


def check_whole_handout(document: Document, assets: Assets, problems: Problems) -> None:
    """Report what a handout lacks, all its parts together."""
    if is_handout(document):
        check_provenance(document.metadata, problems)
        check_blocks(document, problems)


def is_handout(document: Document) -> bool:
    """Whether a document is for patients, as its profile says."""
    return document.metadata.profile != "article"
