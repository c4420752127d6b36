"""Which fonts there are, in the order in which they are looked for a character.

All are under the SIL Open Font License and come as packages, so a text is set alike on every
machine. Their small letters are alike in height (0.48 to 0.54 of the size), so that a word in
another script does not look larger or smaller than its neighbours.
"""

from __future__ import annotations

import msgspec


class Font(msgspec.Struct, frozen=True, kw_only=True):
    """A family of fonts; `files` are its faces in the package, upright ones first.

    A face whose file names an axis (`[wght]`) has all weights in it. `languages` are those that a
    font is drawn for where the same character looks different in others. `text` is False for
    signs and pictures, which never decide how words look.
    """

    name: str
    package: str
    files: tuple[str, ...]
    languages: tuple[str, ...] = ()
    text: bool = True


def _noto(name: str) -> Font:
    return Font(
        name=f"Noto Sans {name}",
        package="manimgx_fonts",
        files=(f"NotoSans{name}[wght].ttf",),
        text=name != "Symbols",
    )


def _chinese_japanese_korean(variant: str, *languages: str) -> Font:
    folder = f"fonts/ofl/notosans{variant.lower()}"
    return Font(
        name=f"Noto Sans {variant}",
        package="justmytype_intl_cjk",
        files=(f"{folder}/NotoSans{variant}[wght].ttf",),
        languages=languages,
    )


# Made for readers with low vision; Western and Central European languages.
_ATKINSON = Font(
    name="Atkinson Hyperlegible",
    package="fontpkg_atkinson_hyperlegible",
    files=tuple(
        f"files/AtkinsonHyperlegible-{face}.ttf"
        for face in ("Regular", "Bold", "Italic", "BoldItalic")
    ),
)
# Vietnamese, Greek, Cyrillic, all of Latin; arrows, ticks, boxes and signs of mathematics.
_SOURCE_SANS = Font(
    name="Source Sans",
    package="fontpkg_source_sans_3",
    files=("files/SourceSans3[wght].ttf", "files/SourceSans3-Italic[wght].ttf"),
)
# Arabic, Persian, Urdu, Pashto. Each of its letters is one glyph, so its words can be searched for
# in the file; in Noto Sans the dots of letters are glyphs of their own.
_ARABIC = Font(
    name="IBM Plex Sans Arabic",
    package="fontpkg_ibm_plex_sans_arabic",
    files=tuple(f"files/IBMPlexSansArabic-{face}.ttf" for face in ("Regular", "Bold")),
)
_NOTO_SANS = Font(
    name="Noto Sans",
    package="manimgx_fonts",
    files=("NotoSans[wght].ttf", "NotoSans-Italic[wght].ttf"),
)
_EMOJI = Font(
    name="Noto Emoji", package="manimgx_fonts", files=("NotoEmoji[wght].ttf",), text=False
)
_SCRIPTS = (
    *("Arabic", "Devanagari", "Hebrew", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu"),
    *("Kannada", "Malayalam", "Oriya", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar"),
    *("Armenian", "Georgian", "Ethiopic", "Symbols"),
)

FONTS = (
    _ATKINSON,
    _SOURCE_SANS,
    _NOTO_SANS,
    _EMOJI,
    _ARABIC,
    *map(_noto, _SCRIPTS),
    # Large, so they come as an extra; without it the fonts of the system are asked.
    _chinese_japanese_korean("SC", "zh"),
    _chinese_japanese_korean("TC", "zh-hant", "zh-tw", "zh-hk", "zh-mo"),
    _chinese_japanese_korean("JP", "ja"),
    _chinese_japanese_korean("KR", "ko"),
)

CODE = Font(
    name="Source Code Pro",
    package="fontpkg_source_code_pro",
    files=("files/SourceCodePro[wght].ttf", "files/SourceCodePro-Italic[wght].ttf"),
)
