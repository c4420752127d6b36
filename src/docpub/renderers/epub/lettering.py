"""Words in any script as lines of a picture: in which fonts, where lines end, and how large.

Pillow draws one string in one font. So a line is parted into runs, which stand one after another
from the side on which the language begins; in a run, letters are ordered and joined by Raqm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from docpub.fonts import FONTS, Font, addresses, choose, coverage, read
from docpub.labels import direction_of

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_REGULAR, _BOLD = 400, 700
_PLAIN = FONTS[:2]  # whose letters stand side by side: Latin, Greek, Cyrillic
_LINE = 1.3  # the height of a line, in sizes of type
_SCALES = (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.36, 0.3)
_CUT_FROM = 0.6  # the scale from which a word too long for a line is cut, rather than made smaller
_BREAKING_SPACE = re.compile(r"[ \t\r\n]+")
_SOFT_HYPHEN = "\u00ad"
_JOINER = "\u200d"
_ATTACHED = {"Mn", "Mc", "Me", "Cf", "Sk"}  # what belongs to the character before it
_OPENING, _CLOSING = {"Ps", "Pi"}, {"Pe", "Pf", "Po"}


class Paragraph(NamedTuple):
    """Words that are set alike, in pixels, and how much room is below them."""

    words: str
    size: int
    bold: bool = False
    below: int = 90


class _Run(NamedTuple):
    text: str
    font: Font


class _Part(NamedTuple):
    """What no line ends within: its width, and that of the space before it."""

    runs: tuple[_Run, ...]
    space: float
    width: float


class Lettering:
    """Writes in one language on a picture; `left_out` are words that it could not write."""

    def __init__(self, draw: ImageDraw, language: str, ink: str) -> None:
        from PIL import features  # slow to import

        self.left_out: list[str] = []
        self._draw, self._ink = draw, ink
        self._language, self._from_right = language, direction_of(language) == "rtl"
        self._joins = features.check_feature("raqm")

    def write(self, paragraphs: Iterable[Paragraph], box: tuple[int, int, int, int]) -> None:
        """Write into a box (left, top, right, bottom), smaller if there are many words."""
        left, top, right, bottom = box
        given = [each for each in paragraphs if each.words.strip()]
        scale, lines = _fit(
            [(each, self._parts(each)) for each in given], right - left, bottom - top
        )
        y = float(top)
        for paragraph, found in zip(given, lines, strict=True):
            size = round(paragraph.size * scale)
            for line in found:
                if y + size * _LINE > bottom:
                    self.left_out.append(_text(line))
                    continue
                self._write_line(line, (left, right), round(y + size), size, paragraph.bold)
                y += size * _LINE
            y += paragraph.below * scale

    def _write_line(
        self, line: Sequence[_Part], sides: tuple[int, int], y: int, size: int, bold: bool
    ) -> None:
        """Write runs one after another, on a base line."""
        x: float = sides[1] if self._from_right else sides[0]
        for font, joined in groupby(_spaced(line), key=lambda run: run.font):
            text = "".join(run.text for run in joined)
            face, shaping = self._face(text, font, size, bold)
            length = face.getlength(text, **shaping)
            x -= length * self._from_right
            self._draw.text((x, y), text, self._ink, face, "ls", **shaping)
            x += length * (not self._from_right)

    def _parts(self, paragraph: Paragraph) -> list[_Part]:
        """Part words where a line may end: at spaces, and between the signs of scripts without."""
        text = unicodedata.normalize("NFC", paragraph.words).replace(_SOFT_HYPHEN, "")
        words = [word for word in _BREAKING_SPACE.split(text) if word]
        if not words:
            return []
        fonts = choose({self._language: text}).stacks[self._language]
        usable = [font for font in fonts if self._joins or font in _PLAIN]
        parts: list[_Part] = []
        for word in words:
            for number, piece in enumerate(_pieces(_plain_spaces(word))):
                before = parts[-1].runs[-1].font if parts else None
                runs = tuple(self._runs(piece, usable, before))
                if runs:
                    width = sum(self._length(run, paragraph) for run in runs)
                    space = self._length(_Run(" ", runs[0].font), paragraph) if not number else 0
                    parts.append(_Part(runs, space, width))
        return parts

    def _runs(self, piece: str, fonts: Sequence[Font], before: Font | None) -> Iterator[_Run]:
        """Give each character a font, and the whole the same if one has all of it.

        What is no letter, such as a number, stays with the words before it.
        """
        found: list[_Run] = []
        lost = ""
        for text in [piece] if any(_has(font, piece) for font in fonts) else _clusters(piece):
            letters = any(character.isalpha() for character in text)
            order = [before, *fonts] if before in fonts and not letters else fonts
            font = next((font for font in order if font and _has(font, text)), None)
            if font:
                found.append(_Run(text, font))
                before = font
            else:
                lost += text
        if lost:
            self.left_out.append(lost)
        for font, same in groupby(found, key=lambda run: run.font):
            yield _Run("".join(run.text for run in same), font)

    def _length(self, run: _Run, paragraph: Paragraph) -> float:
        face, shaping = self._face(run.text, run.font, paragraph.size, paragraph.bold)
        return face.getlength(run.text, **shaping)

    def _face(
        self, text: str, font: Font, size: int, bold: bool
    ) -> tuple[FreeTypeFont, dict[str, Any]]:
        """Return a face, and how its letters are shaped.

        Where letters only stand side by side, Pillow's own engine is enough, and the same anywhere.
        """
        attached = any(unicodedata.category(character) in _ATTACHED for character in text)
        plain = font in _PLAIN and not attached and not self._from_right
        if plain or not self._joins:
            return _load(font, size, bold, joins=False), {}
        direction = "rtl" if self._from_right else "ltr"
        return _load(font, size, bold, joins=True), {
            "direction": direction,
            "language": self._language,
        }


@lru_cache(maxsize=16)
def _load(font: Font, size: int, bold: bool, *, joins: bool) -> FreeTypeFont:
    from PIL import ImageFont  # slow to import

    files = addresses(font)
    file = files[1] if bold and "Bold" in files[min(1, len(files) - 1)] else files[0]
    engine = ImageFont.Layout.RAQM if joins else ImageFont.Layout.BASIC
    face = ImageFont.truetype(BytesIO(_bytes(file)), size, layout_engine=engine)
    if "[wght]" in file:
        face.set_variation_by_axes([_BOLD if bold else _REGULAR])
    return face


@cache
def _bytes(file: str) -> bytes:
    return read(file)


def _fit(
    paragraphs: Sequence[tuple[Paragraph, list[_Part]]], width: float, height: float
) -> tuple[float, list[list[list[_Part]]]]:
    """Return the largest scale at which all lines fit, or the smallest there is, and the lines."""
    scale, lines = 1.0, []
    for scale in _SCALES:
        room = width / scale
        lines = [_lines(parts, room, whole=scale > _CUT_FROM) for _, parts in paragraphs]
        needed = sum(
            len(found) * each.size * _LINE + each.below
            for (each, _), found in zip(paragraphs, lines, strict=True)
        )
        widest = max((part.width for found in lines for line in found for part in line), default=0)
        if widest <= room and needed * scale <= height:
            break
    return scale, lines


def _lines(parts: Sequence[_Part], width: float, *, whole: bool) -> list[list[_Part]]:
    """Fill lines one after another; a part that is wider than a line stays whole or is cut."""
    lines: list[list[_Part]] = []
    room = 0.0
    for part in parts if whole else _cut(parts, width):
        if not lines or part.space + part.width > room:
            lines.append([])
            room = width
        room -= part.space * bool(lines[-1]) + part.width
        lines[-1].append(part)
    return lines


def _cut(parts: Iterable[_Part], width: float) -> Iterator[_Part]:
    """Yield parts, those that are wider than a line in pieces of about the same width."""
    for part in parts:
        if part.width <= width:
            yield part
            continue
        clusters = [_Run(text, run.font) for run in part.runs for text in _clusters(run.text)]
        each = part.width / len(clusters)
        for number, run in enumerate(clusters):
            yield _Part((run,), 0 if number else part.space, each)


def _spaced(line: Sequence[_Part]) -> Iterator[_Run]:
    """Yield the runs of a line; a space belongs to the words before it."""
    for number, part in enumerate(line):
        if number and part.space:
            yield _Run(" ", line[number - 1].runs[-1].font)
        yield from part.runs


def _text(line: Sequence[_Part]) -> str:
    return "".join(run.text for run in _spaced(line))


def _plain_spaces(word: str) -> str:
    """Make the spaces that hold a word together plain ones, which every font has."""
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in word)


def _pieces(word: str) -> Iterator[str]:
    """Part a word between ideographs, but not before a closing sign nor behind an opening one."""
    piece = ""
    for cluster in _clusters(word):
        if piece and _may_end(piece[-1], cluster[0]):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _may_end(last: str, following: str) -> bool:
    if not (_is_ideographic(last) or _is_ideographic(following)):
        return False
    after, before = unicodedata.category(following), unicodedata.category(last)
    return after not in _CLOSING and before not in _OPENING


def _is_ideographic(character: str) -> bool:
    """Whether lines may end beside it: signs of Chinese and Japanese, and wide punctuation."""
    return unicodedata.east_asian_width(character) in ("W", "F") and not (
        "\uac00" <= character <= "\ud7ff"  # Korean has spaces
    )


def _clusters(text: str) -> Iterator[str]:
    """Part a text into characters, each with what is attached to it."""
    cluster = ""
    for character in text:
        if cluster and not _is_attached(character) and not cluster.endswith(_JOINER):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _is_attached(character: str) -> bool:
    return unicodedata.category(character) in _ATTACHED and not character.isascii()


def _has(font: Font, text: str) -> bool:
    """Whether a font has all characters of a text, but for those that only say how others look."""
    has = coverage(font)
    return all(
        ord(character) in has
        or unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or character == " "
        for character in text
    )
