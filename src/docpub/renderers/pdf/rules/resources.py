"""What content streams use: fonts, pictures, colours and states, each looked at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf

from docpub.renderers.pdf.rules.rule import Finding, Rule, words
from docpub.renderers.pdf.rules.tree import Element

INTERPOLATED = Rule(archival="6.2.8", sentence="No picture is to be smoothed (Interpolate).")
PICTURE = Rule(
    archival="6.2.8", sentence="A picture has no alternates, no OPI, and 1, 2, 4, 8 or 16 bits."
)
JPEG_2000 = Rule(archival="6.2.8.3", sentence="JPEG 2000, which is not looked into, is not used.")
FORM = Rule(archival="6.2.9", sentence="A form has no PostScript and no OPI.")
REFERENCE = Rule(
    matterhorn="30-001",
    ua="7.20",
    archival="6.2.9",
    sentence="No form refers to another file.",
)
STATE = Rule(
    archival="6.2.5", sentence="No graphics state has a transfer function or a halftone of its own."
)
BLEND_MODE = Rule(archival="6.2.10", sentence="Blend modes are those of ISO 32000-1.")
PROFILE = Rule(
    archival="6.2.4.2", sentence="Colour profiles are of a kind and version that PDF 1.7 knows."
)

_BLEND_MODES = words(
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn "
    "/HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity"
)
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
DEVICE_SPACES = frozenset(_SHORT.values())


class Spot(msgspec.Struct, frozen=True):
    """Where something was found: a page, and the structure element that it belongs to there."""

    page: int
    element: Element | None = None

    def breaks(self, rule: Rule, message: str) -> Finding:
        """Return the finding that a rule is broken here."""
        return self.element.breaks(rule, message) if self.element else Finding(rule, message)


class Font(msgspec.Struct):
    """A font, and what was shown in it: operands, with the element and the page they stand on."""

    entries: pikepdf.Dictionary
    shown: dict[tuple[int, int], list[bytes]] = {}


class Used(msgspec.Struct):
    """What the content streams read so far use.

    `spaces` are the device colour spaces, each with where it was first found, `transparent` are
    the pages with transparency.
    """

    fonts: dict[Any, Font] = {}
    spaces: dict[str, Spot] = {}
    transparent: set[int] = set()
    findings: list[Finding] = []


def check_picture(image: Any, used: Used, spot: Spot) -> None:
    """Look at an image XObject, and at its masks."""
    if image.get("/Interpolate", False) is True:
        used.findings.append(
            spot.breaks(INTERPOLATED, f"A picture on page {spot.page} is to be smoothed.")
        )
    bits = image.get("/BitsPerComponent", 8)
    if "/Alternates" in image or "/OPI" in image or bits not in (1, 2, 4, 8, 16):
        used.findings.append(
            spot.breaks(PICTURE, f"A picture on page {spot.page} has odd entries.")
        )
    if "/JPXDecode" in filters(image):
        used.findings.append(spot.breaks(JPEG_2000, f"A picture on page {spot.page} is JPEG 2000."))
    if not image.get("/ImageMask", False):
        check_space(image.get("/ColorSpace"), used, spot)
    for key in ("/SMask", "/Mask"):
        if isinstance(mask := image.get(key), pikepdf.Stream):
            used.transparent.add(spot.page)
            check_picture(mask, used, spot)


def check_form(form: Any, used: Used, spot: Spot) -> None:
    """Look at a form XObject, not at its content."""
    if "/Ref" in form:
        used.findings.append(
            spot.breaks(REFERENCE, f"A form on page {spot.page} refers to a file.")
        )
    if "/OPI" in form or "/PS" in form or form.get("/Subtype2") == "/PS":
        used.findings.append(
            spot.breaks(FORM, f"A form on page {spot.page} has PostScript or OPI.")
        )
    if "/Group" in form:
        check_group(form.Group, used, spot)


def check_group(group: Any, used: Used, spot: Spot) -> None:
    """Look at the group of a page or form."""
    if group.get("/S") == "/Transparency":
        check_space(group.get("/CS"), used, spot)


def check_state(state: Any, used: Used, spot: Spot) -> None:
    """Look at a graphics state."""
    if {"/TR", "/HTP", "/HT"} & state.keys() or state.get("/TR2", "/Default") != "/Default":
        used.findings.append(
            spot.breaks(STATE, f"A graphics state on page {spot.page} has odd entries.")
        )
    modes = state.get("/BM", "/Normal")
    modes = list(modes) if isinstance(modes, pikepdf.Array) else [modes]
    if not _BLEND_MODES.issuperset(str(mode) for mode in modes):
        used.findings.append(
            spot.breaks(BLEND_MODE, f"Page {spot.page} has an unknown blend mode.")
        )
    opaque = all(state.get(key, 1) == 1 for key in ("/ca", "/CA"))
    if not opaque or str(modes[0]) != "/Normal" or state.get("/SMask", "/None") != "/None":
        used.transparent.add(spot.page)


def check_space(space: Any, used: Used, spot: Spot) -> None:
    """Look at a colour space, and at those that it rests on."""
    for part in _parts(space):
        if isinstance(part, str) and part in DEVICE_SPACES:
            used.spaces.setdefault(part, spot)
        elif isinstance(part, pikepdf.Stream) and not _is_profile(part):
            used.findings.append(
                spot.breaks(PROFILE, f"Page {spot.page} has an odd colour profile.")
            )


def check_profile(profile: Any) -> str:
    """Return the colours of a profile for output, `RGB`, `CMYK` or `GRAY`; empty if it is none."""
    header = profile.read_bytes()[:20]
    if header[12:16] not in (b"prtr", b"mntr") or header[8:9] >= b"\5":
        return ""
    colours = header[16:20].decode("latin-1").strip()
    return colours if colours in ("RGB", "CMYK", "GRAY") else ""


def filters(stream: Any) -> list[str]:
    """Return the names of the filters of a stream."""
    names = stream.get("/Filter", ())
    return [str(n) for n in (names if isinstance(names, pikepdf.Array | tuple) else (names,))]


def _parts(space: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(space, pikepdf.Name):
        yield _SHORT.get(str(space), str(space))
    elif isinstance(space, pikepdf.Array) and len(space) > 1 and depth < 8:
        kind = str(space[0])
        if kind == "/ICCBased":
            yield space[1]
        elif kind in ("/Indexed", "/I", "/Pattern"):
            yield from _parts(space[1], depth + 1)
        elif kind in ("/Separation", "/DeviceN"):
            yield from _parts(space[2], depth + 1)


def _is_profile(profile: Any) -> bool:
    header = profile.read_bytes()[:20]
    kinds = (b"prtr", b"mntr", b"scnr", b"spac")
    colours = (b"RGB ", b"CMYK", b"GRAY", b"Lab ")
    return header[12:16] in kinds and header[16:20] in colours and header[8:9] < b"\5"
