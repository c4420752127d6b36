"""The pages of the handout, marked in the book."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

import docpub
import pdftext

TEXT = "---\ntitle: A book\nprint: {paper: [PAPER]}\n---\n" + "".join(
    f"""## Chapter {chapter}

{" ".join(f"Word{chapter}x{number} is *here*[^n{chapter}] too." for number in range(150))}

[^n{chapter}]: Note {chapter} says little.

- {" ".join(f"item{chapter}x{number}" for number in range(60))}
- [A link {" ".join(f"linked{chapter}x{number}" for number in range(40))}](https://example.org)

| a | b |
|---|---|
{"".join(f"| cell{chapter}x{row} | other {row} |{chr(10)}" for row in range(25))}
:::{{except}} epub
Only on paper{chapter}.
:::
"""
    for chapter in range(6)
)


@pytest.fixture(scope="module", params=["Letter", "A4"])
def made(request: pytest.FixtureRequest) -> tuple[list[str], zipfile.ZipFile]:
    document = docpub.parse(TEXT.replace("PAPER", request.param)).document
    pdf = docpub.render(document, "pdf")
    book = docpub.render(document, "epub", pages=pdf.pages)
    assert not book.diagnostics
    pages = [" ".join(re.findall(r"\w+", t)) for t in pdftext.pages_of(pdf.files["handout.pdf"])]
    return pages, zipfile.ZipFile(BytesIO(book.files["book.epub"]))


def read(book: zipfile.ZipFile, name: str) -> str:
    return book.read(f"EPUB/{name}").decode()


def test_the_list_has_the_pages_of_the_handout(
    made: tuple[list[str], zipfile.ZipFile],
) -> None:
    pages, book = made
    listed = re.findall(r'<li><a href="([^"]+)">(\d+)</a></li>', read(book, "nav.xhtml"))
    assert [int(number) for _, number in listed] == [*range(1, len(pages) + 1)]
    targets = re.findall(r'<pageTarget [^>]*value="(\d+)"', read(book, "toc.ncx"))
    assert [int(number) for number in targets] == [*range(1, len(pages) + 1)]
    assert ">A book, PDF handout, " in read(book, "content.opf")


def test_the_words_after_a_marker_are_the_first_of_its_page(
    made: tuple[list[str], zipfile.ZipFile],
) -> None:
    pages, book = made
    listed = re.findall(
        r'<li><a href="([^"#]+)#(page--\d+)">(\d+)</a></li>', read(book, "nav.xhtml")
    )
    for file, name, number in listed:
        after = read(book, file).partition(f'id="{name}"')[2].partition(">")[2]
        words = "".join(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", after)))[:20]
        # The head of a table stands again on each page, and is no part of the text there.
        assert words in pages[int(number) - 1].replace(" ", "")[:40], number


def test_a_book_alone_has_no_pages() -> None:
    output = docpub.render(docpub.parse(TEXT).document, "epub")
    with zipfile.ZipFile(BytesIO(output.files["book.epub"])) as book:
        assert "page-list" not in read(book, "nav.xhtml")
        assert "pageBreakSource" not in read(book, "content.opf")
        assert not any("data-place" in read(book, n[5:]) for n in book.namelist() if "xhtml" in n)
