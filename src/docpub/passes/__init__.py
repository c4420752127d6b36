"""MODEL → MODEL: what makes a parsed document ready for a renderer.

A pass is a function from a document to a document: pure, total, and the same done twice. They
compute everything anew, so a script may change a document and pass it through again.
"""

from __future__ import annotations

from collections.abc import Callable

from docpub.model import Document
from docpub.passes.abbreviations import expand_abbreviations
from docpub.passes.citations import cite
from docpub.passes.contents import list_contents
from docpub.passes.cross_references import fill_cross_references
from docpub.passes.footnotes import place_footnotes
from docpub.passes.front_blocks import add_about, add_main_message
from docpub.passes.headings import drop_empty_headings
from docpub.passes.identifiers import identify
from docpub.passes.numbering import number
from docpub.passes.pinning import pin_warning_signs
from docpub.passes.questions import nest_questions
from docpub.passes.sections import nest_sections
from docpub.passes.selection import select
from docpub.passes.tables import square_tables
from docpub.passes.titles import fill_titles, find_title
from docpub.passes.typography import set_typography

__all__ = ["PASSES", "resolve", "select"]

PASSES: tuple[Callable[[Document], Document], ...] = (
    find_title,
    set_typography,  # before what is put together from the words
    add_main_message,
    pin_warning_signs,
    drop_empty_headings,
    nest_sections,
    nest_questions,
    place_footnotes,
    cite,  # after the notes: sources are numbered in the order in which all is read
    add_about,
    fill_titles,
    square_tables,
    number,
    identify,
    expand_abbreviations,  # after identifiers, which must not depend on what is read first
    fill_cross_references,
    list_contents,
)


def resolve(document: Document) -> Document:
    """Run all passes, in order."""
    for step in PASSES:
        document = step(document)
    return document
