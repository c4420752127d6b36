"""Books of every construct, alone and together, in many languages and sizes, judged by the checkers.

EPUBCheck judges them all. Ace and the readers, which take longest, get what differs: not the same
constructs again in other orders, nor the same blocks over many pages.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_outputs import run_checker

import docpub
from books import books
from docpub.assets import GivenAssets
from docpub.labels import labels_for
from docpub.renderers.markup.furniture import notice_of
from documents import Sample, pieces, samples

PARTS = 4
TOGETHER = {f"construct {file.stem}" for file in pieces()} | {f"case {f.parent.name}" for f in pieces()}
# Lines of check_epub.sh that are let pass, each for the samples whose names a pattern matches.
KNOWN = {
    # RFC 5724 registers the scheme; EPUBCheck's list is older.
    r"epubcheck WARNING HTM-025: .* sms:555-0100 .*": "construct link-addresses|larger .*|book every.*",
    # The head of the cell is a formula, and the axe-core of Ace does not look into MathML.
    r"ace \[minor\] empty-table-header: .*": ".*(formula-in-words|table-with-inlines|everything)",
    # What is told as an error: a picture that nobody describes, which leaves its link without words.
    r"ace \[serious\] link-name: .*": "construct mistake-pictures-without-words",
}

pytestmark = pytest.mark.conformance


def made(sample: Sample, folder: Path) -> Path:
    """Make the book of a sample."""
    (book := folder / f"{sample.name.replace(' ', '-')}.epub").write_bytes(book_of(sample))
    return book


def book_of(sample: Sample) -> bytes:
    assets = GivenAssets(sample.files)
    return docpub.render(sample.parse(), "epub", assets=assets).files["book.epub"]
