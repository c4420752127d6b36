"""What a font program and a ToUnicode map say of glyphs (ISO 32000-1, 9.10.3; OpenType 1.9)."""

from __future__ import annotations

import re
import struct
from struct import unpack_from

import msgspec

from docpub.renderers.pdf.rules.operators import from_hex

_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_TARGET = rb"<([\dA-Fa-f\s]*)>"
_PAIR = re.compile(_TARGET + rb"\s*" + _TARGET)
_TRIPLE = re.compile(_TARGET + rb"\s*" + _TARGET + rb"\s*(?:" + _TARGET + rb"|\[([^\]]*)\])")
_CID = re.compile(rb"begincid(char|range)(.*?)endcid", re.DOTALL)
_CIDS = re.compile(_TARGET + rb"\s*(?:" + _TARGET + rb"\s*)?(\d+)")
_TWO_BYTES = re.compile(rb"\b1\s+begincodespacerange\s*<0000>\s*<ffff>", re.IGNORECASE)
_MOST = 0x10000


class Program(msgspec.Struct, frozen=True):
    """A font program in an OpenType wrapper: how many glyphs, and their widths in units."""

    glyphs: int
    units: int
    widths: tuple[int, ...]

    def width(self, glyph: int) -> float:
        """Return the width of a glyph in thousandths of an em."""
        return self.widths[min(glyph, len(self.widths) - 1)] * 1000 / self.units


def read_program(data: bytes) -> Program | None:
    """Read a font program; None if it has another form, or is broken."""
    if data[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        return None
    try:
        records = (unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(_uint(data, 4)))
        tables = {tag: offset for tag, _, offset, _ in records}
        metrics = _uint(data, tables[b"hhea"] + 34)
        pairs = unpack_from(f">{2 * metrics}H", data, tables[b"hmtx"])
        units = _uint(data, tables[b"head"] + 18)
        return Program(_uint(data, tables[b"maxp"] + 4), units, pairs[::2]) if pairs else None
    except (KeyError, struct.error):
        return None


def read_unicode(data: bytes) -> dict[int, str]:
    """Return the text that each code stands for."""
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(data):
        if kind == b"char":
            found.update((_code(code), _string(text)) for code, text in _PAIR.findall(body))
            continue
        for first, last, start, texts in _TRIPLE.findall(body):
            codes = range(_code(first), min(_code(last), _code(first) + _MOST) + 1)
            given = [_string(text) for text in re.findall(_TARGET, texts)]
            found.update(zip(codes, given or _following(_string(start), len(codes)), strict=False))
    return found


def read_cids(data: bytes) -> dict[int, int] | None:
    """Return the number of the glyph (CID) for each code; None if codes are not of two bytes."""
    if b"usecmap" in data or not _TWO_BYTES.search(data):
        return None
    found: dict[int, int] = {}
    for first, last, cid in _CIDS.findall(b" ".join(body for _, body in _CID.findall(data))):
        codes = range(_code(first), min(_code(last or first), _MOST) + 1)
        found.update(zip(codes, range(int(cid), int(cid) + len(codes)), strict=True))
    return found


def _following(text: str, count: int) -> list[str]:
    last = ord(text[-1]) if text else 0
    return [text[:-1] + chr(min(last + n, 0x10FFFF)) for n in range(count)] if text else []


def _code(digits: bytes) -> int:
    return int.from_bytes(from_hex(digits), "big")


def _string(digits: bytes) -> str:
    return from_hex(digits).decode("utf-16-be", "replace")


def _uint(data: bytes, offset: int) -> int:
    value: int = unpack_from(">H", data, offset)[0]
    return value
