"""What differs between the web page, the handout and the book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


def _as_written(url: str) -> str | None:
    return url


@dataclass(frozen=True)
class Profile:
    """How to write the markup.

    `image` gives the address of a picture, or None for one that cannot be shown.
    `authored_levels` keeps the levels of headings as the author wrote them; else they follow
    from the depth of the sections, below the title's h1.
    """

    target: Literal["html", "pdf", "epub"] = "html"
    image: Callable[[str], str | None] = _as_written
    authored_levels: bool = False

    @property
    def epub(self) -> bool:
        """Whether the markup is XHTML with `epub:type`."""
        return self.target == "epub"
