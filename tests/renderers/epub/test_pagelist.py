"""The pages of the handout, marked in the book."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

import docpub
import pdftext
from pictures import raster

# What is on a page alone and may begin it: the head of a table, and what is for paper.
ABOVE = r"ab|onetwo|Onlyonpaper\d"
STEPS = "".join(
    f"{n}. {' '.join(f'stepCx{n}x{number}' for number in range(20))}\n" for n in range(1, 8)
)
ROWS = "".join(
    f"| rowCx{row} | {' '.join(f'tallCx{row}x{n}' for n in range(8))} |\n" for row in range(20)
)
TEXT = "---\ntitle: A book\n---\n" + "".join(
    f"""## Chapter {chapter}

{" ".join(f"Word{chapter}x{number} is *here*[^n{chapter}] too." for number in range(150))}

[^n{chapter}]: Note {chapter} says little.

- {" ".join(f"item{chapter}x{number}" for number in range(60))}
- [A link {" ".join(f"linked{chapter}x{number}" for number in range(40))}](https://example.org)

| a | b |
|---|---|
{"".join(f"| cell{chapter}x{row} | other {row} |{chr(10)}" for row in range(25))}
:::{{figure}} picture.png
:alt: A picture

Caption{chapter} {" ".join(f"said{chapter}x{number}" for number in range(30))}
:::

:::{{warning}}
{" ".join(f"careful{chapter}x{number}" for number in range(80))}
:::

Term{chapter}
: {" ".join(f"defined{chapter}x{number}" for number in range(60))}

> {" ".join(f"quoted{chapter}x{number}" for number in range(60))}

```
{chr(10).join(f"code{chapter}x{number} and more" for number in range(20))}
```

:::{{steps}}
{STEPS.replace("C", str(chapter))}:::

:::{{table}} Table of rows
:header-columns: 1

| one | two |
|---|---|
{ROWS.replace("C", str(chapter))}:::

:::{{except}} epub
Only on paper{chapter}.
:::
"""
    for chapter in range(6)
)


WAYS = {
    "Letter": {"paper": "Letter"},
    "A4": {"paper": "A4"},
    "A5": {"paper": "A5"},
    "large print": {"variant": "large-print"},
    "large print on A5": {"variant": "large-print", "paper": "A5"},
}


@pytest.fixture(scope="module", params=WAYS.values(), ids=WAYS)
def made(request: pytest.FixtureRequest) -> tuple[list[str], zipfile.ZipFile]:
    assets = {"picture.png": raster(size=(300, 200))}
    document = docpub.parse(TEXT).document
    pdf = docpub.render(document, "pdf", options=request.param, assets=assets)
    book = docpub.render(document, "epub", pages=pdf.pages, assets=assets)
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
    wrong = [
        (number, words, page)
        for file, name, number in listed
        if not starts_with(
            page := pages[int(number) - 1], words := words_after(read(book, file), name)
        )
    ]
    assert wrong == []


def words_after(file: str, name: str) -> str:
    after = file.partition(f'id="{name}"')[2].partition(">")[2]
    return "".join(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", after)))[:20]


def starts_with(page: str, words: str) -> bool:
    """Whether a page begins with these words, or they follow what is not there in the book."""
    page = page.replace(" ", "")
    return page.startswith(words) or re.sub(f"^({ABOVE})", "", page).startswith(words)


def test_a_book_alone_has_no_pages() -> None:
    output = docpub.render(docpub.parse(TEXT).document, "epub")
    with zipfile.ZipFile(BytesIO(output.files["book.epub"])) as book:
        assert "page-list" not in read(book, "nav.xhtml")
        assert "pageBreakSource" not in read(book, "content.opf")
        assert not any("data-place" in read(book, n[5:]) for n in book.namelist() if "xhtml" in n)


def test_the_page_of_a_title_alone_begins_with_it() -> None:
    document = docpub.parse("---\ntitle: Alone\n---\n").document
    pages = docpub.render(document, "pdf").pages
    output = docpub.render(document, "epub", pages=pages)
    with zipfile.ZipFile(BytesIO(output.files["book.epub"])) as book:
        assert '<a href="title.xhtml#page--1">1</a>' in read(book, "nav.xhtml")
        assert words_after(read(book, "title.xhtml"), "page--1") == "Alone"
