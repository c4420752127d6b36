"""The cover: a picture made from title, subtitle and organisation, and the page that shows it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from docpub.fonts import FONTS, addresses, choose, coverage, read
from docpub.labels import Labels, direction_of
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
_REGULAR, _BOLD = 400, 700
_PLAIN = FONTS[:2]  # whose letters stand side by side: Latin, Greek, Cyrillic


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
    lines = _Lines(ImageDraw.Draw(image), metadata.lang)
    y = 360
    for words, bold, size in (
        (metadata.title, True, 132),
        (metadata.subtitle, False, 76),
        (notice_of(metadata, labels), True, 72),
    ):
        y = lines.write(words, y, size, bold=bold) + 90
    lines.draw.rectangle((_MARGIN, 2180, _SIZE[0] - _MARGIN, 2188), fill=_INK)
    lines.write(_organisation(metadata), 2240, 72)
    data = BytesIO()
    image.save(data, "JPEG", quality=85, subsampling=2, optimize=True)
    return data.getvalue()


def _organisation(metadata: Metadata) -> str:
    return metadata.organisation.name if metadata.organisation else ""


class _Lines:
    """Writes lines of words, as many as fit on each, from the side on which they begin."""

    def __init__(self, draw: ImageDraw, language: str) -> None:
        self.draw = draw
        self._language = language

    def write(self, words: str, y: int, size: int, *, bold: bool = False) -> int:
        """Write words; return where the next line would begin.

        Those that cannot be drawn here are left out: the page says them as text.
        """
        font = _font(words, self._language, size, bold)
        if not font:
            return y
        line, width = "", _SIZE[0] - 2 * _MARGIN
        for word in [*_parts(words, font), None]:
            longer = f"{line}{word}"
            if word is None or (line and font.length(longer) > width):
                if line.strip():
                    self._write_line(line.strip(), y, font)
                    y += round(size * 1.25)
                line = (word or "").lstrip()
            else:
                line = longer
        return y

    def _write_line(self, line: str, y: int, font: _Font) -> None:
        from_right = direction_of(self._language) == "rtl"
        x = _SIZE[0] - _MARGIN if from_right else _MARGIN
        anchor = "ra" if from_right else "la"
        self.draw.text((x, y), line, _INK, font.face, anchor, **font.shaping)


class _Font(NamedTuple):
    """A face, the characters that it has, and how its words are shaped."""

    face: FreeTypeFont
    characters: frozenset[int]
    shaping: dict[str, Any]

    def length(self, words: str) -> float:
        """Return how long some words are, in pixels."""
        return self.face.getlength(words, **self.shaping)


def _font(words: str, language: str, size: int, bold: bool) -> _Font | None:
    """Choose a face for words; none if their letters have to be joined and nothing here does it."""
    from PIL import ImageFont, features  # slow to import

    chosen = choose({language: words}).stacks[language][0]
    plain = chosen in _PLAIN
    if not plain and not features.check_feature("raqm"):
        return None
    # The basic engine is in Pillow itself, and puts letters side by side; the other one joins them.
    engine = ImageFont.Layout.BASIC if plain else ImageFont.Layout.RAQM
    files = addresses(chosen)
    file = files[1] if bold and "Bold" in files[min(1, len(files) - 1)] else files[0]
    face = ImageFont.truetype(BytesIO(read(file)), size, layout_engine=engine)
    if "[wght]" in file:
        face.set_variation_by_axes([_BOLD if bold else _REGULAR])
    shaping = {} if plain else {"direction": direction_of(language) or "ltr", "language": language}
    return _Font(face, coverage(chosen), shaping)


def _parts(words: str, font: _Font) -> list[str]:
    """Part words where a line may end: at spaces, and between the signs of scripts without."""
    drawn = [word for word in words.split() if all(ord(c) in font.characters for c in word)]
    parts = []
    for word in drawn:
        parts.append(" ")
        parts += word if any(_is_ideograph(character) for character in word) else [word]
    return parts


def _is_ideograph(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7ff"
