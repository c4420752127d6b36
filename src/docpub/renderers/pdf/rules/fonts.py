"""Rules on fonts: embedded, with a glyph and a meaning for every code that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from docpub.renderers.pdf.rules.glyphs import Program, read_cids, read_program, read_unicode
from docpub.renderers.pdf.rules.operators import strings
from docpub.renderers.pdf.rules.resources import Font
from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.tree import Tree

GLYPH_MAP = Rule(
    matterhorn="31-005",
    ua="7.21.3.2",
    archival="6.2.11.3.2",
    sentence="A composite font says which glyph each of its codes is.",
)
ENCODING = Rule(
    matterhorn="31-006",
    ua="7.21.3.3",
    archival="6.2.11.3.3",
    sentence="The codes of a composite font have two bytes; it says itself which glyphs they are.",
)
EMBEDDED = Rule(
    matterhorn="31-009",
    ua="7.21.4.1",
    archival="6.2.11.4.1",
    sentence="Every font is embedded.",
)
GLYPHS = Rule(
    matterhorn="31-011",
    ua="7.21.4.1",
    archival="6.2.11.4.1",
    sentence="An embedded font has all glyphs that are shown.",
)
SUBSET_LIST = Rule(
    matterhorn="31-014",
    ua="7.21.4.2",
    archival="6.2.11.4.2",
    sentence="A list of the glyphs of a font (CIDSet) has all of them.",
)
WIDTHS = Rule(
    matterhorn="31-016",
    ua="7.21.5",
    archival="6.2.11.5",
    sentence="The widths of glyphs are those of the font program.",
)
TO_UNICODE = Rule(
    matterhorn="31-027",
    ua="7.21.7",
    archival="6.2.11.7.2",
    sentence="Every code that is shown stands for text.",
)
ZERO = Rule(
    matterhorn="31-028",
    ua="7.21.7",
    archival="6.2.11.7.2",
    sentence="No code stands for the character U+0000.",
)
BYTE_ORDER = Rule(
    matterhorn="31-029",
    ua="7.21.7",
    archival="6.2.11.7.2",
    sentence="No code stands for U+FEFF or U+FFFE.",
)
NOTDEF = Rule(
    matterhorn="31-030",
    ua="7.21.8",
    archival="6.2.11.8",
    sentence="No text shows the glyph .notdef, the box for what a font does not have.",
)
PRIVATE = Rule(
    archival="6.2.11.7.3", sentence="No code stands for a character of the Private Use Area."
)
ENTRIES = Rule(
    ua="7.21.1",
    archival="6.2.11.2",
    sentence="A font has the entries that ISO 32000-1, 9.6 and 9.7, ask for.",
)

_KINDS = ("/Type0", "/Type1", "/MMType1", "/TrueType", "/Type3")
_NAMED_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding")


def check_fonts(fonts: Iterable[Font], tree: Tree) -> Iterator[Finding]:
    """Check every font that something is shown in."""
    for font in fonts:
        if font.entries.get("/Type") != "/Font" or font.entries.get("/Subtype") not in _KINDS:
            yield Finding(ENTRIES, f"The font {font.entries.get('/BaseFont')} is of no known kind.")
        elif font.shown:
            composite = font.entries.get("/Subtype") == "/Type0"
            yield from (_Composite if composite else _Simple)(font, tree).check()


class _Checked:
    """A font with the codes that are shown in it."""

    width = 1  # bytes of a code

    def __init__(self, font: Font, tree: Tree) -> None:
        self.font, self.tree, self.entries = font, tree, font.entries
        self.name = str(font.entries.get("/BaseFont", "/Type3"))[1:]
        shown = (b"".join(operands) for operands in font.shown.values())
        self.codes = sorted(self._codes(b"".join(shown)))

    def _codes(self, operands: bytes) -> set[int]:
        found: set[int] = set()
        for text in strings(operands):
            pieces = (text[n : n + self.width] for n in range(0, len(text), self.width))
            found.update(int.from_bytes(piece, "big") for piece in pieces)
        return found

    def told(self, rule: Rule, code: int, what: str) -> Finding:
        """Return a finding about a code, at the first element that shows it."""
        for (number, page), operands in self.font.shown.items():
            if code in self._codes(b"".join(operands)):
                message = f"{what} in the font {self.name} on page {page}."
                element = self.tree.numbers.get(number)
                return element.breaks(rule, message) if element else Finding(rule, message)
        raise AssertionError("a code that is not shown")

    def meanings(self, known: dict[int, str]) -> Iterator[Finding]:
        """Check what the codes stand for."""
        for code in self.codes:
            text = known.get(code, "")
            if not text:
                yield self.told(TO_UNICODE, code, f"The code {code} stands for no text")
            elif "\0" in text:
                yield self.told(ZERO, code, f"The code {code} stands for U+0000")
            elif "\ufeff" in text or "\ufffe" in text:
                yield self.told(BYTE_ORDER, code, f"The code {code} stands for U+FEFF or U+FFFE")
            elif any(_is_private(character) for character in text):
                points = " ".join(f"U+{ord(character):04X}" for character in text)
                yield self.told(PRIVATE, code, f"The private character {points} is shown")

    def unicode(self) -> dict[int, str]:
        """Return the ToUnicode map; empty if there is none."""
        stream = self.entries.get("/ToUnicode")
        return read_unicode(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}


class _Composite(_Checked):
    width = 2

    def check(self) -> Iterator[Finding]:
        cids = self._cids()
        if cids is None:
            yield Finding(ENCODING, f"The font {self.name} has an unknown encoding.")
            return
        known = self.unicode()
        yield from self.meanings(known)
        inner = self.entries.DescendantFonts[0]
        if inner.get("/Subtype") not in ("/CIDFontType0", "/CIDFontType2"):
            yield Finding(ENTRIES, f"The font {self.name} is of no known kind.")
        descriptor: Any = inner.get("/FontDescriptor", {})
        program = _program(descriptor)
        if program is None:
            yield Finding(EMBEDDED, f"The font {self.name} is not embedded.")
            return
        if not _lists_all(descriptor.get("/CIDSet"), cids.values()):
            yield Finding(SUBSET_LIST, f"The font {self.name} does not list all its glyphs.")
        if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            yield Finding(GLYPH_MAP, f"The font {self.name} has no CIDToGIDMap.")
            return
        yield from self._glyphs(inner, read_program(program.read_bytes()), cids, known)

    def _cids(self) -> dict[int, int] | None:
        """Return the CIDs of the codes that are shown; None if they cannot be told."""
        encoding = self.entries.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            known = read_cids(encoding.read_bytes())
            return None if known is None else {code: known.get(code, 0) for code in self.codes}
        identity = str(encoding) in ("/Identity-H", "/Identity-V")
        return dict(zip(self.codes, self.codes, strict=True)) if identity else None

    def _glyphs(
        self, inner: Any, program: Program | None, cids: dict[int, int], known: dict[int, str]
    ) -> Iterator[Finding]:
        written, default = _widths(inner), float(inner.get("/DW", 1000))
        glyph_map = inner.get("/CIDToGIDMap")
        table = glyph_map.read_bytes() if isinstance(glyph_map, pikepdf.Stream) else None
        for code, cid in cids.items():
            glyph = cid if table is None else int.from_bytes(table[2 * cid :][:2], "big")
            if glyph == 0:
                yield self.told(NOTDEF, code, f"{_character(known.get(code, ''))} has no glyph")
            elif program is None:
                continue
            elif glyph >= program.glyphs:
                yield self.told(GLYPHS, code, f"The glyph {glyph}, which is not there, is shown")
            elif abs(written.get(cid, default) - program.width(glyph)) > 1:
                yield self.told(WIDTHS, code, f"The glyph {glyph} has another width")


class _Simple(_Checked):
    def check(self) -> Iterator[Finding]:
        encoding = self.entries.get("/Encoding")
        if known := self.unicode():
            yield from self.meanings(known)
        elif str(encoding) not in _NAMED_ENCODINGS:
            yield Finding(TO_UNICODE, f"The font {self.name} does not say what its codes mean.")
        first, last = (int(self.entries.get(key, -1)) for key in ("/FirstChar", "/LastChar"))
        if first < 0 or len(self.entries.get("/Widths", ())) != last - first + 1:
            yield Finding(ENTRIES, f"The font {self.name} does not tell its widths.")
        if self.entries.get("/Subtype") == "/Type3":
            yield from self._drawn(encoding)
        elif _program(self.entries.get("/FontDescriptor", {})) is None:
            yield Finding(EMBEDDED, f"The font {self.name} is not embedded.")

    def _drawn(self, encoding: Any) -> Iterator[Finding]:
        """Check that a font whose glyphs are content streams has one for each code."""
        names, code = {}, 0
        for entry in encoding.get("/Differences", ()) if encoding is not None else ():
            if isinstance(entry, pikepdf.Name):
                names[code] = str(entry)
                code += 1
            else:
                code = int(entry)
        glyphs: Any = self.entries.get("/CharProcs", {})
        for code in self.codes:
            if names.get(code, "/.notdef") not in glyphs:
                yield self.told(NOTDEF, code, "A character has no glyph")


def _character(text: str) -> str:
    points = " ".join(f"U+{ord(character):04X}" for character in text)
    if not text:
        return "A character"
    return f"The character {text} ({points})" if text.isprintable() else f"The character {points}"


def _lists_all(listed: Any, cids: Iterable[int]) -> bool:
    """Whether a CIDSet, if there is one, has all CIDs up to the last, and those that are shown."""
    if listed is None:
        return True
    bits = "".join(f"{byte:08b}" for byte in listed.read_bytes()).rstrip("0")
    return "0" not in bits and max(cids, default=0) < len(bits)


def _program(descriptor: Any) -> Any:
    keys = ("/FontFile", "/FontFile2", "/FontFile3")
    return next((descriptor[key] for key in keys if key in descriptor), None)


def _widths(inner: Any) -> dict[int, float]:
    """Return the widths of a CIDFont (ISO 32000-1, 9.7.4.3)."""
    found: dict[int, float] = {}
    entries = list(inner.get("/W", ()))
    while len(entries) > 1:
        first, second = entries[:2]
        if isinstance(second, pikepdf.Array):
            found.update(enumerate(map(float, second), int(first)))
            entries = entries[2:]
        else:
            width = float(entries[2]) if len(entries) > 2 else 0
            found.update(dict.fromkeys(range(int(first), min(int(second), 65535) + 1), width))
            entries = entries[3:]
    return found


def _is_private(character: str) -> bool:
    code = ord(character)
    return 0xE000 <= code <= 0xF8FF or 0xF0000 <= code <= 0xFFFFD or 0x100000 <= code <= 0x10FFFD
