"""Contents and references with the pages that things stand on."""

from __future__ import annotations

import re

import pytest

import docpub
import pdftext

CHAPTERS = 14
BOOK = "---\ntitle: A book\nprint: {contents: true}\n---\n" + "".join(
    f"## Chapter {number}\n\nSee [](#chapter-{number * 5 % CHAPTERS}) first. "
    + "More words. " * 400
    + "\n\n"
    for number in range(CHAPTERS)
)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    output = docpub.render(docpub.parse(BOOK).document, "pdf")
    assert not output.diagnostics
    return output.files["handout.pdf"]


def test_numbers_are_those_of_the_pages(pdf: bytes) -> None:
    pages = [" ".join(page.split()) for page in pdftext.pages_of(pdf)]
    assert len(pages) > 9  # with numbers of one digit and of two
    starts = {
        chapter: number
        for number, page in enumerate(pages, 1)
        for chapter in re.findall(r"(Chapter \d+) See", page)
    }
    listed = dict(re.findall(r"(Chapter \d+) (\d+)(?= Chapter|$)", pages[0].partition(" See")[0]))
    assert {name: int(number) for name, number in listed.items()} == {
        name: starts[name] for name in listed
    }
    assert len(listed) == CHAPTERS
    for name, number in re.findall(r"See (Chapter \d+) \(page (\d+)\)", " ".join(pages)):
        assert starts[name] == int(number)


def test_the_list_is_tagged_as_contents(pdf: bytes) -> None:
    tags = [line.strip() for line in pdftext.tags_of(pdf)]
    assert tags.count("TOC") == 1
    assert tags.count("TOCI") == CHAPTERS


def test_a_handout_has_none() -> None:
    text = "# A\n\n## B\n\nSee [](#b).\n"
    output = docpub.render(docpub.parse(text).document, "pdf")
    assert "page" not in " ".join(pdftext.pages_of(output.files["handout.pdf"])).lower().replace(
        "page 1 of 1", ""
    )
