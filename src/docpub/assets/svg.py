"""Drawings (SVG 2, https://www.w3.org/TR/SVG2/): what draws is kept; what runs or fetches is not.

What comes out is written anew from what was read, so no other reader can see something else in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from docpub.assets.css import clean_declarations, clean_sheet, fetches
from docpub.assets.errors import PictureError
from docpub.assets.pictures import SVG, data_url, embedded_picture
from docpub.limits import MAX_SVG_DEPTH, MAX_SVG_ELEMENTS

_SPACE = "{http://www.w3.org/2000/svg}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_DRAWING = """
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line
    linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg
    switch symbol text textPath title tspan use
"""
_ELEMENTS = frozenset(_DRAWING.split())
# What editors note in a drawing; nobody sees it.
_UNSEEN = frozenset({"metadata", "namedview"})
_NAMES = {
    "{http://www.w3.org/1999/xlink}href": "xlink:href",
    "{http://www.w3.org/XML/1998/namespace}lang": "xml:lang",
    "{http://www.w3.org/XML/1998/namespace}space": "xml:space",
}
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_POINTING = frozenset({"image", "use"})  # which show nothing without one of these
_LINKS = ("href", "xlink:href")
_DRAWN_AGAIN = frozenset({"pattern", "mask", "clipPath", "marker"})
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,")
_POINTER = re.compile(r"url\(\s*[\"']?#([^\"')]+)")


def clean(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a drawing without what runs or fetches, and the names of what was taken out.

    Raises `PictureError` if it cannot be read, or would take too long to draw.
    """
    root = _parse(data)
    removed = {"`<?xml-stylesheet?>`"} if b"<?xml-stylesheet" in data else set()
    _check_depth(root)
    _clean_attributes(root, removed)
    waiting = [root]
    while waiting:
        element = waiting.pop()
        _clean_children(element, removed)
        waiting.extend(element)
    _write_names_plainly(root)
    _check_size(root)
    return f"{ET.tostring(root, encoding='unicode')}\n".encode(), tuple(sorted(removed))


def _parse(data: bytes) -> ET.Element:
    import defusedxml.ElementTree as Defused  # type: ignore[import-untyped]
    from defusedxml import DefusedXmlException

    try:
        root: ET.Element = Defused.fromstring(data)
    except DefusedXmlException as error:
        message = "declares entities, which are not read"
        raise PictureError("image-unreadable", message) from error
    except (ET.ParseError, LookupError, ValueError) as error:
        raise PictureError("image-unreadable", f"is not well-formed SVG: {error}") from error
    if root.tag != f"{_SPACE}svg":
        message = 'is not SVG: its root is no `svg` with `xmlns="http://www.w3.org/2000/svg"`'
        raise PictureError("image-unreadable", message)
    return root


def _check_depth(root: ET.Element) -> None:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > MAX_SVG_DEPTH:
            raise PictureError("image-too-large", f"is nested more than {MAX_SVG_DEPTH} deep")


def _clean_children(element: ET.Element, removed: set[str]) -> None:
    kept: list[ET.Element] = []
    for child in element:
        if _is_kept(child, removed):
            kept.append(child)
        elif child.tail and kept:
            kept[-1].tail = (kept[-1].tail or "") + child.tail
        elif child.tail:
            element.text = (element.text or "") + child.tail
    element[:] = kept
    if element.tag == f"{_SPACE}style":
        element.text = clean_sheet("".join(element.itertext()), removed)
        element[:] = []


def _is_kept(element: ET.Element, removed: set[str]) -> bool:
    name = element.tag.removeprefix(_SPACE)
    if name in _ELEMENTS:
        _clean_attributes(element, removed)
        return name not in _POINTING or any(link in element.attrib for link in _LINKS)
    foreign = name.startswith("{") and not name.startswith(_XHTML)
    if not foreign and name not in _UNSEEN:
        removed.add(f"`<{name.rpartition('}')[2]}>`")
    return False


def _clean_attributes(element: ET.Element, removed: set[str]) -> None:
    given = [(_NAMES.get(name, name), value) for name, value in element.attrib.items()]
    element.attrib.clear()
    for name, value in given:
        cleaned = _attribute(element, name, value, removed)
        if cleaned is not None:
            element.set(name, cleaned)


def _attribute(element: ET.Element, name: str, value: str, removed: set[str]) -> str | None:
    """Return what an attribute may say, or None for one that is left out."""
    if name.startswith("{") and name != _BASE:
        return None  # an editor's
    if name == "style":
        return clean_declarations(value, removed)
    if name in _LINKS:
        cleaned = _link(element, value.strip())
    else:
        cleaned = None if name == _BASE or _runs(name, value) else value
    if cleaned is None:
        removed.add(f"`{name.rpartition('}')[2]}`")
    return cleaned


def _runs(name: str, value: str) -> bool:
    spoken = name.startswith(("aria-", "data-")) or name in ("class", "id", "d", "points")
    return name.lower().startswith("on") or (not spoken and fetches(value))


def _link(element: ET.Element, url: str) -> str | None:
    """Return an address that stays within the drawing."""
    if url.startswith("#"):
        return url
    if element.tag != f"{_SPACE}image" or not _RASTER.match(url):
        return None
    shown = embedded_picture(url)
    return None if shown.media_type == SVG else data_url(shown)


def _write_names_plainly(root: ET.Element) -> None:
    """Write names as SVG is written by hand; all elements left are of its own namespace."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SPACE)
    root.set("xmlns", _SPACE[1:-1])
    if any("xlink:href" in element.attrib for element in root.iter()):
        root.set("xmlns:xlink", "http://www.w3.org/1999/xlink")


def _check_size(root: ET.Element) -> None:
    """Go through a drawing as who draws it does: parts that it uses again come again."""
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    stack, drawn = [(root, 1)], 0
    while stack:
        element, depth = stack.pop()
        drawn += 1
        if drawn > MAX_SVG_ELEMENTS or depth > MAX_SVG_DEPTH:
            message = f"would draw more than {MAX_SVG_ELEMENTS:,} elements, or parts in themselves"
            raise PictureError("image-too-large", message)
        again = (named[name] for name in _pointers(element) if name in named)
        drawn_again = [p for p in again if element.tag == "use" or p.tag in _DRAWN_AGAIN]
        stack += [(part, depth + 1) for part in (*element, *drawn_again)]


def _pointers(element: ET.Element) -> Iterator[str]:
    if element.tag == "use":
        yield from (element.get(name, "#")[1:] for name in _LINKS)
    for value in element.attrib.values():
        yield from _POINTER.findall(value)
