"""Formulas written in LaTeX, as MathML. The only module that knows math-core."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

from docpub.limits import MAX_FORMULA, MAX_FORMULA_MARKS

# Each of these may hold all that follows, and math-core reads them by recursion.
_MARK = re.compile(r"\\[A-Za-z]+|[{\[^_]")
# What makes commands, which could grow without end, and what not every reader shows.
_REFUSED = re.compile(
    r"\\(?:\w*command|[egx]?def|let|DeclareMathOperator|\w*color\w*|[bx]?cancel)(?![A-Za-z])"
)
_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
_ENTITY = re.compile(r"&(?!lt;|gt;|amp;|quot;)[A-Za-z]+;")  # one that XML does not have


class FormulaError(Exception):
    """A formula cannot be shown as such; the message says why."""


@lru_cache(maxsize=512)
def to_mathml(latex: str, *, block: bool = False) -> str:
    """Return a formula as a `math` element (https://www.w3.org/TR/mathml-core/).

    Raises `FormulaError` for what is no formula, or is none of the LaTeX that docpub knows.
    """
    if not latex.strip():
        raise FormulaError("The formula is empty.")
    if len(latex) > MAX_FORMULA or len(_MARK.findall(latex)) > MAX_FORMULA_MARKS:
        raise FormulaError(
            f"The formula is too long: {MAX_FORMULA:,} characters are read, "
            f"with {MAX_FORMULA_MARKS} commands and braces."
        )
    if _COMMENT.search(latex):
        raise FormulaError("A percent sign begins a comment; write it as `\\%`.")
    if refused := _REFUSED.search(latex):
        raise FormulaError(f"`{refused[0]}` is not taken in a formula.")
    return _convert(latex, block)


def _convert(latex: str, block: bool) -> str:
    from math_core import LatexError  # only for a document with formulas

    try:
        made = _converter().convert_with_local_state(latex, displaystyle=block)
        made = _ENTITY.sub(lambda entity: unescape(entity[0]), made)
        return ET.tostring(_mended(ET.fromstring(made)), encoding="unicode")
    except (LatexError, ET.ParseError) as error:  # the latter for what XML cannot hold
        raise FormulaError(re.sub(r"^\d+: ", "", str(error))) from error


@cache
def _converter() -> Any:
    from math_core import LatexToMathML

    return LatexToMathML(fancy_error=False, max_expansions=MAX_FORMULA_MARKS)


def _mended(math: ET.Element) -> ET.Element:
    """Write as MathML 3, which is that of EPUB, what only MathML Core allows.

    That is: styles on any element, which get an element of their own, and HTML in a text.
    """
    for text in math.iter("mtext"):
        text.text, text[:] = "".join(text.itertext()), []
    for parent in list(math.iter()):
        for index, child in enumerate(parent):
            if style := _style(child):
                parent[index] = ET.Element("mstyle", style)
                parent[index].append(child)
    return math


def _style(element: ET.Element) -> dict[str, str]:
    """Take from an element the styles that it may not have."""
    names = ["scriptlevel"] if element.tag == "mtable" else ["displaystyle", "scriptlevel"]
    if element.tag == "mstyle":
        return {}
    return {name: element.attrib.pop(name) for name in names if name in element.attrib}
