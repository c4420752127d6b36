"""What differs between the web page, the handout and the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from docpub.model import InlineMath, Math
from docpub.renderers.markup.tree import Element


def _as_written(url: str) -> str | None:
    return url


@dataclass(frozen=True)
class Profile:
    """How to write the markup.

    `image` gives the address of a picture, or None for one that cannot be shown.
    `formula` draws a formula where MathML is not understood; it raises `FormulaError` if it cannot.
    `authored_levels` keeps the levels of headings as the author wrote them; else they follow
    from the depth of the sections, below the title's h1.
    """

    target: Literal["html", "pdf", "epub"] = "html"
    image: Callable[[str], str | None] = _as_written
    formula: Callable[[InlineMath | Math], Element] | None = None
    authored_levels: bool = False

    @property
    def epub(self) -> bool:
        """Whether the markup is XHTML with `epub:type`."""
        return self.target == "epub"
