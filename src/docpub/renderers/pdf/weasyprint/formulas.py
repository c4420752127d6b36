"""Formulas as pictures: WeasyPrint knows no MathML. The only module that knows ziamath."""

from __future__ import annotations

import unicodedata
import warnings
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from docpub.diagnostics import Problems
from docpub.formulas import FormulaError, to_mathml
from docpub.model import InlineMath, Math
from docpub.renderers.markup import Element, sub

_SIZE = 100  # units of the drawing to the em
_UNSEEN = ("Cf", "Mn", "Zs")  # categories of characters that need no glyph of their own
_VARIANTS = dict.fromkeys(range(0xFE00, 0xFE10))  # selectors, which ziamath would draw


class FormulaPictures:
    """Draws formulas; those that it cannot draw are reported, and shown as their source."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def draw(self, node: InlineMath | Math) -> Element:
        """Return a picture that grows with the text. Raises `FormulaError` if there is none."""
        mathml = to_mathml(node.value, block=isinstance(node, Math))
        try:
            return _picture(mathml.translate(_VARIANTS), node.alt or node.value)
        except Exception as error:  # whatever a library for drawing meets in odd formulas
            message = f"The formula {node.value[:40]!r} cannot be drawn: {error}."
            self._problems.report("math-not-drawn", message, node.span)
            raise FormulaError(message) from error


def _picture(mathml: str, alt: str) -> Element:
    drawing = _drawing()(mathml, size=_SIZE)
    _check_glyphs(mathml, drawing.font)
    below = drawing.getyofst()
    drawn = drawing.svgxml()
    picture = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "math"})
    picture.set("viewBox", drawn.get("viewBox", ""))
    width, height = (float(drawn.get(side, 0)) / _SIZE for side in ("width", "height"))
    if height <= 0:
        raise FormulaError("there is nothing to see in it")
    style = f"width: {width:.3f}em; height: {height:.3f}em; vertical-align: {below / _SIZE:.3f}em"
    picture.set("style", style)
    sub(picture, "title").text = alt
    picture.extend(drawn)
    return picture


@cache
def _drawing() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it finds its fonts
        from ziamath.config import config  # slow to import
        from ziamath.zmath import Math as Drawing
    config.svg2 = False  # paths that need no identifiers
    return Drawing


def _check_glyphs(mathml: str, font: Any) -> None:
    for character in "".join(ET.fromstring(mathml).itertext()):
        if unicodedata.category(character) not in _UNSEEN and not font.glyphindex(character):
            raise FormulaError(f"the font has no {character!r}")
