"""The files of fonts: whether they are there, their bytes, and the characters they have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources, util
from io import BytesIO

from docpub.fonts.catalogue import CODE, FONTS, Font


@cache
def is_installed(font: Font) -> bool:
    """Whether the package of a font is there."""
    return util.find_spec(font.package) is not None


def addresses(font: Font) -> tuple[str, ...]:
    """Return the addresses of a font's faces, as `read` takes them."""
    return tuple(f"{font.package}/{file}" for file in font.files)


_OURS = frozenset(address for font in (*FONTS, CODE) for address in addresses(font))


def read(address: str) -> bytes:
    """Return the bytes of a face. Raises `ValueError` for an address that is none of ours."""
    if address not in _OURS:
        raise ValueError(f"there is no font {address[:80]!r}")
    package, _, file = address.partition("/")
    return resources.files(package).joinpath(file).read_bytes()


@cache
def coverage(font: Font) -> frozenset[int]:
    """Return the code points that a font has a glyph for; none if it is not installed."""
    return frozenset(glyphs(font))


@cache
def glyphs(font: Font) -> Mapping[int, str]:
    """Return the names of the glyphs that the upright face of a font has for code points."""
    if not is_installed(font):
        return {}
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # slow to import

    found: dict[int, str] = TTFont(BytesIO(read(addresses(font)[0])), lazy=True).getBestCmap()
    return found
