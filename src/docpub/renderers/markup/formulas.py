"""Formulas: MathML with a text for those who cannot see it, or else their source."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from docpub.formulas import FormulaError, to_mathml
from docpub.model import InlineMath, Math
from docpub.renderers.markup.profile import Profile
from docpub.renderers.markup.tree import Element, sub

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"


def inline_formula(profile: Profile, parent: Element, node: InlineMath) -> None:
    """Append a formula in a text."""
    try:
        parent.append(_formula(profile, node))
    except FormulaError:
        sub(parent, "code").text = node.value


def block_formula(profile: Profile, parent: Element, node: Math) -> None:
    """Append a formula in a line of its own. Raises `FormulaError`, and appends nothing."""
    formula = _formula(profile, node)
    sub(parent, "div", {"class": "formula", "id": node.id}).append(formula)


def name_by_formulas(element: Element) -> None:
    """Name a link or heading that holds formulas alone, which not all readers read out."""
    formulas = [*element.iter("math")]
    if formulas and not words_beside(element).strip() and not any(element.iter("img")):
        element.set("aria-label", " ".join(formula.get("alttext", "") for formula in formulas))


def words_beside(element: Element) -> str:
    """Return the words of an element without those in formulas."""
    if element.tag == "math":
        return ""
    below = (words_beside(child) + (child.tail or "") for child in element)
    return (element.text or "") + "".join(below)


def _formula(profile: Profile, node: InlineMath | Math) -> Element:
    return profile.formula(node) if profile.formula else _mathml(node)


def _mathml(node: InlineMath | Math) -> Element:
    """Return the formula with its source, which programs read from it again."""
    made = ET.fromstring(to_mathml(node.value, block=isinstance(node, Math)))
    math = Element("math", {"xmlns": _NAMESPACE})
    if isinstance(node, Math):
        math.set("display", "block")
    math.set("alttext", node.alt or node.value)
    semantics = sub(math, "semantics")
    sub(semantics, "mrow").extend(made)
    sub(semantics, "annotation", {"encoding": "application/x-tex"}).text = node.value
    return math
