"""Books of every construct, together, in many languages and sizes, judged by the checkers.

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
AGAIN = re.compile("long .*|larger .*|" + "|".join(map(re.escape, pieces())))
# Lines of check_epub.sh that are let pass, each for the samples whose names a pattern matches.
KNOWN = {
    # RFC 5724 registers the scheme; EPUBCheck's list is older.
    r"epubcheck WARNING HTM-025: .* sms:555-0100 .*": ".*link-addresses|larger .*|.*everything",
    # The head of the cell is a formula, and the axe-core of Ace does not look into MathML.
    r"ace \[minor\] empty-table-header: .*": ".*(formula-in-words|table-with-inlines|everything)",
    # A picture that nobody describes leaves its link without words, as is told.
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


@pytest.fixture(scope="module")
def all_made(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Sample, Path]]:
    folder = tmp_path_factory.mktemp("books")
    return [(sample, made(sample, folder)) for sample in (*samples(), *books())]


def test_epubcheck_finds_nothing(all_made: list[tuple[Sample, Path]]) -> None:
    assert len(all_made) > 150
    assert findings(all_made, "--no-browser") == []


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_found(part: int, tmp_path: Path) -> None:
    chosen = [s for s in (*samples(), *books()) if not AGAIN.fullmatch(s.name)][part::PARTS]
    assert findings([(sample, made(sample, tmp_path)) for sample in chosen]) == []


def test_nothing_is_found_in_books_with_the_pages_of_the_handout(tmp_path: Path) -> None:
    made = []
    for sample in books():
        if sample.name.endswith((" ar", " zh", " everything", " nothing")):
            document, assets = sample.parse(), GivenAssets(sample.files)
            pages = docpub.render(document, "pdf", assets=assets).pages
            book = docpub.render(document, "epub", assets=assets, pages=pages)
            (file := tmp_path / f"{sample.name}.epub").write_bytes(book.files["book.epub"])
            made.append((sample, file))
    assert findings(made, "--no-browser") == []


def findings(checked: list[tuple[Sample, Path]], *options: str) -> list[str]:
    """Return what the checkers find, with what EPUBCheck calls usages, but not what is known."""
    _, output = run_checker("check_epub.sh", *options, *(file for _, file in checked))
    found = re.split(r"(?m)^epub .*: (?:PASS|FAIL) .*\n", output)
    assert len(found) == len(checked) + 1, output
    return [
        f"{sample.name}: {line}"
        for (sample, _), lines in zip(checked, found, strict=False)
        for line in lines.splitlines()
        if not is_known(sample, line)
    ]


def is_known(sample: Sample, line: str) -> bool:
    return any(re.fullmatch(p, line) and re.fullmatch(s, sample.name) for p, s in KNOWN.items())


def test_books_have_the_words_of_the_page(
    all_made: list[tuple[Sample, Path]], tmp_path: Path
) -> None:
    pairs: list[Path] = []
    notices: set[str] = set()  # in each file of a book, and once on a page
    for number, (sample, book) in enumerate(all_made):
        document, assets = sample.parse(), GivenAssets(sample.files)
        page = docpub.render(document, "html", assets=assets, parts_for="epub").files["page.html"]
        (file := tmp_path / f"{number}.html").write_bytes(page)
        pairs += [file, book]
        notice = notice_of(document.metadata, labels_for(document.metadata.lang))
        notices.add(" ".join(re.findall(r"\w+", notice)))
    furniture = [f"--furniture={notice}" for notice in notices if notice]
    status, output = run_checker("check_text.py", "--pairs", *furniture, *pairs)
    assert status == 0, "\n".join(line for line in output.splitlines() if " lost " in line)
    assert output.count("PASS") == len(all_made)
