"""The font that is typed in: whole, because nobody knows which letters will be needed."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from docpub.fonts import FONTS, addresses, read

NAME = FONTS[0].name.replace(" ", "")
_FIRST, _LAST = 32, 255  # codes of WinAnsiEncoding, ISO 32000-1, annex D
_NONSYMBOLIC = 1 << 5  # a flag: its characters are those of the encoding
_STEM = 80  # how thick upright strokes are, in thousandths, for readers that lack the font


@cache
def _font() -> tuple[bytes, Any]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # slow to import

    data = read(addresses(FONTS[0])[0])
    return data, TTFont(BytesIO(data), lazy=True)


def line_height() -> float:
    """Return how far apart readers set lines that are typed, in sizes of type."""
    _, font = _font()
    return float(font["hhea"].ascent - font["hhea"].descent) / float(font["head"].unitsPerEm)


def write_font(pdf: Any) -> bytes:
    """Write the font into a PDF; return its reference (ISO 32000-1, 9.6.3)."""
    import pydyf  # type: ignore[import-untyped]  # comes with WeasyPrint

    data, font = _font()
    file = pydyf.Stream([data], {"Length1": len(data)}, compress=True)
    pdf.add_object(file)
    descriptor = pydyf.Dictionary({**_measures(font), "FontFile2": file.reference})
    pdf.add_object(descriptor)
    entry = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{NAME}",
            "Encoding": "/WinAnsiEncoding",
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": pydyf.Array(_scaled(font, *_widths(font))),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(entry)
    reference: bytes = entry.reference
    return reference


def _measures(font: Any) -> dict[str, Any]:
    """Return what describes the font, in thousandths of its size (ISO 32000-1, 9.8)."""
    import pydyf

    head, lines = font["head"], font["hhea"]
    ascent, descent, capitals = _scaled(font, lines.ascent, lines.descent, font["OS/2"].sCapHeight)
    left, right = _scaled(font, head.xMin, head.xMax)
    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{NAME}",
        "Flags": _NONSYMBOLIC,
        # As tall as a line: readers take this, or the two below, for the distance of lines.
        "FontBBox": pydyf.Array([left, descent, right, ascent]),
        "Ascent": ascent,
        "Descent": descent,
        "CapHeight": capitals,
        "ItalicAngle": 0,
        "StemV": _STEM,
    }


def _scaled(font: Any, *numbers: float) -> list[int]:
    return [round(number * 1000 / font["head"].unitsPerEm) for number in numbers]


def _widths(font: Any) -> list[float]:
    """Return the widths of the characters of the encoding, which is nearly Windows' 1252."""
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    characters = bytes(range(_FIRST, _LAST + 1)).decode("cp1252", "replace")
    return [metrics[glyphs.get(ord(character), ".notdef")][0] for character in characters]
