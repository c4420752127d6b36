"""Fonts as WeasyPrint takes them: our own by CSS, and those of the system by fontconfig."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

from docpub.fonts import CODE, FONTS, Choice, Font, addresses
from docpub.renderers.pdf.weasyprint.fetching import FONT
from docpub.renderers.pdf.weasyprint.loading import load
from docpub.themes import Fonts

# Where an emoji stands, Pango asks the fonts in colour of a system before those that are asked for,
# and another machine has others. Without characters none of them is taken.
_NO_COLOUR = b"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <match target="font">
    <test name="color"><bool>true</bool></test>
    <edit name="charset" mode="assign"><charset><int>0x10ffff</int></charset></edit>
  </match>
</fontconfig>"""
# What fontconfig has besides the functions that WeasyPrint itself calls.
_FONTCONFIG = """
    typedef int FcBool;
    typedef ... FcCharSet;
    FcResult FcPatternGetCharSet (
        const FcPattern *p, const char *object, int n, FcCharSet **c);
    FcResult FcPatternGetBool (const FcPattern *p, const char *object, int n, FcBool *b);
    FcBool FcCharSetHasChar (const FcCharSet *fcs, unsigned int ucs4);
"""


def face_rules(choice: Choice, wanted: Fonts) -> str:
    """Return CSS that declares the fonts of a choice, and sets each language in its own.

    Those that a theme wants go before them. The weight and the slope of a face are in its file;
    said again, they would hide its axes.
    """
    faces = [
        f'@font-face {{ font-family: {_family(font)}; src: url("{FONT}{quote(address)}") }}'
        for font in dict.fromkeys((*choice.fonts, *_packaged(wanted)))
        for address in addresses(font)
    ]
    stacks = [
        f':where([lang="{language}"]) {{ font-family: {_stack(wanted.body, fonts)} }}'
        for language, fonts in choice.stacks.items()
    ]
    first = next(iter(choice.stacks.values()), ())
    for name, fonts, selector in (
        (wanted.headings, first, "h1, h2, h3, h4, h5, h6, .organisation"),
        (wanted.code, choice.code, "code, pre"),
    ):
        if name or fonts is choice.code:
            stacks.append(f":where({selector}) {{ font-family: {_stack(name, fonts)} }}")
    return "\n".join((*faces, *stacks))


def _packaged(wanted: Fonts) -> Iterator[Font]:
    names = (wanted.body, wanted.headings, wanted.code)
    return (font for font in (*FONTS, CODE) if font.name in names)


def _family(font: Font) -> str:
    """Return a name that no font of the system has."""
    return f'"docpub {font.name}"'


def _stack(wanted: str, fonts: Iterable[Font]) -> str:
    """Return the families in the order in which they are asked for a character."""
    own = [_family(font) for font in (*FONTS, CODE) if font.name == wanted]
    named = own or ([_string(wanted)] if wanted else [])
    return ", ".join((*named, *map(_family, fonts), "sans-serif"))


def _string(words: str) -> str:
    """Write a text as CSS takes it (https://www.w3.org/TR/css-syntax-3/#serializing)."""
    return '"' + "".join(c if c.isalnum() or c in " -_" else f"\\{ord(c):x} " for c in words) + '"'


def new_configuration() -> Any:
    """Return what keeps fonts for WeasyPrint."""
    text = load().text
    configuration = text.fonts.FontConfiguration()
    text.ffi.fontconfig.FcConfigParseAndLoadFromMemory(configuration._config, _NO_COLOUR, True)
    return configuration


def on_system(characters: frozenset[str]) -> frozenset[str]:
    """Return those of some characters that a font of the system has, as fontconfig knows them."""
    fontconfig, ffi = _fontconfig()
    configuration = load().text.fonts.FontConfiguration()
    fonts = fontconfig.FcConfigGetFonts(configuration._config, fontconfig.FcSetSystem)
    patterns = [fonts.fonts[index] for index in range(fonts.nfont)]
    sets = [found for pattern in patterns if (found := _characters(fontconfig, ffi, pattern))]
    return frozenset(
        character
        for character in characters
        if any(fontconfig.FcCharSetHasChar(found, ord(character)) for found in sets)
    )


@cache
def _fontconfig() -> tuple[Any, Any]:
    text = load().text
    text.ffi.ffi.cdef(_FONTCONFIG)
    return text.ffi.fontconfig, text.ffi.ffi


def _characters(fontconfig: Any, ffi: Any, pattern: Any) -> Any:
    """Return the characters of a font that can be painted: one of outlines, and not in colour."""
    kind, colour, found = ffi.new("FcChar8 **"), ffi.new("FcBool *"), ffi.new("FcCharSet **")
    fontconfig.FcPatternGetString(pattern, b"fontformat", 0, kind)
    fontconfig.FcPatternGetBool(pattern, b"color", 0, colour)
    if colour[0] or kind[0] == ffi.NULL or ffi.string(kind[0]) not in (b"TrueType", b"CFF"):
        return None
    fontconfig.FcPatternGetCharSet(pattern, b"charset", 0, found)
    return None if found[0] == ffi.NULL else found[0]
