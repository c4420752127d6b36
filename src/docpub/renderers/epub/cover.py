"""The cover: a picture made from title, subtitle and organisation, and the page that shows it."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from docpub.labels import Labels
from docpub.model import Metadata
from docpub.renderers.epub.book import page
from docpub.renderers.epub.lettering import Lettering, Paragraph
from docpub.renderers.markup import Element, sub
from docpub.renderers.markup.furniture import notice_of
from docpub.themes import Colours

COVER_IMAGE = "images/cover.jpg"
_SIZE = (1600, 2560)
_MARGIN = 140
_TOP, _RULE, _BOTTOM = 360, 2180, 2500


class Cover(NamedTuple):
    """The picture as JPEG, and those of its words that could not be drawn."""

    image: bytes
    left_out: tuple[str, ...]


def cover_page(metadata: Metadata, labels: Labels) -> str:
    """Return the page that shows the cover, and says all that is written on it."""
    body = Element("body")
    said = (metadata.title, metadata.subtitle, notice_of(metadata, labels), _organisation(metadata))
    words = ", ".join(filter(None, said))
    section = sub(body, "section", {"epub:type": "cover", "aria-label": labels.cover})
    alt = f"{labels.cover}: {words}"
    sub(section, "img", {"src": COVER_IMAGE, "alt": alt, "role": "doc-cover"})
    return page(metadata, labels.cover, body, "frontmatter")


def draw_cover(metadata: Metadata, labels: Labels, colours: Colours) -> Cover:
    """Draw the cover, 1600 × 2560 pixels, in the colours of a theme."""
    from PIL import Image, ImageDraw  # slow to import

    image = Image.new("RGB", _SIZE, colours.accent)
    draw = ImageDraw.Draw(image)
    left, right = _MARGIN, _SIZE[0] - _MARGIN
    lettering = Lettering(draw, metadata.lang, colours.paper)
    paragraphs = (
        Paragraph(metadata.title, 132, bold=True),
        Paragraph(metadata.subtitle, 76),
        Paragraph(notice_of(metadata, labels), 72, bold=True),
    )
    lettering.write(paragraphs, (left, _TOP, right, _RULE))
    draw.rectangle((left, _RULE, right, _RULE + 8), fill=colours.paper)
    organisation = Paragraph(_organisation(metadata), 72, below=0)
    lettering.write([organisation], (left, _RULE + 60, right, _BOTTOM))
    data = BytesIO()
    image.save(data, "JPEG", quality=70, subsampling=2)
    return Cover(data.getvalue(), tuple(lettering.left_out))


def _organisation(metadata: Metadata) -> str:
    return metadata.organisation.name if metadata.organisation else ""
