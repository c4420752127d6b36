"""The manual's page of codes is what the catalogue says (`make golden` writes it)."""

from __future__ import annotations

from pathlib import Path

import docpub
from docpub.diagnostics import CATALOGUE
from docpub.diagnostics.page import codes_page

PAGE = Path(__file__).parents[2] / "source" / "manual" / "codes.md"


def test_the_page_is_up_to_date(update_golden: bool) -> None:
    if update_golden:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(codes_page())
    assert codes_page() == PAGE.read_text(), "run make golden"


def test_the_page_is_a_document_without_a_mistake() -> None:
    parsed = docpub.parse_file(PAGE)
    assert not parsed.diagnostics
    headings = [n for n in docpub.walk(parsed.document) if isinstance(n, docpub.Heading)]
    assert [heading.id for heading in headings] == sorted(CATALOGUE)


def test_each_example_stands_on_the_page_as_it_is() -> None:
    document = docpub.parse_file(PAGE).document
    shown = {node.value for node in docpub.walk(document) if isinstance(node, docpub.Code)}
    for entry in CATALOGUE.values():
        if entry.example and "\x0b" not in entry.example:
            assert entry.example.rstrip("\n") + "\n" in shown
