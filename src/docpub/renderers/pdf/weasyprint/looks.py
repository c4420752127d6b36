"""How words are set on pages that are laid out: how large, and in which colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from docpub.diagnostics import Span
from docpub.renderers.pdf.engine import Colour, Look
from docpub.renderers.pdf.weasyprint.loading import load

_POINTS, _MM = 0.75, 25.4 / 96  # to the pixel
_BOLD = 700
_PAPER = (1.0, 1.0, 1.0)
# What is smaller than the text on purpose.
_FINE_TAGS = frozenset({"sup", "sub", "code", "pre", "small"})
_FINE_CLASSES = frozenset({"references", "footnotes", "about", "citation"})


class _Around(NamedTuple):
    """What is around some words: their ground, if it is of one colour, and how opaque they are."""

    ground: Colour | None
    opacity: float = 1
    fine: bool = False
    place: str | None = None


class _Found(NamedTuple):
    """What is the same of words that look the same."""

    size: float
    x_height: float
    bold: bool
    colour: Colour
    ground: Colour | None
    fine: bool


def looks_of(document: Any, places: Sequence[Span]) -> tuple[Look, ...]:
    """Return each way in which letters and digits of alphabets with an x-height are set.

    The words are the first that are set so, and letters are counted on all pages.
    """
    first: dict[_Found, tuple[str, int, str | None]] = {}
    letters: dict[_Found, int] = {}
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        behind = _ground(box.canvas_background, _ground(box.background, _PAPER))
        for text, around in _texts(box, _Around(behind)):
            if counted := sum(map(_has_x_height, text.text)):
                found = _look(text, around)
                letters[found] = letters.get(found, 0) + counted
                first.setdefault(found, (text.text.strip(), number, around.place))
    return tuple(
        Look(
            words=words,
            page=page,
            letters=letters[found],
            span=places[int(place)] if place else None,
            **found._asdict(),
        )
        for found, (words, page, place) in first.items()
    )


def width_of_module(document: Any) -> float:
    """Return how wide a module of the narrowest QR code is, in mm; 0 if there is no code."""
    found = (
        min(box.width, box.height) * _MM / int(modules)
        for page in document.pages
        for box in page._page_box.descendants(placeholders=True)
        if box.element is not None and (modules := box.element.get("data-modules"))
    )
    return min(found, default=0)


def _texts(box: Any, around: _Around) -> Iterator[tuple[Any, _Around]]:
    """Yield the boxes of texts, each with what is around it."""
    box = getattr(box, "_box", box)  # of what is positioned, a placeholder stands in its place
    if hasattr(box, "pango_layout"):
        yield box, around
        return
    element = box.element
    margin = type(box).__name__ == "MarginBox"
    around = _Around(
        ground=_ground(box.background, around.ground),
        opacity=around.opacity * box.style["opacity"],
        fine=around.fine or margin or (element is not None and _is_fine(element)),
        place=around.place if element is None else element.get("data-place", around.place),
    )
    for child in box.children:
        yield from _texts(child, around)


def _is_fine(element: Any) -> bool:
    names = (element.get("class") or "").split()
    return element.tag in _FINE_TAGS or not _FINE_CLASSES.isdisjoint(names)


def _look(text: Any, around: _Around) -> _Found:
    style = text.style
    size = style["font_size"]
    return _Found(
        size=round(size * _POINTS, 2),
        x_height=round(size * _MM * load().text.line_break.character_ratio(style, "ex"), 2),
        bold=style["font_weight"] >= _BOLD,
        colour=_painted(style["color"], around.ground or _PAPER, around.opacity),
        ground=around.ground,
        fine=around.fine,
    )


def _ground(background: Any, behind: Colour | None) -> Colour | None:
    """Return the colour of a background; None if there is a picture or a gradient in it."""
    if background is None:
        return behind
    if any(layer.image is not None for layer in background.layers):
        return None
    return behind and _painted(background.color, behind)


def _painted(colour: Any, behind: Colour, opacity: float = 1) -> Colour:
    """Return what a colour is where it is painted on another one."""
    srgb = colour.to("srgb")
    alpha = srgb.alpha * opacity
    pairs = zip(srgb.coordinates, behind, strict=True)
    red, green, blue = (alpha * min(max(own, 0), 1) + (1 - alpha) * under for own, under in pairs)
    return red, green, blue


def _has_x_height(character: str) -> bool:
    return character.isdigit() or character.lower() != character.upper()
