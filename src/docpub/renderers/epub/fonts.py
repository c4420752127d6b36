"""Fonts that a book brings along, for those who ask for them: no more of each than it needs.

They are under the SIL Open Font License 1.1, which goes with them. It asks that a font that was
changed, as by leaving characters out, does not keep a reserved name; so none keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from io import BytesIO
from typing import Any, NamedTuple

from docpub.fonts import CODE, FONTS, Font, addresses, choose, coverage, read
from docpub.renderers.markup import Words

LICENCE_FILE = "META-INF/fonts-licence.txt"
MEDIA_TYPE = "font/ttf"
_WEIGHTS = (400, 700)
_COPYRIGHT, _FAMILY, _FULL_NAME, _POSTSCRIPT_NAME = 0, 1, 4, 6  # names of OpenType
_WRITTEN_BY_READERS = "0123456789.-•◦▪\u2010"  # numbers and marks of lists, hyphens
_KEPT_NAMES = (_COPYRIGHT, _FAMILY, 2, 3, _FULL_NAME, 5, _POSTSCRIPT_NAME, 13, 14)


class Embedded(NamedTuple):
    """What a book gets: faces by their names in it, the rules of style, and the licence.

    `missing` are characters that none of the faces has, so they are set in the reader's.
    """

    files: dict[str, bytes]
    css: str
    licence: str
    missing: frozenset[str]


class _Face(NamedTuple):
    address: str
    weight: int
    italic: bool


def embed_fonts(words: Words, language: str) -> Embedded:
    """Choose fonts for a book, and cut them down to the characters that it has."""
    choice = choose(words.prose, words.code)
    text = "".join((*words.prose.values(), words.code, _WRITTEN_BY_READERS))
    files: dict[str, bytes] = {}
    rules: list[str] = []
    notices: list[str] = []
    for font in choice.fonts:
        codes = {ord(character) for character in text} & coverage(font)
        notice = ""
        for face in _faces(font):
            name = f"fonts/{_named(font)}-{face.weight}{'-italic' * face.italic}.ttf"
            files[name], notice = _subset(read(face.address), face.weight, codes, _named(font))
            rules.append(_rule(font, face, name))
        notices.append(f"{font.name}, cut down to the characters of this book\n{notice}")
    rules += _stacks(choice.stacks, choice.code, language)
    css, licence = "\n".join(rules), "\n\n".join((*notices, _licence()))
    return Embedded(files, f"{css}\n", f"{licence}\n", choice.missing)


def _named(font: Font) -> str:
    """Return what a font is called in the book: its place among ours, and not its own name."""
    return f"book-{(*FONTS, CODE).index(font) + 1}"


def _faces(font: Font) -> Iterator[_Face]:
    for address in addresses(font):
        italic = "Italic" in address
        if "[wght]" in address:
            yield from (_Face(address, weight, italic) for weight in _WEIGHTS)
        else:
            yield _Face(address, 700 if "Bold" in address else 400, italic)


def _subset(data: bytes, weight: int, codes: set[int], name: str) -> tuple[bytes, str]:
    """Cut a font down to some characters; return it with its copyright."""
    from fontTools import subset  # type: ignore[import-untyped]  # slow to import
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    options = subset.Options(
        layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=_KEPT_NAMES
    )
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    copyright = str(font["name"].getDebugName(_COPYRIGHT) or "")
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": weight})
    _rename(font, name)
    out = BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue(), copyright


def _rename(font: Any, name: str) -> None:
    for record in font["name"].names:
        if record.nameID in (_FAMILY, _FULL_NAME, _POSTSCRIPT_NAME):
            record.string = name
        elif record.nameID == 3:
            record.string = f"{name}; docpub"


def _rule(font: Font, face: _Face, name: str) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{_named(font)}"; font-weight: {face.weight}; '
        f'font-style: {style}; src: url("{name}"); }}'
    )


def _stacks(stacks: Any, code: tuple[Font, ...], language: str) -> Iterator[str]:
    for lang, fonts in sorted(stacks.items(), key=lambda item: item[0] != language):
        where = "body" if lang == language else f":lang({re.sub('[^A-Za-z0-9-]', '', lang)})"
        yield f"{where} {{ font-family: {_family(fonts, 'sans-serif')}; }}"
    if code:
        yield f"code, pre {{ font-family: {_family((CODE, *code), 'monospace')}; }}"


def _family(fonts: tuple[Font, ...], last: str) -> str:
    return ", ".join((*(f'"{_named(font)}"' for font in dict.fromkeys(fonts)), last))


def _licence() -> str:
    """Return the text of the licence, which each of the packages has."""
    text = resources.files("fontpkg_atkinson_hyperlegible").joinpath("LICENSE").read_text("utf-8")
    return text[text.index("SIL OPEN FONT LICENSE") :].strip()
