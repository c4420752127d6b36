"""Handouts in each size, on each paper, with and without colours: read from what is painted."""

from __future__ import annotations

import statistics
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image

import docpub
import pdftext
from docpub.renderers.pdf import PdfOptions, design_of
from docpub.renderers.pdf.design import Variant, measures_of
from docpub.renderers.pdf.qr import MODULE, qr_code
from docpub.themes import Theme, contrast

SAMPLE = Path(__file__).parents[3] / "source" / "ketamine-adhd" / "index.md"
VARIANTS: tuple[Variant, ...] = ("standard", "clear-print", "large-print")
POINTS_TO_MM = 25.4 / 72
_SCALE = 0.75  # WeasyPrint counts in pixels, and makes the page smaller as a whole
WIDE = """

| Wide | One | Two | Three | Four | Five |
|------|-----|-----|-------|------|------|
| Electroencephalographically | Methylphenidate | Otorhinolaryngology | Four | Five | Six |

Pneumonoultramicroscopicsilicovolcanoconiosis/pneumonoultramicroscopicsilicovolcanoconiosis
"""


class Letter(NamedTuple):
    """A character that is painted; its box and its page are in points, from the lower left."""

    text: str
    size: float
    box: tuple[float, float, float, float]
    page: int
    paper: tuple[float, float]


@cache
def sample(**options: object) -> bytes:
    parsed = docpub.parse(SAMPLE.read_text() + WIDE, path=SAMPLE)
    return docpub.render(parsed.document, "pdf", options=options).files["handout.pdf"]


@cache
def letters(pdf: bytes) -> list[Letter]:
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                character = chr(pypdfium2.raw.FPDFText_GetUnicode(text, index))
                size = pypdfium2.raw.FPDFText_GetFontSize(text, index) * _SCALE
                if not character.isspace() and character.isprintable():
                    box = text.get_charbox(index)
                    found.append(Letter(character, size, box, number, page.get_size()))
    return found


def in_the_text(pdf: bytes, variant: Variant) -> str:
    """Return the letters between the margins at the top and the bottom."""
    measures = measures_of(Theme(), variant)
    lowest = measures.bottom / POINTS_TO_MM
    highest = 792 - measures.top / POINTS_TO_MM
    return "".join(each.text for each in letters(pdf) if lowest < each.box[1] < highest)


def x_heights(pdf: bytes) -> list[float]:
    """Return how tall the small letters of each font in a file are, in sizes of type."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                font = TTFont(BytesIO(item.FontFile2.read_bytes()))
                found.append(font["OS/2"].sxHeight / font["head"].unitsPerEm)
    return found


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_in_large_print_every_letter_has_18_points(paper: str) -> None:
    found = letters(sample(variant="large-print", paper=paper))
    assert len(found) > 3000
    assert min(each.size for each in found) >= 17.99


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_nothing_is_outside_the_page(variant: str, paper: str) -> None:
    for each in letters(sample(variant=variant, paper=paper)):
        left, bottom, right, top = each.box
        assert left > 14, each
        assert bottom > 14, each
        assert right < each.paper[0] - 14, each
        assert top < each.paper[1] - 5, each


@pytest.mark.parametrize("variant", ["clear-print", "large-print"])
def test_no_variant_loses_a_letter_or_a_tag(variant: Variant) -> None:
    """How columns stand beside each other differs in what is painted, and never in the tags."""
    usual, other = sample(variant="standard"), sample(variant=variant)
    said = Counter(in_the_text(usual, "standard"))
    assert said.total() > 5000
    assert Counter(in_the_text(other, variant)) == said
    assert pdftext.tags_of(other) == pdftext.tags_of(usual)


@pytest.mark.parametrize(
    ("variant", "body", "least"),
    [("standard", 2.0, 1.4), ("clear-print", 2.3, 1.4), ("large-print", 3.0, 3.0)],
)
def test_small_letters_are_as_tall_as_readers_need(variant: str, body: float, least: float) -> None:
    """RNIB's clear print, ACB's large print, and the least of package leaflets; in mm."""
    pdf = sample(variant=variant)
    sizes = [each.size for each in letters(pdf)]
    lowest = min(x_heights(pdf))
    assert lowest * statistics.mode(sizes) * POINTS_TO_MM >= body
    assert lowest * min(sizes) * POINTS_TO_MM >= least


def contrasts(pdf: bytes) -> Iterator[tuple[Letter, float]]:
    """Yield the letters with what they have on the pixels, in grey."""
    dots = 4
    with pypdfium2.PdfDocument(pdf) as document:
        greys = [page.render(scale=dots).to_pil().convert("L") for page in document]
    for each in letters(pdf):
        left, bottom, right, top = each.box
        if right - left < 1 or top - bottom < 1:  # a dot or a stroke, of which no pixel is whole
            continue
        height = greys[each.page].height / dots
        corners = (left - 1, height - top - 1, right + 1, height - bottom + 1)
        crop = greys[each.page].crop(tuple(round(corner * dots) for corner in corners))
        darkest, lightest = crop.getextrema()
        shades = (f"#{level:02x}{level:02x}{level:02x}" for level in (darkest, lightest))
        yield each, contrast(*shades)


def test_mono_is_grey_and_keeps_its_contrast_on_the_pixels() -> None:
    pdf = sample(colour="mono")
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            red, green, blue = page.render().to_pil().convert("RGB").split()
            assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert [found for found in contrasts(pdf) if found[1] < 4.5] == []


@pytest.mark.parametrize("colour", ["colour", "mono"])
@pytest.mark.parametrize("level", ["emergency", "urgent", "crisis"])
def test_a_number_to_call_can_be_seen_on_the_band_of_a_sign(level: str, colour: str) -> None:
    source = (
        f"# A\n\n::::{{warning-signs}}\n:::{{{level}}} Call [911](tel:911) now\nIf.\n:::\n::::\n"
    )
    document = docpub.parse(source).document
    pdf = docpub.render(document, "pdf", options={"colour": colour}).files["handout.pdf"]
    assert "Call 911 now" in " ".join(pdftext.words_of(pdf))
    assert [found for found in contrasts(pdf) if found[1] < 4.5] == []


def test_without_mono_there_are_colours() -> None:
    with pypdfium2.PdfDocument(sample()) as document:
        red, _, blue = document[0].render().to_pil().convert("RGB").split()
    assert red.tobytes() != blue.tobytes()


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_code_leads_to_where_the_document_is_online(variant: str) -> None:
    with pypdfium2.PdfDocument(sample(variant=variant)) as document:
        last = document[len(document) - 1].render(scale=4).to_pil()
    codes = zxingcpp.read_barcodes(last, formats=zxingcpp.BarcodeFormat.QRCode)
    assert [code.text for code in codes] == ["https://example.org/handouts/PE-0147"]


def test_the_code_is_large_enough_and_stands_free() -> None:
    """Modules of 0.4 mm and a quiet zone of four are what phones need (ISO/IEC 18004, 9.1)."""
    code = qr_code("https://example.org/handouts/PE-0147")
    kind, _, picture = code.picture.partition(",")
    assert kind == "data:image/png;base64"
    image = Image.open(BytesIO(b64decode(picture))).convert("L")
    dark = image.point(lambda level: 255 - level).getbbox()
    assert dark is not None
    modules = round(code.side / MODULE)
    assert MODULE >= 0.4
    assert dark[0] * modules / image.width == pytest.approx(4)
    assert (image.width - dark[2]) * modules / image.width == pytest.approx(4)


def test_a_document_that_is_not_online_has_no_code() -> None:
    document = docpub.parse("---\ntitle: A\nlicence: CC0\n---\nB").document
    pdf = docpub.render(document, "pdf").files["handout.pdf"]
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert not opened.pages[0].get_images()


def test_the_front_matter_chooses_and_options_go_before_it() -> None:
    source = "---\ntitle: A\nprint: {size: 18pt, colour: mono, duplex: true}\n---\nB"
    printing = docpub.parse(source).document.metadata.print
    design = design_of(printing, PdfOptions(), Theme())
    assert (design.variant, design.mono, design.duplex) == ("large-print", True, True)
    options = PdfOptions(variant="standard", colour="colour", duplex=False)
    design = design_of(printing, options, Theme())
    assert (design.variant, design.mono, design.duplex) == ("standard", False, False)


def test_duplex_prints_leave_room_at_the_fold() -> None:
    pdf = sample(duplex=True)
    left = [min(each.box[0] for each in letters(pdf) if each.page == page) for page in (0, 1)]
    assert left[0] - left[1] == pytest.approx(7 / POINTS_TO_MM, abs=1)


def test_variants_are_made_beside_each_other() -> None:
    document = docpub.parse("# A\n\nB").document
    options = {"variant": "clear-print", "also": "large-print, clear-print"}
    files = docpub.render(document, "pdf", options=options).files
    assert list(files) == ["handout.pdf", "handout-large-print.pdf"]
