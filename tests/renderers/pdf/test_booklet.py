"""The booklet: pages of half a sheet in the order of a folded stack, for the printer alone."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import docpub
from docpub.renderers.pdf.booklet import sides

PARTS = 5
TEXT = """---
title: Asthma
lang: {lang}
---
""" + "\n\n".join(f"## Part{number}\n\n" + "Many words. " * 140 for number in range(1, PARTS + 1))


def both(text: str, **options: object) -> tuple[bytes, bytes]:
    output = docpub.render(docpub.parse(text).document, "pdf", options=options)
    assert not output.diagnostics
    return output.files["handout.pdf"], output.files["handout-booklet-print-only.pdf"]


@pytest.fixture(scope="module")
def files() -> tuple[bytes, bytes]:
    return both(TEXT.format(lang="en"), booklet=True, paper="A4")


def numbers_on(booklet: bytes) -> list[tuple[int, int]]:
    """Return the page numbers printed left and right of each fold, 0 where there is none."""
    with pypdfium2.PdfDocument(booklet) as pdf:
        return [(_number(page, left=True), _number(page, left=False)) for page in pdf]


def _number(page: pypdfium2.PdfPage, *, left: bool) -> int:
    width = page.get_width()
    start, end = (0, width / 2) if left else (width / 2, width)
    words = page.get_textpage().get_text_bounded(left=start, right=end)
    found = re.search(r"(?:Page|Página) (\d+) (?:of|de)", words)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("pages", range(1, 14))
def test_a_folded_stack_is_read_in_order(pages: int) -> None:
    """Fold the sheets as hands do: each lies in the one before, its front on the outside."""
    leaves: list[int] = []
    both_sides = sides(pages)
    for (last, first), (second, third) in reversed(
        [*zip(both_sides[::2], both_sides[1::2], strict=True)]
    ):
        leaves = [first, second, *leaves, third, last]
    assert leaves == [*range(len(leaves))]
    assert 0 <= len(leaves) - pages < 4


def test_the_pages_stand_in_that_order(files: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(files[0])) as whole:
        assert whole.Root.MarkInfo.Marked
    numbers = numbers_on(files[1])
    pages = max(max(pair) for pair in numbers)
    assert 4 < pages <= 8
    shown = [tuple(n + 1 if n < pages else 0 for n in pair) for pair in sides(pages)]
    assert numbers == shown


def test_what_reads_from_right_to_left_binds_on_the_right() -> None:
    rtl = both(TEXT.format(lang="he"), booklet=True)[1]
    ltr = both(TEXT.format(lang="en"), booklet=True)[1]
    assert numbers_on(rtl) == [pair[::-1] for pair in numbers_on(ltr)]


@pytest.mark.parametrize(
    ("paper", "size"), [("Letter", (792, 612)), ("A4", (842, 595)), ("A5", (595, 420))]
)
def test_two_pages_fill_a_sheet_of_the_paper(paper: str, size: tuple[int, int]) -> None:
    with pypdfium2.PdfDocument(both("# A\n\nB", booklet=True, paper=paper)[1]) as pdf:
        assert [(round(w), round(h)) for w, h in map(pdf.get_page_size, range(len(pdf)))] == [
            size
        ] * 2


def test_letters_are_as_large_as_in_the_handout(files: tuple[bytes, bytes]) -> None:
    handout, booklet = (_height_of(file, "Many words") for file in files)
    assert booklet == pytest.approx(handout, rel=0.01)


def _height_of(file: bytes, words: str) -> float:
    with pypdfium2.PdfDocument(file) as pdf:
        text = pdf[0].get_textpage()
        found = text.search(words).get_next()
        assert found
        _, bottom, _, top = text.get_charbox(found[0])
        return float(top - bottom)


def test_there_is_more_room_at_the_fold(files: tuple[bytes, bytes]) -> None:
    """The foot reaches from margin to margin."""
    with pypdfium2.PdfDocument(files[1]) as pdf:
        page = pdf[len(pdf) - 1]
        text, width, middle = page.get_textpage(), page.get_width(), page.get_width() / 2
        lefts, _, rights, _ = zip(*map(text.get_rect, range(text.count_rects())), strict=True)
    assert middle - max(right for right in rights if right < middle) == pytest.approx(42.5, abs=3)
    assert min(left for left in lefts if left > middle) - middle == pytest.approx(42.5, abs=3)
    assert (min(lefts), width - max(rights)) == pytest.approx((28.3, 28.3), abs=3)


def test_it_claims_nothing_and_says_what_it_is_for(files: tuple[bytes, bytes]) -> None:
    with pikepdf.open(BytesIO(files[1])) as pdf:
        assert {*pdf.Root.keys()} == {"/Lang", "/Pages", "/Type", "/ViewerPreferences"}
        assert pdf.docinfo["/Title"] == "Asthma (booklet, for printing only)"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert not any("/Annots" in page or "/StructParents" in page for page in pdf.pages)


def test_the_same_document_gives_the_same_bytes(files: tuple[bytes, bytes]) -> None:
    assert both(TEXT.format(lang="en"), booklet=True, paper="A4") == files


def test_the_front_matter_asks_for_it_and_the_option_decides(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\nprint: {booklet: true}\n---\nB\n")
    for options, names in (
        ({}, {"a.pdf", "a-booklet-print-only.pdf", "manifest.json"}),
        ({"pdf.booklet": "false"}, {"a.pdf", "manifest.json"}),
    ):
        report = docpub.publish(
            tmp_path / "a.md", tmp_path / "out", formats=["pdf"], options=options
        )
        assert {path.name for path in report.results[0].files} == names


def test_what_is_told_is_told_once() -> None:
    document = docpub.parse("# A\n\nThe $\\text{漢}$ is not in the font.\n").document
    told = [docpub.render(document, "pdf", options={"booklet": b}) for b in (False, True)]
    assert told[0].diagnostics == told[1].diagnostics
