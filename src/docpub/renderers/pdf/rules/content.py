"""Rules on what pages paint: all is tagged or an artifact (ISO 32000-1, 14.6 and 14.8.2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pikepdf

from docpub.renderers.pdf.rules.marks import Mark, last_name, read_mark
from docpub.renderers.pdf.rules.operators import GRAY, RGB, ContentError, operators
from docpub.renderers.pdf.rules.resources import (
    INTERPOLATED,
    Font,
    Spot,
    Used,
    check_form,
    check_group,
    check_picture,
    check_space,
    check_state,
)
from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.structure import LANGUAGE, is_language
from docpub.renderers.pdf.rules.tree import Tree

UNREADABLE = Rule(
    ua="7.1", archival="6.2.2", sentence="Content streams hold the operators of ISO 32000-1 alone."
)
ARTIFACT_INSIDE = Rule(
    matterhorn="01-003", ua="7.1", sentence="No artifact stands inside tagged content."
)
TAGGED_INSIDE = Rule(
    matterhorn="01-004", ua="7.1", sentence="No tagged content stands inside an artifact."
)
UNTAGGED = Rule(
    matterhorn="01-005", ua="7.1", sentence="All content is in the tag tree or an artifact."
)
FORM_TWICE = Rule(
    matterhorn="30-002", ua="7.20", sentence="A form that has tagged content is painted once."
)
NESTED = Rule(archival="6.1.13", sentence="States of graphics are saved at most 28 deep.")

_DEEPEST = 28
_SMOOTHED = re.compile(rb"/I(?:nterpolate)?\s+true\b")
_SPACE = re.compile(rb"/C(?:olor)?S(?:pace)?\s*(/\w+)")
_COLOURS = {"/DeviceRGB": RGB, "/DeviceGray": GRAY}
_OUTSIDE, _ARTIFACT, _NAMELESS = 0, -1, -2  # else the number of the element that content is of


class _Place(msgspec.Struct):
    """Where a stream is read.

    `holder` is the number of the page or form whose MCIDs it has, `parents` what the parent tree
    has for them, `marks` what the marked content that is open belongs to.
    """

    page: int
    holder: int
    parents: list[int]
    resources: Any
    marks: list[int]
    fonts: dict[str, Font] = {}
    font: Font | None = None
    saved: list[Font | None] = []


class ContentReader:
    """Reads all that is painted, and gathers in `used` what it takes for it."""

    def __init__(self, tree: Tree) -> None:
        self.used = Used()
        self.findings: list[Finding] = self.used.findings
        self._tree = tree
        self._read_already: set[tuple[int, int]] = set()
        self._tagged_forms: set[int] = set()
        self._fonts: dict[int, dict[str, Font]] = {}
        self._told: set[tuple[str, int]] = set()

    def read_page(self, page: pikepdf.Page, number: int) -> None:
        """Read the content of a page, and the appearances of its annotations."""
        parents = self._parents(page.obj)
        place = _Place(number, page.obj.objgen[0], parents, page.resources, [_OUTSIDE])
        if "/Group" in page.obj:
            check_group(page.obj.Group, self.used, Spot(number))
        self._read(page_content(page.obj.get("/Contents")), place)
        for annotation in page.obj.get("/Annots", ()):
            appearance: Any = annotation.get("/AP", {})
            for form in _streams(appearance.get("/N")):
                self._form(form, place, _ARTIFACT)

    def _parents(self, holder: Any) -> list[int]:
        found = self._tree.parents.get(holder.get("/StructParents", -1), ())
        return [0 if entry is None else entry.objgen[0] for entry in found]

    def _read(self, stream: bytes, place: _Place) -> None:
        place.fonts = self._look_at(place)
        for space, pattern in _COLOURS.items():
            if space not in self.used.spaces and pattern.search(stream):
                self.used.spaces[space] = Spot(place.page)
        try:
            for operands, operator in operators(stream):
                if step := _STEPS.get(operator):
                    step(self, place, operands)
                elif operator:
                    self._unusual(place, operator)
            if len(place.marks) > 1:
                raise ContentError("BDC without EMC")
        except ContentError as error:
            self._tell(UNREADABLE, place, f"Page {place.page} cannot be read: {error}.")

    def _unusual(self, place: _Place, operator: bytes) -> None:
        if not operator.startswith(b"BI"):
            raise ContentError(f"{operator[:20].decode('latin-1')!r} is no operator")
        self._paint(place)
        entries = operator.split(b"ID", 1)[0]
        for space in _SPACE.findall(entries):
            check_space(pikepdf.Name(space.decode("latin-1")), self.used, self._spot(place))
        if _SMOOTHED.search(entries):
            self._tell(INTERPOLATED, place, f"A picture on page {place.page} is to be smoothed.")

    def _save(self, place: _Place, _: bytes) -> None:
        place.saved.append(place.font)
        if len(place.saved) > _DEEPEST:
            self._tell(NESTED, place, f"Page {place.page} saves more than {_DEEPEST} states.")

    def _restore(self, place: _Place, _: bytes) -> None:
        if place.saved:
            place.font = place.saved.pop()

    def _set_font(self, place: _Place, operands: bytes) -> None:
        place.font = place.fonts.get(last_name(operands))

    def _set_space(self, place: _Place, operands: bytes) -> None:
        check_space(pikepdf.Name(last_name(operands)), self.used, self._spot(place))

    def _cmyk(self, place: _Place, _: bytes) -> None:
        check_space(pikepdf.Name.DeviceCMYK, self.used, self._spot(place))

    def _begin(self, place: _Place, operands: bytes) -> None:
        place.marks.append(self._open(read_mark(operands), place))

    def _begin_with_properties(self, place: _Place, operands: bytes) -> None:
        place.marks.append(self._open(read_mark(operands, place.resources), place))

    def _end(self, place: _Place, _: bytes) -> None:
        if len(place.marks) == 1:
            raise ContentError("EMC without BDC")
        place.marks.pop()

    def _open(self, mark: Mark, place: _Place) -> int:
        """Return what marked content that begins here belongs to."""
        outer = place.marks[-1]
        if mark.language is not None and not is_language(mark.language):
            self._tell(LANGUAGE, place, f"{mark.language!r} is no language tag.", outer)
        if mark.tag == "/Artifact":
            if outer not in (_OUTSIDE, _ARTIFACT):
                message = f"An artifact on page {place.page} stands inside tagged content."
                self._tell(ARTIFACT_INSIDE, place, message, outer)
            return _ARTIFACT
        return outer if mark.mcid is None else self._tagged(mark.mcid, outer, place)

    def _tagged(self, mcid: int, outer: int, place: _Place) -> int:
        self._tagged_forms.add(place.holder)
        element = self._tree.owners.get((place.holder, mcid))
        parent = place.parents[mcid] if mcid < len(place.parents) else 0
        if element is None or element.number != parent:
            message = f"Marked content on page {place.page} is not in the tag tree."
            self._tell(UNTAGGED, place, message)
        elif outer == _ARTIFACT:
            message = f"Tagged content on page {place.page} stands inside an artifact."
            self._tell(TAGGED_INSIDE, place, message, element.number)
        return element.number or _NAMELESS if element else _NAMELESS

    def _spot(self, place: _Place) -> Spot:
        return Spot(place.page, self._tree.numbers.get(place.marks[-1]))

    def _paint(self, place: _Place, _: bytes = b"") -> None:
        if place.marks[-1] == _OUTSIDE:
            message = f"Page {place.page} paints what is neither tagged nor an artifact."
            self._tell(UNTAGGED, place, message)

    def _show(self, place: _Place, operands: bytes) -> None:
        self._paint(place)
        if place.font is None:
            self._tell(UNREADABLE, place, f"Page {place.page} shows text without a font.")
        else:
            place.font.shown.setdefault((place.marks[-1], place.page), []).append(operands)

    def _draw(self, place: _Place, operands: bytes) -> None:
        name = last_name(operands)
        drawn = place.resources.get("/XObject", {}).get(name)
        if drawn is None:
            self._tell(UNREADABLE, place, f"Page {place.page} paints {name}, which is not there.")
        elif drawn.get("/Subtype") == "/Form":
            self._form(drawn, place, place.marks[-1])
        else:
            self._paint(place)
            if self._is_new(drawn, _OUTSIDE):
                check_picture(drawn, self.used, self._spot(place))

    def _form(self, form: Any, place: _Place, mark: int) -> None:
        number = form.objgen[0]
        if number in self._tagged_forms:
            self._tell(FORM_TWICE, place, f"A form on page {place.page} is painted twice.")
        if self._is_new(form, min(mark, 1)):
            check_form(form, self.used, self._spot(place))
            resources = form.get("/Resources", place.resources)
            inner = _Place(place.page, number, self._parents(form), resources, [mark])
            inner.font = place.font
            self._read(form.read_bytes(), inner)

    def _is_new(self, stream: Any, mark: int) -> bool:
        key = (stream.objgen[0], mark)
        new = key not in self._read_already
        self._read_already.add(key)
        return new

    def _look_at(self, place: _Place) -> dict[str, Font]:
        """Return the fonts of resources; look at the rest of what they hold."""
        resources = place.resources
        key = resources.objgen[0]
        if key and key in self._fonts:
            return self._fonts[key]
        for state in resources.get("/ExtGState", {}).values():
            check_state(state, self.used, self._spot(place))
        for space in resources.get("/ColorSpace", {}).values():
            if isinstance(space, pikepdf.Array):
                check_space(space, self.used, self._spot(place))
        for shading in resources.get("/Shading", {}).values():
            check_space(shading.get("/ColorSpace"), self.used, self._spot(place))
        for pattern in resources.get("/Pattern", {}).values():
            self._pattern(pattern, place)
        self._fonts[key] = fonts = self._fonts_of(resources, place)
        return fonts

    def _pattern(self, pattern: Any, place: _Place) -> None:
        if isinstance(pattern, pikepdf.Stream):
            self._form(pattern, place, _ARTIFACT)
        elif "/Shading" in pattern:
            check_space(pattern.Shading.get("/ColorSpace"), self.used, self._spot(place))

    def _fonts_of(self, resources: Any, place: _Place) -> dict[str, Font]:
        fonts: dict[str, Font] = {}
        for name, entries in resources.get("/Font", {}).items():
            key = entries.objgen[0] or (place.holder, name)
            if key not in self.used.fonts:
                self.used.fonts[key] = Font(entries)
                for glyph in entries.get("/CharProcs", {}).values():
                    self._form(glyph, place, _ARTIFACT)
            fonts[name] = self.used.fonts[key]
        return fonts

    def _tell(self, rule: Rule, place: _Place, message: str, number: int = 0) -> None:
        """Report what is wrong, each thing once."""
        if (message, number) not in self._told:
            self._told.add((message, number))
            spot = Spot(place.page, self._tree.numbers.get(number))
            self.findings.append(spot.breaks(rule, message))


_STEPS: dict[bytes, Callable[[ContentReader, _Place, bytes], None]] = {
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*"), ContentReader._paint),
    **dict.fromkeys((b"b", b"b*", b"s", b"S", b"sh"), ContentReader._paint),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b'"'), ContentReader._show),
    **dict.fromkeys((b"cs", b"CS"), ContentReader._set_space),
    **dict.fromkeys((b"k", b"K"), ContentReader._cmyk),
    b"q": ContentReader._save,
    b"Q": ContentReader._restore,
    b"BMC": ContentReader._begin,
    b"BDC": ContentReader._begin_with_properties,
    b"EMC": ContentReader._end,
    b"Tf": ContentReader._set_font,
    b"Do": ContentReader._draw,
}


def page_content(contents: Any) -> bytes:
    """Return the content of a page, which may be in pieces."""
    if contents is None:
        return b""
    pieces = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(piece.read_bytes() for piece in pieces)


def _streams(appearance: Any) -> list[Any]:
    if isinstance(appearance, pikepdf.Stream):
        return [appearance]
    if isinstance(appearance, pikepdf.Dictionary):
        return [form for form in appearance.values() if isinstance(form, pikepdf.Stream)]
    return []
