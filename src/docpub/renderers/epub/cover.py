"""The cover: a picture made from title, subtitle and organisation, and the page that shows it."""

from __future__ import annotations

from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from docpub.labels import Labels
from docpub.model import Metadata
from docpub.renderers.epub.book import page
from docpub.renderers.markup import Element, sub
from docpub.renderers.markup.furniture import notice_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

COVER_IMAGE = "images/cover.jpg"
_SIZE = (1600, 2560)
_MARGIN = 140
_PAPER, _INK = "#0b3f52", "#ffffff"
_FONTS = "fontpkg_atkinson_hyperlegible"


def cover_page(metadata: Metadata, labels: Labels) -> str:
    """Return the page that shows the cover."""
    body = Element("body")
    words = ", ".join(filter(None, (metadata.title, _organisation(metadata))))
    section = sub(body, "section", {"epub:type": "cover", "aria-label": labels.cover})
    alt = f"{labels.cover}: {words}"
    sub(section, "img", {"src": COVER_IMAGE, "alt": alt, "role": "doc-cover"})
    return page(metadata, labels.cover, body, "frontmatter")


def cover_image(metadata: Metadata, labels: Labels) -> bytes:
    """Draw the cover, 1600 × 2560 pixels, as JPEG."""
    from PIL import Image, ImageDraw  # slow to import

    image = Image.new("RGB", _SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    y = 360
    for words, weight, size in (
        (metadata.title, "Bold", 132),
        (metadata.subtitle, "Regular", 76),
        (notice_of(metadata, labels), "Bold", 72),
    ):
        y = _paragraph(draw, words, y, _font(weight, size)) + 90
    draw.rectangle((_MARGIN, 2180, _SIZE[0] - _MARGIN, 2188), fill=_INK)
    _paragraph(draw, _organisation(metadata), 2240, _font("Regular", 72))
    data = BytesIO()
    image.save(data, "JPEG", quality=85, subsampling=0, optimize=True)
    return data.getvalue()


def _organisation(metadata: Metadata) -> str:
    return metadata.organisation.name if metadata.organisation else ""


def _font(weight: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont  # slow to import

    name = f"AtkinsonHyperlegible-{weight}.ttf"
    data = (resources.files(_FONTS) / "files" / name).read_bytes()
    # The basic layout engine is in Pillow itself; the other is the system's, and may differ.
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


def _paragraph(draw: ImageDraw, words: str, y: int, font: FreeTypeFont) -> int:
    """Draw lines of words, as many as fit on each; return where the next would begin.

    Words in a script that the font lacks are left out: the page says them as text.
    """
    line = ""
    width = _SIZE[0] - 2 * _MARGIN
    for word in [*_drawable(words, font), None]:
        longer = f"{line} {word}".strip()
        if word is None or (line and draw.textlength(longer, font=font) > width):
            if line:
                draw.text((_MARGIN, y), line, font=font, fill=_INK)
                y += round(font.size * 1.25)
            line = word or ""
        else:
            line = longer
    return y


def _drawable(words: str, font: FreeTypeFont) -> list[str]:
    missing = bytes(font.getmask("\uffff"))
    return [word for word in words.split() if all(bytes(font.getmask(c)) != missing for c in word)]
