"""Which fonts a text is set in, by what it is written with."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from docpub.fonts.catalogue import CODE, FONTS, Font
from docpub.fonts.files import coverage, glyphs

# A word in another script does not change how a whole text looks; an alphabet does.
_ENOUGH = 0.99
# Line ends, spaces, and characters that only say how others are joined, ordered or drawn.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x034F, 0x0350))
# What an engine shows where it parts a word at a soft hyphen.
_HYPHENS = {0xAD: 0x2010}


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What to set a text in.

    `fonts` are all that it needs. `stacks` gives them for each language in the order in which they
    are asked for a character, and `code` for code. `missing` are characters that none has, and
    `ambiguous` those that share a glyph with another one of the text, such as two kinds of hyphens.
    """

    fonts: tuple[Font, ...]
    stacks: Mapping[str, tuple[Font, ...]]
    code: tuple[Font, ...]
    missing: frozenset[str]
    ambiguous: frozenset[str]


def choose(words: Mapping[str, str], code: str = "") -> Choice:
    """Choose fonts for words, which are given by language, and for code.

    The words of a language are set in the first font that has its letters, so that no word is made
    of two; another one is asked only for what this one lacks.
    """
    first = {language: _first(language, text) for language, text in words.items()}
    needed = _needed("".join(words.values()))
    rest = needed.difference(*map(coverage, first.values()))
    if code:
        rest |= _needed(code) - coverage(CODE)
    others: list[Font] = []
    for font in FONTS:
        if not rest:
            break
        if found := rest & coverage(font):
            others.append(font)
            rest -= found
    used = tuple(font for font in FONTS if font in first.values() or font in others)
    fonts = used + ((CODE,) if code else ())
    return Choice(
        fonts=fonts,
        stacks={language: _led_by(font, used) for language, font in first.items()},
        code=_led_by(CODE, used) if code else (),
        missing=frozenset(map(chr, rest)),
        ambiguous=_ambiguous(needed | _needed(code), fonts),
    )


def _led_by(first: Font, fonts: Iterable[Font]) -> tuple[Font, ...]:
    return (first, *(font for font in fonts if font != first))


def _needed(text: str) -> set[int]:
    """Return the code points of a text that need a glyph."""
    found = {ord(character) for character in set(text) if not _is_unseen(character)}
    return found | {hyphen for sign, hyphen in _HYPHENS.items() if chr(sign) in text}


def _ambiguous(codes: Iterable[int], fonts: Iterable[Font]) -> frozenset[str]:
    """Return those of some characters that look the same in some font as another one of them."""
    found: set[str] = set()
    for font in fonts:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for code, glyph in ((code, glyphs(font).get(code)) for code in codes):
            if glyph:
                alike[glyph].append(chr(code))
        found.update(*(characters for characters in alike.values() if len(characters) > 1))
    return frozenset(found)


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or any(
        ord(character) in selectors for selectors in _SELECTORS
    )


def _first(language: str, text: str) -> Font:
    """Return the font that decides how the words of a language look."""
    if all(ord(letter) in coverage(FONTS[0]) for letter in set(text) if letter.isalpha()):
        return FONTS[0]
    letters = Counter(letter for letter in text if letter.isalpha())
    for font in _candidates(language):
        found = sum(n for letter, n in letters.items() if ord(letter) in coverage(font))
        if found >= _ENOUGH * letters.total():
            return font
    return FONTS[0]


def _candidates(language: str) -> list[Font]:
    """Return the fonts for words, those first that are drawn for the language."""

    def fits(font: Font) -> int:
        tag = f"{language.lower()}-"
        return max((len(name) for name in font.languages if tag.startswith(f"{name}-")), default=0)

    return sorted((font for font in FONTS if font.text), key=lambda font: -fits(font))
