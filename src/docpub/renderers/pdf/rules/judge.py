"""All rules, on one file."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from docpub.renderers.pdf.rules.annotations import check_annotations
from docpub.renderers.pdf.rules.archive import check_archive
from docpub.renderers.pdf.rules.content import ContentReader
from docpub.renderers.pdf.rules.fonts import check_fonts
from docpub.renderers.pdf.rules.metadata import check_metadata
from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.structure import check_structure
from docpub.renderers.pdf.rules.tables import check_tables
from docpub.renderers.pdf.rules.tree import read_tree

READABLE = Rule(
    ua="7.1", archival="6.1", sentence="All that a rule looks at has the type that it should have."
)


def judge(pdf: pikepdf.Pdf) -> tuple[Finding, ...]:
    """Return all that keeps a PDF from the labels, those that it may carry aside."""
    return tuple(_safely(_findings(pdf)))


def _findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    tree = read_tree(pdf)
    reader = ContentReader(tree)
    for number, page in enumerate(pdf.pages, 1):
        reader.read_page(page, number)
    yield from check_metadata(pdf, tree)
    yield from check_structure(tree)
    yield from check_tables(tree)
    yield from check_annotations(pdf, tree)
    yield from reader.findings
    yield from check_fonts(reader.used.fonts.values(), tree)
    yield from check_archive(pdf, reader.used)


def _safely(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Take what is malformed for broken: a file may hold anything anywhere."""
    try:
        yield from findings
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        yield Finding(READABLE, f"The file is malformed: {error}.")
    except pikepdf.PdfError as error:
        yield Finding(READABLE, f"The file is damaged: {error}.")
