"""What differs between the web page, the handout and the book."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from docpub.diagnostics import Span
from docpub.model import InlineMath, Math
from docpub.renderers.markup.tree import Element


def _as_written(url: str) -> str | None:
    return url


@dataclass(frozen=True)
class Profile:
    """How to write the markup.

    `image` gives the address of a picture, or None for one that cannot be shown.
    `formula` draws a formula where MathML is not understood; it raises `FormulaError` if it cannot.
    `authored_levels` keeps the levels of headings as the author wrote them, to compare with what
    specifications of Markdown show; else they follow from the depth of the sections, below the
    title's.
    `page_numbers` stands after a cross reference for the page of its target, which is not known
    before the pages are laid out; where there are no pages it is empty.
    `places` takes the places in the source that elements name in `data-place`, by their number.
    """

    target: Literal["html", "pdf", "epub"] = "html"
    image: Callable[[str], str | None] = _as_written
    formula: Callable[[InlineMath | Math], Element] | None = None
    authored_levels: bool = False
    page_numbers: str = ""
    places: list[Span] | None = None

    def place(self, elements: Iterable[Element], span: Span | None) -> None:
        """Note where in the source elements come from, if that is asked for."""
        if self.places is None or span is None:
            return
        for element in elements:
            element.attrib.setdefault("data-place", str(len(self.places)))
        self.places.append(span)

    @property
    def epub(self) -> bool:
        """Whether the markup is XHTML with `epub:type`."""
        return self.target == "epub"
